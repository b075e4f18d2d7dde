// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/PixelPlaces.h>
#include <points/Query.h>
#include <support/Spreads.h>

#include <cmath>

using namespace egret;
using namespace egret::points;

class TestDensity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPixelEqualsBruteForce_data() { test::addSpreads(); }
    void everyPixelEqualsBruteForce()
    {
        QFETCH(int, spread);
        WorkerPool pool(3);
        const auto kind = static_cast<test::Spread>(spread);
        const PointSet points = test::randomPoints(30000, kind, 31, pool);
        const std::vector<std::uint8_t> groups{0, 1, 2, 3, 4, 0, 1, 2, 3};
        Random random(32);
        for (int round = 0; round < 25; ++round) {
            Filter filter;
            if (round % 2 == 0)
                filter.states = {static_cast<std::uint8_t>(random.below(6)), 3};
            const Selection selection = select(points, filter, pool);
            const geo::WorldPoint centre = test::randomPlace(random, kind);
            Viewport view;
            view.width = 1 + static_cast<int>(random.below(400));
            view.height = 1 + static_cast<int>(random.below(300));
            view.unitsPerPixel = std::pow(2.0, random.between(-3, 24));
            view.left = centre.x - view.unitsPerPixel * random.between(0, view.width);
            view.top = centre.y - view.unitsPerPixel * random.between(0, view.height);
            const DensityCounts image = densityCounts(points, selection, view, groups, 5, pool);

            DensityCounts expected = image;
            std::fill(expected.counts.begin(), expected.counts.end(), 0);
            std::uint64_t inView = 0;
            for (std::uint32_t row = 0; row < points.size(); ++row) {
                const double px = std::floor((points.x[row] - view.left) / view.unitsPerPixel);
                const double py = std::floor((points.y[row] - view.top) / view.unitsPerPixel);
                if (!selection.contains(row) || px < 0 || py < 0 || px >= view.width || py >= view.height)
                    continue;
                ++inView;
                ++expected.counts[(groups[points.cls[row]] * static_cast<std::size_t>(view.height)
                                   + static_cast<std::size_t>(py))
                                      * static_cast<std::size_t>(view.width)
                                  + static_cast<std::size_t>(px)];
            }
            QVERIFY(image == expected);
            std::uint64_t sum = 0;
            for (const std::uint32_t n : image.counts)
                sum += n;
            QCOMPARE(sum, inView);
        }
    }

    void fusedImageEqualsTheOracle_data() { test::addSpreads(); }
    void fusedImageEqualsTheOracle()
    {
        QFETCH(int, spread);
        WorkerPool pool(3);
        const auto kind = static_cast<test::Spread>(spread);
        Random random(34);
        // More classes than the vector tables hold, on which another path counts, in every third set.
        for (const std::uint32_t classes : {9u, 121u, 300u}) {
            const PointSet points = test::randomPoints(30000, kind, 33, pool, classes);
            for (int round = 0; round < 12; ++round) {
                const Filter filter = randomFilter(random, classes);
                const Viewport view = randomView(random, kind);
                const ToneMap map = randomTone(random);
                const std::size_t groups = 1 + random.below(maxGroups);
                std::vector<std::uint8_t> groupOfClass(classes - random.below(3));
                for (std::uint8_t &group : groupOfClass)
                    group = static_cast<std::uint8_t>(random.below(static_cast<std::uint32_t>(groups)));

                const Selection selection = select(points, filter, pool);
                const DensityCounts counts =
                    densityCounts(points, selection, view, groupOfClass, groups, pool);
                const std::vector<std::uint32_t> expected = toneMapped(counts, map, pool);
                const std::uint64_t inView = countInBox(points, selection, view.box());
                std::vector<std::uint32_t> image(expected.size(), 0xdeadbeef);
                QCOMPARE(densityImage(points, selection, view, {groupOfClass, groups}, map, pool, image),
                         inView);
                QVERIFY(image == expected);
                std::fill(image.begin(), image.end(), 0xdeadbeef);
                QCOMPARE(densityImage(points, filter, view, {groupOfClass, groups}, map, pool, image),
                         inView);
                QVERIFY(image == expected);

                const PixelPlaces places(points, view, pool);
                std::fill(image.begin(), image.end(), 0xdeadbeef);
                QCOMPARE(densityImage(places, selection, {groupOfClass, groups}, map, pool, image), inView);
                QVERIFY(image == expected);
                std::fill(image.begin(), image.end(), 0xdeadbeef);
                QCOMPARE(densityImage(places, filter, {groupOfClass, groups}, map, pool, image), inView);
                QVERIFY(image == expected);
                QVERIFY(places.memoryBytes()
                        >= countInBox(points, Selection::all(points.size()), view.box()));
            }
        }
    }

    void fusedImageCountsPastSixteenBits()
    {
        WorkerPool pool(2);
        const PointSet points = test::randomPoints(200000, test::Spread::OnePlace, 35, pool, 3);
        const Viewport view{points.x[0] - 40.25, points.y[0] - 20.5, 0.75, 100, 60};
        const std::vector<std::uint8_t> groupOfClass{0, 1, 1};
        const Selection all = Selection::all(points.size());
        ToneMap map;
        map.colours = {GroupColour{250, 10, 90}, GroupColour{3, 200, 40}};
        map.fullCount = 300000;
        std::vector<std::uint32_t> image(100 * 60);
        QCOMPARE(densityImage(points, all, view, {groupOfClass, 2}, map, pool, image), 200000u);
        const std::vector<std::uint32_t> expected =
            toneMapped(densityCounts(points, all, view, groupOfClass, 2, pool), map, pool);
        QVERIFY(image == expected);
        const PixelPlaces places(points, view, pool);
        QCOMPARE(densityImage(places, all, {groupOfClass, 2}, map, pool, image), 200000u);
        QVERIFY(image == expected);
    }

    void coloursFollowTheDocumentedFunction()
    {
        WorkerPool pool(1);
        DensityCounts counts{3, 1, 2, {0, 4, 2, 0, 0, 2}};
        ToneMap map;
        map.colours[0] = {255, 0, 0};
        map.colours[1] = {0, 0, 255};
        map.fullCount = 4;
        map.floor = 0.5;
        const std::vector<std::uint32_t> image = toneMapped(counts, map, pool);
        QCOMPARE(image[0], 0u); // an empty pixel is the base map
        QCOMPARE(image[1], 0xffff0000u); // full count: opaque
        // Two red and two blue are half of each in linear light: sRGB 188, not 128.
        QCOMPARE(image[2], 0xffbc00bcu);
    }

