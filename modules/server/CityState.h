// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ledger/DocumentStore.h>
#include <server/Snapshot.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <thread>

namespace egret::server {

/// The served city as it moves on: an immutable snapshot, replaced when the event log grows, by this
/// process or another. A thread of its own looks at the log every 100 ms and wakes who waits for
/// it. All functions from any thread.
class CityState
{
public:
    /// Loads the city and applies the events behind its chunks.
    static Result<std::unique_ptr<CityState>> open(std::unique_ptr<ledger::Ledger> ledger, WorkerPool &pool);
    ~CityState();
    CityState(const CityState &) = delete;
    CityState &operator=(const CityState &) = delete;

    [[nodiscard]] SnapshotPtr snapshot() const;
    [[nodiscard]] ledger::Ledger &ledger() { return *m_ledger; }
    [[nodiscard]] ledger::DocumentStore &documents() { return *m_documents; }
    [[nodiscard]] std::uint64_t lastSeq() const { return m_lastSeq; }
    [[nodiscard]] std::size_t waiting() const;

    /// Calls @p wake once: when the log has gone beyond @p since, when @p deadline has come, when
    /// @p gone turned true, or at stop(). From the watching thread, or at once from this one.
    void whenBeyond(std::uint64_t since, std::chrono::steady_clock::time_point deadline,
                    std::shared_ptr<const std::atomic<bool>> gone, std::function<void()> wake);
    /// Looks at the log now rather than at the next tick.
    void poke();
    /// Wakes all who wait, and from then on nobody waits. For the graceful end.
    void stop();

private:
    struct Waiter
    {
        std::uint64_t since;
        std::chrono::steady_clock::time_point deadline;
        std::shared_ptr<const std::atomic<bool>> gone;
        std::function<void()> wake;
    };

    CityState(std::unique_ptr<ledger::Ledger> ledger, WorkerPool &pool) :
        m_ledger(std::move(ledger)), m_pool(pool)
    {
    }
    void watch();
    void look();
    void wakeWaiters();
    Outcome catchUp();

    std::unique_ptr<ledger::Ledger> m_ledger;
    std::unique_ptr<ledger::DocumentStore> m_documents;
    WorkerPool &m_pool;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    SnapshotPtr m_snapshot;
    std::vector<Waiter> m_waiters;
    bool m_poked = false;
    bool m_stopping = false; ///< nobody waits any more
    bool m_ended = false;
    std::atomic<std::uint64_t> m_lastSeq{0};
    std::int64_t m_dataVersion = -1; ///< watching thread only
    std::thread m_thread;
};

} // namespace egret::server
