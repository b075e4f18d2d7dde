// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/DensityImage.h>
#include <points/Filter.h>
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
};

QTEST_GUILESS_MAIN(TestDensity)

#include "tst_density.moc"
