// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include "WallOnScreen.h"
#include <unistd.h>

using namespace egret;
using test::RealServer;
using test::WallOnScreen;

namespace {

constexpr int longMs = 60000;

/// Resident memory of this process in bytes.
double resident()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QFile::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

/// Slope of the line through the points by least squares.
double slope(const std::vector<std::pair<double, double>> &points)
{
    double x = 0, y = 0, xx = 0, xy = 0;
    for (const auto &[a, b] : points) {
        x += a;
        y += b;
        xx += a * a;
        xy += a * b;
    }
    const auto n = static_cast<double>(points.size());
    return (n * xy - x * y) / (n * xx - x * x);
}

} // namespace

/// A wall that changes its scene as often as in weeks: every scene is made once, and memory stays. A few
/// hundred switches by default, 10,000 with EGRET_TEST_LONG.
class TestWallSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryStaysOverManyScenes()
    {
        std::vector<scenes::Problem> problems;
        scenes::ScenePack pack = scenes::readScenePack(EGRET_SOURCE_DIR "/resources/cities/xiamen", problems);
        pack.walls.at("main").reduceMotion = true; // a switch is a frame, not 300 ms
        RealServer server;
        WallOnScreen wall(server, pack);
        QTRY_VERIFY_WITH_TIMEOUT(wall.live(), longMs);
        const std::vector<std::string> names = scenes::scenesOf(pack.walls.at("main"));
        QVERIFY(names.size() >= 5);
        int frames = 0;
        connect(wall.window, &QQuickWindow::frameSwapped, this, [&] { ++frames; });
        scenes::WallState state = wall.player.state();
        const auto show = [&](std::size_t i) {
            state = state.shown(names[i % names.size()], "soak").value();
            const int before = frames;
            wall.player.obey(state);
            QTRY_VERIFY_WITH_TIMEOUT(frames > before, longMs);
            QCOMPARE(wall.player.scene(), names[i % names.size()]);
        };
        // Warm: every scene made and drawn, caches filled.
        const std::size_t warm = names.size() * 20;
        for (std::size_t i = 0; i < warm; ++i)
            show(i);
        QTest::qWait(500);
        const QList<QQuickItem *> tiles = wall.tiles();
        const bool all = qEnvironmentVariableIntValue("EGRET_TEST_LONG") != 0;
        const std::size_t switches = all ? 10000 : 300;
        std::vector<std::pair<double, double>> memory;
        QElapsedTimer clock;
        clock.start();
        for (std::size_t i = 0; i < switches; ++i) {
            show(i);
            if (i % (switches / 30) == 0)
                memory.emplace_back(static_cast<double>(i), resident());
        }
        QCOMPARE(wall.tiles(), tiles); // nothing was made anew
        const double perThousand = slope(memory) * 1000 / 1e6;
        qInfo("%zu switches in %.0f s, %.3f MB per 1,000, %.0f MB resident", switches,
              static_cast<double>(clock.elapsed()) / 1000, perThousand, resident() / 1e6);
        // Over few switches the allocator's own steps are larger than any leak.
        QVERIFY2(perThousand < (all ? 1 : 40), qPrintable(QString::number(perThousand)));
    }
};

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "7200000"); // ten thousand switches take longer than Qt's five minutes
    QApplication app(argc, argv); // charts need one
    TestWallSoak test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_wall_soak.moc"
