// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ledger/ChunkFiles.h>
#include <points/Chunk.h>
#include <protocol/ChangeEvent.h>
#include <protocol/Documents.h>
#include <protocol/Manifest.h>
#include <sqlite/Database.h>

#include <memory>
#include <mutex>

namespace egret {
class WorkerPool;
}

namespace egret::ledger {

/// Why a cursor no longer works: the server's history is another one, or it was cut above the cursor.
enum class StaleReason { None, Epoch, Horizon };

/// What a bulk import puts in the place of what was there.
struct BulkChange
{
    protocol::Manifest base; ///< as it was read
    std::uint64_t seq = 0; ///< the chunks hold all events up to this one
    std::string kind; ///< "component" or "camera"; empty: documents only
    std::vector<protocol::ChunkEntry> chunks; ///< all of that kind and of kind + ".attributes"
    std::filesystem::path drafts; ///< the folder of a ChunkFiles that holds those that are new
    std::vector<protocol::Document> documents; ///< all of the city's; empty: they stay
    std::string actor;
    std::string cause; ///< for the log: what was imported
};

/// A city folder on the server: the append-only event log, the manifest of immutable chunks, and
/// their files. Several processes may have it open. Any thread; calls are served one after another.
class Ledger
{
public:
    /// NotFound when @p folder holds no city; Corrupt, Unavailable by class of failure.
    static Result<std::unique_ptr<Ledger>> open(const std::filesystem::path &folder);

    [[nodiscard]] Result<protocol::Manifest> manifest();
    [[nodiscard]] Result<Bytes> chunk(std::string_view hash) const { return m_files.read(hash); }
    [[nodiscard]] const ChunkFiles &files() const { return m_files; }
    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }
    [[nodiscard]] const std::string &epoch() const { return m_epoch; }

    /// Events after @p since, at most @p limit; Stale below the horizon or beyond the last event.
    [[nodiscard]] Result<protocol::ChangePage> changes(std::uint64_t since, std::size_t limit);
    /// Whether a client with this cursor can go on.
    [[nodiscard]] Result<StaleReason> stale(std::string_view epoch, std::uint64_t since);
    /// Writes the event in one durable transaction and tells its sequence; time is set when empty.
    Result<std::uint64_t> append(protocol::ChangeEvent event);
    [[nodiscard]] Result<std::uint64_t> lastSeq();
    /// Differs from the last answer once another connection, of whatever process, has committed, or
    /// this one has compacted.
    [[nodiscard]] Result<std::int64_t> dataVersion();

    /// Rewrites the chunks of the districts that events touched, moves the manifest on to the last
    /// event and the horizon to where the manifest was; one transaction. Returns the number of events
    /// folded in. Replaced files stay for @p graceMs, for clients that are fetching them.
    Result<std::uint64_t> compact(WorkerPool &pool, std::int64_t graceMs = 24LL * 3600 * 1000);
    /// Whether events have changed at least one row in a hundred since the last compaction, or one of
    /// them is a day old at @p now (ms since 1970).
    [[nodiscard]] Result<bool> worthCompacting(std::int64_t now);
    /// Puts @p documents in the place of those of the manifest and appends a City event, so that every
    /// client fetches the manifest again; one transaction. Returns the event's sequence.
    Result<std::uint64_t> replaceDocuments(const std::vector<protocol::Document> &documents,
                                           const std::string &actor);
    /// One bulk import: the chunks of these kinds (with their attributes), and documents, of the manifest
    /// are replaced, and one City event is appended whose entry in the log lists what is new by hash. All
    /// or nothing, one transaction; files that a failure leaves unused are removed. Conflict when another
    /// program has changed the manifest since @p change.base was read. Returns the event's sequence.
    Result<std::uint64_t> publish(const BulkChange &change);

private:
    Ledger(std::filesystem::path folder, sqlite::Database database) :
        m_folder(std::move(folder)), m_files(m_folder), m_database(std::move(database))
    {
    }
    Result<std::string> value(const char *key);
    Result<std::uint64_t> number(const char *key);
    Outcome setValue(const char *key, const std::string &text);
    Result<protocol::Manifest> readManifest();
    /// At most @p limit, and so many that their bodies have about @p bytes.
    Result<std::vector<protocol::ChangeEvent>> events(std::uint64_t since, std::size_t limit,
                                                      std::size_t bytes = SIZE_MAX);
    Result<std::uint64_t> insertEvent(const protocol::ChangeEvent &event);
    Outcome replaceChunks(const std::vector<protocol::ChunkEntry> &entries, std::int64_t now);
    Result<std::vector<std::string>> expired(std::int64_t before);
    void removeUnused(const std::vector<std::string> &hashes);

    std::filesystem::path m_folder;
    ChunkFiles m_files;
    std::mutex m_mutex;
    sqlite::Database m_database;
    std::string m_epoch;
    std::int64_t m_compactions = 0; ///< by this connection, which its data_version does not show
};

} // namespace egret::ledger
