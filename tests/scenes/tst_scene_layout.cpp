// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <scenes/Legibility.h>
#include <scenes/ScenePack.h>

#include <QTest>

#include <cmath>

using namespace egret;
using namespace egret::scenes;

namespace {

Json panels(int columns, int rows, double bezel)
{
    Json json = Json::parse(R"({"schema": "egret-wall/1", "name": "test", "title": "Test",
        "viewing_distance_m": 6, "machines": [{"name": "m", "outputs": [{"name": "HDMI-1",
        "panels": {"size_px": [1920, 1080], "size_mm": [1209.6, 680.4], "bezel_mm": {}}}]}]})");
    Json &output = json["machines"][0]["outputs"][0];
    output["size_px"] = {columns * 1920, rows * 1080};
    output["panels"]["columns"] = columns;
    output["panels"]["rows"] = rows;
    for (const char *side : {"left", "top", "right", "bottom"})
        output["panels"]["bezel_mm"][side] = bezel;
    return json;
}

Wall wallOf(const Json &json)
{
    std::vector<Problem> problems;
    Wall wall = readWall(json, "wall", problems);
    for (const Problem &problem : problems)
        qWarning("%s: %s", problem.place.c_str(), problem.reason.c_str());
    return wall;
}

/// A scene whose tiles cut its grid at random, without gaps and without covering each other.
Scene randomScene(Random &random)
{
    Scene scene;
    scene.name = "random";
    scene.columns = static_cast<int>(1 + random.below(24));
    scene.rows = static_cast<int>(1 + random.below(12));
    static const char *const kinds[] = {"map", "figure", "chart", "table", "ranking", "text", "nonsense"};
    int y = 0;
    while (y < scene.rows) {
        const int height = static_cast<int>(1 + random.below(static_cast<std::uint32_t>(scene.rows - y)));
        int x = 0;
        while (x < scene.columns) {
            Tile tile;
            tile.id = "t" + std::to_string(scene.tiles.size());
            tile.kindText = kinds[random.below(7)];
            tile.column = x;
            tile.row = y;
            tile.columns = static_cast<int>(1 + random.below(static_cast<std::uint32_t>(scene.columns - x)));
            tile.rows = height;
            x += tile.columns;
            scene.tiles.push_back(tile);
        }
        y += height;
    }
    return scene;
}

} // namespace

class TestSceneLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsAsHighAsTheEyeNeeds()
    {
        QVERIFY(std::abs(textHeightMm(1, bodyMinutes) - 5.818) < 0.001);
        QVERIFY(std::abs(textHeightMm(1, leastMinutes) - 4.654) < 0.001);
        const Wall wall = wallOf(panels(2, 2, 2));
        QCOMPARE(std::round(wall.bodyMm() / wall.machines[0].outputs[0].displays[0].pitch()), 55.0);
        QCOMPARE(std::round(wall.leastMm() / wall.machines[0].outputs[0].displays[0].pitch()), 44.0);
    }

    void pixelsAndMillimetresRoundTrip()
    {
        Random random(3);
        const Wall wall = wallOf(panels(3, 2, 7));
        for (const Display &display : wall.machines[0].outputs[0].displays) {
            for (int i = 0; i < 200; ++i) {
                const double x = display.px.x + random.below(1920);
                const double y = display.px.y + random.below(1080);
                const auto [mmX, mmY] = Wall::toMm(display, x, y);
                QVERIFY(mmX >= display.mm.x - 1e-9 && mmX <= display.mm.right() + 1e-9);
                const auto [backX, backY] = Wall::toPx(display, mmX, mmY);
                QVERIFY(std::abs(backX - x) < 1e-6 && std::abs(backY - y) < 1e-6);
            }
        }
    }

    /// For random scenes on random walls: no piece and so no text touches a bezel, pieces stay in their
    /// display, tiles do not cover each other, and edges lie on displays, their quarters or whole cells.
    void noPieceTouchesABezelOrAnotherTile()
    {
        Random random(17);
        for (int round = 0; round < 400; ++round) {
            const Wall wall = wallOf(panels(static_cast<int>(1 + random.below(4)),
                                            static_cast<int>(1 + random.below(3)), random.below(30)));
            const Scene scene = randomScene(random);
            const std::vector<Rect> bezels = wall.bezels();
            std::vector<Rect> taken;
            for (const Piece &piece : headerOf(wall))
                taken.push_back(piece.mm.shrunk(1e-6));
            for (const PlacedTile &placed : layOut(scene, wall)) {
                for (const Piece &piece : placed.pieces) {
                    const Display &display = wall.at(piece.seat);
                    QVERIFY(piece.px.intersected(display.px) == piece.px);
                    const Rect inside = piece.mm.shrunk(1e-6);
                    for (const Rect &bezel : bezels)
                        QVERIFY(inside.intersected(bezel).empty());
                    for (const Rect &other : taken)
                        QVERIFY(inside.intersected(other).empty());
                    taken.push_back(inside);
                    QVERIFY(piece.mm.area() <= placed.pieces[placed.home].mm.area());
                }
            }
        }
    }

    /// A line drawn through the millimetres of a tile on two displays is one line on the wall.
    void aLineAcrossABezelStaysStraight()
    {
        const Wall wall = wallOf(panels(2, 1, 20));
        const Display &left = wall.machines[0].outputs[0].displays[0];
        const Display &right = wall.machines[0].outputs[0].displays[1];
        const double slope = 0.31;
        for (double mm = left.mm.x; mm < right.mm.right(); mm += 13) {
            const Display &display = mm <= left.mm.right() ? left : right;
            if (mm > left.mm.right() && mm < right.mm.x)
                continue; // behind the bezel
            const auto [x, y] = Wall::toPx(display, mm, 100 + slope * mm);
            const auto [backX, backY] = Wall::toMm(display, x, y);
            QVERIFY(std::abs(backY - (100 + slope * backX)) < 1e-9);
        }
        QCOMPARE(right.mm.x - left.mm.right(), 40.0);
    }

    void lintNamesTileSizeAndMinimum()
    {
        const Wall wall = wallOf(panels(2, 2, 2));
        Scene scene;
        scene.name = "small";
        Tile tile;
        tile.id = "headline";
        tile.kindText = "figure";
        tile.columns = 4;
        tile.rows = 2;
        tile.textMm = 20;
        scene.tiles = {tile};
        auto findings = lint(scene, wall);
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings[0].what == Finding::What::TextTooSmall);
        QVERIFY(findings[0].message.find("headline has text of 20.0 mm, the minimum is 27.9 mm")
                != std::string::npos);
        scene.tiles[0].textMm = 28;
        QVERIFY(lint(scene, wall).empty());
        scene.tiles[0].columns = 9; // the second display begins after eight
        findings = lint(scene, wall);
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings[0].what == Finding::What::CrossesBezel);
        scene.tiles[0].columns = 4;
        scene.tiles[0].rows = 1;
        scene.tiles[0].textMm = 0;
        scene.rows = 16;
        findings = lint(scene, wall);
        QVERIFY(!findings.empty() && findings[0].what == Finding::What::NoRoom);
        scene.tiles[0].kindText = "hologram";
        findings = lint(scene, wall);
        QVERIFY(!findings.empty() && findings[0].what == Finding::What::UnknownKind);
    }

    void sceneSurvivesTheWire()
    {
        std::vector<Problem> problems;
        const ScenePack pack = readScenePack(EGRET_SOURCE_DIR "/resources/cities/xiamen", problems);
        QVERIFY(pack.scenes.size() >= 7);
        for (const auto &[name, scene] : pack.scenes)
            QVERIFY(readScene(toJson(scene), name, problems) == scene);
        for (const Problem &problem : problems)
            qWarning("%s: %s", problem.place.c_str(), problem.reason.c_str());
        QVERIFY(problems.empty());
    }

    void refusesTilesThatCoverEachOther()
    {
        const Json json =
            Json::parse(R"({"schema": "egret-scene/1", "name": "s", "title": "S", "grid": [4, 4],
            "tiles": [{"id": "a", "kind": "text", "at": [0, 0], "size": [2, 2]},
                      {"id": "b", "kind": "text", "at": [1, 1], "size": [2, 2]},
                      {"id": "a", "kind": "text", "at": [3, 3], "size": [2, 1]}]})");
        std::vector<Problem> problems;
        readScene(json, "s", problems);
        QCOMPARE(problems.size(), std::size_t{3});
        QCOMPARE(problems[0].reason, std::string("covers the tile a"));
    }
};

QTEST_GUILESS_MAIN(TestSceneLayout)

#include "tst_scene_layout.moc"
