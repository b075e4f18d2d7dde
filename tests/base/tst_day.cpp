// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>

#include <QTest>

using namespace egret;

class TestDay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBothForms()
    {
        QCOMPARE(dayFromText("2026-11-21"), dayFromText("20261121"));
        QCOMPARE(toText(*dayFromText("2026-11-21")), std::string("2026-11-21"));
        QCOMPARE(toText(*dayFromText("2024-02-29")), std::string("2024-02-29"));
        QCOMPARE(toText(Day{0}), std::string());
    }

    void refusesDatesThatDoNotExist_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"2023-02-29", "2026-13-01", "2026-00-10", "1960-01-01", "2150-01-01",
                                 "2026-1-1", "2026/11/21", "", "99999999", "２０２６１１２１"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void refusesDatesThatDoNotExist()
    {
        QFETCH(QString, text);
        QVERIFY(!dayFromText(text.toStdString()));
    }

    void writesShanghaiTime()
    {
        QCOMPARE(toRfc3339(0), std::string("1970-01-01T08:00:00.000+08:00"));
        QCOMPARE(toRfc3339(1795240800123), std::string("2026-11-21T14:00:00.123+08:00"));
    }
};

QTEST_GUILESS_MAIN(TestDay)

#include "tst_day.moc"
