// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Filter.h>
#include <points/Region.h>
#include <support/Spreads.h>

#include <cmath>
#include <limits>

using namespace egret;
using namespace egret::points;

__extension__ typedef __int128 Wide;
using Rings = std::vector<std::vector<Corner>>;

class TestRegion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxEqualsBruteForce_data() { test::addSpreads(); }
    void boxEqualsBruteForce()
    {
        QFETCH(int, spread);
        start(static_cast<test::Spread>(spread));
        for (int round = 0; round < 150; ++round) {
            const Corner a = randomCorner();
            const Corner b = randomCorner();
            const geo::WorldBox box{a.x, a.y, b.x + m_random.below(3), b.y + m_random.below(3)};
            check(*boxRegion(box), [&](geo::WorldPoint p) {
                for (std::int64_t turn = -3; turn <= 3; ++turn) {
                    const std::int64_t x = p.x + turn * geo::worldSize;
                    if (x >= box.left && x < box.right && p.y >= box.top && p.y < box.bottom)
                        return true;
                }
                return false;
            });
        }
    }

    void lassoEqualsBruteForce_data() { test::addSpreads(); }
    void lassoEqualsBruteForce()
    {
        QFETCH(int, spread);
        start(static_cast<test::Spread>(spread));
        for (int round = 0; round < 150; ++round) {
            const Rings rings = randomRings();
            check(*polygonRegion(rings), [&](geo::WorldPoint p) { return brute(rings, p); });
        }
    }

    void polygonDecidesAsGeoDoes()
    {
        start(test::Spread::City);
        for (int round = 0; round < 100; ++round) {
            geo::Polygon polygon;
            for (std::uint32_t ring = m_random.below(3); ring-- > 0;) {
                geo::Line line(m_random.below(12));
                for (geo::WorldPoint &p : line)
                    p = test::randomPlace(m_random, m_kind);
                polygon.rings.push_back(line);
            }
            check(*polygonRegion(polygon), [&](geo::WorldPoint p) { return polygon.contains(p); });
        }
    }

    void aLassoOfAThousandCornersEqualsBruteForce()
    {
        start(test::Spread::City);
        const geo::WorldPoint corner = geo::toWorld({118.1, 24.5});
        std::vector<Corner> ring;
        for (int i = 0; i < 1000; ++i) {
            const double angle = i * 0.0063 * (i % 2 == 0 ? 1 : 1.001); // now and then it goes back
            const double radius = 1.2e6 * (1 + 0.3 * std::sin(angle * 9)) + m_random.below(20000);
            ring.push_back({corner.x + 2'000'000 + static_cast<std::int64_t>(radius * std::cos(angle)),
                            corner.y + 2'000'000 + static_cast<std::int64_t>(radius * std::sin(angle))});
        }
        const Rings rings{ring};
        check(*polygonRegion(rings), [&](geo::WorldPoint p) { return brute(rings, p); });
    }

    void neighboursShareTheirEdge()
    {
        start(test::Spread::TileEdges);
        const std::int64_t middle = m_points.x[m_points.size() / 2];
        const Rings west{{{0, 0}, {middle, 0}, {middle, geo::worldSize}, {0, geo::worldSize}}};
        const Rings east{
            {{middle, 0}, {geo::worldSize, 0}, {geo::worldSize, geo::worldSize}, {middle, geo::worldSize}}};
        QCOMPARE(countInside(m_points, m_base, *polygonRegion(west))
                     + countInside(m_points, m_base, *polygonRegion(east)),
                 std::uint64_t{m_base.count()});
    }

    void circleEqualsBruteForce_data() { test::addSpreads(); }
    void circleEqualsBruteForce()
    {
        QFETCH(int, spread);
        start(static_cast<test::Spread>(spread));
        for (int round = 0; round < 60; ++round) {
            const geo::WorldPoint centre = test::randomPlace(m_random, m_kind);
            const double metres = std::pow(10, m_random.between(-2, 7.5));
            const RegionPtr circle = circleRegion(centre, metres);
            check(*circle, [&](geo::WorldPoint p) { return circle->contains(p); });
            // The function of the circle is that of the distance, but for what rounding makes of it.
            for (std::uint32_t row = 0; row < m_points.size(); row += 7) {
                const geo::WorldPoint p{m_points.x[row], m_points.y[row]};
                const double distance = geo::distanceMetres(geo::toLonLat(centre), geo::toLonLat(p));
                if (std::abs(distance - metres) > 1e-3 + metres * 1e-7)
                    QCOMPARE(circle->contains(p), distance <= metres);
            }
        }
    }

    void quadrantsEqualBruteForce_data() { test::addSpreads(); }
    void quadrantsEqualBruteForce()
    {
        QFETCH(int, spread);
        start(static_cast<test::Spread>(spread));
        for (int round = 0; round < 60; ++round) {
            const geo::WorldPoint centre = test::randomPlace(m_random, m_kind);
            const auto radius = [&] {
                return m_random.chance(0.1) ? -1.0 : std::pow(10, m_random.between(0, 7.2));
            };
            const QuadrantRadii radii{radius(), radius(), radius(), radius()};
            const RegionPtr region = quadrantRegion(centre, radii);
            check(*region, [&](geo::WorldPoint p) {
                const bool east = static_cast<std::int32_t>(p.x - centre.x) >= 0;
                const bool north = p.y < centre.y;
                const double metres = north ? (east ? radii.northEast : radii.northWest)
                                            : (east ? radii.southEast : radii.southWest);
                return circleRegion(centre, metres)->contains(p);
            });
        }
    }

    void degenerateShapesHoldNothing()
    {
        start(test::Spread::City);
        const geo::WorldPoint p{m_points.x[5], m_points.y[5]};
        const Rings none;
        const Rings empty{{}};
        const Rings point{{{p.x, p.y}}};
        const Rings line{{{p.x, p.y}, {p.x + 100000, p.y + 70000}}};
        for (const RegionPtr &region :
             {polygonRegion(none), polygonRegion(empty), polygonRegion(point), polygonRegion(line),
              boxRegion({p.x, p.y, p.x, p.y + 5}), circleRegion(p, -1),
              circleRegion(p, std::numeric_limits<double>::quiet_NaN())})
            QCOMPARE(countInside(m_points, Selection::all(m_points.size()), *region), 0u);
        QVERIFY(circleRegion(p, 0)->contains(p));
        QVERIFY(!circleRegion(p, 0)->contains({p.x + 1, p.y}));
        QCOMPARE(countInside(m_points, m_base, *circleRegion(p, 1e9)), std::uint64_t{m_base.count()});
    }

    void setOperationsEqualThoseOfBits()
    {
        start(test::Spread::City);
        Filter other;
        other.states = {0, 2, 4};
        const Selection b = select(m_points, other, m_pool);
        const Selection both = m_base.intersected(b);
        const Selection either = m_base.united(b);
        const Selection without = m_base.without(b);
        const Selection rest = m_base.inverted();
        std::uint32_t counted = 0;
        for (std::uint32_t row = 0; row < m_points.size(); ++row) {
            const bool inA = m_base.contains(row);
            const bool inB = b.contains(row);
            QCOMPARE(both.contains(row), inA && inB);
            QCOMPARE(either.contains(row), inA || inB);
            QCOMPARE(without.contains(row), inA && !inB);
            QCOMPARE(rest.contains(row), !inA);
            QCOMPARE(rest.rank(row), counted);
            counted += inA ? 0 : 1;
        }
        QCOMPARE(rest.count() + m_base.count(), m_points.size());
        QCOMPARE(either.count() + both.count(), m_base.count() + b.count());
    }

