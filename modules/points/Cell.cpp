// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Cell.h>

namespace egret::points {

namespace {

/// First of the rows, which have the bit clear and then set, that has it set. Without branches: what a
/// step finds cannot be foretold.
std::uint32_t firstWith(const std::vector<std::uint32_t> &column, unsigned bit, RowRange rows)
{
    const std::uint32_t *begin = column.data() + rows.begin;
    std::uint32_t size = rows.size();
    while (size > 1) {
        const std::uint32_t half = size / 2;
        begin += ((begin[half - 1] >> bit) & 1u) != 0 ? 0 : half;
        size -= half;
    }
    if (size == 1 && ((*begin >> bit) & 1u) == 0)
        ++begin;
    return static_cast<std::uint32_t>(begin - column.data());
}

} // namespace

std::array<Cell, 4> childrenOf(const PointSet &points, const Cell &cell)
{
    // Inside a cell one bit of x and one of y tell the quadrant.
    const unsigned bit = 31u - cell.tile.zoom;
    const std::uint32_t middle = firstWith(points.y, bit, cell.rows);
    const std::uint32_t north = firstWith(points.x, bit, {cell.rows.begin, middle});
    const std::uint32_t south = firstWith(points.x, bit, {middle, cell.rows.end});
    return {Cell{cell.tile.child(0), {cell.rows.begin, north}}, Cell{cell.tile.child(1), {north, middle}},
            Cell{cell.tile.child(2), {middle, south}}, Cell{cell.tile.child(3), {south, cell.rows.end}}};
}

} // namespace egret::points
