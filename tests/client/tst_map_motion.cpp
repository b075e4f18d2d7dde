// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/MapMotion.h>
#include <mapscene/ObjectWalk.h>
#include <mapscene/Theme.h>
#include <support/Patience.h>
#include <support/RandomPoints.h>

#include <QSignalSpy>

#include <cmath>

using namespace egret;
using namespace egret::mapscene;

class TestMapMotion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFlightBeginsAndEndsWhereItSays()
    {
        Random random(61);
        for (int round = 0; round < 200; ++round) {
            const MapCamera from = anyCamera(random);
            MapCamera to = round % 5 == 0 ? from : anyCamera(random);
            to.size = from.size;
            to.zoom = random.between(8, 19);
            const FlightPath path(from, to);
            QVERIFY(path.at(0) == from);
            QVERIFY(path.at(1) == to);
            QVERIFY(std::isfinite(path.length()) && path.length() >= 0);
            MapCamera last = from;
            for (int i = 1; i <= 60; ++i) {
                const MapCamera now = path.at(i / 60.0);
                QVERIFY(std::isfinite(now.x) && std::isfinite(now.y) && std::isfinite(now.zoom));
                // Nothing jumps: the picture moves by part of its width at each step.
                const double pixels = std::hypot(now.x - last.x, now.y - last.y)
                    / std::max(now.unitsPerPixel(), last.unitsPerPixel());
                QVERIFY(pixels < from.size.width() * 0.5);
                last = now;
            }
        }
    }

    void aFlightRisesNoHigherThanItMust()
    {
        MapCamera from;
        from.size = {800, 600};
        from.zoom = 16;
        MapCamera near = from;
        near.x += 200 * from.unitsPerPixel();
        MapCamera far = from;
        far.x += 80000 * from.unitsPerPixel();
        QVERIFY(FlightPath(from, near).at(0.5).zoom > 15.5);
        QVERIFY(FlightPath(from, far).at(0.5).zoom < 12);
    }

    void reducedMotionArrivesAtOnce()
    {
        Theme::setReducedMotion(true);
        MapMotion motion;
        QSignalSpy wanted(&motion, &MapMotion::cameraWanted);
        MapCamera to;
        to.zoom = 17;
        motion.flyTo({}, to);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted[0][0].value<MapCamera>() == to);
        motion.glide({2000, 0});
        QVERIFY(!motion.moving());
        Theme::setReducedMotion(false);
    }

    void aThrowGlidesOnAndStops()
    {
        MapMotion motion;
        QPointF gone;
        connect(&motion, &MapMotion::moveWanted, this, [&](QPointF pixels) { gone += pixels; });
        QSignalSpy ended(&motion, &MapMotion::ended);
        motion.glide({50, 0}); // let go slowly
        QVERIFY(!motion.moving());
        motion.glide({1000, -500});
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(std::abs(gone.x() - 280) < 15); // velocity × decay, but for what the end cuts off
        QVERIFY(std::abs(gone.y() + 140) < 8);
    }

    void theNextObjectIsTheOneThatLiesThere()
    {
        points::PointSet points;
        points.classes = {"t:1"};
        points.districts = {"350203"};
        const auto add = [&](std::uint32_t x, std::uint32_t y) {
            points.append({{x, y}, 0, 0, 0, points::noGrid, points.size(), 18000, 0});
        };
        add(1000, 1000); // 0
        add(1500, 1010); // 1: right of it
        add(1200, 1400); // 2: nearer, but well below
        add(990, 600); // 3: above
        add(500, 1001); // 4: left
        const std::vector<std::uint32_t> rows{0, 1, 2, 3, 4};
        QCOMPARE(walk::nearest(points, rows, 1010, 990).value(), 0u);
        QCOMPARE(walk::towards(points, rows, 0, 1, 0).value(), 1u);
        QCOMPARE(walk::towards(points, rows, 0, -1, 0).value(), 4u);
        QCOMPARE(walk::towards(points, rows, 0, 0, -1).value(), 3u);
        QCOMPARE(walk::towards(points, rows, 0, 0, 1).value(), 2u);
        QVERIFY(!walk::towards(points, rows, 1, 1, 0));
    }

    void readingOrderMeetsEachObjectOnce()
    {
        WorkerPool pool(1);
        const points::PointSet points = test::randomPoints(300, test::Spread::City, 62, pool);
        std::vector<std::uint32_t> rows(points.size());
        for (std::uint32_t i = 0; i < points.size(); ++i)
            rows[i] = i;
        std::vector<std::uint32_t> forward;
        std::optional<std::uint32_t> at;
        while ((at = walk::beside(points, rows, at, 100000, true)))
            forward.push_back(*at);
        QCOMPARE(forward.size(), rows.size());
        std::vector<std::uint32_t> back;
        at.reset();
        while ((at = walk::beside(points, rows, at, 100000, false)))
            back.push_back(*at);
        std::reverse(back.begin(), back.end());
        QVERIFY(forward == back);
        std::sort(back.begin(), back.end());
        QVERIFY(back == rows);
    }

private:
    static MapCamera anyCamera(Random &random)
    {
        MapCamera camera;
        camera.size = {random.between(300, 3000), random.between(300, 2000)};
        camera.x = 3'500'000'000.0 + random.between(0, 4e6);
        camera.y = 1'800'000'000.0 + random.between(0, 4e6);
        camera.zoom = random.between(8, 19);
        return camera;
    }
};

Q_DECLARE_METATYPE(egret::mapscene::MapCamera)

QTEST_MAIN(TestMapMotion)

#include "tst_map_motion.moc"
