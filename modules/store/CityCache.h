// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <domain/City.h>
#include <points/Chunk.h>
#include <points/PointChange.h>
#include <protocol/ChangeEvent.h>
#include <protocol/Manifest.h>
#include <sqlite/Database.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace egret::store {

/// The client's cache of one city: cache.db (SQLite, WAL, synchronous NORMAL). It may be thrown away
/// and is rebuilt by syncing; a damaged file is moved aside and a new one begun.
///
/// Chunks arrive in any order into a store by hash. What the city *is* is the current manifest, which
/// is put in place in one transaction only when all its column chunks are there: after kill -9 at any
/// moment either the city before or the city after is there, never a part. One object per thread;
/// several objects and processes may read while one writes.
class CityCache
{
public:
    /// Opens or creates @p file (and its folder). A file that SQLite calls corrupt is renamed to
    /// "….corrupt-<time>" and replaced; wasRebuilt() tells.
    static Result<std::unique_ptr<CityCache>> open(const std::filesystem::path &file);
    ~CityCache();

    [[nodiscard]] bool wasRebuilt() const { return m_rebuilt; }

    /// The manifest of the city that is shown; empty before the first sync has ended.
    [[nodiscard]] Result<std::optional<protocol::Manifest>> manifest() const;
    /// When data last came from the server (ms since 1970 by the client's clock); 0: never.
    [[nodiscard]] std::int64_t lastContact() const;
    Outcome setLastContact(std::int64_t ms);

    /// Hashes among @p wanted that are not stored yet, in the given order.
    [[nodiscard]] Result<std::vector<std::string>>
    missing(const std::vector<protocol::ChunkEntry> &wanted) const;
    /// Stores verified chunks (hash → bytes) in one transaction. The caller has checked the hashes.
    Outcome putChunks(const std::vector<std::pair<std::string, Bytes>> &chunks);
    [[nodiscard]] Result<Bytes> chunk(const std::string &hash) const;
    /// Bytes of the chunks with @p hashes, verified against their names; a damaged one is reported as
    /// Corrupt and remembered for dropDamaged().
    [[nodiscard]] Result<std::vector<Bytes>> chunks(const std::vector<std::string> &hashes);
    /// Deletes the chunks that were found damaged, so that the next sync fetches them again.
    Outcome dropDamaged();

    /// Between the two calls every read sees the cache as it was at the first, whatever another
    /// process writes meanwhile.
    Outcome beginReading();
    void endReading();

    /// Makes @p manifest the city, drops events that its chunks hold already and chunks that nothing
    /// refers to. Conflict when a column or document chunk of it is missing.
    Outcome adopt(const protocol::Manifest &manifest);

    /// Applies a page of the change feed: events and cursor in one transaction. Stale when the page's
    /// epoch is not the manifest's.
    Outcome apply(const protocol::ChangePage &page);
    /// The cursor to ask the change feed with.
    [[nodiscard]] Result<std::map<std::string, std::uint64_t>> cursor() const;
    /// Events since the manifest that are not about documents, ascending.
    [[nodiscard]] Result<std::vector<protocol::ChangeEvent>> events() const;

    /// The shared documents, by kind and id; of every kind unless one is given.
    [[nodiscard]] Result<std::vector<protocol::SharedDocument>> documents(std::string_view kind = {}) const;
    /// Whether the documents have to be listed by the server: there is a city, and they were not since it
    /// came.
    [[nodiscard]] bool documentsDue() const;
    /// Puts the whole list of the server, which knew the log up to @p at, in the place of what is here; what
    /// the feed told since stays. Returns what is other than before, removed ones too.
    Result<std::vector<protocol::SharedDocument>>
    replaceDocuments(const std::vector<protocol::SharedDocument> &documents, std::uint64_t at);

private:
    explicit CityCache(sqlite::Database database, bool rebuilt);
    Outcome putDocument(const protocol::SharedDocument &document);
    Result<std::vector<protocol::SharedDocument>> allDocuments() const;

    mutable sqlite::Database m_database;
    bool m_rebuilt = false;
    std::vector<std::string> m_damaged;
};

/// The city as the cache holds it: chunks assembled, events applied.
struct CachedCity
{
    protocol::Manifest manifest;
    domain::City city;
    points::PointSetPtr components;
    points::PointSetPtr cameras;
    std::map<std::string, std::uint64_t> cursor;
    std::int64_t lastContact = 0;
};

/// Reads the whole city on all workers; empty when nothing has been synced yet.
Result<std::optional<CachedCity>> loadCity(CityCache &cache, WorkerPool &pool);

/// What the card of the component at @p row shows: its chunk is found by place and decoded.
/// NotFound while its attribute chunk has not arrived yet.
Result<points::Attributes> attributesOf(CityCache &cache, const CachedCity &city, std::uint32_t row);

} // namespace egret::store
