// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <store/CityCache.h>

#include <deque>
#include <set>

namespace egret::sync {

/// A request that the caller has to send: GET base-URL + path.
struct Request
{
    std::uint64_t id = 0;
    std::string path; ///< "/v1/sync/manifest", "/v1/chunks/…", "/v1/changes?…"
    std::int64_t stallMs = 10000; ///< give up when no byte comes for so long
    std::int64_t totalMs = 60000; ///< give up at all
    std::size_t maxBytes = 0; ///< an answer that is larger is an error
    bool operator==(const Request &) const = default;
};

/// How far a sync is, for the status line.
struct Progress
{
    enum class Phase {
        Idle, ///< nothing asked yet
        Manifest, ///< asking what there is
        Columns, ///< the map's own chunks and the records
        Live, ///< the city is complete; following the change feed
        Waiting, ///< the last request failed; the next try is at retryAt
        Stopped, ///< cancelled
    };
    Phase phase = Phase::Idle;
    std::uint64_t rows = 0; ///< points whose columns are here
    std::uint64_t totalRows = 0;
    std::uint64_t bytes = 0; ///< received since the start
    std::uint64_t attributeChunks = 0; ///< still to come in the background
    bool online = false; ///< the last answer came from the server
    bool current = false; ///< the feed had nothing more to tell: what is here is the server's present
    std::int64_t offlineSince = 0; ///< ms; 0 when online
    std::int64_t retryAt = 0; ///< ms; 0 when none is planned
    std::string problem; ///< why the last request failed; empty when it did not
    bool operator==(const Progress &) const = default;
};

/// The client's half of the sync protocol without sockets, threads or a clock of its own: the caller
/// sends the requests that take() hands out and reports each answer or failure once with the time.
///
/// Order: manifest → missing column and document chunks (up to 6 at once) → adopt() in one
/// transaction → change feed by long poll, attribute chunks beside it. A failed request is retried
/// with jittered exponential back-off from 0.5 s to 30 s; 410 leads back to the manifest; a chunk
/// whose hash is wrong is asked for again, three times at most, then reported as the problem. An
/// answer to a request that was given up is ignored (matching is by id). Nothing acknowledged to the
/// cache is asked for twice: after a cut or a kill only what is missing travels.
class SyncClient
{
public:
    /// @p cache must outlive this object. @p seed makes the jitter.
    SyncClient(store::CityCache &cache, std::uint64_t seed);

    /// Requests to send at time @p nowMs; empty when there is nothing to do before wakeAt().
    std::vector<Request> take(std::int64_t nowMs);
    /// When take() should be called again though nothing was reported; 0: not before a report.
    [[nodiscard]] std::int64_t wakeAt() const;

    /// The whole answer to request @p id. Unavailable and damaged answers are handled inside; an
    /// error comes back only when the cache cannot be written (disk full), with the retry planned.
    Outcome answered(std::uint64_t id, int status, ByteView body, std::int64_t nowMs);
    void failed(std::uint64_t id, const Error &error, std::int64_t nowMs);
    /// Gives everything up; take() hands out nothing any more.
    void cancel();
    /// Tries again now, without waiting for the back-off: the user or the network said so.
    void retryNow();

    [[nodiscard]] const Progress &progress() const { return m_progress; }
    /// Goes up whenever what loadCity() would return has changed.
    [[nodiscard]] std::uint64_t cityRevision() const { return m_cityRevision; }
    /// The events of the pages that were applied since the last call, so that a client that holds the
    /// city need not load it again; empty optional after a new manifest: load everything.
    std::optional<std::vector<protocol::ChangeEvent>> takeNewEvents();
    /// Shared documents that changed since the last call, removed ones too; on the first call all that the
    /// cache held.
    std::vector<protocol::SharedDocument> takeNewDocuments();

private:
    enum class Kind { Manifest, Chunk, Changes, Documents };
    struct Flight
    {
        Kind kind = Kind::Manifest;
        std::string hash;
        std::int64_t deadline = 0;
    };

    Request make(Kind kind, std::string path, std::size_t maxBytes, std::int64_t nowMs);
    Outcome begin();
    Outcome tookManifest(ByteView body);
    Outcome tookChunk(const std::string &hash, ByteView body);
    Outcome tookChanges(ByteView body);
    Outcome tookDocuments(ByteView body);
    Outcome planChunks(const protocol::Manifest &manifest);
    Outcome flush();
    Outcome completeIfWhole();
    void planRetry(const Error &error, std::int64_t nowMs);
    void contact(std::int64_t nowMs);

    store::CityCache &m_cache;
    std::uint64_t m_random;
    std::uint64_t m_nextId = 1;
    std::map<std::uint64_t, Flight> m_flights;
    std::optional<protocol::Manifest> m_target; ///< being fetched; empty when following changes
    std::optional<protocol::Manifest> m_current;
    std::map<std::string, protocol::ChunkEntry> m_wanted; ///< not here yet, by hash
    std::deque<std::string> m_queue; ///< hashes to ask for, columns first
    std::size_t m_requiredMissing = 0; ///< of m_wanted, those without which the city is not whole
    std::map<std::string, int> m_badHash;
    std::vector<std::pair<std::string, Bytes>> m_arrived; ///< verified, not yet in the cache
    std::size_t m_arrivedBytes = 0;
    std::vector<protocol::ChangeEvent> m_newEvents;
    std::vector<protocol::SharedDocument> m_newDocuments;
    protocol::DocumentPage m_listed; ///< pages of documents so far
    bool m_needDocuments = false;
    bool m_reload = false;
    bool m_needManifest = false;
    bool m_started = false;
    int m_failures = 0;
    std::int64_t m_lastContactSaved = 0;
    Progress m_progress;
    std::uint64_t m_cityRevision = 0;
};

} // namespace egret::sync
