// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/FilterJson.h>
#include <session/Link.h>

#include <QTest>

using namespace egret;
using session::Link;
using session::MapFilter;

class TestFilterAndLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilterComesBackFromItsJson()
    {
        MapFilter filter;
        filter.onlyClasses = {"gbt:0137"};
        filter.hiddenStates = {0, 3};
        filter.areas = {"350203001002"};
        filter.changeFrom = dayFromCivil(2026, 3, 1);
        filter.cameras = true;
        filter.grids = false;
        filter.opacity = {{"density", 0.5}};
        filter.order = {"roads", "density"};
        QVERIFY(!filter.admitsAll());
        QCOMPARE(session::filterFromJson(session::toJson(filter)), filter);
        QCOMPARE(session::toJson(MapFilter{}).dump(), std::string("{}"));
        QVERIFY(MapFilter{}.admitsAll());
    }

    void strangeJsonIsAFreshFilter()
    {
        const Json strange = Json::parse(R"({"hiddenStates":["x",99,-1],"areas":5,"surveyFrom":"soon"})");
        QCOMPARE(session::filterFromJson(strange), MapFilter{});
        QCOMPARE(session::filterFromJson(Json::array()), MapFilter{});
    }

    void linksAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        for (const char *good :
             {"egret://component/3502030103000123", "egret://officer/WG350203",
              "egret://at/118.100000,24.480000,16", "egret://unit/35020001", "egret://wall/main"})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const char *bad : {"", "http://component/1", "egret://component/", "egret://nothing/1",
                                "egret://at/1,2", "egret://at/200,2,3", "egret://component/../../etc",
                                "egret://at/nan,2,3", "egret://component/a b"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    }
    void linksAreReadAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        const auto link = Link::read(text);
        QCOMPARE(link.has_value(), good);
        if (good)
            QCOMPARE(link->text(), text);
    }
};

QTEST_GUILESS_MAIN(TestFilterAndLink)

#include "tst_filter_and_link.moc"
