// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PointSet.h>

namespace egret::points {

/// The rows of one district in one tile.
struct Piece
{
    std::uint8_t district = 0;
    geo::Tile tile;
    std::vector<std::uint32_t> rows; ///< ascending
};

/// Splits the set by district, and each district by quadtree until a tile holds at most @p maxRows
/// rows (a tile of one unit may hold more). In (district, Morton) order; every row is in one piece.
std::vector<Piece> cutPieces(const PointSet &points, std::uint32_t maxRows);

} // namespace egret::points