private:
    static Filter randomFilter(Random &random, std::uint32_t classes)
    {
        Filter filter;
        for (std::uint32_t i = 0; i < classes && random.chance(0.95); ++i)
            filter.classes.push_back(static_cast<std::uint16_t>(random.below(classes + 2)));
        for (int i = 0; i < 4 && random.chance(0.6); ++i)
            filter.states.push_back(static_cast<std::uint8_t>(random.below(7)));
        if (random.chance(0.4))
            filter.districts.push_back(static_cast<std::uint8_t>(random.below(4)));
        if (random.chance(0.2))
            filter.surveyFrom = static_cast<Day>(18000 + random.below(800));
        return random.chance(0.2) ? Filter{} : filter;
    }

    static Viewport randomView(Random &random, test::Spread kind)
    {
        const geo::WorldPoint centre = test::randomPlace(random, kind);
        Viewport view;
        view.width = static_cast<int>(random.below(400));
        view.height = static_cast<int>(random.below(300));
        view.unitsPerPixel = std::pow(2.0, random.between(-4, 26));
        if (random.chance(0.3))
            view.unitsPerPixel = std::exp2(std::floor(std::log2(view.unitsPerPixel)));
        view.left = centre.x - view.unitsPerPixel * random.between(0, view.width);
        view.top = centre.y - view.unitsPerPixel * random.between(0, view.height);
        if (random.chance(0.3)) {
            view.left = std::floor(view.left);
            view.top = std::floor(view.top);
        }
        return view;
    }

    static ToneMap randomTone(Random &random)
    {
        ToneMap map;
        for (GroupColour &colour : map.colours)
            colour = {static_cast<std::uint8_t>(random.below(256)),
                      static_cast<std::uint8_t>(random.below(256)),
                      static_cast<std::uint8_t>(random.below(256))};
        map.fullCount = random.chance(0.5) ? 0 : 1 + random.below(500);
        map.floor = random.unit();
        map.ceiling = random.between(map.floor, 1);
        map.emphasis = random.chance(0.5);
        for (float &weight : map.weights)
            weight = static_cast<float>(random.between(0.1, 30));
        return map;
    }
};

QTEST_GUILESS_MAIN(TestDensity)

#include "tst_density.moc"
