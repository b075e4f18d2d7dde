// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/CityBase.h>
#include <points/Chunk.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

namespace egret::intake {

namespace {

/// The chunks of one district and tile, in the order of their parts.
struct TileChunks
{
    std::vector<std::pair<std::uint16_t, const protocol::ChunkEntry *>> columns;
    std::vector<std::pair<std::uint16_t, const protocol::ChunkEntry *>> attributes;
};

using Identity = std::tuple<std::string_view, std::string_view, std::uint32_t>;

Result<std::vector<TileChunks>> tilesOf(const CityBase &base)
{
    std::map<std::string, TileChunks> tiles;
    for (const protocol::ChunkEntry &entry : base.chunks) {
        const bool columns = entry.kind == base.kind;
        if (!columns && entry.kind != base.kind + ".attributes")
            continue;
        const auto name = points::ChunkKey::parseName(entry.name);
        if (!name)
            return Error{Error::Code::Corrupt, "the chunk " + entry.name + " has no name of a tile"};
        TileChunks &tile = tiles[entry.district + " " + geo::toText(name->first)];
        (columns ? tile.columns : tile.attributes).emplace_back(name->second, &entry);
    }
    std::vector<TileChunks> list;
    for (auto &[key, tile] : tiles) {
        std::sort(tile.columns.begin(), tile.columns.end());
        std::sort(tile.attributes.begin(), tile.attributes.end());
        list.push_back(std::move(tile));
    }
    return list;
}

void changeInto(HeldPoint &point, const points::PointChange &change)
{
    point.removed = change.removed;
    if (change.removed)
        return;
    point.record.morton = geo::morton(change.at);
    point.record.state = change.state;
    point.record.survey = change.survey;
    point.record.change = change.change;
    point.grid = change.grid;
}

Result<std::vector<points::Attributes>> attributesOf(const CityBase &base, const TileChunks &tile)
{
    std::vector<points::Attributes> rows;
    for (const auto &[part, entry] : tile.attributes) {
        const Result<Bytes> bytes = base.read(entry->hash);
        if (!bytes)
            return bytes.error();
        Result<points::DecodedAttributes> decoded = points::decodeAttributes(bytes.value());
        if (!decoded)
            return decoded.error().in(entry->name);
        std::move(decoded.value().rows.begin(), decoded.value().rows.end(), std::back_inserter(rows));
    }
    return rows;
}

} // namespace

Outcome forEachHeld(const CityBase &base, WorkerPool &pool,
                    const std::function<Outcome(std::span<const HeldPoint>)> &visit)
{
    const Result<std::vector<TileChunks>> tiles = tilesOf(base);
    if (!tiles)
        return tiles.error();
    std::map<Identity, const points::PointChange *> changes;
    for (const points::PointChange &change : base.changes)
        changes[{change.district, change.cls, change.serial}] = &change;
    std::mutex mutex; // over the two below
    std::set<const points::PointChange *> met;
    std::optional<Error> problem;
    const auto fail = [&](const Error &error) {
        const std::lock_guard lock(mutex);
        if (!problem)
            problem = error;
    };
    const auto take = [&](std::size_t job) -> Outcome {
        const TileChunks &tile = tiles.value()[job];
        Result<std::vector<points::Attributes>> attributes = attributesOf(base, tile);
        if (!attributes)
            return attributes.error();
        std::size_t place = 0;
        for (const auto &[part, entry] : tile.columns) {
            const Result<Bytes> bytes = base.read(entry->hash);
            if (!bytes)
                return bytes.error();
            const Result<points::DecodedColumns> decoded = points::decodeColumns(bytes.value());
            if (!decoded)
                return decoded.error().in(entry->name);
            const points::PointSet &set = decoded.value().points;
            if (!attributes.value().empty() && place + set.size() > attributes.value().size())
                return Error{Error::Code::Corrupt,
                             "the attributes of " + entry->name + " do not fit its points"};
            std::vector<HeldPoint> held(set.size());
            for (std::uint32_t row = 0; row < set.size(); ++row, ++place) {
                HeldPoint &point = held[row];
                if (!attributes.value().empty())
                    point.attributes = std::move(attributes.value()[place]);
                point.district = decoded.value().key.district;
                point.cls = set.classes[set.cls[row]];
                point.grid = set.grid[row] == points::noGrid ? std::string_view() : set.grids[set.grid[row]];
                point.record.morton = set.key(row);
                point.record.serial = set.serial[row];
                point.record.state = set.state[row];
                point.record.survey = set.survey[row];
                point.record.change = set.change[row];
                if (!changes.empty()) {
                    const auto change = changes.find({point.district, point.cls, point.record.serial});
                    if (change != changes.end()) {
                        changeInto(point, *change->second);
                        const std::lock_guard lock(mutex);
                        met.insert(change->second);
                    }
                }
            }
            if (Outcome visited = visit(held); !visited)
                return visited;
        }
        return success();
    };
    pool.run(tiles.value().size(), [&](std::size_t job) {
        {
            const std::lock_guard lock(mutex);
            if (problem)
                return;
        }
        if (Outcome taken = take(job); !taken)
            fail(taken.error());
    });
    if (problem)
        return *problem;
    std::vector<HeldPoint> added;
    for (const auto &[identity, change] : changes) {
        if (met.contains(change))
            continue;
        HeldPoint &point = added.emplace_back();
        point.district = change->district;
        point.cls = change->cls;
        point.record.serial = change->serial;
        changeInto(point, *change);
    }
    return added.empty() ? success() : visit(added);
}

} // namespace egret::intake
