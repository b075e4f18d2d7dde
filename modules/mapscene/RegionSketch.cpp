// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/RegionSketch.h>

#include <algorithm>
#include <cmath>

namespace egret::mapscene {

namespace {

constexpr double cornerDistance = 2; ///< pixels between two corners of a lasso
constexpr int circleCorners = 96;

std::int64_t unit(double value) { return std::llround(value); }

} // namespace

RegionSketch::RegionSketch(Shape shape, QPointF start, const MapCamera &camera) :
    m_shape(shape), m_places{placeOf(start, camera)}
{
}

RegionSketch::Place RegionSketch::placeOf(QPointF at, const MapCamera &camera)
{
    return {camera.left() + at.x() * camera.unitsPerPixel(), camera.top() + at.y() * camera.unitsPerPixel()};
}

geo::WorldPoint RegionSketch::worldOf(const Place &place)
{
    const auto inWorld = [](double value) {
        return static_cast<std::uint32_t>(std::clamp(value, 0.0, static_cast<double>(geo::worldSize - 1)));
    };
    return {inWorld(place.x), inWorld(place.y)};
}

void RegionSketch::moveTo(QPointF at, const MapCamera &camera)
{
    const Place place = placeOf(at, camera);
    if (m_shape != Shape::Lasso) {
        m_places.resize(1);
        m_places.push_back(place);
        return;
    }
    const Place &last = m_places.back();
    if (std::hypot(place.x - last.x, place.y - last.y) >= cornerDistance * camera.unitsPerPixel())
        m_places.push_back(place);
}

double RegionSketch::radius() const
{
    if (m_shape != Shape::Circle || m_places.size() < 2)
        return 0;
    return geo::distanceMetres(geo::toLonLat(worldOf(m_places[0])), geo::toLonLat(worldOf(m_places[1])));
}

points::RegionPtr RegionSketch::region() const
{
    if (m_places.size() < 2)
        return nullptr;
    const Place &a = m_places[0];
    const Place &b = m_places[1];
    switch (m_shape) {
    case Shape::Box: {
        const geo::WorldBox box{unit(std::min(a.x, b.x)), unit(std::min(a.y, b.y)), unit(std::max(a.x, b.x)),
                                unit(std::max(a.y, b.y))};
        return box.empty() ? nullptr : points::boxRegion(box);
    }
    case Shape::Circle: return points::circleRegion(worldOf(a), radius());
    case Shape::Lasso: break;
    }
    if (m_places.size() < 3)
        return nullptr;
    std::vector<std::vector<points::Corner>> rings(1);
    for (const Place &place : m_places)
        rings[0].push_back({unit(place.x), unit(place.y)});
    return points::polygonRegion(rings);
}

std::vector<QPointF> RegionSketch::outline(const MapCamera &camera) const
{
    const auto screen = [&](const Place &place) {
        return QPointF((place.x - camera.left()) / camera.unitsPerPixel(),
                       (place.y - camera.top()) / camera.unitsPerPixel());
    };
    std::vector<QPointF> line;
    if (m_places.size() < 2)
        return line;
    const QPointF a = screen(m_places[0]);
    const QPointF b = screen(m_places[1]);
    switch (m_shape) {
    case Shape::Box: line = {a, {b.x(), a.y()}, b, {a.x(), b.y()}, a}; break;
    case Shape::Circle: {
        // At the size of a city a circle on the ground is one on the map.
        const double radius = std::hypot(b.x() - a.x(), b.y() - a.y());
        for (int i = 0; i <= circleCorners; ++i) {
            const double angle = 2 * M_PI * i / circleCorners;
            line.emplace_back(a.x() + radius * std::cos(angle), a.y() + radius * std::sin(angle));
        }
        break;
    }
    case Shape::Lasso:
        for (const Place &place : m_places)
            line.push_back(screen(place));
        line.push_back(a);
        break;
    }
    return line;
}

} // namespace egret::mapscene
