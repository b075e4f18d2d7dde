// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ledger/EventLog.h>

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace egret::server {

/// Writes entries of the event log in groups: all that wait when the disk is ready go into one durable
/// transaction, so that a hundred looks at personal data wait for the disk once and not a hundred times. Any
/// thread.
class AuditQueue
{
public:
    /// Called once from the queue's thread; must be quick. An error: the entry is not in the log, and what it
    /// tells of must not happen.
    using Done = std::function<void(const Outcome &)>;

    /// @p city: a folder whose ledger has been opened before.
    static Result<std::unique_ptr<AuditQueue>> open(const std::filesystem::path &city);
    /// Writes what still waits.
    ~AuditQueue();
    AuditQueue(const AuditQueue &) = delete;
    AuditQueue &operator=(const AuditQueue &) = delete;

    void add(ledger::LogEntry entry, Done done);

    static constexpr std::size_t capacity = 4096; ///< beyond that: Unavailable at once

private:
    explicit AuditQueue(sqlite::Database database);
    void run();

    struct Waiting
    {
        ledger::LogEntry entry;
        Done done;
    };
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Waiting> m_waiting;
    bool m_stop = false;
    sqlite::Database m_database;
    std::thread m_thread;
};

} // namespace egret::server
