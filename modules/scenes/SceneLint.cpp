// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/Legibility.h>
#include <scenes/SceneLint.h>

#include <cstdio>

namespace egret::scenes {

namespace {

std::string millimetres(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f mm", value);
    return text;
}

} // namespace

std::pair<double, double> leastRoom(const Tile &tile)
{
    // Measured on the tiles of qml/wall: paddings, a heading of 1.6 and lines of 1.25 body heights.
    switch (tile.kind()) {
    case TileKind::Figure: return {6, 3.8};
    case TileKind::Ranking:
    case TileKind::Table: return {12, 2.0 + 1.25 * tile.lines};
    case TileKind::Chart: return {9, 4.4};
    case TileKind::Alarms: return {12, 3.6};
    case TileKind::Weather: return {7, 3.4};
    case TileKind::Video: return {6, 3.4};
    case TileKind::Clock: return {7, 3.0};
    case TileKind::Text: return {6, 2.0};
    case TileKind::Map: return {8, 8};
    case TileKind::Unknown: return {0, 0};
    }
    return {0, 0};
}

std::vector<Finding> lint(const Scene &scene, const Wall &wall)
{
    std::vector<Finding> findings;
    for (const PlacedTile &placed : layOut(scene, wall)) {
        const Tile &tile = scene.tiles[placed.tile];
        const std::string about = "scene " + scene.name + " on wall " + wall.name + ": tile " + tile.id;
        const double body = tile.textMm > 0 ? tile.textMm : wall.bodyMm();
        if (tile.kind() == TileKind::Unknown) {
            findings.push_back(
                {tile.id, Finding::What::UnknownKind, 0, 0,
                 about + " is of the kind " + tile.kindText + ", which this program does not know"});
            continue;
        }
        if (body < wall.leastMm()) {
            char angle[64];
            std::snprintf(angle, sizeof angle, " (%.1f\u2032 from %.1f m; at least %.0f\u2032 are readable)",
                          visualAngle(body, wall.distance), wall.distance, leastMinutes);
            findings.push_back({tile.id, Finding::What::TextTooSmall, body, wall.leastMm(),
                                about + " has text of " + millimetres(body) + ", the minimum is "
                                    + millimetres(wall.leastMm()) + angle});
        }
        if (placed.pieces.empty()) {
            findings.push_back({tile.id, Finding::What::NoRoom, 0, body, about + " has no room at all"});
            continue;
        }
        if (isText(tile.kind()) && placed.pieces.size() > 1)
            findings.push_back({tile.id, Finding::What::CrossesBezel, 0, 0,
                                about + " stands on " + std::to_string(placed.pieces.size())
                                    + " displays: its text would cross a bezel; keep it on one display"});
        const auto [columns, lines] = leastRoom(tile);
        const Rect &home = placed.pieces[placed.home].mm;
        if (home.height < lines * body)
            findings.push_back({tile.id, Finding::What::NoRoom, home.height, lines * body,
                                about + " is " + millimetres(home.height) + " high; with text of "
                                    + millimetres(body) + " it needs " + millimetres(lines * body)});
        if (home.width < columns * body)
            findings.push_back({tile.id, Finding::What::NoRoom, home.width, columns * body,
                                about + " is " + millimetres(home.width) + " wide; with text of "
                                    + millimetres(body) + " it needs " + millimetres(columns * body)});
    }
    return findings;
}

} // namespace egret::scenes
