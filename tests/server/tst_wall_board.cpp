// SPDX-License-Identifier: GPL-3.0-or-later
#include <server/WallBoard.h>
#include <support/People.h>

#include <QTest>

using namespace egret;
using server::WallBoard;
using test::LiveServer;
using test::Person;

/// The last word of each wall, kept in memory.
class TestWallBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesAreAskedForOnlyWhileSomebodyLooks()
    {
        WallBoard board;
        QVERIFY(!board.put("main", "a/1", {{"picture", "one"}}, 0));
        QVERIFY(!board.list({}, 0)[0].contains("picture"));
        QVERIFY(!board.put("main", "a/1", {{"scene", "s"}}, 10)); // the list is no look
        const Json seen = board.list("main", 1000);
        QCOMPARE(textAt(seen[0], "picture"), std::string("one")); // a report without one leaves it
        QCOMPARE(integerAt(seen[0], "picture_age_ms"), std::int64_t{1000});
        QCOMPARE(integerAt(seen[0], "age_ms"), std::int64_t{990});
        QVERIFY(board.put("main", "a/1", Json::object(), 1000 + WallBoard::watchMs));
        QVERIFY(!board.put("main", "a/1", Json::object(), 1001 + WallBoard::watchMs));
        QVERIFY(board.list("other", 0).empty());
    }

    void isNeverLargerThanItsLimit()
    {
        WallBoard board;
        for (std::size_t i = 0; i < WallBoard::outputLimit + 50; ++i)
            board.put("w" + std::to_string(i), "a/1", Json::object(), static_cast<std::int64_t>(i));
        const Json all = board.list({}, 1000);
        QCOMPARE(all.size(), WallBoard::outputLimit);
        QVERIFY(board.list("w0", 1000).empty()); // silent longest
        board.put("w", "a/1", Json::object(), WallBoard::forgetMs * 2);
        QCOMPARE(board.list({}, WallBoard::forgetMs * 2).size(), std::size_t{1});
    }

    /// A wall tells and reads; it gives no orders. A viewer reads and cannot tell in a wall's name.
    void whoMayDoWhat()
    {
        LiveServer live(5, 500, LiveServer::People::Accounts);
        Person wall = Person::make(live, "hall.wall", {{"wall"}});
        Person viewer = Person::make(live, "viewer", {{"viewer"}});
        Person duty = Person::make(live, "duty", {{"operator"}});
        const Json report = {
            {"schema", "egret-wall-report/1"}, {"wall", "main"}, {"output", "a/1"}, {"picture", "x"}};
        const auto state = [](int revision) {
            return Json{{"kind", "wall"}, {"id", "main"}, {"body", {{"scene", "s"}}}, {"revision", revision}};
        };
        QCOMPARE(wall.get("/v1/walls/main").status, 404);
        QCOMPARE(wall.post("/v1/walls/main/report", report).status, 200);
        QCOMPARE(viewer.post("/v1/walls/main/report", report).status, 403);
        QCOMPARE(duty.post("/v1/walls/main/report", report).status, 403);
        QCOMPARE(viewer.json("/v1/walls")["items"].size(), std::size_t{1});
        QCOMPARE(textAt(viewer.json("/v1/walls/main")["items"][0], "picture"), std::string("x"));
        QCOMPARE(wall.command("document.put", state(0)).status, 403);
        QCOMPARE(viewer.command("document.put", state(0)).status, 403);
        QCOMPARE(duty.command("document.put", state(0)).status, 200);
        const Json heard = wall.post("/v1/walls/main/report", report).status == 200
            ? parseJson(wall.post("/v1/walls/main/report", report).content(), "answer").value()
            : Json();
        QVERIFY(heard["watched"] == Json(true));
    }

    void refusesWhatIsNoReport()
    {
        LiveServer live(5, 500);
        const auto post = [&](const std::string &path, const std::string &body) {
            http::Fields fields;
            fields.add("Content-Type", "application/json");
            return live.client().request("POST", path, fields, body).value().status;
        };
        QCOMPARE(post("/v1/walls/main/report", "[]"), 400);
        QCOMPARE(post("/v1/walls/main/report", R"({"wall":"main"})"), 400);
        QCOMPARE(post("/v1/walls/main/report", R"({"wall":"other","output":"a"})"), 400);
        QCOMPARE(post("/v1/walls/main/report", R"({"wall":"main","output":"a"})"), 200);
        QCOMPARE(post("/v1/walls/a%2Fb/report", R"({"wall":"a/b","output":"a"})"), 400);
    }
};

QTEST_GUILESS_MAIN(TestWallBoard)

#include "tst_wall_board.moc"
