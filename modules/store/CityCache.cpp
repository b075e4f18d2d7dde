// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Log.h>
#include <crypto/Sha256.h>
#include <store/CityCache.h>

#include <algorithm>
#include <set>

namespace egret::store {

namespace {

constexpr const char *schema = R"(
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS chunk (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS cursor (shard TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS event (shard TEXT, seq INTEGER, body TEXT NOT NULL, PRIMARY KEY (shard, seq)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (kind TEXT, id TEXT, seq INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id));
)";
constexpr const char *schemaVersion = "1";

/// Column and document chunks make the map; attribute chunks may follow.
bool isRequired(const protocol::ChunkEntry &chunk) { return !chunk.kind.ends_with(".attributes"); }

Result<std::string> metaOf(sqlite::Database &database, const char *key)
{
    Result<sqlite::Statement> query = database.prepare("SELECT value FROM meta WHERE key = ?");
    if (!query)
        return query.error();
    const Result<bool> row = query.value().bind(1, std::string_view(key)).step();
    if (!row)
        return row.error();
    return row.value() ? query.value().text(0) : std::string();
}

Outcome setMeta(sqlite::Database &database, const char *key, std::string_view value)
{
    Result<sqlite::Statement> put = database.prepare(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    if (!put)
        return put.error();
    return put.value().bind(1, std::string_view(key)).bind(2, value).run();
}

Outcome setCursor(sqlite::Database &database, const std::map<std::string, std::uint64_t> &cursor)
{
    Result<sqlite::Statement> put = database.prepare(
        "INSERT INTO cursor VALUES (?, ?) ON CONFLICT (shard) DO UPDATE SET seq = excluded.seq");
    if (!put)
        return put.error();
    for (const auto &[shard, seq] : cursor) {
        if (const Outcome done = put.value().bind(1, shard).bind(2, static_cast<std::int64_t>(seq)).run();
            !done)
            return done;
    }
    return success();
}

/// Opens the file, checks that it is sound enough to use and brings its tables up.
Result<sqlite::Database> openSound(const std::filesystem::path &file)
{
    Result<sqlite::Database> database = sqlite::Database::open(file, true, sqlite::Durability::Normal);
    if (!database)
        return database;
    if (const Outcome made = database.value().execute(schema); !made)
        return made.error();
    const Result<std::string> version = metaOf(database.value(), "schema");
    if (!version)
        return version.error();
    if (version.value().empty()) {
        if (const Outcome set = setMeta(database.value(), "schema", schemaVersion); !set)
            return set.error();
    } else if (version.value() != schemaVersion) {
        return Error{Error::Code::Corrupt, file.string() + ": was written by another version of Egret"};
    }
    return database;
}

} // namespace

CityCache::CityCache(sqlite::Database database, bool rebuilt) :
    m_database(std::move(database)), m_rebuilt(rebuilt)
{
}

CityCache::~CityCache() = default;

Result<std::unique_ptr<CityCache>> CityCache::open(const std::filesystem::path &file)
{
    std::error_code problem;
    if (file.has_parent_path())
        std::filesystem::create_directories(file.parent_path(), problem);
    if (Result<sqlite::Database> database = openSound(file); database)
        return std::unique_ptr<CityCache>(new CityCache(std::move(database).value(), false));
    else if (database.error().code != Error::Code::Corrupt)
        return database.error();
    else
        log(LogLevel::Warning, "store", database.error().message + "; it is moved aside and synced anew");
    const std::string suffix = ".corrupt-" + std::to_string(nowMs());
    for (const char *part : {"", "-wal", "-shm"})
        std::filesystem::rename(file.string() + part, file.string() + part + suffix, problem);
    Result<sqlite::Database> fresh = openSound(file);
    if (!fresh)
        return fresh.error();
    return std::unique_ptr<CityCache>(new CityCache(std::move(fresh).value(), true));
}

Result<std::optional<protocol::Manifest>> CityCache::manifest() const
{
    const Result<std::string> text = metaOf(m_database, "manifest");
    if (!text)
        return text.error();
    if (text.value().empty())
        return std::optional<protocol::Manifest>();
    Result<protocol::Manifest> manifest = protocol::manifestFromJson(text.value());
    if (!manifest)
        return Error{Error::Code::Corrupt, manifest.error().message};
    return std::optional(std::move(manifest).value());
}

std::int64_t CityCache::lastContact() const
{
    const Result<std::string> text = metaOf(m_database, "contact");
    return text && !text.value().empty() ? std::strtoll(text.value().c_str(), nullptr, 10) : 0;
}

Outcome CityCache::setLastContact(std::int64_t ms)
{
    return setMeta(m_database, "contact", std::to_string(ms));
}

Result<std::vector<std::string>> CityCache::missing(const std::vector<protocol::ChunkEntry> &wanted) const
{
    Result<sqlite::Statement> query = m_database.prepare("SELECT 1 FROM chunk WHERE hash = ?");
    if (!query)
        return query.error();
    std::vector<std::string> hashes;
    std::set<std::string> seen;
    for (const protocol::ChunkEntry &chunk : wanted) {
        const Result<bool> row = query.value().bind(1, chunk.hash).step();
        if (!row)
            return row.error();
        query.value().reset();
        if (!row.value() && seen.insert(chunk.hash).second)
            hashes.push_back(chunk.hash);
    }
    return hashes;
}

Outcome CityCache::putChunks(const std::vector<std::pair<std::string, Bytes>> &chunks)
{
    return m_database.transaction([&]() -> Outcome {
        Result<sqlite::Statement> put = m_database.prepare("INSERT OR REPLACE INTO chunk VALUES (?, ?)");
        if (!put)
            return put.error();
        for (const auto &[hash, bytes] : chunks) {
            if (const Outcome done = put.value().bind(1, hash).bind(2, ByteView(bytes)).run(); !done)
                return done;
        }
        return success();
    });
}

Result<Bytes> CityCache::chunk(const std::string &hash) const
{
    Result<sqlite::Statement> query = m_database.prepare("SELECT bytes FROM chunk WHERE hash = ?");
    if (!query)
        return query.error();
    const Result<bool> row = query.value().bind(1, hash).step();
    if (!row)
        return row.error();
    if (!row.value())
        return Error{Error::Code::NotFound, "chunk " + hash.substr(0, 12) + " has not arrived yet"};
    return query.value().blob(0);
}

Result<std::vector<Bytes>> CityCache::chunks(const std::vector<std::string> &hashes)
{
    std::vector<Bytes> all;
    for (const std::string &hash : hashes) {
        Result<Bytes> bytes = chunk(hash);
        if (!bytes)
            return bytes.error();
        if (crypto::sha256Hex(bytes.value()) != hash) {
            m_damaged.push_back(hash);
            return Error{Error::Code::Corrupt,
                         "chunk " + hash.substr(0, 12)
                             + " in the cache is damaged; it will be fetched again"};
        }
        all.push_back(std::move(bytes).value());
    }
    return all;
}

Outcome CityCache::dropDamaged()
{
    for (const std::string &hash : m_damaged) {
        Result<sqlite::Statement> drop = m_database.prepare("DELETE FROM chunk WHERE hash = ?");
        if (!drop)
            return drop.error();
        if (const Outcome dropped = drop.value().bind(1, hash).run(); !dropped)
            return dropped;
    }
    m_damaged.clear();
    return success();
}

Outcome CityCache::beginReading() { return m_database.execute("BEGIN"); }

void CityCache::endReading()
{
    const Outcome ended = m_database.execute("COMMIT");
    (void)ended;
}

Outcome CityCache::adopt(const protocol::Manifest &manifest)
{
    std::vector<protocol::ChunkEntry> required;
    for (const protocol::ChunkEntry &chunk : manifest.chunks) {
        if (isRequired(chunk))
            required.push_back(chunk);
    }
    return m_database.transaction([&]() -> Outcome {
        const Result<std::vector<std::string>> absent = missing(required);
        if (!absent)
            return absent.error();
        if (!absent.value().empty())
            return Error{Error::Code::Conflict,
                         std::to_string(absent.value().size())
                             + " chunks of the new city have not arrived yet"};
        const Result<std::optional<protocol::Manifest>> old = this->manifest();
        const bool sameEpoch = old && old.value() && old.value()->epoch == manifest.epoch;
        if (const Outcome set = setMeta(m_database, "manifest", protocol::toJson(manifest)); !set)
            return set;
        // A cursor of the same history is never moved back: what was applied stays applied.
        if (!sameEpoch) {
            if (const Outcome cleared = m_database.execute("DELETE FROM event; DELETE FROM cursor; "
                                                           "UPDATE document SET seq = 0");
                !cleared)
                return cleared;
        }
        // Events about them may have been cut off below the manifest.
        if (const Outcome due = setMeta(m_database, "documents", "due"); !due)
            return due;
        Result<std::map<std::string, std::uint64_t>> at = cursor();
        if (!at)
            return at.error();
        Result<sqlite::Statement> drop = m_database.prepare("DELETE FROM event WHERE shard = ? AND seq <= ?");
        if (!drop)
            return drop.error();
        std::map<std::string, std::uint64_t> next = at.value();
        for (const auto &[shard, seq] : manifest.at) {
            next[shard] = std::max(next[shard], seq);
            if (const Outcome dropped =
                    drop.value().bind(1, shard).bind(2, static_cast<std::int64_t>(seq)).run();
                !dropped)
                return dropped;
        }
        if (const Outcome set = setCursor(m_database, next); !set)
            return set;
        // What these asked for is done with this manifest.
        if (const Outcome done =
                m_database.execute("DELETE FROM event WHERE json_extract(body, '$.type') = 'city'");
            !done)
            return done;
        // Chunks that nothing refers to any more.
        if (const Outcome made = m_database.execute(
                "CREATE TEMP TABLE IF NOT EXISTS keep (hash TEXT PRIMARY KEY); DELETE FROM keep");
            !made)
            return made;
        Result<sqlite::Statement> keep = m_database.prepare("INSERT OR IGNORE INTO keep VALUES (?)");
        if (!keep)
            return keep.error();
        for (const protocol::ChunkEntry &chunk : manifest.chunks) {
            if (const Outcome kept = keep.value().bind(1, chunk.hash).run(); !kept)
                return kept;
        }
        return m_database.execute("DELETE FROM chunk WHERE hash NOT IN (SELECT hash FROM keep)");
    });
}

Outcome CityCache::apply(const protocol::ChangePage &page)
{
    return m_database.transaction([&]() -> Outcome {
        const Result<std::optional<protocol::Manifest>> current = manifest();
        if (!current)
            return current.error();
        if (!current.value() || current.value()->epoch != page.epoch)
            return Error{Error::Code::Stale, "the server's history is another one than the cache's"};
        const Result<std::map<std::string, std::uint64_t>> at = cursor();
        if (!at)
            return at.error();
        Result<sqlite::Statement> put = m_database.prepare("INSERT OR IGNORE INTO event VALUES (?, ?, ?)");
        if (!put)
            return put.error();
        std::map<std::string, std::uint64_t> next = at.value();
        for (const protocol::ChangeEvent &event : page.changes) {
            std::uint64_t &seen = next[event.shard];
            if (event.seq <= seen)
                continue; // delivered twice
            seen = event.seq;
            if (event.document) {
                if (const Outcome done = putDocument(*event.document); !done)
                    return done;
                continue;
            }
            const Outcome done = put.value()
                                     .bind(1, event.shard)
                                     .bind(2, static_cast<std::int64_t>(event.seq))
                                     .bind(3, dumped(protocol::toJson(event)))
                                     .run();
            if (!done)
                return done;
        }
        for (const auto &[shard, seq] : page.next)
            next[shard] = std::max(next[shard], seq);
        return setCursor(m_database, next);
    });
}

Result<std::map<std::string, std::uint64_t>> CityCache::cursor() const
{
    Result<sqlite::Statement> query = m_database.prepare("SELECT shard, seq FROM cursor");
    if (!query)
        return query.error();
    std::map<std::string, std::uint64_t> cursor;
    while (true) {
        const Result<bool> row = query.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return cursor;
        cursor[query.value().text(0)] = static_cast<std::uint64_t>(query.value().integer(1));
    }
}

Result<std::vector<protocol::ChangeEvent>> CityCache::events() const
{
    Result<sqlite::Statement> query = m_database.prepare("SELECT body FROM event ORDER BY shard, seq");
    if (!query)
        return query.error();
    std::vector<protocol::ChangeEvent> events;
    while (true) {
        const Result<bool> row = query.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return events;
        const Result<Json> json = parseJson(query.value().text(0), "event");
        if (!json)
            return Error{Error::Code::Corrupt, json.error().message};
        Result<protocol::ChangeEvent> event = protocol::changeEventFromJson(json.value());
        if (!event)
            return Error{Error::Code::Corrupt, event.error().message};
        events.push_back(std::move(event).value());
    }
}

Outcome CityCache::putDocument(const protocol::SharedDocument &document)
{
    Result<sqlite::Statement> put = m_database.prepare(
        "INSERT INTO document VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq, "
        "body = excluded.body WHERE excluded.seq > seq");
    if (!put)
        return put.error();
    put.value().bind(1, document.kind).bind(2, document.id);
    put.value().bind(3, static_cast<std::int64_t>(document.seq));
    return put.value().bind(4, dumped(protocol::toJson(document))).run();
}

Result<std::vector<protocol::SharedDocument>> CityCache::allDocuments() const
{
    Result<sqlite::Statement> query = m_database.prepare("SELECT body FROM document ORDER BY kind, id");
    if (!query)
        return query.error();
    std::vector<protocol::SharedDocument> documents;
    while (true) {
        const Result<bool> row = query.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return documents;
        const Result<Json> json = parseJson(query.value().text(0), "document");
        Result<protocol::SharedDocument> document =
            json ? protocol::sharedDocumentFromJson(json.value()) : json.error();
        if (!document)
            return Error{Error::Code::Corrupt, document.error().message};
        documents.push_back(std::move(document).value());
    }
}

Result<std::vector<protocol::SharedDocument>> CityCache::documents(std::string_view kind) const
{
    Result<std::vector<protocol::SharedDocument>> all = allDocuments();
    if (all)
        std::erase_if(all.value(), [&](const protocol::SharedDocument &document) {
            return document.removed || (!kind.empty() && document.kind != kind);
        });
    return all;
}

bool CityCache::documentsDue() const
{
    const Result<std::string> done = metaOf(m_database, "documents");
    return done && done.value() != "done";
}

Result<std::vector<protocol::SharedDocument>>
CityCache::replaceDocuments(const std::vector<protocol::SharedDocument> &documents, std::uint64_t at)
{
    using Key = std::pair<std::string, std::string>;
    std::vector<protocol::SharedDocument> changed;
    const Outcome done = m_database.transaction([&]() -> Outcome {
        Result<std::vector<protocol::SharedDocument>> before = allDocuments();
        if (!before)
            return before.error();
        std::map<Key, protocol::SharedDocument> old;
        for (protocol::SharedDocument &document : before.value())
            old.emplace(Key(document.kind, document.id), std::move(document));
        Result<sqlite::Statement> drop = m_database.prepare("DELETE FROM document WHERE seq <= ?");
        if (!drop)
            return drop.error();
        if (const Outcome dropped = drop.value().bind(1, static_cast<std::int64_t>(at)).run(); !dropped)
            return dropped;
        for (const protocol::SharedDocument &document : documents) {
            if (const Outcome put = putDocument(document); !put)
                return put;
        }
        Result<std::vector<protocol::SharedDocument>> after = allDocuments();
        if (!after)
            return after.error();
        for (protocol::SharedDocument &document : after.value()) {
            const auto found = old.find(Key(document.kind, document.id));
            const bool same = found != old.end() && found->second == document;
            if (found != old.end())
                old.erase(found);
            if (!same)
                changed.push_back(std::move(document));
        }
        for (auto &[key, gone] : old) {
            if (gone.removed)
                continue;
            gone.removed = true;
            gone.body = nullptr;
            changed.push_back(std::move(gone));
        }
        return setMeta(m_database, "documents", "done");
    });
    return done ? Result<std::vector<protocol::SharedDocument>>(std::move(changed)) : done.error();
}

} // namespace egret::store
