// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/FieldReader.h>

#include <optional>
#include <string_view>

namespace egret::scenes {

/// What a tile shows.
enum class TileKind { Map, Figure, Chart, Table, Ranking, Video, Text, Clock, Weather, Alarms, Unknown };

/// "map", "figure" …; Unknown for everything else.
TileKind tileKindOf(std::string_view text);
/// Whether the tile is text throughout, so that no bezel may cut it: everything but maps and video.
bool isText(TileKind kind);

/// One tile of a scene, placed on the scene's grid of cells.
struct Tile
{
    std::string id; ///< unique in the scene
    std::string kindText; ///< as written, so that an unknown kind can be named
    int column = 0;
    int row = 0;
    int columns = 1;
    int rows = 1;
    std::string title;
    std::string titleEn;
    std::string source; ///< key of the values: "components", "components.by-district" …
    std::string text;
    std::string textEn;
    std::string style; ///< of a chart: "bars", "donut", "trend"
    int staleAfter = 120; ///< seconds: older data is hatched
    int lines = 6; ///< rows of a ranking or table that must have room
    double textMm = 0; ///< height of body text; 0: the wall's own
    bool operator==(const Tile &) const = default;

    [[nodiscard]] TileKind kind() const { return tileKindOf(kindText); }
};

/// What a wall shows at once. A document: the city pack has it in scenes/NAME.json, the server as a
/// document of kind "scene".
struct Scene
{
    std::string name;
    std::string title;
    std::string titleEn;
    int columns = 16; ///< of cells over the whole wall
    int rows = 8;
    bool bezelCompensation = true; ///< maps lose the strip behind bezels instead of being pulled apart
    std::vector<Tile> tiles;
    bool operator==(const Scene &) const = default;

    [[nodiscard]] const Tile *tile(std::string_view id) const;
};

/// Reads a scene; every mistake is noted in @p problems. A tile of an unknown kind is no mistake of the
/// document's form: it is kept, shown as an error tile, and found by the lint.
Scene readScene(const Json &json, const std::string &place, std::vector<Problem> &problems);
Json toJson(const Scene &scene);

} // namespace egret::scenes
