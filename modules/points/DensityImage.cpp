// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/DensityImage.h>
#include <points/Query.h>

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

std::int64_t clampToWorld(double value)
{
    return static_cast<std::int64_t>(std::clamp(value, 0.0, static_cast<double>(geo::worldSize)));
}

/// First world unit whose pixel is @p pixel or beyond, by the rule pixel = floor((u − origin) / size).
std::int64_t edge(double origin, double unitsPerPixel, int pixel)
{
    std::int64_t unit = clampToWorld(std::ceil(origin + pixel * unitsPerPixel));
    // The division below decides; rounding may have moved the edge by one unit.
    const auto pixelOf = [&](std::int64_t u) {
        return std::floor((static_cast<double>(u) - origin) / unitsPerPixel);
    };
    while (unit > 0 && pixelOf(unit - 1) >= pixel)
        --unit;
    while (unit < geo::worldSize && pixelOf(unit) < pixel)
        ++unit;
    return unit;
}

/// sRGB byte to linear light (IEC 61966-2-1), and back.
double toLinear(std::uint8_t value)
{
    const double s = value / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

/// Table of 4,096 steps from linear light to an sRGB value of 0 … 255.
std::array<std::uint8_t, 4097> fromLinearTable()
{
    std::array<std::uint8_t, 4097> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double l = static_cast<double>(i) / 4096;
        const double s = l <= 0.0031308 ? 12.92 * l : 1.055 * std::pow(l, 1 / 2.4) - 0.055;
        table[i] = static_cast<std::uint8_t>(std::lround(std::clamp(s, 0.0, 1.0) * 255));
    }
    return table;
}

/// The 99.5th percentile of the non-zero pixel sums.
std::uint32_t fullCountOf(const DensityCounts &counts)
{
    const std::size_t pixels =
        static_cast<std::size_t>(counts.width) * static_cast<std::size_t>(counts.height);
    std::vector<std::uint32_t> histogram(4096, 0);
    std::uint64_t filled = 0;
    for (std::size_t i = 0; i < pixels; ++i) {
        std::uint32_t sum = 0;
        for (std::size_t group = 0; group < counts.groups; ++group)
            sum += counts.counts[group * pixels + i];
        if (sum > 0) {
            ++histogram[std::min<std::uint32_t>(sum, 4095)];
            ++filled;
        }
    }
    std::uint64_t below = 0;
    for (std::uint32_t n = 1; n < histogram.size(); ++n) {
        below += histogram[n];
        if (below * 1000 >= filled * 995)
            return std::max(n, 2u);
    }
    return 4095;
}

} // namespace

geo::WorldBox Viewport::box() const
{
    return {edge(left, unitsPerPixel, 0), edge(top, unitsPerPixel, 0), edge(left, unitsPerPixel, width),
            edge(top, unitsPerPixel, height)};
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
        const geo::WorldBox box{edge(view.left, scale, block.left), edge(view.top, scale, block.top),
                                edge(view.left, scale, block.right), edge(view.top, scale, block.bottom)};
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
    static const std::array<std::uint8_t, 4097> fromLinear = fromLinearTable();
    std::array<std::array<float, 3>, maxGroups> linear{};
    for (std::size_t i = 0; i < maxGroups; ++i)
        linear[i] = {static_cast<float>(toLinear(map.colours[i].red)),
                     static_cast<float>(toLinear(map.colours[i].green)),
                     static_cast<float>(toLinear(map.colours[i].blue))};
    const std::uint32_t full = std::max(2u, map.fullCount != 0 ? map.fullCount : fullCountOf(counts));
    std::vector<float> opacity(full + 1, 1.0f);
    for (std::uint32_t n = 1; n < full; ++n)
        opacity[n] = static_cast<float>(map.floor + (1 - map.floor) * std::log(n) / std::log(full));

    pool.run(height, [&](std::size_t y) {
        for (std::size_t i = y * width; i < (y + 1) * width; ++i) {
            std::uint32_t sum = 0;
            std::array<float, 3> light{};
            for (std::size_t group = 0; group < counts.groups; ++group) {
                const std::uint32_t n = counts.counts[group * pixels + i];
                if (n == 0)
                    continue;
                sum += n;
                for (std::size_t c = 0; c < 3; ++c)
                    light[c] += linear[group][c] * static_cast<float>(n);
            }
            if (sum == 0)
                continue;
            const float alpha = opacity[std::min(sum, full)];
            std::uint32_t pixel = static_cast<std::uint32_t>(alpha * 255 + 0.5f) << 24;
            for (std::size_t c = 0; c < 3; ++c) {
                const auto step = static_cast<std::size_t>(light[c] / static_cast<float>(sum) * 4096);
                const float value = fromLinear[std::min<std::size_t>(step, 4096)] * alpha;
                pixel |= static_cast<std::uint32_t>(value + 0.5f) << (16 - 8 * c);
            }
            image[i] = pixel;
        }
    });
    return image;
}

} // namespace egret::points
