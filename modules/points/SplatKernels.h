// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PixelAxis.h>

#include <array>
#include <cstddef>

/// The inner loops of densityImage(), compiled for each instruction set (Highway) and chosen at run time.
namespace egret::points::splat {

inline constexpr std::uint8_t rejected = 0xff;

/// What is drawn in which group, as look-ups of bytes: the group is group[class] where state[state] and
/// district[district] are 0, else rejected.
struct RowTables
{
    alignas(16) std::array<std::uint8_t, 256> group{}; ///< or rejected
    alignas(16) std::array<std::uint8_t, 16> state{};
    alignas(16) std::array<std::uint8_t, 256> district{};
    std::size_t classes = 0; ///< of group in use
    std::size_t districts = 0; ///< of district in use
    bool anyState = true;
    bool anyDistrict = true;
};

/// Bytes beyond the last row that the functions below may write to @p groups and @p counters.
inline constexpr std::size_t slack = 64;

/// Columns may be read for @p readable rows (≥ rows); where that leaves slack rows, no row is done alone.
void groupsOf(const RowTables &tables, const std::uint16_t *cls, const std::uint8_t *state,
              const std::uint8_t *district, std::size_t rows, std::size_t readable, std::uint8_t *groups);

/// Sets the groups of the rows whose bit is 0 to rejected; the first row's bit is @p bit of @p words.
void rejectUnset(const std::uint64_t *words, std::size_t wordCount, std::size_t bit, std::size_t rows,
                 std::uint8_t *groups);

/// The units of a tile along one axis.
struct Strip
{
    std::uint32_t first = 0;
    std::uint32_t last = 0; ///< inclusive
    FixedPoint map;
};

/// A tile's counters are planes of side × side, one a group.
inline constexpr int sideBits = 6;
inline constexpr std::size_t planeSize = std::size_t{1} << (2 * sideBits);

/// The counter, group · planeSize + y · side + x, of each row that is not rejected and lies in the tile.
/// Returns how many; @p counters has room for @p rows and 16 more.
std::size_t countersOf(const Strip &x, const Strip &y, const std::uint32_t *xs, const std::uint32_t *ys,
                       const std::uint8_t *groups, std::size_t rows, std::uint32_t *counters);

/// y << 4 | x of rows that all lie in strips of at most 15 pixels.
void placesOf(const Strip &x, const Strip &y, const std::uint32_t *xs, const std::uint32_t *ys,
              std::size_t rows, std::uint8_t *places);

/// The counters of the rows that are not rejected, from places (as of placesOf()) that are counted from
/// pixel (x, y) of the tile. With @p straddles rows may lie beside the tile, or in no pixel (place 0xff).
/// Reads whole vectors of places and groups. Returns how many; @p counters has room for slack more.
std::size_t countersAt(int x, int y, bool straddles, const std::uint8_t *places, const std::uint8_t *groups,
                       std::size_t rows, std::uint16_t *counters);

} // namespace egret::points::splat
