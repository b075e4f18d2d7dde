// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Filter.h>
#include <points/Sort.h>
#include <support/Spreads.h>

#include <algorithm>
#include <tuple>

using namespace egret;
using namespace egret::points;

class TestSort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsAStableSort_data() { test::addSpreads(); }
    void equalsAStableSort()
    {
        QFETCH(int, spread);
        WorkerPool pool(3);
        const PointSet points = test::randomPoints(12000, static_cast<test::Spread>(spread), 51, pool);
        Filter filter;
        filter.classes = {1, 2, 4, 6, 7};
        const Selection some = select(points, filter, pool);
        Random random(52);
        for (int column = 0; column <= static_cast<int>(SortColumn::South); ++column) {
            for (const bool ascending : {true, false}) {
                SortOrder order{static_cast<SortColumn>(column), ascending, {}, {}};
                if (random.chance(0.5)) { // as names sort; some are not told
                    for (int i = 0; i < 7; ++i) {
                        order.places.push_back(random.below(5));
                        order.classPlaces.push_back(random.below(100));
                    }
                }
                for (const Selection &selection : {some, Selection::all(points.size()), some.without(some)}) {
                    std::vector<std::uint32_t> expected;
                    selection.forEach({0, points.size()},
                                      [&](std::uint32_t row) { expected.push_back(row); });
                    std::stable_sort(expected.begin(), expected.end(), [&](std::uint32_t a, std::uint32_t b) {
                        return ascending ? value(points, order, a) < value(points, order, b)
                                         : value(points, order, b) < value(points, order, a);
                    });
                    const auto sorted = sortedRows(points, selection, order, pool);
                    QVERIFY(sorted.ok());
                    QVERIFY(sorted.value() == expected);
                    for (const std::size_t limit : {0u, 1u, 100u, 3000u}) {
                        std::vector<std::uint32_t> first = expected;
                        first.resize(std::min(first.size(), limit));
                        QVERIFY(firstRows(points, selection, order, limit, pool) == first);
                    }
                }
            }
        }
    }

    void sortsInBlocksBesideEachOther()
    {
        WorkerPool pool(3);
        const PointSet points = test::randomPoints(500000, test::Spread::City, 54, pool);
        const Selection all = Selection::all(points.size());
        const auto sorted = sortedRows(points, all, {SortColumn::Code, false, {}, {}}, pool);
        QVERIFY(sorted.ok());
        QCOMPARE(sorted.value().size(), std::size_t{500000});
        const auto identity = [&](std::uint32_t row) {
            return std::tuple(points.district[row], points.cls[row], points.serial[row]);
        };
        for (std::size_t i = 1; i < sorted.value().size(); ++i) // serials are unique, so none is lost
            QVERIFY(identity(sorted.value()[i - 1]) > identity(sorted.value()[i]));
        std::vector<std::uint32_t> first(sorted.value().begin(), sorted.value().begin() + 60);
        QVERIFY(firstRows(points, all, {SortColumn::Code, false, {}, {}}, 60, pool) == first);
    }

    void isGivenUpWhenCancelled()
    {
        WorkerPool pool(2);
        const PointSet points = test::randomPoints(200000, test::Spread::City, 53, pool);
        const std::atomic<bool> cancel = true;
        const auto sorted = sortedRows(points, Selection::all(points.size()),
                                       {SortColumn::Serial, true, {}, {}}, pool, &cancel);
        QVERIFY(!sorted.ok());
        QVERIFY(sorted.error().code == Error::Code::Cancelled);
    }

private:
    using Value = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

    static std::uint32_t placeOf(const std::vector<std::uint32_t> &places, std::uint32_t index)
    {
        return places.empty() ? index : index < places.size() ? places[index] : ~0u;
    }

    static Value value(const PointSet &points, const SortOrder &order, std::uint32_t row)
    {
        const Point p = points.at(row);
        switch (order.column) {
        case SortColumn::Code:
            return {placeOf(order.places, p.district), placeOf(order.classPlaces, p.cls), p.serial};
        case SortColumn::Class: return {placeOf(order.places, p.cls), 0, 0};
        case SortColumn::State: return {placeOf(order.places, p.state), 0, 0};
        case SortColumn::District: return {placeOf(order.places, p.district), 0, 0};
        case SortColumn::Grid: return {p.grid == noGrid ? 1 : 0, placeOf(order.places, p.grid), 0};
        case SortColumn::Serial: return {p.serial, 0, 0};
        case SortColumn::Survey: return {p.survey, 0, 0};
        case SortColumn::Change: return {p.change, 0, 0};
        case SortColumn::East: return {p.at.x, 0, 0};
        case SortColumn::South: return {p.at.y, 0, 0};
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestSort)

#include "tst_sort.moc"
