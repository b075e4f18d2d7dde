// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/PointChange.h>
#include <session/ComponentId.h>
#include <session/MapContent.h>
#include <session/RowCarry.h>
#include <session/SelectionAlgebra.h>
#include <support/SmallCity.h>

#include <QTest>

#include <set>

using namespace egret;
using namespace egret::session;

class TestSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setOperationsAreThoseOfSets()
    {
        Random random(1);
        for (int round = 0; round < 50; ++round) {
            const std::uint32_t rows = 1 + random.below(300);
            std::set<std::uint32_t> a, b;
            for (std::uint32_t i = 0; i < rows; ++i) {
                if (random.chance(0.4))
                    a.insert(i);
                if (random.chance(0.4))
                    b.insert(i);
            }
            const auto make = [&](const std::set<std::uint32_t> &of) {
                return selectionOf(std::vector<std::uint32_t>(of.begin(), of.end()), rows);
            };
            for (const Combine how : {Combine::Replace, Combine::Add, Combine::Remove, Combine::Intersect}) {
                std::vector<std::uint32_t> expected;
                for (std::uint32_t i = 0; i < rows; ++i) {
                    const bool inA = a.contains(i);
                    const bool inB = b.contains(i);
                    if (how == Combine::Replace      ? inB
                            : how == Combine::Add    ? inA || inB
                            : how == Combine::Remove ? inA && !inB
                                                     : inA && inB)
                        expected.push_back(i);
                }
                QCOMPARE(rowsOf(combined(make(a), make(b), how)), expected);
            }
        }
    }

    /// Random changes, moves, removals and newcomers: what was selected still is, by identity.
    void rowsAreCarriedByIdentity()
    {
        const test::SmallCity small = test::makeSmallCity(5, 3000);
        const points::PointSet &before = small.components;
        Random random(6);
        for (int round = 0; round < 20; ++round) {
            std::vector<points::PointChange> changes;
            std::set<QString> removed;
            for (int i = 0; i < 200; ++i) {
                const std::uint32_t row = random.below(before.size());
                points::PointChange change{before.districts[before.district[row]],
                                           before.classes[before.cls[row]],
                                           before.serial[row],
                                           random.chance(0.3),
                                           {before.x[row], before.y[row]},
                                           1,
                                           {},
                                           before.survey[row],
                                           0};
                if (random.chance(0.5))
                    change.at = {before.x[random.below(before.size())], before.y[row]};
                if (random.chance(0.1))
                    change.serial += 100000; // a newcomer
                changes.push_back(change);
            }
            const points::PointSet after = points::applied(before, changes);
            const RowCarry carry(before, after);
            std::map<std::tuple<std::string, std::string, std::uint32_t>, std::uint32_t> places;
            for (std::uint32_t row = 0; row < after.size(); ++row)
                places[{after.districts[after.district[row]], after.classes[after.cls[row]],
                        after.serial[row]}] = row;
            for (std::uint32_t row = 0; row < before.size(); ++row) {
                const auto found = places.find({before.districts[before.district[row]],
                                                before.classes[before.cls[row]], before.serial[row]});
                const auto now = carry.row(row);
                QCOMPARE(now.has_value(), found != places.end());
                if (now)
                    QCOMPARE(*now, found->second);
            }
            const points::Selection all = points::Selection::all(before.size());
            QVERIFY(carry.carried(all).count() <= all.count());
        }
    }

    void aFilterOfClassStateAndCommunityIsExact()
    {
        const test::SmallCity small = test::makeSmallCity(7);
        auto city = std::make_shared<store::CachedCity>();
        city->city = small.city;
        city->components = std::make_shared<const points::PointSet>(small.components);
        city->cameras = std::make_shared<const points::PointSet>(small.cameras);
        WorkerPool pool(2);
        const points::PointSet &set = small.components;
        for (const std::set<std::string> &areas :
             {std::set<std::string>{"350203001002"}, std::set<std::string>{"350203"},
              std::set<std::string>{"350203", "350206001001003"}, std::set<std::string>{"999999"}}) {
            MapFilter filter;
            filter.onlyClasses = {"gbt47678.5-2026:02001"};
            filter.hiddenStates = {0, 2, 3, 4, 5};
            filter.areas = areas;
            const MapContentPtr content = makeContent(city, filter, pool);
            std::uint32_t expected = 0;
            for (std::uint32_t row = 0; row < set.size(); ++row) {
                const std::string grid = set.grid[row] == points::noGrid ? "" : set.grids[set.grid[row]];
                bool inside = false;
                for (const std::string &area : areas)
                    inside = inside
                        || (area.size() == 6 ? set.districts[set.district[row]] == area
                                             : grid.starts_with(area));
                expected +=
                    inside && set.state[row] == 1 && set.classes[set.cls[row]] == "gbt47678.5-2026:02001" ? 1
                                                                                                          : 0;
            }
            QCOMPARE(content->components.count(), expected);
        }
    }

    void identifiersFindTheirRow()
    {
        const test::SmallCity small = test::makeSmallCity(8, 500);
        for (std::uint32_t row = 0; row < small.components.size(); row += 17) {
            const auto found = session::rowOf(small.components, identifierOf(small.components, row));
            QVERIFY(found);
            QCOMPARE(identifierOf(small.components, *found), identifierOf(small.components, row));
        }
        QVERIFY(!session::rowOf(small.components, QStringLiteral("not a code at all")));
    }
};

QTEST_GUILESS_MAIN(TestSelection)

#include "tst_selection.moc"
