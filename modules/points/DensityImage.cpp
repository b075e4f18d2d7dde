// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/DensityImage.h>
#include <points/PixelAxis.h>
#include <points/Query.h>
#include <points/ToneTables.h>

#include <algorithm>
#include <cmath>

namespace egret::points {

namespace {

constexpr int blockSize = 128; ///< pixels; a block's counts stay in the second-level cache

struct Block
{
    int left, top, right, bottom; ///< pixels
};

std::vector<Block> blocksOf(int width, int height)
{
    std::vector<Block> blocks;
    for (int y = 0; y < height; y += blockSize) {
        for (int x = 0; x < width; x += blockSize)
            blocks.push_back({x, y, std::min(width, x + blockSize), std::min(height, y + blockSize)});
    }
    return blocks;
}

/// Pixels by the sum of their counts.
std::vector<std::uint32_t> histogramOf(const DensityCounts &counts)
{
    const std::size_t pixels =
        static_cast<std::size_t>(counts.width) * static_cast<std::size_t>(counts.height);
    std::vector<std::uint32_t> histogram(ToneTables::histogramSize, 0);
    for (std::size_t i = 0; i < pixels; ++i) {
        std::uint32_t sum = 0;
        for (std::size_t group = 0; group < counts.groups; ++group)
            sum += counts.counts[group * pixels + i];
        ++histogram[std::min(sum, ToneTables::histogramSize - 1)];
    }
    return histogram;
}

} // namespace

geo::WorldBox Viewport::box() const
{
    return {PixelAxis::edgeOf(left, unitsPerPixel, 0), PixelAxis::edgeOf(top, unitsPerPixel, 0),
            PixelAxis::edgeOf(left, unitsPerPixel, width), PixelAxis::edgeOf(top, unitsPerPixel, height)};
}

DensityCounts densityCounts(const PointSet &points, const Selection &selection, const Viewport &view,
                            std::span<const std::uint8_t> groupOfClass, std::size_t groups, WorkerPool &pool)
{
    DensityCounts result;
    result.width = std::max(0, view.width);
    result.height = std::max(0, view.height);
    result.groups = std::clamp<std::size_t>(groups, 1, maxGroups);
    const std::size_t pixels =
        static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height);
    result.counts.assign(pixels * result.groups, 0);
    std::vector<std::size_t> planeOfClass(points.classes.size(), 0);
    for (std::size_t i = 0; i < planeOfClass.size() && i < groupOfClass.size(); ++i)
        planeOfClass[i] = std::min<std::size_t>(groupOfClass[i], result.groups - 1) * pixels;

    const std::vector<Block> blocks = blocksOf(result.width, result.height);
    const double scale = view.unitsPerPixel;
    pool.run(blocks.size(), [&](std::size_t job) {
        const Block &block = blocks[job];
        const geo::WorldBox box{PixelAxis::edgeOf(view.left, scale, block.left),
                                PixelAxis::edgeOf(view.top, scale, block.top),
                                PixelAxis::edgeOf(view.left, scale, block.right),
                                PixelAxis::edgeOf(view.top, scale, block.bottom)};
        for (const RowRange &range : coverRanges(points, box)) {
            selection.forEach(range, [&](std::uint32_t row) {
                const geo::WorldPoint p{points.x[row], points.y[row]};
                if (!box.contains(p))
                    return;
                const auto px = static_cast<std::size_t>((static_cast<double>(p.x) - view.left) / scale);
                const auto py = static_cast<std::size_t>((static_cast<double>(p.y) - view.top) / scale);
                ++result.counts[planeOfClass[points.cls[row]] + py * static_cast<std::size_t>(result.width)
                                + px];
            });
        }
    });
    return result;
}

std::vector<std::uint32_t> toneMapped(const DensityCounts &counts, const ToneMap &map, WorkerPool &pool)
{
    const auto width = static_cast<std::size_t>(counts.width);
    const auto height = static_cast<std::size_t>(counts.height);
    const std::size_t pixels = width * height;
    std::vector<std::uint32_t> image(pixels, 0);
    ToneTables tables(map);
    tables.setFullCount(map, map.fullCount != 0 ? map.fullCount : fullCountOf(histogramOf(counts)));
    const auto full = static_cast<std::uint32_t>(tables.opacity.size() - 1);

    pool.run(height, [&](std::size_t y) {
        for (std::size_t i = y * width; i < (y + 1) * width; ++i) {
            std::uint32_t sum = 0;
            float total = 0;
            std::array<float, 3> light{};
            for (std::size_t group = 0; group < counts.groups; ++group) {
                const std::uint32_t n = counts.counts[group * pixels + i];
                sum += n;
                const float weight = tables.weightOf(group, static_cast<float>(n));
                total += weight;
                for (std::size_t c = 0; c < 3; ++c)
                    light[c] += tables.light[group][c] * weight;
            }
            if (sum == 0)
                continue;
            const float alpha = tables.opacity[std::min(sum, full)];
            std::uint32_t pixel = static_cast<std::uint32_t>(alpha * 255 + 0.5f) << 24;
            for (std::size_t c = 0; c < 3; ++c) {
                const auto step = static_cast<std::int32_t>(light[c] / total * 4096);
                const float value = tables.colour[static_cast<std::size_t>(std::min(step, 4096))] * alpha;
                pixel |= static_cast<std::uint32_t>(value + 0.5f) << (16 - 8 * c);
            }
            image[i] = pixel;
        }
    });
    return image;
}

} // namespace egret::points
