// SPDX-License-Identifier: GPL-3.0-or-later
#include <wall/ScenePlayer.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace egret;
using wall::ScenePlayer;

class TestScenePlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        std::vector<scenes::Problem> problems;
        m_pack = scenes::readScenePack(EGRET_SOURCE_DIR "/resources/cities/xiamen", problems);
        QVERIFY(problems.empty());
    }

    void init() { m_now = monday; }

    /// 24 simulated hours, a tick a second: the wall changes exactly when its rotation says so.
    void followsTheRotationForADay()
    {
        ScenePlayer player(m_pack.walls.at("main"), m_pack.scenes, {}, clock());
        int changes = 0;
        std::string before = player.scene();
        for (int second = 0; second < 24 * 60 * 60; ++second) {
            m_now = monday + second * 1000ll;
            player.tick();
            QCOMPARE(player.scene(), m_pack.walls.at("main").rotation.at(m_now / 1000 + 8 * 3600).scene);
            changes += player.scene() != before ? 1 : 0;
            before = player.scene();
        }
        // 07:30 to 18:30 are 66 rounds of 600 s with six scenes; 18:30 to 22:30 are 20 of 720 s with two.
        // The first scene of the morning is the one of the night; the last one of the evening gives way to
        // it.
        QCOMPARE(changes, 66 * 6 - 1 + 20 * 2 + 1);
    }

    void keepsItsSceneWithoutAServer()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("wall/main.json"));
        {
            ScenePlayer player(m_pack.walls.at("main"), m_pack.scenes, file, clock());
            player.setState(player.state().shown("evaluation", "desk").value());
        }
        m_now += 3 * 60 * 60 * 1000;
        const ScenePlayer again(m_pack.walls.at("main"), m_pack.scenes, file, clock());
        QCOMPARE(again.scene(), std::string("evaluation"));
        QCOMPARE(again.state().revision, 1);
    }

    void passesOverAnOlderRevision()
    {
        ScenePlayer player(m_pack.walls.at("main"), m_pack.scenes, {}, clock());
        const scenes::WallState first = player.state().shown("forecast", "a").value();
        player.setState(first.shown("cockpit", "a").value());
        player.setState(first);
        QCOMPARE(player.scene(), std::string("cockpit"));
    }

    void aLockedWallDoesNotRotate()
    {
        m_now = monday + 8 * 3600 * 1000ll;
        ScenePlayer player(m_pack.walls.at("main"), m_pack.scenes, {}, clock());
        const std::string scene = player.scene();
        player.setState(player.state().withLock(true, "a"));
        for (int minute = 0; minute < 60; ++minute) {
            m_now += 60'000;
            player.tick();
            QCOMPARE(player.scene(), scene);
        }
    }

    void anUnknownSceneLeavesTheRotation()
    {
        ScenePlayer player(m_pack.walls.at("main"), m_pack.scenes, {}, clock());
        player.setState(player.state().shown("not-here", "a").value());
        QCOMPARE(player.scene(), std::string("peacetime"));
    }

    void anAlertComesWithSoundAndGoesByItself()
    {
        ScenePlayer player(m_pack.walls.at("main"), m_pack.scenes, {}, clock());
        const QSignalSpy sound(&player, &ScenePlayer::alertBegan);
        player.setAlerts({{"a", "main", 2, "防台风", m_now, m_now + 30'000, true},
                          {"b", "other", 1, "another wall's", m_now, m_now + 30'000, true}});
        QCOMPARE(sound.count(), 1);
        QCOMPARE(player.alert()->alert.id, std::string("a"));
        QCOMPARE(player.alert()->others, std::size_t{0});
        m_now += 30'000;
        player.tick();
        QVERIFY(!player.alert());
        QCOMPARE(sound.count(), 1);
    }

    void dimsAtNightAndShiftsItsPixels()
    {
        std::set<std::pair<int, int>> places;
        ScenePlayer player(m_pack.walls.at("main"), m_pack.scenes, {}, clock());
        for (int minute = 0; minute < 24 * 60; ++minute) {
            m_now = monday + minute * 60'000ll;
            player.tick();
            places.insert(player.shift());
            QCOMPARE(player.brightness(), minute < 6 * 60 || minute >= 22 * 60 + 30 ? 0.6 : 1.0);
        }
        QCOMPARE(places.size(), std::size_t{5});
    }

private:
    ScenePlayer::Clock clock()
    {
        return [this] { return m_now; };
    }

    static constexpr std::int64_t monday = 1'795'363'200'000; // 2026-11-23 00:00 in Asia/Shanghai
    scenes::ScenePack m_pack;
    std::int64_t m_now = monday;
};

QTEST_GUILESS_MAIN(TestScenePlayer)

#include "tst_scene_player.moc"
