// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <domain/ClassBreaks.h>

#include <QTest>

#include <cmath>
#include <limits>

using namespace egret;
using namespace egret::domain;

class TestClassBreaks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalClassesHaveEqualWidth()
    {
        QCOMPARE(classBreaks({0, 1, 2, 10}, 5, BreakMethod::Equal), (std::vector<double>{2, 4, 6, 8, 10}));
        QCOMPARE(classBreaks({3, 3}, 5, BreakMethod::Equal), (std::vector<double>{3}));
    }

    void quantilesHaveEqualCounts()
    {
        std::vector<double> values;
        for (int i = 1; i <= 100; ++i)
            values.push_back(i * i);
        QCOMPARE(classBreaks(values, 4, BreakMethod::Quantile),
                 (std::vector<double>{625, 2500, 5625, 10000}));
        QCOMPARE(classBreaks({7, 7, 7, 7, 9}, 4, BreakMethod::Quantile), (std::vector<double>{7, 9}));
    }

    void jenksIsTheBestOfAllDivisions()
    {
        Random random(91);
        for (int round = 0; round < 400; ++round) {
            std::vector<double> values(1 + random.below(12));
            for (double &value : values)
                value = random.chance(0.3) ? random.below(5) : random.between(-100, 1000);
            const std::size_t classes = 1 + random.below(5);
            const std::vector<double> breaks = classBreaks(values, classes, BreakMethod::Jenks);
            std::sort(values.begin(), values.end());
            QCOMPARE(breaks.back(), values.back());
            const double best = leastOf(values, 0, classes);
            QVERIFY(std::abs(cost(values, breaks) - best) <= 1e-9 * (1 + best));
        }
    }

    void jenksTakesFiveThousandValues()
    {
        Random random(92);
        std::vector<double> values(5000);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<double>(i % 7) * 1000 + random.unit();
        const std::vector<double> breaks = classBreaks(values, 7, BreakMethod::Jenks);
        QCOMPARE(breaks.size(), std::size_t{7});
        for (std::size_t i = 0; i < breaks.size(); ++i)
            QCOMPARE(std::floor(breaks[i]), static_cast<double>(i) * 1000);
    }

    void leavesOutWhatIsNoNumber()
    {
        const double none = std::numeric_limits<double>::quiet_NaN();
        for (const BreakMethod method : {BreakMethod::Equal, BreakMethod::Quantile, BreakMethod::Jenks}) {
            QVERIFY(classBreaks({none}, 3, method).empty());
            QVERIFY(classBreaks({1, 2}, 0, method).empty());
            QCOMPARE(classBreaks({none, 4, 4}, 3, method), std::vector<double>{4});
        }
    }

    void aValueIsInTheFirstClassThatReachesIt()
    {
        const std::vector<double> breaks{1, 5, 9};
        QCOMPARE(classOf(breaks, 0), std::size_t{0});
        QCOMPARE(classOf(breaks, 1), std::size_t{0});
        QCOMPARE(classOf(breaks, 1.1), std::size_t{1});
        QCOMPARE(classOf(breaks, 9), std::size_t{2});
        QCOMPARE(classOf(breaks, 99), std::size_t{2});
    }

private:
    static double deviation(const std::vector<double> &values, std::size_t begin, std::size_t end)
    {
        double mean = 0;
        for (std::size_t i = begin; i < end; ++i)
            mean += values[i] / static_cast<double>(end - begin);
        double sum = 0;
        for (std::size_t i = begin; i < end; ++i)
            sum += (values[i] - mean) * (values[i] - mean);
        return sum;
    }

    /// Tries all divisions of the sorted values.
    static double leastOf(const std::vector<double> &values, std::size_t begin, std::size_t classes)
    {
        if (begin == values.size())
            return 0;
        if (classes == 1)
            return deviation(values, begin, values.size());
        double best = std::numeric_limits<double>::infinity();
        for (std::size_t end = begin + 1; end <= values.size(); ++end)
            best = std::min(best, deviation(values, begin, end) + leastOf(values, end, classes - 1));
        return best;
    }

    static double cost(const std::vector<double> &values, const std::vector<double> &breaks)
    {
        double sum = 0;
        std::size_t begin = 0;
        for (std::size_t cls = 0; cls < breaks.size(); ++cls) {
            std::size_t end = begin;
            while (end < values.size() && classOf(breaks, values[end]) == cls)
                ++end;
            if (end > begin)
                sum += deviation(values, begin, end);
            begin = end;
        }
        return sum;
    }
};

QTEST_GUILESS_MAIN(TestClassBreaks)

#include "tst_class_breaks.moc"
