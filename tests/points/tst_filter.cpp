// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Filter.h>
#include <points/GridCube.h>
#include <support/Spreads.h>

using namespace egret;
using namespace egret::points;

class TestFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheOracle_data() { test::addSpreads(); }

    void equalsTheOracle()
    {
        QFETCH(int, spread);
        WorkerPool pool(3);
        const PointSet points = test::randomPoints(150000, static_cast<test::Spread>(spread), 11, pool);
        QVERIFY(points.sorted());
        Random random(12);
        for (int round = 0; round < 12; ++round) {
            const Filter filter = randomFilter(random);
            const Selection selection = select(points, filter, pool);
            Counts expected;
            expected.byClass.resize(points.classes.size());
            expected.byState.resize(16);
            expected.byDistrict.resize(3);
            expected.byGrid.resize(41);
            const geo::WorldBox box = randomBox(random, points);
            Counts inBox = expected;
            for (std::uint32_t row = 0; row < points.size(); ++row) {
                const Point p = points.at(row);
                QCOMPARE(selection.contains(row), filter.admits(p));
                QCOMPARE(selection.rank(row), static_cast<std::uint32_t>(expected.total));
                if (!filter.admits(p))
                    continue;
                add(p, expected);
                if (box.contains(p.at))
                    add(p, inBox);
            }
            QCOMPARE(std::uint64_t{selection.count()}, expected.total);
            QVERIFY(count(points, selection, pool) == expected);
            QVERIFY(count(points, selection, box, pool) == inBox);
            GridCube cube{41, points.classes.size(), 0, {}};
            for (const std::uint8_t state : points.state)
                cube.states = std::max<std::size_t>(cube.states, state + 1u);
            cube.counts.resize(cube.grids * cube.classes * cube.states);
            selection.forEach({0, points.size()}, [&](std::uint32_t row) {
                const Point p = points.at(row);
                const std::size_t grid = p.grid == noGrid ? 40 : p.grid;
                ++cube.counts[(grid * cube.classes + p.cls) * cube.states + p.state];
            });
            QVERIFY(gridCube(points, selection, pool) == cube);
        }
    }

    void allIsEverything()
    {
        for (std::uint32_t rows : {0u, 1u, 63u, 64u, 65u, 511u, 512u, 513u, 100000u}) {
            const Selection all = Selection::all(rows);
            QCOMPARE(all.count(), rows);
            QCOMPARE(all.rank(rows / 2), rows / 2);
            std::uint32_t seen = 0;
            all.forEach({0, rows}, [&](std::uint32_t row) { seen += row == seen ? 1 : 0; });
            QCOMPARE(seen, rows);
        }
    }

private:
    static void add(const Point &p, Counts &counts)
    {
        ++counts.total;
        ++counts.byClass[p.cls];
        ++counts.byState[p.state];
        ++counts.byDistrict[p.district];
        ++counts.byGrid[p.grid == noGrid ? 40 : p.grid];
    }

    static Filter randomFilter(Random &random)
    {
        Filter filter;
        for (std::uint16_t i = 0; i < 12 && random.chance(0.7); ++i)
            filter.classes.push_back(static_cast<std::uint16_t>(random.below(12))); // some do not exist
        for (int i = 0; i < 3 && random.chance(0.6); ++i)
            filter.states.push_back(static_cast<std::uint8_t>(random.below(7)));
        if (random.chance(0.4))
            filter.districts.push_back(static_cast<std::uint8_t>(random.below(4)));
        for (int i = 0; i < 30 && random.chance(0.8); ++i)
            filter.grids.push_back(random.chance(0.1) ? noGrid
                                                      : static_cast<std::uint16_t>(random.below(41)));
        if (random.chance(0.4))
            filter.surveyFrom = static_cast<Day>(18000 + random.below(800));
        if (random.chance(0.4))
            filter.surveyTo = static_cast<Day>(18200 + random.below(800));
        if (random.chance(0.3))
            filter.changeFrom = static_cast<Day>(18000 + random.below(800));
        if (random.chance(0.3))
            filter.changeTo = static_cast<Day>(18200 + random.below(800));
        return filter;
    }

    static geo::WorldBox randomBox(Random &random, const PointSet &points)
    {
        if (points.size() == 0)
            return geo::wholeWorld;
        const Point a = points.at(random.below(points.size()));
        const Point b = points.at(random.below(points.size()));
        return {std::min(a.at.x, b.at.x), std::min(a.at.y, b.at.y),
                std::int64_t{std::max(a.at.x, b.at.x)} + 1, std::int64_t{std::max(a.at.y, b.at.y)} + 1};
    }
};

QTEST_GUILESS_MAIN(TestFilter)

#include "tst_filter.moc"
