// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/PointChange.h>
#include <support/RandomPoints.h>

#include <QTest>

#include <map>
#include <tuple>

using namespace egret;
using namespace egret::points;

class TestPointChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsARebuiltSet()
    {
        WorkerPool pool(2);
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const PointSet before = test::randomPoints(3000, test::Spread::City, seed, pool);
            Random random(seed + 100);
            using Identity = std::tuple<std::string, std::string, std::uint32_t>;
            std::map<Identity, PointChange> truth;
            for (std::uint32_t row = 0; row < before.size(); ++row) {
                const PointChange same = changeOf(before, row);
                truth[{same.district, same.cls, same.serial}] = same;
            }
            std::vector<PointChange> changes;
            for (int i = 0; i < 300; ++i) {
                PointChange change = changeOf(before, random.below(before.size()));
                change.removed = random.chance(0.2);
                change.state = static_cast<std::uint8_t>(random.below(5));
                if (random.chance(0.3))
                    change.at = test::randomPlace(random, test::Spread::City);
                if (random.chance(0.2))
                    change.serial = 100000 + random.below(50); // new, perhaps twice
                if (random.chance(0.1))
                    change.grid = "350203009009999"; // a grid that nobody knew
                changes.push_back(change);
                if (change.removed)
                    truth.erase({change.district, change.cls, change.serial});
                else
                    truth[{change.district, change.cls, change.serial}] = change;
            }
            const PointSet after = applied(before, changes);
            QVERIFY(after.sorted());
            std::vector<PointChange> all;
            for (const auto &[identity, change] : truth)
                all.push_back(change);
            QCOMPARE(after.checksum(), applied(PointSet(), all).checksum());
            QCOMPARE(std::size_t{after.size()}, truth.size());
        }
    }

private:
    static PointChange changeOf(const PointSet &points, std::uint32_t row)
    {
        const Point p = points.at(row);
        return {points.districts[p.district],
                points.classes[p.cls],
                p.serial,
                false,
                p.at,
                p.state,
                p.grid == noGrid ? std::string() : points.grids[p.grid],
                p.survey,
                p.change};
    }
};

QTEST_GUILESS_MAIN(TestPointChange)

#include "tst_point_change.moc"
