// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <geo/Morton.h>

#include <QTest>

#include <cmath>

using namespace egret;
using namespace egret::geo;

class TestWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheTextbookFormula()
    {
        Random random(3);
        for (int i = 0; i < 100000; ++i) {
            const LonLat place{random.between(-180, 180), random.between(-85, 85)};
            const WorldPoint point = toWorld(place);
            const double phi = place.lat * M_PI / 180;
            const double y = (0.5 - std::log(std::tan(M_PI / 4 + phi / 2)) / (2 * M_PI)) * 4294967296.0;
            QVERIFY(std::abs(y - point.y) <= 1.01);
            QVERIFY(std::abs((place.lon + 180) / 360 * 4294967296.0 - point.x) <= 1.01);
        }
    }

    void comesBackWithinTwoCentimetres()
    {
        Random random(4);
        for (int i = 0; i < 20000; ++i) {
            const LonLat place{random.between(73, 135), random.between(18, 53)};
            QVERIFY(distanceMetres(place, toLonLat(toWorld(place))) < 0.02);
        }
    }

    void staysInTheWorldAtItsEnds()
    {
        QCOMPARE(toWorld({-180, 90}).x, 0u);
        QCOMPARE(toWorld({-180, 90}).y, 0u);
        QCOMPARE(toWorld({180, -90}).x, 0u); // 180° is −180°
        QCOMPARE(toWorld({0, -90}).y, 0xffffffffu);
        QCOMPARE(toWorld({0, 0}).y, 0x80000000u);
        QCOMPARE(toWorldBox({-180, -90}, {180, 90}), wholeWorld);
    }

    void mortonKeysRunThroughTiles()
    {
        Random random(5);
        for (int i = 0; i < 10000; ++i) {
            const WorldPoint p{static_cast<std::uint32_t>(random.next()),
                               static_cast<std::uint32_t>(random.next())};
            QCOMPARE(fromMorton(morton(p)), p);
            const auto zoom = static_cast<std::uint8_t>(random.below(33));
            const Tile tile{zoom, zoom == 0 ? 0 : p.x >> (32 - zoom), zoom == 0 ? 0 : p.y >> (32 - zoom)};
            QVERIFY(tile.box().contains(p));
            QVERIFY(morton(p) >= mortonBegin(tile) && morton(p) <= mortonLast(tile));
        }
    }
};

QTEST_GUILESS_MAIN(TestWorld)

#include "tst_world.moc"
