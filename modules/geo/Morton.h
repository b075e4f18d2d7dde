// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/World.h>

namespace egret::geo {

constexpr std::uint64_t spreadBits(std::uint32_t value)
{
    std::uint64_t v = value;
    v = (v | (v << 16)) & 0x0000ffff0000ffffULL;
    v = (v | (v << 8)) & 0x00ff00ff00ff00ffULL;
    v = (v | (v << 4)) & 0x0f0f0f0f0f0f0f0fULL;
    v = (v | (v << 2)) & 0x3333333333333333ULL;
    return (v | (v << 1)) & 0x5555555555555555ULL;
}

constexpr std::uint32_t gatherBits(std::uint64_t v)
{
    v &= 0x5555555555555555ULL;
    v = (v | (v >> 1)) & 0x3333333333333333ULL;
    v = (v | (v >> 2)) & 0x0f0f0f0f0f0f0f0fULL;
    v = (v | (v >> 4)) & 0x00ff00ff00ff00ffULL;
    v = (v | (v >> 8)) & 0x0000ffff0000ffffULL;
    return static_cast<std::uint32_t>(v | (v >> 16));
}

/// Bits of x and y interleaved, y above x: every quadtree tile is one contiguous range of keys.
constexpr std::uint64_t morton(WorldPoint p) { return spreadBits(p.x) | (spreadBits(p.y) << 1); }
constexpr WorldPoint fromMorton(std::uint64_t key) { return {gatherBits(key), gatherBits(key >> 1)}; }

/// First key of @p tile; the tile holds mortonSpan(zoom) keys (for zoom ≥ 1).
constexpr std::uint64_t mortonBegin(const Tile &tile)
{
    return tile.zoom == 0 ? 0 : morton({tile.x << (32 - tile.zoom), tile.y << (32 - tile.zoom)});
}
/// Last key of @p tile (inclusive, because the whole world has no end in 64 bits).
constexpr std::uint64_t mortonLast(const Tile &tile)
{
    return tile.zoom >= 32 ? mortonBegin(tile) : mortonBegin(tile) + (~0ULL >> (2 * tile.zoom));
}

} // namespace egret::geo
