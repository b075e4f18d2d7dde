// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/SplatKernels.h>
#include <points/ToneTables.h>

/// From the counters of a tile to its pixels, compiled for each instruction set and chosen at run time.
namespace egret::points::splat {

/// The pixels of all small counts: most pixels of most images hold a few points, and cost one look-up.
class FewTable
{
public:
    /// @p tables with its opacity set.
    FewTable(const ToneTables &tables, std::size_t groups);

    [[nodiscard]] int bits() const { return m_bits; } ///< of each group's count in an index, group 0 lowest
    [[nodiscard]] const std::uint32_t *pixels() const { return m_pixels.data(); }

private:
    int m_bits;
    std::vector<std::uint32_t> m_pixels;
};

/// Of @p pixels pixels (a multiple of 16) the sum over groups and the colour at full strength as 0xrrggbb.
void coloursOf(const ToneTables &tables, const std::uint16_t *planes, std::size_t groups, std::size_t pixels,
               std::uint32_t *sums, std::uint32_t *colours);
void coloursOf(const ToneTables &tables, const std::uint32_t *planes, std::size_t groups, std::size_t pixels,
               std::uint32_t *sums, std::uint32_t *colours);

/// Premultiplied ARGB32 of @p pixels pixels by the opacity of their sums.
void shade(const ToneTables &tables, const std::uint32_t *sums, const std::uint32_t *colours,
           std::size_t pixels, std::uint32_t *image);

/// shade(coloursOf()) for the first @p lines lines of a whole tile, whose lines lie @p stride pixels apart
/// in the image.
void paint(const ToneTables &tables, const FewTable &few, const std::uint16_t *planes, std::size_t groups,
           std::size_t lines, std::uint32_t *image, std::size_t stride);
void paint(const ToneTables &tables, const FewTable &few, const std::uint32_t *planes, std::size_t groups,
           std::size_t lines, std::uint32_t *image, std::size_t stride);

} // namespace egret::points::splat
