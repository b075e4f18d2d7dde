// SPDX-License-Identifier: GPL-3.0-or-later
#include <search/CodeIndex.h>
#include <support/RandomPoints.h>

#include <QTest>

#include <algorithm>

using namespace egret;
using namespace egret::search;

class TestCodeIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsBruteForce_data()
    {
        QTest::addColumn<int>("largest");
        QTest::newRow("small serials") << 60;
        QTest::newRow("three digits") << 900;
        QTest::newRow("six digits") << 999'999;
        QTest::newRow("serials that outgrew six digits") << 12'000'000;
    }
    void equalsBruteForce()
    {
        QFETCH(int, largest);
        WorkerPool pool(2);
        points::PointSet set = test::randomPoints(1500, test::Spread::City, 61, pool);
        Random random(62);
        for (std::uint32_t &serial : set.serial)
            serial = random.below(static_cast<std::uint32_t>(largest));
        set.classes = {"a:0103",  "a:0104", "b:01003", "b:01004", "a:1212",
                       "b:12121", "c:9001", "c:9",     "d:0103"};
        const auto points = std::make_shared<const points::PointSet>(set);
        const CodeIndex index(points, pool);
        QVERIFY(index.memoryBytes() < 5u * set.size() + 10'000);
        std::vector<std::string> codes;
        for (std::uint32_t row = 0; row < set.size(); ++row)
            codes.push_back(index.code(row));
        for (int round = 0; round < 150; ++round) {
            const std::string some = codes[random.below(set.size())];
            const std::size_t at = random.below(static_cast<std::uint32_t>(some.size()));
            std::string query =
                some.substr(at, 1 + random.below(static_cast<std::uint32_t>(some.size() - at)));
            if (random.chance(0.2))
                query.back() = static_cast<char>('0' + random.below(10));
            std::vector<std::uint32_t> begin;
            std::vector<std::uint32_t> hold;
            for (std::uint32_t row = 0; row < set.size(); ++row) {
                const std::size_t found = codes[row].find(query);
                if (found == 0)
                    begin.push_back(row);
                if (found != std::string::npos)
                    hold.push_back(row);
            }
            QVERIFY(sorted(index.beginningWith(query, 1'000'000)) == begin);
            QVERIFY2(sorted(index.holding(query, 1'000'000)) == hold, query.c_str());
            for (const std::size_t limit : {1u, 7u, 50u}) {
                const auto few = index.holding(query, limit);
                QCOMPARE(few.size(), std::min(limit, hold.size()));
                for (const std::uint32_t row : few)
                    QVERIFY(std::binary_search(hold.begin(), hold.end(), row));
            }
        }
    }

    void isEmptyWithoutPoints()
    {
        QVERIFY(CodeIndex().holding("35", 10).empty());
        WorkerPool pool(1);
        QVERIFY(CodeIndex(std::make_shared<points::PointSet>(), pool).beginningWith("", 10).empty());
    }

private:
    static std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> rows)
    {
        std::sort(rows.begin(), rows.end());
        return rows;
    }
};

QTEST_GUILESS_MAIN(TestCodeIndex)

#include "tst_code_index.moc"
