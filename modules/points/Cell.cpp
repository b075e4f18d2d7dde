// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Cell.h>

namespace egret::points {

std::array<Cell, 4> childrenOf(const PointSet &points, const Cell &cell)
{
    // Inside a cell one bit of x and one of y tell the quadrant.
    const unsigned bit = 31u - cell.tile.zoom;
    const auto quadrantOf = [&](std::uint32_t row) {
        return ((points.x[row] >> bit) & 1u) | (((points.y[row] >> bit) & 1u) << 1);
    };
    std::array<Cell, 4> children;
    std::uint32_t begin = cell.rows.begin;
    for (unsigned quadrant = 0; quadrant < 4; ++quadrant) {
        std::uint32_t low = begin;
        std::uint32_t end = cell.rows.end;
        while (quadrant < 3 && low < end) {
            const std::uint32_t middle = low + (end - low) / 2;
            if (quadrantOf(middle) <= quadrant)
                low = middle + 1;
            else
                end = middle;
        }
        children[quadrant] = {cell.tile.child(quadrant), {begin, end}};
        begin = end;
    }
    return children;
}

} // namespace egret::points
