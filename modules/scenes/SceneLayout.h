// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/Scene.h>
#include <scenes/Wall.h>

namespace egret::scenes {

/// The part of a tile that lies on one display.
struct Piece
{
    Wall::Seat seat;
    Rect px; ///< in the output's picture
    Rect mm; ///< on the plane of the wall
    bool operator==(const Piece &) const = default;
};

/// A tile where it comes to lie on a wall.
struct PlacedTile
{
    std::size_t tile = 0; ///< index in the scene
    std::vector<Piece> pieces; ///< one for each display that it touches; empty: there is no room
    std::size_t home = 0; ///< the piece with the greatest area: where all its text stands
    bool operator==(const PlacedTile &) const = default;
};

/// Where the tiles of @p scene lie on @p wall. Cells divide the displays evenly below the header; where
/// the scene's columns or rows are no multiple of the wall's displays, edges snap to displays and their
/// quarters. Between neighbours a gap is left; a tile that spans displays reaches to their edges.
std::vector<PlacedTile> layOut(const Scene &scene, const Wall &wall);

/// The header's strip on each display of the top row, from left to right.
std::vector<Piece> headerOf(const Wall &wall);

} // namespace egret::scenes
