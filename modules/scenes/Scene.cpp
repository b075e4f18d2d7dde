// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/Scene.h>

#include <algorithm>
#include <array>

namespace egret::scenes {

namespace {

constexpr std::array<std::string_view, 10> kindNames = {"map",   "figure", "chart", "table",   "ranking",
                                                        "video", "text",   "clock", "weather", "alarms"};

Tile readTile(FieldReader fields, const Scene &scene)
{
    Tile tile;
    tile.id = fields.text("id", true, 60);
    tile.kindText = fields.text("kind", true, 60);
    const auto [column, row] = fields.pair("at", 0, 1000);
    const auto [columns, rows] = fields.pair("size", 1, 1000);
    tile.column = static_cast<int>(column);
    tile.row = static_cast<int>(row);
    tile.columns = static_cast<int>(columns);
    tile.rows = static_cast<int>(rows);
    if (tile.column != column || tile.row != row || tile.columns != columns || tile.rows != rows)
        fields.refuse("at", "and size are not whole cells");
    if (tile.column + tile.columns > scene.columns || tile.row + tile.rows > scene.rows)
        fields.refuse("size", "reaches out of the scene's grid");
    tile.title = fields.text("title", false);
    tile.titleEn = fields.text("title_en", false);
    tile.source = fields.text("source", false);
    tile.text = fields.text("text", false, 4000);
    tile.textEn = fields.text("text_en", false, 4000);
    tile.style = fields.text("style", false);
    tile.staleAfter = fields.integer("stale_after_s", 1, 7 * 24 * 60 * 60, 120);
    tile.lines = fields.integer("lines", 1, 100, 6);
    tile.textMm = fields.number("text_mm", 0, 1000, 0);
    return tile;
}

} // namespace

TileKind tileKindOf(std::string_view text)
{
    const auto *const found = std::find(kindNames.begin(), kindNames.end(), text);
    return static_cast<TileKind>(found - kindNames.begin());
}

bool isText(TileKind kind) { return kind != TileKind::Map && kind != TileKind::Video; }

const Tile *Scene::tile(std::string_view id) const
{
    const auto found = std::find_if(tiles.begin(), tiles.end(), [id](const Tile &t) { return t.id == id; });
    return found == tiles.end() ? nullptr : &*found;
}

Scene readScene(const Json &json, const std::string &place, std::vector<Problem> &problems)
{
    FieldReader fields(json, place, problems);
    Scene scene;
    if (fields.text("schema") != "egret-scene/1")
        fields.refuse("schema", "is not egret-scene/1, the format that this program reads");
    scene.name = fields.text("name", true, 60);
    scene.title = fields.text("title");
    scene.titleEn = fields.text("title_en", false);
    const auto [columns, rows] = fields.pair("grid", 1, 256);
    scene.columns = static_cast<int>(columns);
    scene.rows = static_cast<int>(rows);
    scene.bezelCompensation = fields.flag("bezel_compensation", true);
    int index = 0;
    for (const Json &tileJson : fields.list("tiles", 1, 200)) {
        FieldReader tileFields(tileJson, place + ".tiles[" + std::to_string(index++) + "]", problems);
        Tile tile = readTile(tileFields, scene);
        if (scene.tile(tile.id))
            tileFields.refuse("id", "is that of two tiles: " + tile.id);
        const auto covers = [&](const Tile &other) {
            return tile.column < other.column + other.columns && other.column < tile.column + tile.columns
                && tile.row < other.row + other.rows && other.row < tile.row + tile.rows;
        };
        const auto under = std::find_if(scene.tiles.begin(), scene.tiles.end(), covers);
        if (under != scene.tiles.end())
            tileFields.refuse("at", "covers the tile " + under->id);
        scene.tiles.push_back(std::move(tile));
    }
    return scene;
}

Json toJson(const Scene &scene)
{
    Json tiles = Json::array();
    for (const Tile &tile : scene.tiles) {
        Json json{{"id", tile.id},
                  {"kind", tile.kindText},
                  {"at", {tile.column, tile.row}},
                  {"size", {tile.columns, tile.rows}},
                  {"stale_after_s", tile.staleAfter},
                  {"lines", tile.lines}};
        const auto add = [&json](const char *key, const std::string &text) {
            if (!text.empty())
                json[key] = text;
        };
        add("title", tile.title);
        add("title_en", tile.titleEn);
        add("source", tile.source);
        add("text", tile.text);
        add("text_en", tile.textEn);
        add("style", tile.style);
        if (tile.textMm > 0)
            json["text_mm"] = tile.textMm;
        tiles.push_back(std::move(json));
    }
    return {{"schema", "egret-scene/1"},
            {"name", scene.name},
            {"title", scene.title},
            {"title_en", scene.titleEn},
            {"grid", {scene.columns, scene.rows}},
            {"bezel_compensation", scene.bezelCompensation},
            {"tiles", std::move(tiles)}};
}

} // namespace egret::scenes
