// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <session/FilterJson.h>
#include <session/WallControl.h>
#include <wall/AlertSound.h>
#include <wall/AlertTone.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "WallOnScreen.h"

using namespace egret;
using session::WallControl;
using test::RealServer;
using Wall = test::WallOnScreen;

namespace {

constexpr int longMs = 60000;

/// A seat: a session of its own and the remote control.
struct Desk
{
    explicit Desk(const RealServer &server, const char *name = "desk 1") :
        session(folder.filePath(QStringLiteral("cache.db"))), control(session, QLatin1String(name))
    {
        session.open();
        session.connectTo(server.url(), {});
        control.watch(true);
    }
    [[nodiscard]] std::int64_t told() const
    {
        return control.find("main") ? control.find("main")->state.revision : 0;
    }
    [[nodiscard]] bool obeyed() const { return control.find("main") && control.find("main")->obeyed(); }

    QTemporaryDir folder;
    session::CitySession session;
    WallControl control;
};

} // namespace

/// Desks and walls with sessions of their own against a real egretd in a process of its own.
class TestWallRemote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        std::vector<scenes::Problem> problems;
        m_pack = scenes::readScenePack(EGRET_SOURCE_DIR "/resources/cities/xiamen", problems);
        QVERIFY(problems.empty());
        m_server = std::make_unique<RealServer>();
    }
    void cleanupTestCase() { m_server.reset(); }

    /// From the order at the desk to the wall's own revision; what it took is told, not judged.
    void theWallObeysTheDesk()
    {
        Desk desk(*m_server);
        Wall wall(*m_server, m_pack);
        QTRY_VERIFY_WITH_TIMEOUT(wall.live() && desk.session.content(), longMs);
        QTRY_VERIFY_WITH_TIMEOUT(desk.control.find("main") && !desk.control.find("main")->outputs.empty(),
                                 longMs);
        std::vector<double> times;
        for (int i = 0; i < 21; ++i) {
            const std::string scene = i % 2 ? "cockpit" : "evaluation";
            const std::int64_t revision = desk.told() + 1;
            QElapsedTimer clock;
            double took = -1;
            const auto link = connect(&wall.player, &wall::ScenePlayer::changed, this, [&] {
                if (took < 0 && wall.player.state().revision == revision && wall.player.scene() == scene)
                    took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
            });
            clock.start();
            desk.control.show("main", scene);
            QTRY_VERIFY_WITH_TIMEOUT(took >= 0, longMs);
            disconnect(link);
            times.push_back(took);
            QTRY_COMPARE_WITH_TIMEOUT(desk.told(), revision, longMs);
            QTRY_VERIFY_WITH_TIMEOUT(desk.obeyed(), longMs);
        }
        std::sort(times.begin(), times.end());
        qInfo("order to wall: median %.0f ms, most %.0f ms (goal: 200 ms)", times[times.size() / 2],
              times.back());
    }

    void theMiniatureIsFresh()
    {
        Desk desk(*m_server);
        Wall wall(*m_server, m_pack);
        QTRY_VERIFY_WITH_TIMEOUT(desk.control.find("main") && desk.control.find("main")->pictureAge() >= 0,
                                 longMs);
        // One that a wall before this one left has gone.
        QTRY_VERIFY_WITH_TIMEOUT(desk.control.find("main")->pictureAge() < 500, longMs);
        std::int64_t oldest = 0;
        const QSignalSpy told(&desk.control, &WallControl::changed);
        QTRY_VERIFY_WITH_TIMEOUT(
            (oldest = std::max(oldest, desk.control.find("main")->pictureAge()), told.count() > 12), longMs);
        qInfo("oldest picture on the desk: %lld ms (goal: 1,000 ms)", static_cast<long long>(oldest));
        const QByteArray bytes =
            QByteArray::fromBase64(QByteArray::fromStdString(desk.control.find("main")->outputs[0].picture));
        const QImage image = QImage::fromData(bytes, "JPG");
        QCOMPARE(image.size(), QSize(wall::WallLink::pictureWidth, 270));
        // Nobody looks any more: the wall ends to send pictures.
        desk.control.watch(false);
        const std::string last = desk.control.find("main")->outputs[0].picture;
        QVERIFY(!last.empty());
    }

    void theVerbsOfTheRemoteControl()
    {
        Desk desk(*m_server);
        Wall wall(*m_server, m_pack);
        QTRY_VERIFY_WITH_TIMEOUT(
            wall.live() && desk.control.find("main") && !desk.control.find("main")->outputs.empty(), longMs);
        const auto settle = [&] {
            QTRY_VERIFY_WITH_TIMEOUT(desk.obeyed() && wall.player.state().revision == desk.told(), longMs);
        };
        desk.control.show("main", "peacetime");
        settle();
        QTRY_COMPARE_WITH_TIMEOUT(wall.player.scene(), std::string("peacetime"), longMs);
        const auto &entries = desk.control.find("main")->outputs[0].scenes;
        QVERIFY(entries.size() >= 5);
        const auto place = [&](const std::string &name) {
            return std::find_if(entries.begin(), entries.end(), [&](const auto &e) { return e.name == name; })
                - entries.begin();
        };
        const std::string after =
            entries[static_cast<std::size_t>(place("peacetime") + 1) % entries.size()].name;
        desk.control.step("main", 1);
        QTRY_COMPARE_WITH_TIMEOUT(wall.player.scene(), after, longMs);
        settle();
        desk.control.step("main", -1);
        QTRY_COMPARE_WITH_TIMEOUT(wall.player.scene(), std::string("peacetime"), longMs);
        desk.control.setBlank("main", true);
        QTRY_VERIFY_WITH_TIMEOUT(wall.model.blank(), longMs);
        settle();
        desk.control.undo("main");
        QTRY_VERIFY_WITH_TIMEOUT(!wall.model.blank(), longMs);
        desk.control.setLocked("main", true);
        QTRY_VERIFY_WITH_TIMEOUT(wall.player.state().locked, longMs);
        settle();
        const QSignalSpy refused(&desk.control, &WallControl::refused);
        desk.control.show("main", "cockpit");
        QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, longMs);
        QCOMPARE(wall.player.scene(), std::string("peacetime"));
        desk.control.setLocked("main", false);
        settle();
        desk.control.setRotating("main", true);
        QTRY_VERIFY_WITH_TIMEOUT(wall.player.state().scene.empty(), longMs);
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(desk.control.find("main")->outputs[0].rotating, longMs);
        const std::string now = wall.player.scene();
        desk.control.setRotating("main", false);
        QTRY_COMPARE_WITH_TIMEOUT(wall.player.state().scene, now, longMs);
    }

    /// Two seats at the same moment: no order is lost, and none is done on what the other never saw.
    void twoSeatsAtTheSameWall()
    {
        Desk one(*m_server, "desk 1");
        Desk two(*m_server, "desk 2");
        QTRY_VERIFY_WITH_TIMEOUT(one.told() > 0 && two.told() == one.told(), longMs);
        const std::int64_t before = one.told();
        const QSignalSpy refusedOne(&one.control, &WallControl::refused);
        const QSignalSpy refusedTwo(&two.control, &WallControl::refused);
        for (int i = 0; i < 5; ++i) {
            one.control.setBlank("main", i % 2 == 0);
            two.control.setLocked("main", i % 2 == 0);
            QTRY_VERIFY_WITH_TIMEOUT(one.told() == before + 2 * (i + 1) && two.told() == one.told(), longMs);
        }
        QCOMPARE(refusedOne.count() + refusedTwo.count(), 0);
        QVERIFY(one.control.find("main")->state.blank && two.control.find("main")->state.locked);
        one.control.setBlank("main", false);
        QTRY_COMPARE_WITH_TIMEOUT(one.told(), before + 11, longMs);
        one.control.setLocked("main", false);
        QTRY_COMPARE_WITH_TIMEOUT(two.told(), before + 12, longMs);
    }

    /// The desk's map on the wall: the same place and the same filter, so the same exact count.
    void theMapOfTheDeskGoesToTheWall()
    {
        Desk desk(*m_server);
        Wall wall(*m_server, m_pack);
        QTRY_VERIFY_WITH_TIMEOUT(wall.live() && desk.session.content() && desk.control.find("main")
                                     && !desk.control.find("main")->outputs.empty(),
                                 longMs);
        session::MapFilter filter;
        filter.hiddenStates = {0, 2, 3, 4, 5};
        filter.areas = {"350203001001"};
        scenes::WallView view{118.05, 24.45, 118.1, 24.5, "damaged · 12", session::toJson(filter)};
        desk.control.look("main", view);
        QTRY_VERIFY_WITH_TIMEOUT(wall.player.view() == view, longMs);
        QCOMPARE(wall.session.filter(), filter);
        desk.session.setFilter(filter);
        QTRY_VERIFY_WITH_TIMEOUT(
            desk.session.content()->filter == filter && wall.session.content()->filter == filter, longMs);
        QVERIFY(desk.session.content()->counts.total > 0);
        QCOMPARE(wall.session.content()->counts.total, desk.session.content()->counts.total);
        QCOMPARE(wall.model.placeTitle(), QStringLiteral("damaged · 12"));
        desk.control.undo("main");
        QTRY_VERIFY_WITH_TIMEOUT(!wall.player.view(), longMs);
        QCOMPARE(wall.session.filter(), session::MapFilter());
    }

    /// A scene that somebody wrote reaches the wall and can be shown; what is on the screen is not made anew.
    void aSceneMadeByPeopleReachesTheWall()
    {
        Desk desk(*m_server);
        Wall wall(*m_server, m_pack);
        QTRY_VERIFY_WITH_TIMEOUT(
            wall.live() && desk.control.find("main") && !desk.control.find("main")->outputs.empty(), longMs);
        desk.control.show("main", "cockpit");
        QTRY_COMPARE_WITH_TIMEOUT(wall.player.scene(), std::string("cockpit"), longMs);
        QTRY_VERIFY_WITH_TIMEOUT(!wall.tiles().isEmpty(), longMs);
        const QList<QQuickItem *> before = wall.tiles();
        scenes::Scene scene = m_pack.scenes.at("cockpit");
        scene.name = "own";
        scene.title = "自制";
        const auto put = [&](const Json &arguments) {
            bool done = false;
            desk.session.rest()->command(QStringLiteral("document.put"), arguments, {}, this,
                                         [&](const remote::Answer &answer) { done = answer.ok(); });
            QTRY_VERIFY_WITH_TIMEOUT(done, longMs);
        };
        put({{"kind", "scene"}, {"id", "own"}, {"body", toJson(scene)}});
        QTRY_VERIFY_WITH_TIMEOUT(wall.player.scenes().contains("own"), longMs);
        QCOMPARE(wall.tiles(), before);
        put({{"kind", "scene"}, {"id", "broken"}, {"body", {{"schema", "egret-scene/1"}}}});
        desk.control.show("main", "own");
        QTRY_COMPARE_WITH_TIMEOUT(wall.player.scene(), std::string("own"), longMs);
        QVERIFY(!wall.player.scenes().contains("broken"));
    }

    /// An alert comes through the server, sounds once, covers the scene and goes by itself.
    void anAlertOfADeskTakesTheWallOver()
    {
        Desk desk(*m_server);
        Wall wall(*m_server, m_pack);
        QTRY_VERIFY_WITH_TIMEOUT(wall.live() && desk.session.content(), longMs);
        const QSignalSpy sound(&wall.player, &wall::ScenePlayer::alertBegan);
        const std::string scene = wall.player.scene();
        desk.control.alert({"a1", "main", 1, "江头街道 燃气管道泄漏", nowMs(), nowMs() + 600'000, true});
        desk.control.alert({"a2", "main", 3, "another", nowMs(), nowMs() + 600'000, true});
        desk.control.alert({"a3", "elsewhere", 1, "not here", nowMs(), nowMs() + 600'000, true});
        QTRY_VERIFY_WITH_TIMEOUT(wall.player.alert() && wall.player.alert()->others == 1, longMs);
        auto *const card = wall.item(QStringLiteral("alertCard"));
        QVERIFY(card);
        QTRY_COMPARE_WITH_TIMEOUT(card->opacity(), 1.0, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(desk.control.find("main") && !desk.control.find("main")->outputs.empty()
                                     && !desk.control.find("main")->outputs[0].alert.empty(),
                                 longMs);
        QCOMPARE(wall.player.scene(), scene);
        wall.ahead += 600'000;
        wall.player.tick();
        QVERIFY(!wall.player.alert());
        QTRY_VERIFY_WITH_TIMEOUT(!card->isVisible(), longMs);
        QVERIFY(sound.count() >= 1 && sound.count() <= 2); // the second may come first
    }

    void theSoundNeedsNoDevice()
    {
        wall::AlertSound sound;
        sound.play(1);
        sound.play(4);
        for (int level = 1; level <= 4; ++level) {
            const QByteArray tone = wall::alertTone(level);
            int loudest = 0;
            for (qsizetype i = 0; i + 1 < tone.size(); i += 2)
                loudest = std::max(loudest,
                                   std::abs(static_cast<int>(static_cast<std::int16_t>(
                                       static_cast<unsigned char>(tone[i]) | tone[i + 1] << 8))));
            QVERIFY(loudest > 6000 && loudest <= 16384);
            QVERIFY(tone.size() >= wall::alertTone(4).size()); // the graver the longer
        }
    }

    /// The server is killed for half an hour of the wall's clock: the scene stays, old tiles say so, and all
    /// is well again by itself, without a tile made anew or a scene that faded in between.
    void halfAnHourWithoutTheServer()
    {
        Desk desk(*m_server);
        Wall wall(*m_server, m_pack);
        QTRY_VERIFY_WITH_TIMEOUT(
            wall.live() && desk.control.find("main") && !desk.control.find("main")->outputs.empty(), longMs);
        desk.control.show("main", "cockpit");
        QTRY_COMPARE_WITH_TIMEOUT(wall.player.scene(), std::string("cockpit"), longMs);
        QTRY_VERIFY_WITH_TIMEOUT(!wall.tiles().isEmpty() && wall.stale() == 0, longMs);
        const QQuickItem *const scene = wall.item(QStringLiteral("scene-cockpit"));
        QVERIFY(scene);
        QTRY_COMPARE_WITH_TIMEOUT(scene->opacity(), 1.0, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(desk.obeyed(), longMs);
        const QList<QQuickItem *> tiles = wall.tiles();
        const QSignalSpy faded(scene, &QQuickItem::opacityChanged);
        const QSignalSpy hidden(scene, &QQuickItem::visibleChanged);

        m_server->kill();
        QTRY_VERIFY_WITH_TIMEOUT(wall.session.status().connection == session::Connection::Offline, longMs);
        for (int minute = 0; minute < 30; ++minute) {
            wall.ahead += 60'000;
            wall.player.tick();
            QCOMPARE(wall.player.scene(), std::string("cockpit"));
        }
        QTRY_VERIFY_WITH_TIMEOUT(wall.stale() > 3, longMs);
        QVERIFY(wall.model.ageSeconds() >= 1800);
        QCOMPARE(wall.tiles(), tiles);

        m_server->start();
        QTRY_VERIFY_WITH_TIMEOUT(wall.live() && wall.stale() == 0, 2 * longMs);
        QCOMPARE(wall.tiles(), tiles);
        QCOMPARE(faded.count() + hidden.count(), 0);
        QCOMPARE(wall.player.scene(), std::string("cockpit"));
        // And it obeys again, and says so.
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.status().connection == session::Connection::Live, 2 * longMs);
        desk.control.show("main", "evaluation");
        QTRY_COMPARE_WITH_TIMEOUT(wall.player.scene(), std::string("evaluation"), longMs);
        QTRY_VERIFY_WITH_TIMEOUT(desk.obeyed(), longMs);
    }

    /// The programs themselves: egret --wall in a process of its own does what this seat says.
    void aWallInAProcessOfItsOwn()
    {
        Desk desk(*m_server);
        QTemporaryDir folder;
        QProcess wall;
        wall.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        wall.start(QStringLiteral(EGRET_BIN_DIR "/egret"),
                   {QStringLiteral("--wall"), QStringLiteral("duty"), QStringLiteral("--server"),
                    m_server->url().toString(), QStringLiteral("--data"), folder.path()});
        QVERIFY(wall.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(desk.control.find("duty") && !desk.control.find("duty")->outputs.empty(),
                                 longMs);
        QTRY_VERIFY_WITH_TIMEOUT(desk.control.find("duty")->outputs[0].live, longMs);
        std::vector<double> times;
        for (int i = 0; i < 10; ++i) {
            QElapsedTimer clock;
            double took = -1;
            // Asked for more often than the desk does, to see the wall and not the question.
            const std::function<void()> ask = [&] {
                desk.session.rest()->get(
                    QStringLiteral("/v1/walls"), this, [&](const remote::Answer &answer) {
                        for (const Json &item : answer.json().value("items", Json::array())) {
                            if (textAt(item, "wall") == "duty" && integerAt(item, "revision") == i + 1)
                                took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
                        }
                        if (took < 0)
                            ask();
                    });
            };
            clock.start();
            desk.control.step("duty", 1);
            ask();
            QTRY_VERIFY_WITH_TIMEOUT(took >= 0, longMs);
            QTRY_COMPARE_WITH_TIMEOUT(desk.control.find("duty")->state.revision, std::int64_t{i + 1}, longMs);
            times.push_back(took);
        }
        std::sort(times.begin(), times.end());
        qInfo("order to another process and its word back: median %.0f ms, most %.0f ms",
              times[times.size() / 2], times.back());
        wall.terminate();
        QVERIFY(wall.waitForFinished(longMs));
    }

private:
    scenes::ScenePack m_pack;
    std::unique_ptr<RealServer> m_server;
};

QTEST_MAIN(TestWallRemote)

#include "tst_wall_remote.moc"
