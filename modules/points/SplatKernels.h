// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PixelAxis.h>
#include <points/ToneTables.h>

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

void groupsOf(const RowTables &tables, const std::uint16_t *cls, const std::uint8_t *state,
              const std::uint8_t *district, std::size_t rows, std::uint8_t *groups);

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

/// Of @p pixels pixels (a multiple of 16) the sum over groups and the colour at full strength as 0xrrggbb.
void coloursOf(const ToneTables &tables, const std::uint16_t *planes, std::size_t groups, std::size_t pixels,
               std::uint32_t *sums, std::uint32_t *colours);
void coloursOf(const ToneTables &tables, const std::uint32_t *planes, std::size_t groups, std::size_t pixels,
               std::uint32_t *sums, std::uint32_t *colours);

/// Premultiplied ARGB32 of @p pixels pixels by the opacity of their sums.
void shade(const ToneTables &tables, const std::uint32_t *sums, const std::uint32_t *colours,
           std::size_t pixels, std::uint32_t *image);

} // namespace egret::points::splat
