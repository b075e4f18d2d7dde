// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTimer>

#include "DeskOnScreen.h"
#include <ctime>

using namespace egret;
using test::DeskOnScreen;

namespace {

/// Processor time of this thread in ms: what another program took meanwhile is not in it.
double busyMs()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace

/// What keeps the GUI thread while a city comes: a timer of 4 ms tells how long nothing was answered. All of
/// Xiamen (2.81 million) with EGRET_TEST_LONG, 30,000 components else.
class TestGuiGaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whileTheCityComes()
    {
        const bool all = qEnvironmentVariableIntValue("EGRET_TEST_LONG") != 0;
        QTemporaryDir folder;
        std::unique_ptr<test::RealServer> server;
        if (all) {
            QProcess maker;
            maker.start(QStringLiteral(EGRET_BIN_DIR "/egretctl"),
                        {QStringLiteral("city"), QStringLiteral("generate"), QStringLiteral("--pack"),
                         QStringLiteral("xiamen"), QStringLiteral("--seed"), QStringLiteral("7"),
                         QStringLiteral("--out"), folder.filePath(QStringLiteral("city"))});
            QVERIFY(maker.waitForFinished(600000) && maker.exitCode() == 0);
            server = std::make_unique<test::RealServer>(folder.filePath(QStringLiteral("city")));
        } else {
            server = std::make_unique<test::RealServer>(9, 30000);
        }
        DeskOnScreen desk{QUrl()};
        QTest::qWait(500);
        struct Gap
        {
            double wall = 0;
            double busy = 0;
            qint64 at = 0;
        };
        std::vector<Gap> gaps;
        QElapsedTimer clock;
        clock.start();
        double wallBefore = 0;
        double busyBefore = busyMs();
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        connect(&timer, &QTimer::timeout, this, [&] {
            const double now = static_cast<double>(clock.nsecsElapsed()) / 1e6;
            const double busy = busyMs();
            gaps.push_back({now - wallBefore, busy - busyBefore, clock.elapsed()});
            wallBefore = now;
            busyBefore = busy;
        });
        timer.start(4);
        desk.session.connectTo(server->url(), {});
        QTRY_VERIFY_WITH_TIMEOUT(desk.live(), 600000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.window->map()->sharp(), 600000);
        QTest::qWait(1000);
        timer.stop();
        const std::uint32_t rows = desk.session.content()->city->components->size();
        QCOMPARE(rows > 2'000'000, all);
        std::sort(gaps.begin(), gaps.end(), [](const Gap &a, const Gap &b) { return a.busy > b.busy; });
        std::size_t over = 0;
        for (const Gap &gap : gaps)
            over += gap.busy > 50 ? 1 : 0;
        qInfo("%u components, %zu looks: %zu gaps of over 50 ms in the GUI thread's own time", rows,
              gaps.size(), over);
        for (std::size_t i = 0; i < std::min<std::size_t>(5, gaps.size()); ++i)
            qInfo("gap: %.0f ms of the thread's time (%.0f ms on the clock) after %lld ms", gaps[i].busy,
                  gaps[i].wall, static_cast<long long>(gaps[i].at));
        // A slow machine under a sanitizer has room; what stops a desk for a second has none.
        QVERIFY2(gaps.front().busy < 1000, qPrintable(QString::number(gaps.front().busy)));
    }
};

QTEST_MAIN(TestGuiGaps)

#include "tst_gui_gaps.moc"
