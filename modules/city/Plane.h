// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/World.h>

#include <cmath>

namespace egret::city {

/// Metres in the generator's plane: x to the east, y to the south.
struct Metres
{
    double x = 0;
    double y = 0;
};

inline Metres operator+(Metres a, Metres b) { return {a.x + b.x, a.y + b.y}; }
inline Metres operator-(Metres a, Metres b) { return {a.x - b.x, a.y - b.y}; }
inline Metres operator*(Metres a, double f) { return {a.x * f, a.y * f}; }
inline double length(Metres a) { return std::sqrt(a.x * a.x + a.y * a.y); }

/// A plane of metres laid on the Mercator square around a city's centre: one scale for the whole
/// city (across 60 km it is off by less than half a per cent), and nothing but + − × ÷, so that the
/// generated city is the same on every machine.
class Plane
{
public:
    explicit Plane(geo::LonLat centre) : m_centre(geo::toWorld(centre))
    {
        // cos φ by two Mercator ordinates a little apart: dy/dφ = 1/cos φ; no cosine is needed.
        const geo::WorldPoint south = geo::toWorld({centre.lon, centre.lat - 0.01});
        const geo::WorldPoint north = geo::toWorld({centre.lon, centre.lat + 0.01});
        constexpr double metresPerDegree = 111319.49079327358; // of a great circle, WGS-84 equator / 360
        m_unitsPerMetre = (static_cast<double>(south.y) - north.y) / (0.02 * metresPerDegree);
    }

    [[nodiscard]] Metres toMetres(geo::WorldPoint p) const
    {
        return {(static_cast<double>(p.x) - m_centre.x) / m_unitsPerMetre,
                (static_cast<double>(p.y) - m_centre.y) / m_unitsPerMetre};
    }
    [[nodiscard]] Metres toMetres(geo::LonLat place) const { return toMetres(geo::toWorld(place)); }
    [[nodiscard]] geo::WorldPoint toWorld(Metres p) const
    {
        return {static_cast<std::uint32_t>(
                    static_cast<std::int64_t>(m_centre.x + std::floor(p.x * m_unitsPerMetre))),
                static_cast<std::uint32_t>(
                    static_cast<std::int64_t>(m_centre.y + std::floor(p.y * m_unitsPerMetre)))};
    }

private:
    geo::WorldPoint m_centre;
    double m_unitsPerMetre = 1;
};

} // namespace egret::city
