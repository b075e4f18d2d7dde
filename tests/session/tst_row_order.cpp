// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/CityFigures.h>
#include <session/RowOrder.h>
#include <session/SelectionAlgebra.h>
#include <support/SmallCity.h>

#include <QTest>

#include <algorithm>

using namespace egret;
using namespace egret::session;

/// The table's order against std::stable_sort, and the charts' numbers against counting one by one.
class TestRowOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const test::SmallCity small = test::makeSmallCity(11, 4000);
        auto city = std::make_shared<store::CachedCity>();
        city->city = small.city;
        city->components = std::make_shared<const points::PointSet>(small.components);
        city->cameras = std::make_shared<const points::PointSet>(small.cameras);
        MapFilter filter;
        filter.hiddenStates = {2};
        m_content = makeContent(city, filter, m_pool);
    }

    void everyColumnIsSorted_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("descending");
        for (int column = 0; column < columnCount; ++column) {
            QTest::addRow("column %d up", column) << column << false;
            QTest::addRow("column %d down", column) << column << true;
        }
    }
    void everyColumnIsSorted()
    {
        QFETCH(int, column);
        QFETCH(bool, descending);
        const auto by = static_cast<Column>(column);
        const auto keyOf = [&](std::uint32_t row) { return shown(row, by); };
        std::vector<std::uint32_t> expected = rowsOf(m_content->components);
        std::stable_sort(expected.begin(), expected.end(), [&](std::uint32_t a, std::uint32_t b) {
            return descending ? keyOf(a) > keyOf(b) : keyOf(a) < keyOf(b);
        });
        const points::PointSet &points = *m_content->city->components;
        const points::SortOrder order = orderBy(*m_content, by, descending);
        QCOMPARE(points::sortedRows(points, m_content->components, order, m_pool).value(), expected);
        expected.resize(50);
        QCOMPARE(points::firstRows(points, m_content->components, order, 50, m_pool), expected);
    }

    void figuresAreExact()
    {
        const CityFigures figures = figuresOf(*m_content, m_content->components, m_pool, 600);
        const points::PointSet &set = *m_content->city->components;
        std::uint64_t intact = 0, standing = 0, surveyed = 0, changed = 0, wasChanged = 0;
        for (const std::uint32_t row : rowsOf(m_content->components)) {
            intact += set.state[row] == 0;
            standing += set.state[row] < 4;
            wasChanged += set.change[row] != 0;
        }
        for (const auto &[month, count] : figures.surveyed)
            surveyed += count;
        for (const auto &[month, count] : figures.changed)
            changed += count;
        QCOMPARE(figures.standing(), standing);
        QCOMPARE(*figures.intactShare(), static_cast<double>(intact) / static_cast<double>(standing));
        QCOMPARE(surveyed, std::uint64_t{m_content->components.count()});
        QCOMPARE(changed, wasChanged);
    }

private:
    /// What the table shows, as text that sorts as the column does.
    [[nodiscard]] std::string shown(std::uint32_t row, Column column) const
    {
        const points::PointSet &set = *m_content->city->components;
        const std::string grid = set.grid[row] == points::noGrid ? "~" : set.grids[set.grid[row]];
        const auto number = [](std::uint32_t value) {
            const std::string digits = std::to_string(value);
            return std::string(10 - digits.size(), '0') + digits;
        };
        const std::string &key = set.classes[set.cls[row]];
        switch (column) {
        case Column::State: return number(set.state[row]);
        case Column::Class: return m_content->classOf(row).code + m_content->classOf(row).name;
        case Column::Code:
            return set.districts[set.district[row]] + key.substr(key.find(':') + 1) + number(set.serial[row]);
        case Column::District: return set.districts[set.district[row]];
        case Column::Community: return grid.substr(0, 12);
        case Column::Grid: return grid;
        case Column::Surveyed: return number(set.survey[row]);
        case Column::Changed: return number(set.change[row]);
        case Column::Longitude: return number(set.x[row]);
        case Column::Latitude: break;
        }
        return number(0xffffffffu - set.y[row]);
    }

    WorkerPool m_pool{2};
    MapContentPtr m_content;
};

QTEST_GUILESS_MAIN(TestRowOrder)

#include "tst_row_order.moc"
