// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/ToneTables.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace egret::points {

namespace {

/// sRGB byte to linear light (IEC 61966-2-1).
float toLinear(std::uint8_t value)
{
    const double s = value / 255.0;
    return static_cast<float>(s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4));
}

/// Steps of linear light to whole sRGB values of 0 … 255.
std::vector<float> fromLinearTable()
{
    std::vector<float> table(ToneTables::lightSteps + 1);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double l = static_cast<double>(i) / ToneTables::lightSteps;
        const double s = l <= 0.0031308 ? 12.92 * l : 1.055 * std::pow(l, 1 / 2.4) - 0.055;
        table[i] = static_cast<float>(std::lround(std::clamp(s, 0.0, 1.0) * 255));
    }
    return table;
}

} // namespace

ToneTables::ToneTables(const ToneMap &map)
{
    static const std::vector<float> fromLinear = fromLinearTable();
    colour = fromLinear;
    weights = map.weights;
    emphasis = map.emphasis;
    for (std::size_t i = 0; i < maxGroups; ++i)
        light[i] = {toLinear(map.colours[i].red), toLinear(map.colours[i].green),
                    toLinear(map.colours[i].blue)};
}

void ToneTables::setFullCount(const ToneMap &map, std::uint32_t count)
{
    const std::uint32_t full = std::max(2u, count);
    opacity.assign(full + 1, static_cast<float>(map.ceiling));
    for (std::uint32_t n = 1; n < full; ++n)
        opacity[n] = static_cast<float>(map.floor + (map.ceiling - map.floor) * std::log(n) / std::log(full));
}

std::uint32_t fullCountOf(std::span<const std::uint32_t> pixelsByCount)
{
    const std::uint64_t filled =
        std::accumulate(pixelsByCount.begin() + 1, pixelsByCount.end(), std::uint64_t{0});
    std::uint64_t below = 0;
    for (std::uint32_t n = 1; n < pixelsByCount.size(); ++n) {
        below += pixelsByCount[n];
        if (below * 1000 >= filled * 995)
            return std::max(n, 2u);
    }
    return static_cast<std::uint32_t>(pixelsByCount.size() - 1);
}

} // namespace egret::points
