// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/DayHistogram.h>
#include <points/Filter.h>
#include <support/Spreads.h>

#include <QDate>

using namespace egret;
using namespace egret::points;

class TestDayHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsBruteForce_data() { test::addSpreads(); }
    void equalsBruteForce()
    {
        QFETCH(int, spread);
        WorkerPool pool(3);
        const PointSet points = test::randomPoints(140000, static_cast<test::Spread>(spread), 95, pool);
        Filter filter;
        filter.surveyFrom = 18100;
        filter.states = {1, 2, 5};
        const Selection selection = select(points, filter, pool);
        const DayHistogram histogram = dayHistogram(points, selection, pool);
        std::map<QDate, std::pair<std::uint32_t, std::uint32_t>> months;
        selection.forEach({0, points.size()}, [&](std::uint32_t row) {
            ++months[monthOf(points.survey[row])].first;
            if (points.change[row] != 0)
                ++months[monthOf(points.change[row])].second;
        });
        QCOMPARE(histogram.surveyed.empty(), months.empty());
        QCOMPARE(histogram.changed.size(), histogram.surveyed.size());
        if (months.empty())
            return;
        QDate month(histogram.first.year, static_cast<int>(histogram.first.month), 1);
        QCOMPARE(month, months.begin()->first);
        for (std::size_t i = 0; i < histogram.surveyed.size(); ++i, month = month.addMonths(1)) {
            QCOMPARE(histogram.surveyed[i], months[month].first);
            QCOMPARE(histogram.changed[i], months[month].second);
        }
        QCOMPARE(month.addMonths(-1), months.rbegin()->first);
        QCOMPARE(histogram.neverSurveyed, 0u);
    }

private:
    static QDate monthOf(Day day)
    {
        const QDate date = QDate(1970, 1, 1).addDays(day);
        return QDate(date.year(), date.month(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDayHistogram)

#include "tst_day_histogram.moc"
