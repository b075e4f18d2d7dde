// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PointSet.h>

#include <array>

namespace egret::points {

/// A quadtree tile with the rows of a PointSet that it holds.
struct Cell
{
    geo::Tile tile;
    RowRange rows;

    static constexpr std::uint8_t deepest = 32; ///< zoom of a tile of one unit
};

/// The four parts of a cell, in row order, found by bisection inside the cell's rows.
std::array<Cell, 4> childrenOf(const PointSet &points, const Cell &cell);

} // namespace egret::points
