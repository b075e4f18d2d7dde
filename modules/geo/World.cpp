// SPDX-License-Identifier: GPL-3.0-or-later
#include <geo/World.h>

#include <cmath>

namespace egret::geo {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double earthRadius = 6371008.8; ///< mean, metres (IUGG)
constexpr double equator = 2 * pi * 6378137.0; ///< metres round the WGS-84 ellipsoid

/// Taylor series of the sine for |x| ≤ π/2; its error is below one unit in the last place or two.
double sine(double x)
{
    const double square = x * x;
    double term = x;
    double sum = x;
    for (int n = 2; n <= 24; n += 2) {
        term = -term * square / (static_cast<double>(n) * (n + 1));
        sum += term;
    }
    return sum;
}

/// atanh(s) for |s| < 1, as half the logarithm of (1+s)/(1−s): the quotient is brought into
/// [0.7, 1.4] by halving, the rest is the odd series of the logarithm.
double areaTangent(double s)
{
    double quotient = (1 + s) / (1 - s);
    int twos = 0;
    while (quotient > 1.4142135623730951) {
        quotient *= 0.5;
        ++twos;
    }
    while (quotient < 0.70710678118654752) {
        quotient *= 2;
        --twos;
    }
    const double t = (quotient - 1) / (quotient + 1);
    const double square = t * t;
    double power = t;
    double sum = 0;
    for (int n = 1; n < 40; n += 2) {
        sum += power / n;
        power *= square;
    }
    constexpr double ln2 = 0.69314718055994530942;
    return sum + 0.5 * ln2 * twos;
}

std::uint32_t toUnit(double fraction)
{
    const double unit = std::floor(fraction * static_cast<double>(worldSize));
    if (!(unit > 0))
        return 0;
    return unit >= static_cast<double>(worldSize) ? 0xffffffffu : static_cast<std::uint32_t>(unit);
}

} // namespace

WorldPoint toWorld(LonLat place)
{
    double lon = place.lon;
    if (lon < -180 || lon >= 180)
        lon -= 360 * std::floor((lon + 180) / 360);
    const double lat = std::clamp(place.lat, -mercatorLimit, mercatorLimit);
    const double y = areaTangent(sine(lat * (pi / 180))) / (2 * pi);
    return {toUnit((lon + 180) / 360), toUnit(0.5 - y)};
}

LonLat toLonLat(WorldPoint point)
{
    const double x = (static_cast<double>(point.x) + 0.5) / static_cast<double>(worldSize);
    const double y = (static_cast<double>(point.y) + 0.5) / static_cast<double>(worldSize);
    return {x * 360 - 180, std::atan(std::sinh(pi * (1 - 2 * y))) * (180 / pi)};
}

WorldBox toWorldBox(LonLat southWest, LonLat northEast)
{
    const WorldPoint low = toWorld({southWest.lon, northEast.lat});
    const WorldPoint high = toWorld({northEast.lon, southWest.lat});
    WorldBox box{low.x, low.y, static_cast<std::int64_t>(high.x) + 1, static_cast<std::int64_t>(high.y) + 1};
    if (northEast.lon >= 180 || box.right <= box.left)
        box.right = worldSize;
    if (southWest.lat <= -mercatorLimit)
        box.bottom = worldSize;
    return box;
}

double metresPerUnit(WorldPoint point)
{
    return equator / static_cast<double>(worldSize) * std::cos(toLonLat(point).lat * (pi / 180));
}

double distanceMetres(LonLat a, LonLat b)
{
    const double phi1 = a.lat * (pi / 180);
    const double phi2 = b.lat * (pi / 180);
    const double dPhi = std::sin((phi2 - phi1) / 2);
    const double dLambda = std::sin((b.lon - a.lon) * (pi / 360));
    const double h = dPhi * dPhi + std::cos(phi1) * std::cos(phi2) * dLambda * dLambda;
    return 2 * earthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

std::string toText(const Tile &tile)
{
    return std::to_string(tile.zoom) + "/" + std::to_string(tile.x) + "/" + std::to_string(tile.y);
}

} // namespace egret::geo
