// SPDX-License-Identifier: GPL-3.0-or-later
#include <ledger/EventBatch.h>
#include <server/AuditQueue.h>

namespace egret::server {

Result<std::unique_ptr<AuditQueue>> AuditQueue::open(const std::filesystem::path &city)
{
    Result<sqlite::Database> database = sqlite::Database::open(city / "ledger.db", false);
    if (!database)
        return database.error();
    return std::unique_ptr<AuditQueue>(new AuditQueue(std::move(database).value()));
}

AuditQueue::AuditQueue(sqlite::Database database) : m_database(std::move(database))
{
    m_thread = std::thread([this] { run(); });
}

AuditQueue::~AuditQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void AuditQueue::add(ledger::LogEntry entry, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.size() < capacity && !m_stop) {
            m_waiting.push_back({std::move(entry), std::move(done)});
            m_wake.notify_one();
            return;
        }
    }
    done(Error{Error::Code::Unavailable, "the event log cannot keep up; try again"});
}

void AuditQueue::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stop || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        std::vector<Waiting> group;
        group.swap(m_waiting);
        lock.unlock();
        std::vector<ledger::LogEntry> entries;
        entries.reserve(group.size());
        for (Waiting &one : group)
            entries.push_back(std::move(one.entry));
        const Outcome written =
            m_database.transaction([&] { return ledger::insertEntries(m_database, std::move(entries)); });
        for (const Waiting &one : group)
            one.done(written);
        group.clear();
        lock.lock();
    }
}

} // namespace egret::server
