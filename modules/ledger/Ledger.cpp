// SPDX-License-Identifier: GPL-3.0-or-later
#include <ledger/EventLog.h>
#include <ledger/Ledger.h>
#include <ledger/Schema.h>

#include <algorithm>
#include <charconv>

namespace egret::ledger {

namespace {

constexpr std::size_t pageBytes = std::size_t{4} << 20; ///< clients read at most 16 MiB
constexpr const char *laterEvent =
    "SELECT 1 FROM events WHERE seq > ? AND type IN ('component', 'city', 'document') LIMIT 1";

} // namespace

Result<std::unique_ptr<Ledger>> Ledger::open(const std::filesystem::path &folder)
{
    Result<sqlite::Database> database = sqlite::Database::open(folder / "ledger.db", false);
    if (!database && database.error().code == Error::Code::NotFound)
        return Error{Error::Code::NotFound,
                     folder.string()
                         + ": holds no city; make one with: egretctl city "
                           "generate --pack xiamen --seed 7 --out "
                         + folder.string()};
    if (!database)
        return database.error();
    if (Outcome migrated = migrate(database.value()); !migrated)
        return migrated.error().in(folder.string());
    if (Outcome chained = chainOldEntries(database.value()); !chained)
        return chained.error().in(folder.string());
    std::unique_ptr<Ledger> ledger(new Ledger(folder, std::move(database).value()));
    Result<std::string> epoch = ledger->value("epoch");
    if (!epoch)
        return epoch.error();
    ledger->m_epoch = std::move(epoch).value();
    return ledger;
}

Result<std::string> Ledger::value(const char *key)
{
    Result<sqlite::Statement> statement = m_database.prepare("SELECT value FROM city WHERE key = ?");
    if (!statement)
        return statement.error();
    const Result<bool> row = statement.value().bind(1, key).step();
    if (!row)
        return row.error();
    if (!row.value())
        return Error{Error::Code::Corrupt, m_folder.string() + ": ledger.db does not say its " + key};
    return statement.value().text(0);
}

Result<std::uint64_t> Ledger::number(const char *key)
{
    const Result<std::string> text = value(key);
    if (!text)
        return text.error();
    std::uint64_t number = 0;
    const char *end = text.value().data() + text.value().size();
    if (const auto parsed = std::from_chars(text.value().data(), end, number);
        parsed.ptr != end || end == text.value().data())
        return Error{Error::Code::Corrupt, m_folder.string() + ": ledger.db gives no number for " + key};
    return number;
}

Outcome Ledger::setValue(const char *key, const std::string &text)
{
    Result<sqlite::Statement> statement = m_database.prepare("UPDATE city SET value = ? WHERE key = ?");
    if (!statement)
        return statement.error();
    const Result<bool> done = statement.value().bind(1, text).bind(2, key).step();
    return done ? success() : Outcome(done.error());
}

Result<protocol::Manifest> Ledger::manifest()
{
    const std::lock_guard lock(m_mutex);
    // One read transaction: the chunks and the sequence they hold belong together.
    if (Outcome begun = m_database.execute("BEGIN"); !begun)
        return begun.error();
    Result<protocol::Manifest> result = readManifest();
    if (Outcome ended = m_database.execute("COMMIT"); !ended)
        return ended.error();
    return result;
}

Result<protocol::Manifest> Ledger::readManifest()
{
    protocol::Manifest manifest;
    const Result<std::uint64_t> at = number("at");
    const Result<std::string> code = value("code");
    const Result<std::string> name = value("name");
    if (!at || !code || !name)
        return !at ? at.error() : !code ? code.error() : name.error();
    manifest.epoch = m_epoch;
    manifest.at["0"] = at.value();
    manifest.cityCode = code.value();
    manifest.cityName = name.value();
    Result<sqlite::Statement> rows = m_database.prepare(
        "SELECT kind, district, name, rows, bytes, hash FROM chunks ORDER BY place, district, kind, name");
    if (!rows)
        return rows.error();
    for (;;) {
        const Result<bool> row = rows.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return manifest;
        const sqlite::Statement &s = rows.value();
        manifest.chunks.push_back({s.text(0), s.text(1), s.text(2), static_cast<std::uint64_t>(s.integer(3)),
                                   static_cast<std::uint64_t>(s.integer(4)), s.text(5)});
    }
}

Result<std::vector<protocol::ChangeEvent>> Ledger::events(std::uint64_t since, std::size_t limit,
                                                          std::size_t bytes)
{
    std::vector<protocol::ChangeEvent> events;
    Result<sqlite::Statement> rows = m_database.prepare(
        "SELECT seq, body FROM events WHERE seq > ? AND type IN ('component', 'city', 'document') "
        "ORDER BY seq LIMIT ?");
    if (!rows)
        return rows.error();
    rows.value().bind(1, static_cast<std::int64_t>(since)).bind(2, static_cast<std::int64_t>(limit));
    for (std::size_t read = 0;;) {
        if (read > bytes)
            return events;
        const Result<bool> row = rows.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return events;
        const std::string what = "event " + std::to_string(rows.value().integer(0));
        const std::string body = rows.value().text(1);
        read += body.size();
        Result<Json> json = parseJson(body, what);
        if (!json)
            return Error{Error::Code::Corrupt, json.error().message};
        json.value()["seq"] = static_cast<std::uint64_t>(rows.value().integer(0));
        Result<protocol::ChangeEvent> event = protocol::changeEventFromJson(json.value());
        if (!event)
            return Error{Error::Code::Corrupt, what + ": " + event.error().message};
        events.push_back(std::move(event).value());
    }
}

Result<protocol::ChangePage> Ledger::changes(std::uint64_t since, std::size_t limit)
{
    const std::lock_guard lock(m_mutex);
    const Result<std::uint64_t> horizon = number("horizon");
    if (!horizon)
        return horizon.error();
    if (since < horizon.value())
        return Error{Error::Code::Stale,
                     "changes up to " + std::to_string(horizon.value())
                         + " are no longer listed one by one; begin with the manifest"};
    // Before the events: what is written meanwhile belongs to the next page.
    const Result<std::int64_t> last = m_database.integer("SELECT max(seq) FROM events");
    Result<std::vector<protocol::ChangeEvent>> found = events(since, limit + 1, pageBytes);
    if (!found || !last)
        return !found ? found.error() : last.error();
    protocol::ChangePage page;
    page.epoch = m_epoch;
    page.changes = std::move(found).value();
    if (page.changes.size() > limit)
        page.changes.pop_back();
    if (!page.changes.empty()) {
        Result<sqlite::Statement> next = m_database.prepare(laterEvent);
        if (!next)
            return next.error();
        const Result<bool> row =
            next.value().bind(1, static_cast<std::int64_t>(page.changes.back().seq)).step();
        if (!row)
            return row.error();
        page.more = row.value();
    }
    // Past what is none of the feed's business, too, or who waits would be woken by it again and again.
    const std::uint64_t seen = page.changes.empty() ? since : page.changes.back().seq;
    page.next["0"] = page.more ? seen : std::max(seen, static_cast<std::uint64_t>(last.value()));
    page.serverTime = toRfc3339(nowMs());
    return page;
}

Result<StaleReason> Ledger::stale(std::string_view epoch, std::uint64_t since)
{
    if (epoch != m_epoch)
        return StaleReason::Epoch;
    const Result<std::uint64_t> last = lastSeq();
    if (!last)
        return last.error();
    const std::lock_guard lock(m_mutex);
    const Result<std::uint64_t> horizon = number("horizon");
    if (!horizon)
        return horizon.error();
    if (since > last.value()) // the client has seen what this server never wrote
        return StaleReason::Epoch;
    return since < horizon.value() ? StaleReason::Horizon : StaleReason::None;
}

Result<std::uint64_t> Ledger::append(protocol::ChangeEvent event)
{
    if (event.time.empty())
        event.time = toRfc3339(nowMs());
    event.shard = "0";
    const std::lock_guard lock(m_mutex);
    Result<std::uint64_t> seq = std::uint64_t{0};
    const Outcome done = m_database.transaction([&]() -> Outcome {
        seq = insertEvent(event);
        return seq ? success() : Outcome(seq.error());
    });
    return done ? seq : Result<std::uint64_t>(done.error());
}

Result<std::uint64_t> Ledger::insertEvent(const protocol::ChangeEvent &event)
{
    LogEntry entry;
    entry.time = event.time;
    entry.actor = event.actor;
    entry.seat = event.seat;
    entry.type = event.kind == protocol::ChangeKind::City ? "city" : "component";
    entry.district = event.district;
    entry.body = protocol::toJson(event).dump();
    return insertEntry(m_database, std::move(entry));
}

Result<std::uint64_t> Ledger::replaceDocuments(const std::vector<protocol::Document> &documents,
                                               const std::string &actor)
{
    for (const protocol::Document &document : documents) {
        if (Outcome written = m_files.write(document.hash, document.bytes); !written)
            return written.error();
    }
    if (Outcome synced = m_files.sync(); !synced)
        return synced.error();
    const std::lock_guard lock(m_mutex);
    Result<std::uint64_t> seq = std::uint64_t{0};
    const Outcome done = m_database.transaction([&]() -> Outcome {
        const Result<protocol::Manifest> old = readManifest();
        if (!old)
            return old.error();
        std::vector<protocol::ChunkEntry> entries;
        for (const protocol::Document &document : documents)
            entries.push_back({"document", document.district, document.name, document.rows,
                               document.bytes.size(), document.hash});
        for (const protocol::ChunkEntry &entry : old.value().chunks) {
            if (entry.kind != "document")
                entries.push_back(entry);
        }
        if (Outcome replaced = replaceChunks(entries, nowMs()); !replaced)
            return replaced;
        protocol::ChangeEvent event;
        event.kind = protocol::ChangeKind::City;
        event.time = toRfc3339(nowMs());
        event.actor = actor;
        seq = insertEvent(event);
        return seq ? success() : Outcome(seq.error());
    });
    if (!done)
        return done.error();
    ++m_compactions;
    return seq;
}

Result<std::uint64_t> Ledger::lastSeq()
{
    const std::lock_guard lock(m_mutex);
    // Events are never deleted, but a compacted restore may begin above 0.
    const Result<std::int64_t> last = m_database.integer("SELECT max(seq) FROM events");
    const Result<std::uint64_t> at = number("at");
    if (!last || !at)
        return !last ? last.error() : at.error();
    return std::max(static_cast<std::uint64_t>(last.value()), at.value());
}

Result<std::int64_t> Ledger::dataVersion()
{
    const std::lock_guard lock(m_mutex);
    const Result<std::int64_t> version = m_database.integer("PRAGMA data_version");
    return version ? Result<std::int64_t>(version.value() + (m_compactions << 32)) : version;
}

} // namespace egret::ledger
