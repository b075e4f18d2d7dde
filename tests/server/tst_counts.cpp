// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Target.h>
#include <points/Query.h>
#include <server/PointJson.h>
#include <support/LiveServer.h>

#include <QTest>

#include <set>

using namespace egret;

/// REST = OGC API = columns = brute force.
class TestCounts : public QObject
{
    Q_OBJECT

private:
    struct Question
    {
        std::string text; ///< query parameters, "a=b&c=d"
        points::Filter filter;
        geo::WorldBox box = geo::wholeWorld;
        bool ogc = true; ///< the OGC interface knows these parameters too
    };

    Question randomQuestion(Random &random) const
    {
        const points::PointSet &points = m_live->small().components;
        Question q;
        const auto add = [&](const std::string &name, const std::string &value) {
            q.text += (q.text.empty() ? "" : "&") + name + "=" + value;
        };
        if (random.chance(0.6)) {
            const std::uint32_t a = random.below(points.size());
            const std::uint32_t b = random.below(points.size());
            const geo::LonLat p = geo::toLonLat({points.x[a], points.y[a]});
            const geo::LonLat r = geo::toLonLat({points.x[b], points.y[b]});
            char text[160];
            std::snprintf(text, sizeof text, "%.17g,%.17g,%.17g,%.17g", std::min(p.lon, r.lon),
                          std::min(p.lat, r.lat), std::max(p.lon, r.lon), std::max(p.lat, r.lat));
            add("bbox", text);
            q.box = geo::toWorldBox({std::min(p.lon, r.lon), std::min(p.lat, r.lat)},
                                    {std::max(p.lon, r.lon), std::max(p.lat, r.lat)});
        }
        if (random.chance(0.5)) {
            const auto cls = static_cast<std::uint16_t>(random.below(4));
            q.filter.classes = {cls};
            add("class", points.classes[cls]);
        }
        if (random.chance(0.5)) {
            q.filter.states = {1, 2};
            add("state", "damaged,missing");
        }
        if (random.chance(0.3)) {
            const auto district = static_cast<std::uint8_t>(random.below(2));
            q.filter.districts = {district};
            add("district", points.districts[district]);
        }
        if (random.chance(0.3)) {
            q.filter.surveyFrom = static_cast<Day>(20'000 + random.below(300));
            q.filter.surveyTo = static_cast<Day>(q.filter.surveyFrom + random.below(200));
            add("surveyed", toText(q.filter.surveyFrom) + ".." + toText(q.filter.surveyTo));
            q.ogc = false;
        }
        if (random.chance(0.2)) {
            q.filter.changeFrom = static_cast<Day>(20'100 + random.below(300));
            add("changed", toText(q.filter.changeFrom) + "..");
            q.ogc = false;
        }
        return q;
    }

    std::uint64_t bruteForce(const Question &q) const
    {
        const points::PointSet &points = m_live->small().components;
        std::uint64_t count = 0;
        for (std::uint32_t row = 0; row < points.size(); ++row)
            count += q.filter.admits(points.at(row)) && q.box.contains({points.x[row], points.y[row]});
        return count;
    }

private Q_SLOTS:
    void initTestCase() { m_live = std::make_unique<test::LiveServer>(5, 5000); }
    void cleanupTestCase() { m_live.reset(); }

    void allInterfacesAgreeWithBruteForce()
    {
        Random random(99);
        WorkerPool pool(2);
        for (int i = 0; i < 200; ++i) {
            const Question q = randomQuestion(random);
            const auto wanted = static_cast<std::int64_t>(bruteForce(q));
            const points::PointSet &points = m_live->small().components;
            QCOMPARE(static_cast<std::int64_t>(
                         points::countInBox(points, points::select(points, q.filter, pool), q.box)),
                     wanted);
            QCOMPARE(integerAt(m_live->json("/v1/components/count?" + q.text), "count", -1), wanted);
            QCOMPARE(integerAt(m_live->json("/v1/components?limit=1&" + q.text), "count", -1), wanted);
            if (q.ogc) {
                const Json page = m_live->json("/ogc/collections/components/items?limit=3&" + q.text);
                QCOMPARE(integerAt(page, "numberMatched", -1), wanted);
                QCOMPARE(integerAt(page, "numberReturned", -1), std::min<std::int64_t>(3, wanted));
            }
            for (const char *by : {"class", "state", "district", "grid"}) {
                const std::string name = by;
                const Json answer =
                    m_live->json("/v1/components/count?by=" + name + (q.text.empty() ? "" : "&") + q.text);
                std::int64_t sum = 0;
                for (const Json &part : answer["by"])
                    sum += part.get<std::int64_t>();
                QCOMPARE(sum, wanted);
            }
        }
    }

    void anAreaHoldsWhatItsGridsHold()
    {
        const points::PointSet &points = m_live->small().components;
        for (const domain::Area &area : m_live->small().city.areas) {
            std::int64_t wanted = 0;
            for (std::uint32_t row = 0; row < points.size(); ++row) {
                if (area.kind == domain::AreaKind::District)
                    wanted += points.districts[points.district[row]] == area.code;
                else if (area.kind == domain::AreaKind::DutyArea)
                    wanted += area.shape.contains({points.x[row], points.y[row]});
                else
                    wanted += points.grid[row] != points::noGrid
                        && points.grids[points.grid[row]].starts_with(area.code);
            }
            QCOMPARE(integerAt(m_live->json("/v1/components/count?area=" + area.code), "count", -1), wanted);
        }
        QCOMPARE(integerAt(m_live->json("/v1/components/count?area=350203&district=350206"), "count", -1),
                 std::int64_t{0});
    }

    /// An identifier that is not district + class + serial is found as it was written, and no other.
    void aVerbatimIdentifierNamesItsComponent()
    {
        const test::SmallCity &small = m_live->small();
        for (const bool cameras : {false, true}) {
            const points::PointSet &points = cameras ? small.cameras : small.components;
            const auto &codes = (cameras ? small.cameraAttributes : small.attributes).codes;
            const std::string base = cameras ? "/v1/cameras/" : "/v1/components/";
            QVERIFY(!codes.empty());
            for (const auto &[row, code] : codes) {
                const Json found = m_live->json(base + http::percentEncoded(code));
                QCOMPARE(textAt(found, "identifier"), code);
                QCOMPARE(textAt(found, "code"), server::codeOf(points, row));
                const std::string other = cameras ? "/v1/components/" : "/v1/cameras/";
                QCOMPARE(m_live->get(other + http::percentEncoded(code)).status, 404);
            }
            QCOMPARE(m_live->get(base + http::percentEncoded(codes.begin()->second + "x")).status, 404);
        }
    }

    void whatIsUnknownSelectsNothing()
    {
        for (const char *filter : {"class=none:1", "class=9999", "district=110101"})
            QCOMPARE(integerAt(m_live->json(std::string("/v1/components/count?") + filter), "count", -1),
                     std::int64_t{0});
        QCOMPARE(integerAt(m_live->json("/v1/components/count?bbox=-180,-90,180,90"), "count", -1),
                 std::int64_t{5000});
        QCOMPARE(integerAt(m_live->json("/v1/components/count?bbox=170,-90,-170,90"), "count", -1),
                 std::int64_t{0});
        QCOMPARE(integerAt(m_live->json("/v1/components/count?bbox=100,-90,-170,90"), "count", -1),
                 std::int64_t{5000});
    }

    void pagingVisitsEveryRowOnce_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("list");
        QTest::addColumn<int>("wanted");
        for (const int limit : {1, 7, 100, 4999, 5000, 10000}) {
            const QString text = QString::number(limit);
            const int all = limit == 1 ? -1 : 5000; // one by one only through a filter
            const QString some =
                limit == 1 ? QStringLiteral("&class=02001&state=intact&district=350203") : QString();
            QTest::newRow(qPrintable(QStringLiteral("rest ") + text))
                << QStringLiteral("/v1/components?limit=") + text + some << QStringLiteral("items") << all;
            QTest::newRow(qPrintable(QStringLiteral("ogc ") + text))
                << QStringLiteral("/ogc/collections/components/items?limit=") + text + some
                << QStringLiteral("features") << all;
        }
        QTest::newRow("cameras") << QStringLiteral("/v1/cameras?limit=33") << QStringLiteral("items") << 250;
        QTest::newRow("grids") << QStringLiteral("/ogc/collections/grids/items?limit=5")
                               << QStringLiteral("features") << 32;
    }

    void pagingVisitsEveryRowOnce()
    {
        QFETCH(QString, base);
        QFETCH(QString, list);
        QFETCH(int, wanted);
        std::set<std::string> seen;
        std::string target = base.toStdString();
        std::int64_t matched = -1;
        while (!target.empty()) {
            const Json page = m_live->json(target);
            QVERIFY2(page.is_object(), target.c_str());
            matched = integerAt(page, page.contains("count") ? "count" : "numberMatched");
            for (const Json &item : page[list.toStdString()]) {
                const Json &properties = item.contains("properties") ? item["properties"] : item;
                QVERIFY(seen.insert(textAt(properties, "code") + textAt(properties, "class")).second);
            }
            target = textAt(page, "next");
            if (page.contains("links")) {
                for (const Json &link : page["links"]) {
                    if (textAt(link, "rel") == "next")
                        target = textAt(link, "href").substr(textAt(link, "href").find("/ogc"));
                }
            }
        }
        QCOMPARE(static_cast<std::int64_t>(seen.size()), matched);
        if (wanted >= 0)
            QCOMPARE(static_cast<int>(seen.size()), wanted);
    }

    void offsetSkips()
    {
        const Json all = m_live->json("/ogc/collections/components/items?limit=50");
        const Json part = m_live->json("/ogc/collections/components/items?limit=10&offset=20");
        for (std::size_t i = 0; i < 10; ++i)
            QCOMPARE(textAt(part["features"][i], "id"), textAt(all["features"][i + 20], "id"));
        QCOMPARE(integerAt(m_live->json("/ogc/collections/components/items?offset=4990"), "numberReturned"),
                 std::int64_t{10});
        QCOMPARE(integerAt(m_live->json("/ogc/collections/components/items?limit=100000"), "numberReturned"),
                 std::int64_t{5000});
    }

    void unitsHaveNoPlace()
    {
        const Json units = m_live->json("/ogc/collections/units/items");
        QCOMPARE(units["features"].size(), std::size_t{2});
        QVERIFY(units["features"][0]["geometry"].is_null());
        QCOMPARE(integerAt(m_live->json("/ogc/collections/units/items?bbox=0,0,180,80"), "numberMatched"),
                 std::int64_t{0});
    }

private:
    std::unique_ptr<test::LiveServer> m_live;
};

QTEST_GUILESS_MAIN(TestCounts)

#include "tst_counts.moc"
