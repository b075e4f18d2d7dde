// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/ShapePainter.h>

#include <QPainterPath>

#include <cmath>

namespace egret::mapscene {

namespace {

geo::WorldBox boxOf(const geo::Line &line) { return geo::Polygon{{line}}.box(); }

} // namespace

ShapeBoxes::ShapeBoxes(const domain::City &city)
{
    for (const domain::BaseShape &shape : city.base)
        base.push_back(shape.shape.box());
    for (const domain::Area &area : city.areas)
        areas.push_back(area.shape.box());
    for (const domain::Street &street : city.streets)
        streets.push_back(boxOf(street.line));
}

double streetWidth(std::uint8_t roadClass, double zoom)
{
    static constexpr double firstZoom[] = {8, 10.3, 12.4, 13.6};
    static constexpr double metres[] = {26, 20, 13, 8};
    static constexpr double least[] = {1.4, 1.0, 0.7, 0.6};
    const std::size_t i = std::min<std::size_t>(roadClass, 3);
    if (zoom < firstZoom[i])
        return 0;
    const double metresPerPixel = 142000 / std::exp2(zoom); // near 25° of latitude
    return std::max(least[i], metres[i] / metresPerPixel);
}

QPolygonF ShapePainter::onScreen(const geo::Line &line, bool closed) const
{
    QPolygonF polygon;
    polygon.reserve(static_cast<qsizetype>(line.size()) + 1);
    QPointF last(1e9, 1e9);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const QPointF p = m_camera.toScreen(line[i]);
        // Corners closer than a pixel to the last would only cost time.
        if (i + 1 < line.size() && std::abs(p.x() - last.x()) + std::abs(p.y() - last.y()) < 1.0)
            continue;
        polygon.append(p);
        last = p;
    }
    if (closed && !polygon.isEmpty())
        polygon.append(polygon.front());
    return polygon;
}

void ShapePainter::drawBase(const domain::City &city, const ShapeBoxes &boxes)
{
    m_painter.setPen(Qt::NoPen);
    for (const auto kind :
         {domain::BaseShape::Kind::Land, domain::BaseShape::Kind::Green, domain::BaseShape::Kind::Water}) {
        m_painter.setBrush(kind == domain::BaseShape::Kind::Land        ? m_style.land
                               : kind == domain::BaseShape::Kind::Green ? m_style.green
                                                                        : m_style.water);
        for (std::size_t i = 0; i < city.base.size(); ++i) {
            if (city.base[i].kind != kind || !boxes.base[i].intersects(m_view))
                continue;
            QPainterPath path;
            path.setFillRule(Qt::OddEvenFill);
            for (const geo::Line &ring : city.base[i].shape.rings)
                path.addPolygon(onScreen(ring, true));
            m_painter.drawPath(path);
        }
    }
}

void ShapePainter::drawStreets(const domain::City &city, const ShapeBoxes &boxes)
{
    m_painter.setBrush(Qt::NoBrush);
    const auto draw = [&](std::uint8_t roadClass, const QColor &colour, double extra) {
        const double width = streetWidth(roadClass, m_camera.zoom - std::log2(m_scale));
        if (width <= 0)
            return;
        m_painter.setPen(QPen(colour, (width + extra) * m_scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        for (std::size_t i = 0; i < city.streets.size(); ++i) {
            if (city.streets[i].roadClass == roadClass && boxes.streets[i].intersects(m_view))
                m_painter.drawPolyline(onScreen(city.streets[i].line, false));
        }
    };
    if (m_style.roadCasing.isValid()) {
        for (std::uint8_t roadClass = 4; roadClass-- > 0;)
            draw(roadClass, m_style.roadCasing, 1.4);
    }
    for (std::uint8_t roadClass = 4; roadClass-- > 0;)
        draw(roadClass, m_style.roads[roadClass], 0);
}

void ShapePainter::drawShades(const domain::City &city, const ShapeBoxes &boxes, const AreaShades &shades)
{
    m_painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < city.areas.size(); ++i) {
        if (static_cast<int>(city.areas[i].kind) != static_cast<int>(shades.areas)
            || !boxes.areas[i].intersects(m_view))
            continue;
        const std::optional<std::size_t> step = shades.classOf(i);
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const geo::Line &ring : city.areas[i].shape.rings)
            path.addPolygon(onScreen(ring, true));
        m_painter.fillPath(path, step ? m_style.stepOf(*step, shades.breaks.size()) : m_style.noValue);
    }
}

void ShapePainter::drawAreas(const domain::City &city, const ShapeBoxes &boxes, bool grids)
{
    const double zoom = m_camera.zoom - std::log2(m_scale);
    m_painter.setBrush(Qt::NoBrush);
    const auto draw = [&](domain::AreaKind kind, const QPen &pen) {
        m_painter.setPen(pen);
        for (std::size_t i = 0; i < city.areas.size(); ++i) {
            if (city.areas[i].kind != kind || !boxes.areas[i].intersects(m_view))
                continue;
            for (const geo::Line &ring : city.areas[i].shape.rings)
                m_painter.drawPolyline(onScreen(ring, true));
        }
    };
    if (grids && zoom >= 14)
        draw(domain::AreaKind::Grid, QPen(m_style.grid, 0.75 * m_scale));
    if (grids && zoom >= 12.6)
        draw(domain::AreaKind::Community, QPen(m_style.grid, 1.1 * m_scale));
    QPen dashed(m_style.district, 1.5 * m_scale);
    dashed.setDashPattern({5, 3});
    draw(domain::AreaKind::District, dashed);
}

} // namespace egret::mapscene
