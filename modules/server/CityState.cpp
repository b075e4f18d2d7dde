// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Log.h>
#include <server/CityState.h>

#include <algorithm>

namespace egret::server {

namespace {

constexpr std::chrono::milliseconds tick{100};

} // namespace

Result<std::unique_ptr<CityState>> CityState::open(std::unique_ptr<ledger::Ledger> ledger, WorkerPool &pool)
{
    Result<std::unique_ptr<ledger::DocumentStore>> documents = ledger::DocumentStore::open(ledger->folder());
    if (!documents)
        return documents.error();
    std::unique_ptr<CityState> state(new CityState(std::move(ledger), pool));
    state->m_documents = std::move(documents).value();
    Result<std::shared_ptr<Snapshot>> loaded = currentSnapshot(*state->m_ledger, pool);
    if (!loaded)
        return loaded.error();
    state->m_snapshot = std::move(loaded).value();
    state->m_lastSeq = state->m_snapshot->seq;
    state->m_thread = std::thread([raw = state.get()] { raw->watch(); });
    return state;
}

CityState::~CityState()
{
    stop();
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

SnapshotPtr CityState::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

std::size_t CityState::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiters.size();
}

void CityState::whenBeyond(std::uint64_t since, std::chrono::steady_clock::time_point deadline,
                           std::shared_ptr<const std::atomic<bool>> gone, std::function<void()> wake)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping && m_lastSeq <= since) {
            m_waiters.push_back({since, deadline, std::move(gone), std::move(wake)});
            return;
        }
    }
    wake();
}

void CityState::poke()
{
    {
        const std::lock_guard lock(m_mutex);
        m_poked = true;
    }
    m_changed.notify_all();
}

void CityState::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    wakeWaiters();
}

void CityState::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_ended) {
        m_changed.wait_for(lock, tick, [this] { return m_poked || m_ended; });
        m_poked = false;
        lock.unlock();
        look();
        lock.lock();
    }
}

void CityState::look()
{
    const Result<std::int64_t> version = m_ledger->dataVersion();
    const Result<std::uint64_t> last = m_ledger->lastSeq();
    if (!version || !last) {
        log(LogLevel::Warning, "city",
            (!version ? version : Result<std::int64_t>(last.error())).error().message);
        return wakeWaiters();
    }
    const bool changed = version.value() != m_dataVersion || last.value() != m_lastSeq;
    m_dataVersion = version.value();
    m_lastSeq = last.value();
    wakeWaiters(); // before the columns: the feed is read from the log, and the wait should be short
    if (!changed)
        return;
    if (Outcome caughtUp = catchUp(); !caughtUp) {
        log(LogLevel::Warning, "city", "cannot follow the event log: " + caughtUp.error().message);
        m_dataVersion = -1; // try again at the next tick
    }
}

void CityState::wakeWaiters()
{
    std::vector<Waiter> due;
    {
        const std::lock_guard lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < m_waiters.size();) {
            Waiter &waiter = m_waiters[i];
            if (m_stopping || m_lastSeq > waiter.since || now >= waiter.deadline
                || (waiter.gone && *waiter.gone)) {
                due.push_back(std::move(waiter));
                if (i + 1 < m_waiters.size())
                    waiter = std::move(m_waiters.back());
                m_waiters.pop_back();
            } else {
                ++i;
            }
        }
    }
    for (const Waiter &waiter : due)
        waiter.wake();
}

Outcome CityState::catchUp()
{
    const SnapshotPtr current = snapshot();
    const Result<protocol::Manifest> manifest = m_ledger->manifest();
    if (!manifest)
        return manifest.error();
    std::shared_ptr<Snapshot> next;
    if (manifest.value() != *current->manifest) {
        next = std::make_shared<Snapshot>(*current);
        next->setManifest(manifest.value());
    }
    const Result<std::vector<protocol::ChangeEvent>> events = eventsSince(*m_ledger, current->seq);
    const bool otherDocuments = events
        && std::any_of(events.value().begin(), events.value().end(), [](const protocol::ChangeEvent &event) {
                                    return event.kind == protocol::ChangeKind::City;
                                });
    if (otherDocuments || (!events && events.error().code == Error::Code::Stale)) { // or compacted beyond us
        Result<std::shared_ptr<Snapshot>> loaded = currentSnapshot(*m_ledger, m_pool);
        if (!loaded)
            return loaded.error();
        next = std::move(loaded).value();
    } else if (!events) {
        return events.error();
    } else if (!events.value().empty()) {
        next = advanced(next ? *next : *current, events.value());
    }
    if (next) {
        const std::lock_guard lock(m_mutex);
        m_snapshot = std::move(next);
    }
    return success();
}

} // namespace egret::server
