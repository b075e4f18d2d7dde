// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

namespace egret::geo {

/// Degrees; which datum is said where it is used (WGS-84 and CGCS2000 count as equal here: they
/// differ by centimetres).
struct LonLat
{
    double lon = 0;
    double lat = 0;
    bool operator==(const LonLat &) const = default;
};

/// A place in Web Mercator (EPSG:3857, WGS-84/CGCS2000), the whole world square being 2^32 units
/// wide; x grows to the east, y to the south, 0,0 is the north-west corner. One unit is 9.3 mm at
/// the equator and 8.5 mm in Xiamen.
struct WorldPoint
{
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    bool operator==(const WorldPoint &) const = default;
};

/// Half-open box [left, right) × [top, bottom) in world units; 0 … 2^32.
struct WorldBox
{
    std::int64_t left = 0;
    std::int64_t top = 0;
    std::int64_t right = 0;
    std::int64_t bottom = 0;
    bool operator==(const WorldBox &) const = default;

    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
    [[nodiscard]] bool contains(WorldPoint p) const
    {
        return p.x >= left && p.x < right && p.y >= top && p.y < bottom;
    }
    [[nodiscard]] bool intersects(const WorldBox &other) const
    {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    [[nodiscard]] WorldBox intersected(const WorldBox &other) const
    {
        return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
                std::min(bottom, other.bottom)};
    }
    [[nodiscard]] WorldBox united(const WorldBox &other) const
    {
        if (empty())
            return other;
        if (other.empty())
            return *this;
        return {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
                std::max(bottom, other.bottom)};
    }
};

inline constexpr std::int64_t worldSize = std::int64_t{1} << 32;
inline constexpr WorldBox wholeWorld{0, 0, worldSize, worldSize};
/// The latitude at which the Web Mercator square ends, in degrees.
inline constexpr double mercatorLimit = 85.051128779806592;

/// Latitudes beyond ±85.0511° are moved there, longitudes are wrapped. Uses only + − × ÷ and √ on
/// doubles (own series for sine and logarithm), so the result is the same on every machine.
WorldPoint toWorld(LonLat place);
/// The centre of the unit square.
LonLat toLonLat(WorldPoint point);
/// A box given by its corners in degrees; west > east (across the antimeridian) gives the part up to 180°.
WorldBox toWorldBox(LonLat southWest, LonLat northEast);

/// Ground metres per world unit at @p point.
double metresPerUnit(WorldPoint point);
/// Ground distance in metres along the great circle (haversine, mean radius 6,371,008.8 m).
double distanceMetres(LonLat a, LonLat b);

/// A square of the quadtree: 2^zoom tiles a side, as in XYZ tile schemes.
struct Tile
{
    std::uint8_t zoom = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    bool operator==(const Tile &) const = default;

    [[nodiscard]] WorldBox box() const
    {
        const std::int64_t size = worldSize >> zoom;
        return {x * size, y * size, (x + 1) * size, (y + 1) * size};
    }
    [[nodiscard]] Tile child(unsigned quadrant) const
    {
        return {static_cast<std::uint8_t>(zoom + 1), x * 2 + (quadrant & 1), y * 2 + (quadrant >> 1)};
    }
};

/// "14/13702/7024"
std::string toText(const Tile &tile);

} // namespace egret::geo
