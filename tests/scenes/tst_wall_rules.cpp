// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <scenes/AlertQueue.h>
#include <scenes/WallState.h>

#include <QTest>

using namespace egret;
using namespace egret::scenes;

class TestWallRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLockedWallRefusesAnotherScene()
    {
        const WallState open;
        const WallState locked = open.shown("map", "desk-1").value().withLock(true, "desk-1");
        QVERIFY(!locked.shown("figures", "desk-2"));
        QVERIFY(!locked.rotating("desk-2"));
        QCOMPARE(locked.withLock(false, "desk-2").shown("figures", "desk-2").value().scene,
                 std::string("figures"));
    }

    /// Any sequence of verbs can be undone to where it began, and every step is a new revision.
    void undoLeadsBackTheWholeWay()
    {
        Random random(5);
        for (int round = 0; round < 200; ++round) {
            std::vector<WallState> states{WallState{}};
            while (states.size() <= WallState::historyLimit) {
                const WallState &now = states.back();
                const std::uint32_t verb = random.below(3);
                const Result<WallState> next = verb == 0 ? now.withLock(!now.locked, "a")
                    : verb == 1                          ? now.withBlank(!now.blank, "a")
                                : now.shown("scene-" + std::to_string(random.below(4)), "a");
                if (next)
                    states.push_back(next.value());
            }
            WallState now = states.back();
            for (std::size_t i = states.size() - 1; i-- > 0;) {
                const WallState before = now.undone("b").value();
                QCOMPARE(before.revision, now.revision + 1);
                QVERIFY(before.scene == states[i].scene && before.locked == states[i].locked
                        && before.blank == states[i].blank);
                now = before;
            }
            QVERIFY(!now.undone("b"));
        }
    }

    void stateSurvivesTheWire()
    {
        const WallState state = WallState().shown("map", "席位 3").value().withBlank(true, "席位 4");
        std::vector<Problem> problems;
        QVERIFY(readWallState(toJson(state), "state", problems) == state);
        QVERIFY(problems.empty());
    }

    /// 100 alarms in 10 s: one take-over in each ten seconds, and the number of the others.
    void aFloodTakesTheWallOverOnceInTenSeconds()
    {
        Random random(9);
        AlertQueue queue;
        std::vector<Alert> alerts;
        std::int64_t last = -AlertQueue::holdMs;
        int takeOvers = 0;
        std::string shown;
        for (std::int64_t now = 0; now < 60'000; now += 100) {
            if (now < 10'000)
                alerts.push_back({"alert-" + std::to_string(now), "", static_cast<int>(1 + random.below(4)),
                                  "text", now, now + 45'000, true});
            queue.setAlerts(alerts);
            const auto screen = queue.at(now);
            if (!screen)
                continue;
            if (screen->fresh) {
                QVERIFY2(now - last >= AlertQueue::holdMs, "taken over before its time");
                last = now;
                ++takeOvers;
            } else {
                QCOMPARE(screen->alert.id, shown);
            }
            shown = screen->alert.id;
            if (now == 9'900)
                QCOMPARE(screen->others, std::size_t{99});
        }
        QVERIFY(takeOvers >= 2 && takeOvers <= 6);
        QVERIFY(!queue.at(60'000));
    }

    void theGravestAlertHasTheWall()
    {
        AlertQueue queue;
        queue.setAlerts({{"blue", "", 4, "b", 0, 100'000, true}, {"red", "", 1, "r", 5'000, 50'000, true}});
        QCOMPARE(queue.at(0)->alert.id, std::string("blue"));
        QCOMPARE(queue.at(6'000)->gravest, 1);
        QCOMPARE(queue.at(6'000)->alert.id, std::string("blue"));
        QCOMPARE(queue.at(10'000)->alert.id, std::string("red"));
        QCOMPARE(queue.at(50'000)->alert.id, std::string("blue")); // returns by itself
        QVERIFY(!queue.at(100'000));
    }
};

QTEST_GUILESS_MAIN(TestWallRules)

#include "tst_wall_rules.moc"
