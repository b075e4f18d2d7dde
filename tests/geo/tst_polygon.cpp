// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <geo/AreaIndex.h>

#include <QTest>

using namespace egret;
using namespace egret::geo;

class TestPolygon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A jittered lattice shares every edge point for point: each place is in exactly one cell.
    void sharedEdgesPartitionThePlane()
    {
        Random random(8);
        constexpr std::uint32_t cells = 12;
        constexpr std::uint32_t step = 40;
        std::vector<std::vector<WorldPoint>> nodes(cells + 1, std::vector<WorldPoint>(cells + 1));
        for (std::uint32_t i = 0; i <= cells; ++i) {
            for (std::uint32_t j = 0; j <= cells; ++j) {
                const bool edge = i == 0 || j == 0 || i == cells || j == cells;
                nodes[i][j] = {1000 + i * step + (edge ? 0 : random.below(19)),
                               2000 + j * step + (edge ? 0 : random.below(19))};
            }
        }
        std::vector<Polygon> polygons;
        for (std::uint32_t i = 0; i < cells; ++i) {
            for (std::uint32_t j = 0; j < cells; ++j)
                polygons.push_back({{{nodes[i][j], nodes[i + 1][j], nodes[i + 1][j + 1], nodes[i][j + 1]}}});
        }
        const AreaIndex index(polygons);
        for (std::uint32_t x = 1000; x < 1000 + cells * step; ++x) {
            for (std::uint32_t y = 2000; y < 2000 + cells * step; ++y) {
                int holders = 0;
                std::uint32_t holder = 0;
                for (std::uint32_t k = 0; k < polygons.size(); ++k) {
                    if (polygons[k].contains({x, y})) {
                        ++holders;
                        holder = k;
                    }
                }
                QCOMPARE(holders, 1);
                QCOMPARE(index.find({x, y}), std::optional(holder));
            }
        }
        QVERIFY(!index.find({999, 2010}));
        QVERIFY(!index.find({1010, 2000 + cells * step}));
    }

    void holesAreOutside()
    {
        const Polygon ring{
            {{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {{40, 40}, {40, 60}, {60, 60}, {60, 40}}}};
        QVERIFY(ring.contains({10, 10}));
        QVERIFY(!ring.contains({50, 50}));
        QCOMPARE(ring.area(), 100.0 * 100 - 20 * 20);
        QVERIFY(ring.contains(ring.labelPoint()));
    }

    void survivesDegenerateInput()
    {
        QVERIFY(!Polygon{}.contains({1, 1}));
        const Polygon line{{{{5, 5}, {9, 9}}, {}, {{7, 7}}}};
        QVERIFY(!line.contains({7, 7}));
        const AreaIndex none{std::span<const Polygon>()};
        QVERIFY(!none.find({1, 1}));
        const Polygon world{{{{0, 0}, {0xffffffff, 0}, {0xffffffff, 0xffffffff}, {0, 0xffffffff}}}};
        QVERIFY(world.contains({0x80000000, 0x80000000}));
        QCOMPARE(AreaIndex(std::span(&world, 1)).find({1, 1}), std::optional(0u));
    }

    void simplifiedKeepsWithinTheTolerance()
    {
        Line line;
        for (std::uint32_t i = 0; i <= 100; ++i)
            line.push_back({i * 10, 1000 + (i % 2)});
        QCOMPARE(simplified(line, 2).size(), std::size_t{2});
        QCOMPARE(simplified(line, 0.1).size(), line.size());
    }
};

QTEST_GUILESS_MAIN(TestPolygon)

#include "tst_polygon.moc"
