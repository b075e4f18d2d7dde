// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PixelAxis.h>
#include <points/PointSet.h>

namespace egret::points {

/// An image cut into square tiles, and the rows that each tile has to look at. A tile's ranges hold all
/// of its points and, along its edges, some of its neighbours'.
class TileCover
{
public:
    static constexpr int side = 64; ///< pixels; what a tile counts stays in a core's own cache

    TileCover(const PointSet &points, const PixelAxis &x, const PixelAxis &y, WorkerPool &pool);

    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] std::size_t tiles() const { return m_ranges.size(); }
    [[nodiscard]] const std::vector<RowRange> &ranges(std::size_t tile) const { return m_ranges[tile]; }

private:
    std::size_t m_columns = 0;
    std::vector<std::vector<RowRange>> m_ranges; ///< row by row of tiles
};

} // namespace egret::points
