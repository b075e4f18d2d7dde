// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Random.h>
#include <city/Plane.h>

namespace egret::city {

/// A random value from 0 to 1 that belongs to an integer place.
inline double hashUnit(std::uint64_t seed, std::int64_t i, std::int64_t j)
{
    return static_cast<double>(mix64(seed
                                     ^ mix64(static_cast<std::uint64_t>(i) * 0x9e3779b97f4a7c15ULL
                                             + static_cast<std::uint64_t>(j)))
                               >> 11)
        * 0x1.0p-53;
}

/// Value noise: smooth, 0 to 1, changing over @p scale metres.
inline double noise(std::uint64_t seed, Metres p, double scale)
{
    const double x = p.x / scale;
    const double y = p.y / scale;
    const double left = std::floor(x);
    const double top = std::floor(y);
    const auto i = static_cast<std::int64_t>(left);
    const auto j = static_cast<std::int64_t>(top);
    const auto smooth = [](double t) { return t * t * (3 - 2 * t); };
    const double u = smooth(x - left);
    const double v = smooth(y - top);
    const double a = hashUnit(seed, i, j) * (1 - u) + hashUnit(seed, i + 1, j) * u;
    const double b = hashUnit(seed, i, j + 1) * (1 - u) + hashUnit(seed, i + 1, j + 1) * u;
    return a * (1 - v) + b * v;
}

} // namespace egret::city
