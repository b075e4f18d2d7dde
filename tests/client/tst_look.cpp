// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <mapscene/MapCamera.h>
#include <mapscene/MapStyle.h>
#include <mapscene/Tokens.h>
#include <session/StatusText.h>

#include <QTest>
#include <QTranslator>

using namespace egret;
using mapscene::MapCamera;
using mapscene::Tokens;

class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// LOOK.md: the contrast on panel that each token must reach, as rounded there.
    void contrastIsAsApproved()
    {
        const auto check = [](const Tokens &t, std::initializer_list<double> least) {
            const QColor colours[] = {t.text,     t.text2,   t.text3,  t.accent, t.focus,   t.levelIV,
                                      t.levelIII, t.levelII, t.levelI, t.normal, t.offline, t.stale};
            std::size_t i = 0;
            for (const double wanted : least) {
                const double found = Tokens::contrast(colours[i], t.panel);
                QVERIFY2(found >= wanted - 0.06,
                         qPrintable(QStringLiteral("token %1: %2").arg(i).arg(found)));
                ++i;
            }
        };
        check(Tokens::dark(), {13.9, 8.0, 4.9, 6.7, 10.1, 6.2, 9.7, 6.6, 4.8, 7.0, 5.2, 6.1});
        check(Tokens::light(), {16.5, 7.3, 4.8, 6.0, 6.0, 5.6, 5.1, 5.1, 6.5, 5.4, 5.5, 6.0});
    }

    void categoriesAreSeenOnTheirGround()
    {
        for (const QColor &colour : mapscene::MapStyle::night().categories)
            QVERIFY2(Tokens::contrast(colour, Tokens::dark().bg) >= 5.5, qPrintable(colour.name()));
        for (const QColor &colour : mapscene::MapStyle::day().categories)
            QVERIFY2(Tokens::contrast(colour, mapscene::MapStyle::day().land) >= 4.5,
                     qPrintable(colour.name()));
    }

    void cameraKeepsThePlaceUnderTheCursor()
    {
        MapCamera camera;
        camera.size = {1000, 700};
        const geo::WorldPoint xiamen = geo::toWorld({118.1, 24.5});
        camera.x = xiamen.x;
        camera.y = xiamen.y;
        camera.zoom = 12;
        const QPointF cursor(220, 610);
        const geo::WorldPoint under = camera.toWorld(cursor);
        for (const double step : {1.0, 0.37, -2.2, 5.0, -3.0}) {
            camera.zoomBy(step, cursor);
            const QPointF now = camera.toScreen(under);
            QVERIFY(qAbs(now.x() - cursor.x()) < 1.5 && qAbs(now.y() - cursor.y()) < 1.5);
        }
        camera.zoomBy(100, cursor);
        QCOMPARE(camera.zoom, MapCamera::maxZoom);
        camera.zoomBy(-100, cursor);
        QCOMPARE(camera.zoom, MapCamera::minZoom);
    }

    void cameraFitsABox()
    {
        MapCamera camera;
        camera.size = {1000, 700};
        const geo::WorldBox box{3000000000, 1800000000, 3010000000, 1809000000};
        camera.fit(box, 20);
        QVERIFY(camera.toScreen({3000000000u, 1800000000u}).x() >= 19.5);
        QVERIFY(camera.toScreen({3000000000u, 1800000000u}).y() >= 19.5);
        QVERIFY(camera.toScreen({3009999999u, 1808999999u}).y() <= 681);
    }

    void statusUsesTheBindingWords()
    {
        const QLocale before;
        QTranslator chinese;
        QVERIFY(chinese.load(QStringLiteral(EGRET_BIN_DIR "/../app/egret/egret_zh_CN.qm")));
        QCoreApplication::installTranslator(&chinese);
        sync::Progress live;
        live.phase = sync::Progress::Phase::Live;
        live.online = true;
        QCOMPARE(session::statusOf(live, nowMs()).text, QStringLiteral("正在更新…"));
        live.current = true;
        QCOMPARE(session::statusOf(live, nowMs()).text, QStringLiteral("在线"));
        sync::Progress syncing;
        syncing.phase = sync::Progress::Phase::Columns;
        syncing.rows = 1040000;
        syncing.totalRows = 2810000;
        syncing.online = true;
        QCOMPARE(session::statusOf(syncing, 0).text, QStringLiteral("同步中 37% (1,040,000 / 2,810,000)"));
        sync::Progress offline = live;
        offline.offlineSince = nowMs();
        const QString clock = session::clockText(offline.offlineSince, nowMs());
        QCOMPARE(session::statusOf(offline, offline.offlineSince).text,
                 QStringLiteral("离线 自 %1 · 数据截至 %1").arg(clock));
        QCoreApplication::removeTranslator(&chinese);
        QCOMPARE(session::statusOf(syncing, 0).text, QStringLiteral("Syncing 37 % (1,040,000 / 2,810,000)"));
        QCOMPARE(session::statusOf(offline, offline.offlineSince).text,
                 QStringLiteral("Offline since %1 · data as of %1").arg(clock));
    }

    void numbersFollowTheLanguage()
    {
        QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
        QCOMPARE(session::shortNumber(2810000), QStringLiteral("281万"));
        QCOMPARE(session::shortNumber(9999), QStringLiteral("9,999"));
        QCOMPARE(session::shortNumber(125000), QStringLiteral("12.5万"));
        QCOMPARE(session::shortNumber(120000000), QStringLiteral("1.2亿"));
        QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
        QCOMPARE(session::shortNumber(2810000), QStringLiteral("2.81 M"));
        QCOMPARE(session::grouped(2810000), QStringLiteral("2,810,000"));
    }
};

QTEST_GUILESS_MAIN(TestLook)

#include "tst_look.moc"
