// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <session/DeskStore.h>

namespace egret::session {

namespace {

constexpr const char *schema = "CREATE TABLE IF NOT EXISTS entry (kind TEXT NOT NULL, key TEXT NOT NULL,"
                               " value TEXT NOT NULL, changed INTEGER NOT NULL, PRIMARY KEY (kind, key))"
                               " WITHOUT ROWID";

} // namespace

Result<std::unique_ptr<DeskStore>> DeskStore::open(const std::filesystem::path &file)
{
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    for (int attempt = 0; attempt < 2; ++attempt) {
        Result<sqlite::Database> database = sqlite::Database::open(file, true);
        if (!database && database.error().code != Error::Code::Corrupt)
            return database.error();
        if (database) {
            std::unique_ptr<DeskStore> store(new DeskStore(std::move(database).value()));
            const Outcome loaded = store->load();
            if (loaded) {
                store->m_thread = std::thread([raw = store.get()] { raw->run(); });
                return store;
            }
            if (loaded.error().code != Error::Code::Corrupt)
                return loaded.error();
        }
        std::filesystem::rename(file, file.string() + ".corrupt-" + std::to_string(nowMs()), ignored);
        for (const char *suffix : {"-wal", "-shm"})
            std::filesystem::remove(file.string() + suffix, ignored);
    }
    return Error{Error::Code::Corrupt,
                 file.string() + " is damaged and cannot be moved aside: check the folder's permissions"};
}

DeskStore::DeskStore(sqlite::Database database) : m_database(std::move(database)) { }

DeskStore::~DeskStore()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

Outcome DeskStore::load()
{
    if (Outcome made = m_database.execute(schema); !made)
        return made;
    Result<sqlite::Statement> all = m_database.prepare("SELECT kind, key, value, changed FROM entry");
    if (!all)
        return all.error();
    while (true) {
        const Result<bool> row = all.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return success();
        m_entries[{all.value().text(0), all.value().text(1)}] = {all.value().text(2), all.value().integer(3)};
    }
}

std::optional<DeskStore::Entry> DeskStore::find(const std::string &kind, const std::string &key) const
{
    const auto found = m_entries.find({kind, key});
    return found == m_entries.end() ? std::nullopt : std::optional(found->second);
}

std::map<std::string, DeskStore::Entry> DeskStore::all(const std::string &kind) const
{
    std::map<std::string, Entry> entries;
    for (auto at = m_entries.lower_bound({kind, {}}); at != m_entries.end() && at->first.first == kind; ++at)
        entries.emplace(at->first.second, at->second);
    return entries;
}

void DeskStore::put(const std::string &kind, const std::string &key, const std::string &value)
{
    const Entry entry{value, nowMs()};
    m_entries[{kind, key}] = entry;
    post({kind, key, entry});
}

void DeskStore::remove(const std::string &kind, const std::string &key)
{
    if (m_entries.erase({kind, key}) > 0)
        post({kind, key, std::nullopt});
}

void DeskStore::post(Write write)
{
    {
        const std::lock_guard lock(m_mutex);
        m_writes.push_back(std::move(write));
    }
    m_wake.notify_all();
}

Outcome DeskStore::flush()
{
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_writes.empty() && !m_busy; });
    if (m_failure)
        return *std::exchange(m_failure, std::nullopt);
    return success();
}

void DeskStore::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stop || !m_writes.empty(); });
        if (m_writes.empty())
            return;
        const std::deque<Write> writes = std::exchange(m_writes, {});
        m_busy = true;
        lock.unlock();
        const Outcome done = m_database.transaction([&]() -> Outcome {
            for (const Write &write : writes) {
                if (Outcome one = perform(write); !one)
                    return one;
            }
            return success();
        });
        lock.lock();
        if (!done && !m_failure)
            m_failure = done.error();
        m_busy = false;
        m_idle.notify_all();
    }
}

Outcome DeskStore::perform(const Write &write)
{
    auto statement = m_database.prepare(
        write.entry ? "INSERT INTO entry VALUES (?1, ?2, ?3, ?4) ON CONFLICT (kind, key) DO UPDATE SET"
                      " value = excluded.value, changed = excluded.changed"
                    : "DELETE FROM entry WHERE kind = ?1 AND key = ?2");
    if (!statement)
        return statement.error();
    statement.value().bind(1, std::string_view(write.kind)).bind(2, std::string_view(write.key));
    if (write.entry)
        statement.value().bind(3, std::string_view(write.entry->value)).bind(4, write.entry->changed);
    return statement.value().run();
}

} // namespace egret::session
