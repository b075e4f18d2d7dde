// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Region.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace egret::points {

namespace {

constexpr double earthRadius = 6'371'008.8; ///< metres, as geo::distanceMetres()
constexpr double radiansPerUnit = 2 * std::numbers::pi / static_cast<double>(geo::worldSize);

/// Mercator ordinate of the centre of a unit, radians.
double ordinate(double y) { return std::numbers::pi - (y + 0.5) * radiansPerUnit; }

double squared(double value) { return value * value; }

/// Circles about one centre, a radius for each quarter.
///
/// With Mercator ordinates m and longitudes l the haversine of the great circle is
/// (sinh²(Δm/2) + sin²(Δl/2)) / (cosh m₁ · cosh m₂): cosh m is the secant of the latitude.
class CircleRegion : public Region
{
public:
    CircleRegion(geo::WorldPoint centre, const QuadrantRadii &metres) :
        m_centre(centre), m_ordinate(ordinate(centre.y))
    {
        const double radii[] = {metres.northEast, metres.northWest, metres.southEast, metres.southWest};
        for (std::size_t i = 0; i < m_limits.size(); ++i)
            m_limits[i] = haversine(radii[i]) * std::cosh(m_ordinate);
    }

    [[nodiscard]] bool contains(geo::WorldPoint place) const override
    {
        const double limit = m_limits[quarterOf(place)];
        const double m = ordinate(place.y);
        const double east = offset(place.x) * radiansPerUnit;
        return squared(std::sinh((m - m_ordinate) / 2)) + squared(std::sin(east / 2)) <= limit * std::cosh(m);
    }

    [[nodiscard]] Relation relation(const geo::WorldBox &box) const override
    {
        if (box.right - box.left >= geo::worldSize / 2)
            return Relation::Crossing;
        const double west = offset(static_cast<std::uint32_t>(box.left));
        const double east = offset(static_cast<std::uint32_t>(box.right - 1));
        const bool opposite = west > east; // the meridian on the other side passes through
        const bool mine = !opposite && west <= 0 && east >= 0;
        const double nearX = mine ? 0 : std::min(std::abs(west), std::abs(east));
        const double farX =
            opposite ? static_cast<double>(geo::worldSize / 2) : std::max(std::abs(west), std::abs(east));
        const double north = ordinate(static_cast<double>(box.top)) - m_ordinate;
        const double south = ordinate(static_cast<double>(box.bottom - 1)) - m_ordinate;
        const bool level = north >= 0 && south <= 0;
        const double nearY = level ? 0 : std::min(std::abs(north), std::abs(south));
        const double farY = std::max(std::abs(north), std::abs(south));
        const double secantNorth = std::cosh(north + m_ordinate);
        const double secantSouth = std::cosh(south + m_ordinate);
        const bool equator = north + m_ordinate >= 0 && south + m_ordinate <= 0;

        // Bounds of both sides of the inequality; what rounding might turn counts as crossing.
        const double least = sum(nearX, nearY) * (1 - slack) - tiny;
        const double most = sum(farX, farY) * (1 + slack) + tiny;
        const double leastSecant = equator ? 1 : std::min(secantNorth, secantSouth);
        const double mostSecant = std::max(secantNorth, secantSouth);
        bool inside = true;
        bool outside = true;
        for (std::size_t quarter = 0; quarter < m_limits.size(); ++quarter) {
            const bool wanted = (quarter < 2 ? box.top < m_centre.y : box.bottom > m_centre.y)
                && (quarter % 2 == 0 ? opposite || east >= 0 : opposite || west < 0);
            if (!wanted)
                continue;
            inside = inside && most <= m_limits[quarter] * leastSecant;
            outside = outside && least > m_limits[quarter] * mostSecant;
        }
        return inside ? Relation::Inside : outside ? Relation::Outside : Relation::Crossing;
    }

private:
    static constexpr double slack = 1e-9;
    static constexpr double tiny = 1e-24;

    static double haversine(double metres)
    {
        if (!(metres >= 0))
            return -1; // holds nothing
        const double half = metres / earthRadius / 2;
        return half >= std::numbers::pi / 2 ? 2 : squared(std::sin(half)); // 2: holds everything
    }

    static double sum(double x, double y)
    {
        return squared(std::sinh(y / 2)) + squared(std::sin(x * radiansPerUnit / 2));
    }

    /// Units to the east of the centre the short way round, -2^31 … 2^31-1.
    [[nodiscard]] double offset(std::uint32_t x) const { return static_cast<std::int32_t>(x - m_centre.x); }

    /// NE, NW, SE, SW.
    [[nodiscard]] std::size_t quarterOf(geo::WorldPoint place) const
    {
        return (place.y >= m_centre.y ? 2u : 0u) + (offset(place.x) < 0 ? 1u : 0u);
    }

    geo::WorldPoint m_centre;
    double m_ordinate;
    std::array<double, 4> m_limits{}; ///< haversine of the radius × secant of the centre's latitude
};

} // namespace

RegionPtr circleRegion(geo::WorldPoint centre, double metres)
{
    return quadrantRegion(centre, {metres, metres, metres, metres});
}

RegionPtr quadrantRegion(geo::WorldPoint centre, const QuadrantRadii &metres)
{
    return std::make_shared<CircleRegion>(centre, metres);
}

} // namespace egret::points