private:
    void start(test::Spread kind)
    {
        m_kind = kind;
        m_points = test::randomPoints(12345, kind, 41, m_pool);
        Filter filter;
        filter.classes = {0, 1, 2, 3, 5, 8};
        m_base = select(m_points, filter, m_pool);
    }

    template <typename Oracle>
    void check(const Region &region, Oracle oracle)
    {
        const Selection inside = selectInside(m_points, m_base, region, m_pool);
        QCOMPARE(inside.rows(), m_points.size());
        std::uint64_t expected = 0;
        for (std::uint32_t row = 0; row < m_points.size(); ++row) {
            const bool wanted = m_base.contains(row) && oracle({m_points.x[row], m_points.y[row]});
            expected += wanted ? 1 : 0;
            if (inside.contains(row) != wanted)
                QFAIL(qPrintable(QStringLiteral("row %1 at %2, %3: %4 expected")
                                     .arg(row)
                                     .arg(m_points.x[row])
                                     .arg(m_points.y[row])
                                     .arg(wanted)));
        }
        QCOMPARE(std::uint64_t{inside.count()}, expected);
        QCOMPARE(countInside(m_points, m_base, region), expected);
    }

    /// Corners near or at points, at times of another turn round the world.
    Corner randomCorner()
    {
        const geo::WorldPoint p = m_points.size() > 0 && m_random.chance(0.5)
            ? geo::WorldPoint{m_points.x[m_random.below(m_points.size())],
                              m_points.y[m_random.below(m_points.size())]}
            : test::randomPlace(m_random, m_kind);
        Corner corner{p.x + std::int64_t{m_random.below(3)} - 1, p.y + std::int64_t{m_random.below(3)} - 1};
        if (m_random.chance(0.15))
            corner.x += m_random.chance(0.5) ? geo::worldSize : -geo::worldSize;
        return corner;
    }

    Rings randomRings()
    {
        Rings rings(1 + m_random.below(3));
        for (std::vector<Corner> &ring : rings) {
            ring.resize(m_random.below(20));
            for (Corner &corner : ring) {
                corner = randomCorner();
                if (m_random.chance(0.2) && &corner != ring.data())
                    corner.y = (&corner - 1)->y; // level edges
            }
        }
        return rings;
    }

    /// Even-odd with edges decided as geo::Polygon decides, over all turns.
    static bool brute(const Rings &rings, geo::WorldPoint p)
    {
        for (std::int64_t turn = -3; turn <= 3; ++turn) {
            const Wide px = p.x + turn * geo::worldSize;
            bool inside = false;
            for (const std::vector<Corner> &ring : rings) {
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    Corner a = ring[i];
                    Corner b = ring[(i + 1) % ring.size()];
                    if (a.y > b.y)
                        std::swap(a, b);
                    if (a.y <= p.y && b.y > p.y
                        && (b.x - a.x) * (static_cast<Wide>(p.y) - a.y) > (px - a.x) * (b.y - a.y))
                        inside = !inside;
                }
            }
            if (inside)
                return true;
        }
        return false;
    }

    WorkerPool m_pool{3};
    test::Spread m_kind = test::Spread::City;
    PointSet m_points;
    Selection m_base;
    Random m_random{42};
};

QTEST_GUILESS_MAIN(TestRegion)

#include "tst_region.moc"
