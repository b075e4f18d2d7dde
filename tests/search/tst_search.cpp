// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Resources.h>
#include <search/Coordinates.h>
#include <search/Index.h>
#include <support/RandomPoints.h>

#include <QTest>

#include <cmath>

using namespace egret;
using namespace egret::search;

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsChinese_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("full");
        QTest::addColumn<QString>("initials");
        const auto row = [](const char *text, const char *full, const char *initials) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(full)
                                << QString::fromUtf8(initials);
        };
        row("厦门", "xiamen", "xm");
        row("大厦", "dasha", "ds");
        row("重庆路", "chongqinglu", "cql");
        row("长青北里", "changqingbeili", "cqbl");
        row("思明区", "simingqu", "smq");
        row("银行街", "yinhangjie", "yhj");
        row("乌兰浩特", "wulanhaote", "wlht");
        row("莲前路 12 号", "lianqianlu12hao", "lql12h");
        row("Open map", "openmap", "om");
    }
    void readsChinese()
    {
        QFETCH(QString, text);
        QFETCH(QString, full);
        QFETCH(QString, initials);
        const Reading reading = m_pinyin->read(text.toStdString());
        QCOMPARE(QString::fromStdString(reading.full), full);
        QCOMPARE(QString::fromStdString(reading.initials), initials);
    }

    void findsNamesTheBestFirst_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("title");
        const auto row = [](const char *query, const char *title) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(title);
        };
        row("湖滨", "湖滨南路");
        row("hubinnan", "湖滨南路");
        row("hbnl", "湖滨南路");
        row("hubinnsn", "湖滨南路"); // one wrong letter
        row("湖宾南路", "湖滨南路"); // one wrong character
        row("siming", "思明区");
        row("350203", "思明区");
        row("xiamen", "厦门大学");
        row("WG01", "陈一");
        row("fit", "Fit the city");
    }
    void findsNamesTheBestFirst()
    {
        QFETCH(QString, query);
        QFETCH(QString, title);
        const std::vector<Hit> hits = index().find(query.toStdString(), 10);
        QVERIFY(!hits.empty());
        QCOMPARE(QString::fromStdString(hits.front().title), title);
    }

    void findsComponentsByCode()
    {
        WorkerPool pool(2);
        const auto points =
            std::make_shared<const points::PointSet>(test::randomPoints(2000, test::Spread::City, 71, pool));
        const Index all = Index::build(city(), points, nullptr, {}, *m_pinyin, pool);
        for (std::uint32_t row = 0; row < points->size(); row += 37) {
            const CodeIndex codes(points, pool);
            const std::vector<Hit> hits = all.find(codes.code(row), 5);
            QVERIFY(!hits.empty());
            QCOMPARE(hits.front().row, std::optional(row));
            QVERIFY(hits.front().kind == Kind::Component);
        }
    }

    void readsCoordinates_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text); };
        row("118.0894,24.4794");
        row("24.4794 118.0894");
        row("(118.0894, 24.4794)");
        row("118.0894，24.4794");
        row("24.4794N 118.0894E");
        row("E118.0894 N24.4794");
        row("24°28'45.84\"N 118°5'21.84\"E");
        row("N24°28′45.84″, E118°5′21.84″");
        row("东经118度5分21.84秒 北纬24度28分45.84秒");
        row("EPSG:4490 118.0894,24.4794");
    }
    void readsCoordinates()
    {
        QFETCH(QString, text);
        const auto places = placesIn(text.toStdString(), {118.1, 24.5});
        QVERIFY(!places.empty());
        QVERIFY(geo::distanceMetres(places.front(), {118.0894, 24.4794}) < 0.01);
    }

    void movesCoordinatesOfOtherDatums()
    {
        const auto places = placesIn("gcj02 118.0894,24.4794", {118.1, 24.5});
        QCOMPARE(places.size(), std::size_t{1}); // 118 is no latitude
        QVERIFY(geo::distanceMetres(places.front(), geo::toWgs84({118.0894, 24.4794}, geo::Datum::Gcj02))
                < 0.01);
    }

    void leavesOtherTextsAlone()
    {
        for (const char *text :
             {"", "1", "350203", "1,2,3", "abc", "118.1", "24°70'N 118°E", "400,24", "118.1,,x", "N24 N25"})
            QVERIFY2(placesIn(text, {118.1, 24.5}).empty(), text);
    }

    void oneEditIsAsTheDistanceSays()
    {
        Random random(72);
        for (int round = 0; round < 20000; ++round) {
            std::u32string text(random.below(7), U'a');
            std::u32string query(1 + random.below(6), U'a');
            for (auto *word : {&text, &query}) {
                for (char32_t &c : *word)
                    c = U'a' + random.below(3);
            }
            bool expected = false;
            for (std::size_t length = 0; length <= text.size(); ++length)
                expected = expected || distance(text.substr(0, length), query) <= 1;
            QCOMPARE(beginsWithOneEdit(text, query), expected);
        }
    }

    void stopsWhenCancelled()
    {
        const std::atomic<bool> cancel = true;
        QVERIFY(index().find("hu", 10, &cancel).empty());
    }

    void initTestCase()
    {
        const auto folder = resourcesFolder();
        QVERIFY(folder.ok());
        auto pinyin = Pinyin::load(folder.value());
        QVERIFY2(pinyin.ok(), pinyin.ok() ? "" : pinyin.error().message.c_str());
        m_pinyin = std::make_unique<Pinyin>(pinyin.value());
    }

private:
    static std::size_t distance(const std::u32string &a, const std::u32string &b)
    {
        std::vector<std::size_t> row(b.size() + 1);
        for (std::size_t j = 0; j < row.size(); ++j)
            row[j] = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j < row.size(); ++j) {
                const std::size_t next =
                    std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
                diagonal = std::exchange(row[j], next);
            }
        }
        return row.back();
    }

    static domain::City city()
    {
        domain::City city;
        city.centre = geo::toWorld({118.1, 24.5});
        domain::Area area;
        area.kind = domain::AreaKind::District;
        area.code = "350203";
        area.name = "思明区";
        city.areas.push_back(area);
        city.streets = {{1, "湖滨南路", 1, "350203", {{5, 6}, {7, 8}}},
                        {2, "湖滨南路辅路", 3, "350203", {}},
                        {3, "环岛路", 1, "350203", {}}};
        city.units = {{"35020001", "厦门大学", "350203", ""}};
        city.officers = {{"WG01", "陈一", "350203", "", "", {}}};
        return city;
    }

    Index index()
    {
        WorkerPool pool(1);
        return Index::build(city(), nullptr, nullptr, {{Kind::Command, "Fit the city", "", "view.fit", {}}},
                            *m_pinyin, pool);
    }

    std::unique_ptr<Pinyin> m_pinyin;
};

QTEST_GUILESS_MAIN(TestSearch)

#include "tst_search.moc"
