// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ledger/Ledger.h>
#include <points/Filter.h>
#include <server/CityIndex.h>

#include <list>

namespace egret::server {

/// Where the attributes of a place are: one column chunk and its attribute chunk.
struct ChunkPlace
{
    std::string kind; ///< "component", "camera"
    std::string district;
    geo::Tile tile;
    std::string columnsHash;
    std::string attributesHash; ///< empty: the city has none for it
};

/// Selections that were asked for lately, so that paging does not filter anew. Any thread.
class SelectionCache
{
public:
    using Ptr = std::shared_ptr<const points::Selection>;
    Ptr find(const std::string &key);
    void put(const std::string &key, Ptr selection);

private:
    static constexpr std::size_t capacity = 24;
    std::mutex m_mutex;
    std::list<std::pair<std::string, Ptr>> m_entries; ///< newest first
};

/// The city at one sequence. Immutable but for the cache; shared by all requests that began with it.
struct Snapshot
{
    std::shared_ptr<const CityIndex> index;
    points::PointSetPtr components;
    points::PointSetPtr cameras;
    std::uint64_t seq = 0;
    std::shared_ptr<const protocol::Manifest> manifest;
    std::shared_ptr<const std::vector<ChunkPlace>> chunks;
    mutable SelectionCache selections;

    Snapshot() = default;
    /// The same city, to be given other points; the cache begins empty.
    Snapshot(const Snapshot &other) :
        index(other.index),
        components(other.components),
        cameras(other.cameras),
        seq(other.seq),
        manifest(other.manifest),
        chunks(other.chunks)
    {
    }
    Snapshot &operator=(const Snapshot &) = delete;

    void setManifest(protocol::Manifest next);
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// Reads the whole city from its chunks, at the sequence of the manifest.
Result<std::shared_ptr<Snapshot>> loadSnapshot(ledger::Ledger &ledger, WorkerPool &pool);
/// The same with all events applied that the ledger holds.
Result<std::shared_ptr<Snapshot>> currentSnapshot(ledger::Ledger &ledger, WorkerPool &pool);
/// All events after @p since; Stale when they are no longer listed one by one.
Result<std::vector<protocol::ChangeEvent>> eventsSince(ledger::Ledger &ledger, std::uint64_t since);
/// A copy with @p events applied.
std::shared_ptr<Snapshot> advanced(const Snapshot &from, std::span<const protocol::ChangeEvent> events);

} // namespace egret::server
