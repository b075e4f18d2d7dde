// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite/Database.h>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace egret::session {

/// What a person keeps on this computer, in desk.db (WAL, synchronous FULL): preferences, named
/// filters, workspaces, notes, and drafts of all of these that were not saved yet. Nobody but the
/// person has it, so it must not be lost: not by kill -9, not by a power cut.
///
/// Reads come from memory and writes go to a thread of its own, within milliseconds, so that no key
/// press waits for a disk. One object a file; reads and writes from one thread.
class DeskStore
{
public:
    struct Entry
    {
        std::string value;
        std::int64_t changed = 0; ///< ms since 1970
    };

    /// Opens or creates @p file (and its folder). A damaged file is moved aside ("….corrupt-<time>").
    static Result<std::unique_ptr<DeskStore>> open(const std::filesystem::path &file);
    ~DeskStore();

    [[nodiscard]] std::optional<Entry> find(const std::string &kind, const std::string &key) const;
    /// All of one kind, by key.
    [[nodiscard]] std::map<std::string, Entry> all(const std::string &kind) const;
    void put(const std::string &kind, const std::string &key, const std::string &value);
    void remove(const std::string &kind, const std::string &key);
    /// Waits until everything is on the disk; the first thing that could not be written, if any.
    Outcome flush();

private:
    struct Write
    {
        std::string kind, key;
        std::optional<Entry> entry; ///< empty: removed
    };

    explicit DeskStore(sqlite::Database database);
    Outcome load();
    void post(Write write);
    void run();
    Outcome perform(const Write &write);

    sqlite::Database m_database; ///< of the thread, once it runs
    std::map<std::pair<std::string, std::string>, Entry> m_entries;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    std::deque<Write> m_writes;
    std::optional<Error> m_failure;
    bool m_busy = false;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace egret::session
