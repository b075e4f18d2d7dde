// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/Rotation.h>

#include <QTest>

using namespace egret::scenes;

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t monday = 20'780 * day; // 2026-11-23

Rotation officeHours()
{
    Rotation rotation;
    rotation.otherwise = "night";
    rotation.slots.push_back({0x1f, 8 * 60, 18 * 60, {{"map", 300}, {"figures", 61}, {"cases", 7}}});
    rotation.slots.push_back({0x7f, 17 * 60, 22 * 60, {{"evening", 600}, {"map", 120}}});
    return rotation;
}

/// The rule said once more, second by second and without arithmetic on rounds.
class Oracle
{
public:
    std::string at(std::int64_t second)
    {
        const int weekday = static_cast<int>((second / day + 3) % 7);
        const auto minute = static_cast<int>(second % day / 60);
        const bool office = weekday < 5 && minute >= 8 * 60 && minute < 18 * 60;
        const bool evening = !office && minute >= 17 * 60 && minute < 22 * 60;
        if (!office && !evening)
            return "night";
        std::int64_t elapsed = second % day - (office ? 8 : 17) * hour;
        const std::vector<Stay> stays = office
            ? std::vector<Stay>{{"map", 300}, {"figures", 61}, {"cases", 7}}
            : std::vector<Stay>{{"evening", 600}, {"map", 120}};
        for (std::size_t i = 0;; i = (i + 1) % stays.size()) {
            if (elapsed < stays[i].seconds)
                return stays[i].scene;
            elapsed -= stays[i].seconds;
        }
    }
};

} // namespace

class TestRotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 24 simulated hours on each day of the week: every second shows what the oracle says, and jumping
    /// from change to change meets exactly the seconds at which the scene changes.
    void isExactForEverySecondOfAWeek()
    {
        const Rotation rotation = officeHours();
        Oracle oracle;
        Turn turn = rotation.at(monday);
        int changes = 0;
        for (std::int64_t second = monday; second < monday + 7 * day; ++second) {
            if (second == turn.until) {
                const Turn next = rotation.at(second);
                changes += next.scene != turn.scene ? 1 : 0;
                turn = next;
            }
            QVERIFY(turn.until > second);
            if (turn.scene != oracle.at(second))
                QFAIL(qPrintable(QStringLiteral("second %1").arg(second - monday)));
        }
        QVERIFY(changes > 1000);
    }

    void passesOverScenesThatAreNotThere()
    {
        const Rotation rotation = officeHours();
        const auto there = [](const std::string &scene) { return scene != "figures" && scene != "map"; };
        for (std::int64_t second = monday + 8 * hour; second < monday + 10 * hour; ++second)
            QCOMPARE(rotation.at(second, there).scene, std::string("cases"));
        const auto none = [](const std::string &) { return false; };
        QCOMPARE(rotation.at(monday + 9 * hour, none).scene, std::string());
    }

    void refusesSlotsThatCannotBe()
    {
        std::vector<Problem> problems;
        const egret::Json json = egret::Json::parse(R"({"slots": [
            {"from": "08:00", "until": "07:00", "scenes": [{"scene": "a", "seconds": 60}]},
            {"days": [8], "from": "25:00", "until": "23:00", "scenes": [{"scene": "a", "seconds": 1}]}]})");
        readRotation({json, "rotation", problems}, problems);
        QCOMPARE(problems.size(), std::size_t{4});
        QCOMPARE(problems[0].place, std::string("rotation.slots[0].until"));
    }
};

QTEST_GUILESS_MAIN(TestRotation)

#include "tst_rotation.moc"
