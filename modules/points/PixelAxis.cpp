// SPDX-License-Identifier: GPL-3.0-or-later
#include <geo/World.h>
#include <points/PixelAxis.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace egret::points {

PixelAxis::PixelAxis(double origin, double unitsPerPixel, int pixels) :
    m_origin(origin), m_unitsPerPixel(unitsPerPixel)
{
    m_edges.resize(static_cast<std::size_t>(std::max(0, pixels)) + 1);
    for (std::size_t i = 0; i < m_edges.size(); ++i)
        m_edges[i] = edgeOf(origin, unitsPerPixel, static_cast<int>(i));
}

std::int64_t PixelAxis::edgeOf(double origin, double unitsPerPixel, int pixel)
{
    const double guess = std::ceil(origin + pixel * unitsPerPixel);
    auto unit = static_cast<std::int64_t>(std::clamp(guess, 0.0, static_cast<double>(geo::worldSize)));
    // The division decides; rounding may have moved the edge by one unit.
    const auto pixelAt = [&](std::int64_t u) {
        return std::floor((static_cast<double>(u) - origin) / unitsPerPixel);
    };
    while (unit > 0 && pixelAt(unit - 1) >= pixel)
        --unit;
    while (unit < geo::worldSize && pixelAt(unit) < pixel)
        ++unit;
    return unit;
}

int PixelAxis::pixelOf(std::uint32_t unit) const
{
    return static_cast<int>((static_cast<double>(unit) - m_origin) / m_unitsPerPixel);
}

std::optional<FixedPoint> PixelAxis::fixedPoint(int begin, int end) const
{
    // 31 bits of multiplier; products of up to 2^7 pixels stay below 2^63.
    const int shift = std::min(55, 31 + std::ilogb(m_unitsPerPixel));
    if (shift < 0 || end - begin > 128)
        return std::nullopt;
    const double one = std::ldexp(1.0, shift);
    const double multiplier = std::round(one / m_unitsPerPixel);
    if (!(multiplier >= 1 && multiplier <= 4294967295.0))
        return std::nullopt;
    FixedPoint map{static_cast<std::uint32_t>(multiplier), 0, shift};
    // Edge e of pixel k demands e·m + bias ≥ k·2^shift and, of the unit before it, the contrary.
    const std::int64_t first = edge(begin);
    const std::int64_t units = edge(end) - first;
    std::int64_t least = 0;
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    for (int pixel = begin; pixel <= end; ++pixel) {
        const std::int64_t at = edge(pixel) - first;
        const std::int64_t wanted = std::int64_t{pixel - begin} << shift;
        const auto m = static_cast<std::int64_t>(map.multiplier);
        if (at < units)
            least = std::max(least, wanted - at * m);
        if (at > 0)
            most = std::min(most, wanted - 1 - (at - 1) * m);
    }
    if (least > most)
        return std::nullopt;
    map.bias = least + (most - least) / 2;
    return map;
}

} // namespace egret::points
