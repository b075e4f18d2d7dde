// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Filter.h>
#include <points/Query.h>
#include <support/Spreads.h>

#include <algorithm>
#include <cmath>

using namespace egret;
using namespace egret::points;

class TestQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxEqualsBruteForce_data() { test::addSpreads(); }
    void boxEqualsBruteForce()
    {
        QFETCH(int, spread);
        const auto kind = static_cast<test::Spread>(spread);
        const PointSet points = test::randomPoints(20000, kind, 21, m_pool);
        Filter filter;
        filter.classes = {1, 3, 5, 7};
        const Selection selection = select(points, filter, m_pool);
        Random random(22);
        for (int round = 0; round < 200; ++round) {
            const geo::WorldBox box = randomBox(random, kind);
            std::vector<std::uint32_t> expected;
            for (std::uint32_t row = 0; row < points.size(); ++row) {
                if (selection.contains(row) && box.contains({points.x[row], points.y[row]}))
                    expected.push_back(row);
            }
            QVERIFY(rowsInBox(points, selection, box) == expected);
            QCOMPARE(countInBox(points, selection, box), std::uint64_t{expected.size()});
            // Page by page each row comes once, in order.
            std::vector<std::uint32_t> paged;
            std::uint32_t from = 0;
            const std::size_t limit = 1 + random.below(7) * 50;
            while (true) {
                const auto page = rowsInBox(points, selection, box, limit, from);
                paged.insert(paged.end(), page.begin(), page.end());
                if (page.size() < limit)
                    break;
                from = page.back() + 1;
            }
            QVERIFY(paged == expected);
        }
    }

    void nearestEqualsBruteForce_data() { test::addSpreads(); }
    void nearestEqualsBruteForce()
    {
        QFETCH(int, spread);
        const auto kind = static_cast<test::Spread>(spread);
        const PointSet points = test::randomPoints(5000, kind, 23, m_pool);
        Filter filter;
        filter.states = {0, 2, 3};
        const Selection selection = select(points, filter, m_pool);
        Random random(24);
        for (int round = 0; round < 100; ++round) {
            const geo::WorldPoint place = test::randomPlace(random, kind);
            const std::size_t k = random.below(20);
            std::vector<Neighbour> all;
            for (std::uint32_t row = 0; row < points.size(); ++row) {
                const double dx = static_cast<double>(points.x[row]) - place.x;
                const double dy = static_cast<double>(points.y[row]) - place.y;
                if (selection.contains(row))
                    all.push_back({row, std::sqrt(dx * dx + dy * dy)});
            }
            std::stable_sort(all.begin(), all.end(),
                             [](const Neighbour &a, const Neighbour &b) { return a.distance < b.distance; });
            const std::vector<Neighbour> nearestAll(
                all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(k, all.size())));
            QVERIFY(nearest(points, selection, place, k) == nearestAll);
            const std::optional<std::uint32_t> picked = pick(points, selection, place, 5000);
            if (all.empty() || all.front().distance > 5000)
                QVERIFY(!picked);
            else
                QCOMPARE(picked, std::optional(all.front().row));
        }
    }

    void coverHoldsTheBoxWithinItsLimit()
    {
        const PointSet points = test::randomPoints(50000, test::Spread::City, 25, m_pool);
        Random random(26);
        for (int round = 0; round < 100; ++round) {
            const geo::WorldBox box = randomBox(random, test::Spread::City);
            const std::size_t limit = 1 + random.below(40);
            const std::vector<RowRange> ranges = coverRanges(points, box, limit);
            QVERIFY(ranges.size() <= limit);
            std::vector<bool> covered(points.size(), false);
            for (const RowRange &range : ranges)
                std::fill(covered.begin() + range.begin, covered.begin() + range.end, true);
            for (std::uint32_t row = 0; row < points.size(); ++row)
                QVERIFY(covered[row] || !box.contains({points.x[row], points.y[row]}));
        }
    }

    void findsAPointByItsIdentity()
    {
        const PointSet points = test::randomPoints(5000, test::Spread::City, 27, m_pool);
        for (std::uint32_t row = 0; row < points.size(); row += 97)
            QCOMPARE(findPoint(points, points.district[row], points.cls[row], points.serial[row]),
                     std::optional(row));
        QVERIFY(!findPoint(points, 0, 0, 999999));
    }

private:
    static geo::WorldBox randomBox(Random &random, test::Spread spread)
    {
        const geo::WorldPoint a = test::randomPlace(random, spread);
        const geo::WorldPoint b = test::randomPlace(random, spread);
        const std::int64_t extra = random.below(3);
        return {std::min(a.x, b.x), std::min(a.y, b.y), std::int64_t{std::max(a.x, b.x)} + extra,
                std::int64_t{std::max(a.y, b.y)} + extra};
    }

    WorkerPool m_pool{2};
};

QTEST_GUILESS_MAIN(TestQuery)

#include "tst_query.moc"
