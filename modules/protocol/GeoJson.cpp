// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/Documents.h>

#include <cmath>

namespace egret::protocol {

namespace {

Json position(geo::WorldPoint point)
{
    const geo::LonLat place = geo::toLonLat(point);
    const auto rounded = [](double degrees) { return std::round(degrees * 1e7) / 1e7; };
    return Json::array({rounded(place.lon), rounded(place.lat)});
}

double signedArea(const geo::Line &ring)
{
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geo::WorldPoint a = ring[i];
        const geo::WorldPoint b = ring[(i + 1) % ring.size()];
        twice += static_cast<double>(a.x) * b.y - static_cast<double>(b.x) * a.y;
    }
    return twice / 2; // y grows to the south: positive is clockwise on the ground
}

Json closedRing(const geo::Line &ring, bool counterClockwise)
{
    Json positions = Json::array();
    const bool reverse = (signedArea(ring) < 0) != counterClockwise;
    for (std::size_t i = 0; i < ring.size(); ++i)
        positions.push_back(position(reverse ? ring[ring.size() - 1 - i] : ring[i]));
    if (!ring.empty())
        positions.push_back(positions.front());
    return positions;
}

/// How many other rings hold the ring's first point: even for an outer ring, odd for a hole.
std::size_t depthOf(const geo::Polygon &polygon, std::size_t ring)
{
    std::size_t depth = 0;
    for (std::size_t other = 0; other < polygon.rings.size(); ++other) {
        if (other != ring && geo::Polygon{{polygon.rings[other]}}.contains(polygon.rings[ring].front()))
            ++depth;
    }
    return depth;
}

} // namespace

Json toGeoJson(const geo::Polygon &polygon)
{
    std::vector<std::size_t> depths;
    for (std::size_t i = 0; i < polygon.rings.size(); ++i)
        depths.push_back(polygon.rings[i].size() < 3 ? 1 : depthOf(polygon, i));
    Json parts = Json::array();
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
        if (depths[i] % 2 != 0)
            continue;
        Json rings = Json::array({closedRing(polygon.rings[i], true)});
        const geo::Polygon outer{{polygon.rings[i]}};
        for (std::size_t hole = 0; hole < polygon.rings.size(); ++hole) {
            if (polygon.rings[hole].size() >= 3 && depths[hole] == depths[i] + 1
                && outer.contains(polygon.rings[hole].front()))
                rings.push_back(closedRing(polygon.rings[hole], false));
        }
        parts.push_back(std::move(rings));
    }
    return {{"type", "MultiPolygon"}, {"coordinates", std::move(parts)}};
}

Json toGeoJson(const geo::Line &line)
{
    Json positions = Json::array();
    for (const geo::WorldPoint point : line)
        positions.push_back(position(point));
    return {{"type", "LineString"}, {"coordinates", std::move(positions)}};
}

Json toGeoJson(geo::WorldPoint point) { return {{"type", "Point"}, {"coordinates", position(point)}}; }

} // namespace egret::protocol
