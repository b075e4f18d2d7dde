// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <city/CityGenerator.h>
#include <geo/AreaIndex.h>

#include <QTest>

#include <map>
#include <numeric>
#include <set>

using namespace egret;

/// Xiamen's pack with a twentieth of the points: every property of the demo city but its size.
class TestCityGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_codes = domain::CodeBook::load(m_resources / "codes").value();
        m_pack = city::loadPack(m_resources / "cities" / "xiamen", m_codes).value();
        for (auto *rules : {&m_pack.classes, &m_pack.cameras}) {
            for (city::PlacementRule &rule : *rules)
                rule.count /= 20;
        }
        auto made = city::generate(m_pack, m_codes, 7, m_pool);
        QVERIFY2(made.ok(), made ? "" : made.error().message.c_str());
        m_city = std::move(made).value();
        for (const domain::Area &area : m_city.city.areas) {
            if (area.kind == domain::AreaKind::Grid) {
                m_grids.push_back(area.shape);
                m_gridCodes.push_back(area.code);
            }
        }
    }

    void hasTheCountsOfThePack()
    {
        std::int64_t wanted = 0;
        for (const city::PlacementRule &rule : m_pack.classes)
            wanted += rule.count;
        QCOMPARE(std::int64_t{m_city.components.size()}, wanted);
        std::map<domain::AreaKind, int> kinds;
        for (const domain::Area &area : m_city.city.areas)
            ++kinds[area.kind];
        QCOMPARE(kinds[domain::AreaKind::District], 6);
        QCOMPARE(kinds[domain::AreaKind::Community], 379 + 147);
        QCOMPARE(kinds[domain::AreaKind::Grid], 4513);
        QCOMPARE(m_city.city.officers.size(), std::size_t{4500});
        QCOMPARE(m_city.city.units.size(), std::size_t{662});
        QVERIFY(m_city.components.sorted());
    }

    void isTheSameForAnyNumberOfThreads()
    {
        WorkerPool one(1);
        QCOMPARE(city::checksum(city::generate(m_pack, m_codes, 7, one).value()), city::checksum(m_city));
        QVERIFY(city::checksum(city::generate(m_pack, m_codes, 8, one).value()) != city::checksum(m_city));
    }

    void everyComponentIsInItsGridAndInNoOther()
    {
        const points::PointSet &points = m_city.components;
        for (std::uint32_t row = 0; row < points.size(); row += 7) {
            const geo::WorldPoint at{points.x[row], points.y[row]};
            QVERIFY(points.grid[row] != points::noGrid);
            const std::string &code = points.grids[points.grid[row]];
            int holders = 0;
            for (std::size_t i = 0; i < m_grids.size(); i += 1) {
                if (!m_grids[i].box().contains(at))
                    continue;
                const bool holds = m_grids[i].contains(at);
                holders += holds ? 1 : 0;
                QCOMPARE(holds, m_gridCodes[i] == code);
            }
            QCOMPARE(holders, 1);
            QCOMPARE(code.substr(0, 6), points.districts[points.district[row]]);
            if (row > 7 * 1500)
                break;
        }
    }

    /// Any place in a community is in exactly one of its grids, any place outside in none.
    void gridsPartitionEachCommunity()
    {
        std::map<std::string, std::vector<const geo::Polygon *>> gridsOf;
        for (const domain::Area &area : m_city.city.areas) {
            if (area.kind == domain::AreaKind::Grid)
                gridsOf[area.parent].push_back(&area.shape);
        }
        Random random(3);
        for (const domain::Area &area : m_city.city.areas) {
            if (area.kind != domain::AreaKind::Community)
                continue;
            const geo::WorldBox box = area.shape.box();
            for (int i = 0; i < 60; ++i) {
                const geo::WorldPoint at{
                    static_cast<std::uint32_t>(
                        box.left + random.below(static_cast<std::uint32_t>(box.right - box.left))),
                    static_cast<std::uint32_t>(
                        box.top + random.below(static_cast<std::uint32_t>(box.bottom - box.top)))};
                int holders = 0;
                for (const geo::Polygon *grid : gridsOf[area.code])
                    holders += grid->contains(at) ? 1 : 0;
                QCOMPARE(holders, area.shape.contains(at) ? 1 : 0);
            }
        }
    }

    void noneIsInWater()
    {
        std::vector<geo::Polygon> waters;
        geo::Polygon land;
        for (const domain::BaseShape &shape : m_city.city.base) {
            if (shape.kind == domain::BaseShape::Kind::Water)
                waters.push_back(shape.shape);
            if (shape.kind == domain::BaseShape::Kind::Land)
                land = shape.shape;
        }
        QVERIFY(waters.size() >= 3);
        const geo::AreaIndex index(waters);
        for (std::uint32_t row = 0; row < m_city.components.size(); ++row) {
            const geo::WorldPoint at{m_city.components.x[row], m_city.components.y[row]};
            QVERIFY(!index.find(at));
            if (row % 199 == 0)
                QVERIFY(land.contains(at));
        }
    }

    void lampsManholesAndTreesStandAlongStreets()
    {
        // Streets by cells of about 260 m.
        std::map<std::pair<std::uint32_t, std::uint32_t>,
                 std::vector<std::pair<geo::WorldPoint, geo::WorldPoint>>>
            cells;
        constexpr unsigned shift = 15;
        for (const domain::Street &street : m_city.city.streets) {
            for (std::size_t i = 1; i < street.line.size(); ++i) {
                const geo::WorldPoint a = street.line[i - 1];
                const geo::WorldPoint b = street.line[i];
                for (std::uint32_t x = (std::min(a.x, b.x) >> shift); x <= (std::max(a.x, b.x) >> shift);
                     ++x) {
                    for (std::uint32_t y = (std::min(a.y, b.y) >> shift); y <= (std::max(a.y, b.y) >> shift);
                         ++y)
                        cells[{x, y}].emplace_back(a, b);
                }
            }
        }
        const double metres = geo::metresPerUnit(m_city.city.centre);
        std::set<std::uint16_t> wanted;
        for (std::uint16_t i = 0; i < m_city.components.classes.size(); ++i) {
            for (const char *code : {":0137", ":0101", ":0102", ":0103", ":0402"}) {
                if (m_city.components.classes[i].ends_with(code))
                    wanted.insert(i);
            }
        }
        QCOMPARE(wanted.size(), std::size_t{5});
        std::uint32_t seen = 0;
        std::uint32_t near = 0;
        for (std::uint32_t row = 0; row < m_city.components.size(); row += 5) {
            if (!wanted.contains(m_city.components.cls[row]))
                continue;
            ++seen;
            const double px = m_city.components.x[row];
            const double py = m_city.components.y[row];
            double best = 1e18;
            for (int dx = -1; dx <= 1; ++dx) {
                for (int dy = -1; dy <= 1; ++dy) {
                    for (const auto &[a, b] :
                         cells[{(m_city.components.x[row] >> shift) + static_cast<std::uint32_t>(dx),
                                (m_city.components.y[row] >> shift) + static_cast<std::uint32_t>(dy)}]) {
                        const double ex = static_cast<double>(b.x) - a.x;
                        const double ey = static_cast<double>(b.y) - a.y;
                        const double t = std::clamp(
                            ((px - a.x) * ex + (py - a.y) * ey) / std::max(1.0, ex * ex + ey * ey), 0.0, 1.0);
                        best = std::min(best, std::hypot(px - a.x - t * ex, py - a.y - t * ey));
                    }
                }
            }
            near += best * metres <= 25 ? 1 : 0;
        }
        QVERIFY(seen > 5000);
        QVERIFY2(near * 100.0 >= seen * 95.0, qPrintable(QStringLiteral("%1 of %2").arg(near).arg(seen)));
    }

    void densityOfCommunitiesDiffersTwentyfold()
    {
        std::map<std::string, double> count;
        for (std::uint32_t row = 0; row < m_city.components.size(); ++row)
            count[m_city.components.grids[m_city.components.grid[row]].substr(0, 12)] += 1;
        std::vector<double> densities;
        for (const domain::Area &area : m_city.city.areas) {
            if (area.kind == domain::AreaKind::Community && count[area.code] > 0)
                densities.push_back(count[area.code] / area.shape.areaSquareMetres());
        }
        const auto [low, high] = std::minmax_element(densities.begin(), densities.end());
        QVERIFY2(*high >= 20 * *low, qPrintable(QString::number(*high / *low)));
    }

    void streetsAreOneNetworkOfFourClasses()
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> number;
        std::vector<std::size_t> root;
        const auto find = [&](std::size_t n) {
            while (root[n] != n)
                n = root[n] = root[root[n]];
            return n;
        };
        std::set<int> classes;
        for (const domain::Street &street : m_city.city.streets) {
            classes.insert(street.roadClass);
            std::size_t last = 0;
            for (std::size_t i = 0; i < street.line.size(); ++i) {
                const auto [at, isNew] =
                    number.try_emplace({street.line[i].x, street.line[i].y}, root.size());
                if (isNew)
                    root.push_back(root.size());
                if (i > 0)
                    root[find(last)] = find(at->second);
                last = at->second;
            }
        }
        QCOMPARE(classes, (std::set<int>{0, 1, 2, 3}));
        std::set<std::size_t> parts;
        for (std::size_t n = 0; n < root.size(); ++n)
            parts.insert(find(n));
        QCOMPARE(parts.size(), std::size_t{1});
    }

    void takesRealDistricts()
    {
        const std::filesystem::path folder =
            std::filesystem::path(EGRET_SHARED) / "data/boundaries/adcode_ccby/fences_gcj02";
        if (!std::filesystem::exists(folder))
            QSKIP("the real boundaries of ../shared/data are not here");
        city::GenerateOptions options;
        for (const city::DistrictPlan &district : m_pack.districts)
            options.boundaries.push_back(folder / (district.code + ".json"));
        const auto made = city::generate(m_pack, m_codes, 7, m_pool, options);
        QVERIFY2(made.ok(), made ? "" : made.error().message.c_str());
        QCOMPARE(made.value().components.size(), m_city.components.size());
        QVERIFY(made.value().city.attribution.find("CC BY 4.0") != std::string::npos);
        QVERIFY(made.value().components.checksum() != m_city.components.checksum());
    }

    void saysWhyABoundaryIsRefused()
    {
        city::GenerateOptions options;
        options.boundaries = {"/nowhere/350203.json"};
        const auto made = city::generate(m_pack, m_codes, 7, m_pool, options);
        QCOMPARE(made.error().code, Error::Code::NotFound);
    }

    void stopsWhenAsked()
    {
        const std::atomic<bool> cancelled = true;
        city::GenerateOptions options;
        options.cancelled = &cancelled;
        QCOMPARE(city::generate(m_pack, m_codes, 7, m_pool, options).error().code, Error::Code::Cancelled);
    }

private:
    std::filesystem::path m_resources = std::filesystem::path(EGRET_SOURCE_DIR) / "resources";
    domain::CodeBook m_codes;
    city::CityPack m_pack;
    city::GeneratedCity m_city;
    std::vector<geo::Polygon> m_grids;
    std::vector<std::string> m_gridCodes;
    WorkerPool m_pool{2};
};

QTEST_GUILESS_MAIN(TestCityGenerator)

#include "tst_city_generator.moc"
