// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <geo/Datum.h>

#include <QTest>

using namespace egret;
using namespace egret::geo;

class TestDatum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackWithinAMillimetre_data()
    {
        QTest::addColumn<int>("datum");
        QTest::newRow("GCJ-02") << static_cast<int>(Datum::Gcj02);
        QTest::newRow("BD-09") << static_cast<int>(Datum::Bd09);
    }

    void comesBackWithinAMillimetre()
    {
        QFETCH(int, datum);
        Random random(6);
        for (int i = 0; i < 20000; ++i) {
            const LonLat place{random.between(75, 130), random.between(20, 50)};
            const LonLat there = fromWgs84(place, static_cast<Datum>(datum));
            QVERIFY(place != there);
            QVERIFY(distanceMetres(place, toWgs84(there, static_cast<Datum>(datum))) < 0.001);
        }
    }

    /// STANDARDS.md §0.6: the shift in Xiamen is 573 to 583 m.
    void shiftsXiamenAsMeasured()
    {
        Random random(7);
        for (int i = 0; i < 1000; ++i) {
            const LonLat place{random.between(117.9, 118.4), random.between(24.4, 24.9)};
            const double shift = distanceMetres(place, fromWgs84(place, Datum::Gcj02));
            QVERIFY2(shift > 565 && shift < 592, qPrintable(QString::number(shift)));
        }
    }

    void leavesTheRestOfTheWorldAlone()
    {
        const LonLat washington{-77.03, 38.9};
        QCOMPARE(fromWgs84(washington, Datum::Gcj02), washington);
        QCOMPARE(toWgs84(washington, Datum::Cgcs2000), washington);
    }
};

QTEST_GUILESS_MAIN(TestDatum)

#include "tst_datum.moc"
