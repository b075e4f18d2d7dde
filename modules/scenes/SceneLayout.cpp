// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/SceneLayout.h>

#include <cmath>

namespace egret::scenes {

namespace {

/// Where the line before cell @p cell of @p cells lies, in displays of @p displays.
double lineAt(int cell, int cells, int displays)
{
    const double at = static_cast<double>(cell) * displays / cells;
    return cells % displays == 0 ? at : std::round(at * 4) / 4;
}

/// The part of [from, until] that lies on display @p index, from 0 to 1.
std::pair<double, double> partOn(int index, double from, double until)
{
    return {std::clamp(from - index, 0.0, 1.0), std::clamp(until - index, 0.0, 1.0)};
}

Rect toMm(const Display &display, const Rect &px)
{
    const auto [left, top] = Wall::toMm(display, px.x, px.y);
    const auto [right, bottom] = Wall::toMm(display, px.right(), px.bottom());
    return {left, top, right - left, bottom - top};
}

} // namespace

std::vector<PlacedTile> layOut(const Scene &scene, const Wall &wall)
{
    std::vector<PlacedTile> placed;
    for (std::size_t index = 0; index < scene.tiles.size(); ++index) {
        const Tile &tile = scene.tiles[index];
        PlacedTile result{index, {}, 0};
        const double left = lineAt(tile.column, scene.columns, wall.columns);
        const double right = lineAt(tile.column + tile.columns, scene.columns, wall.columns);
        const double top = lineAt(tile.row, scene.rows, wall.rows);
        const double bottom = lineAt(tile.row + tile.rows, scene.rows, wall.rows);
        for (int row = 0; row < wall.rows; ++row) {
            for (int column = 0; column < wall.columns; ++column) {
                const auto seat = wall.seatAt(column, row);
                const auto [x0, x1] = partOn(column, left, right);
                const auto [y0, y1] = partOn(row, top, bottom);
                if (!seat || x1 <= x0 || y1 <= y0)
                    continue;
                const Display &display = wall.at(*seat);
                const double gap = wall.bodyMm() / display.pitch() * 16 / 55;
                const double header = row == 0 ? wall.headerMm() / display.pitch() : 0;
                const double height = display.px.height - header;
                // Half a gap at every edge of the tile, none where it goes on behind a bezel.
                const double west =
                    std::round(display.px.x + x0 * display.px.width + (left >= column ? gap / 2 : 0));
                const double east =
                    std::round(display.px.x + x1 * display.px.width - (right <= column + 1 ? gap / 2 : 0));
                const double north =
                    std::round(display.px.y + header + y0 * height + (top >= row ? gap / 2 : 0));
                const double south =
                    std::round(display.px.y + header + y1 * height - (bottom <= row + 1 ? gap / 2 : 0));
                const Rect px{west, north, east - west, south - north};
                if (px.empty())
                    continue;
                result.pieces.push_back({*seat, px, toMm(display, px)});
                if (result.pieces.back().mm.area() > result.pieces[result.home].mm.area())
                    result.home = result.pieces.size() - 1;
            }
        }
        placed.push_back(std::move(result));
    }
    return placed;
}

std::vector<Piece> headerOf(const Wall &wall)
{
    std::vector<Piece> pieces;
    for (int column = 0; column < wall.columns; ++column) {
        const auto seat = wall.seatAt(column, 0);
        if (!seat)
            continue;
        const Display &display = wall.at(*seat);
        const Rect px{display.px.x, display.px.y, display.px.width,
                      std::round(wall.headerMm() / display.pitch())};
        pieces.push_back({*seat, px, toMm(display, px)});
    }
    return pieces;
}

} // namespace egret::scenes
