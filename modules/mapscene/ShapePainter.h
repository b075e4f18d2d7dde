// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/AreaShades.h>
#include <mapscene/MapCamera.h>
#include <mapscene/MapStyle.h>
#include <session/MapContent.h>

#include <QPainter>

namespace egret::mapscene {

/// The boxes of a city's shapes, made once for a city, so that a frame looks only at what is in view.
struct ShapeBoxes
{
    explicit ShapeBoxes(const domain::City &city);
    std::vector<geo::WorldBox> base;
    std::vector<geo::WorldBox> areas;
    std::vector<geo::WorldBox> streets;
};

/// Draws land, waters, streets and outlines of areas into an image. One object a frame.
class ShapePainter
{
public:
    /// @p scale: logical pixels per design pixel (the wall's is larger).
    ShapePainter(QPainter &painter, const MapCamera &camera, const MapStyle &style, double scale) :
        m_painter(painter), m_camera(camera), m_style(style), m_scale(scale), m_view(camera.box())
    {
    }

    void drawBase(const domain::City &city, const ShapeBoxes &boxes);
    /// Fills the areas of a choropleth by their classes.
    void drawShades(const domain::City &city, const ShapeBoxes &boxes, const AreaShades &shades);
    void drawStreets(const domain::City &city, const ShapeBoxes &boxes);
    void drawAreas(const domain::City &city, const ShapeBoxes &boxes, bool grids);

private:
    [[nodiscard]] QPolygonF onScreen(const geo::Line &line, bool closed) const;

    QPainter &m_painter;
    const MapCamera &m_camera;
    const MapStyle &m_style;
    double m_scale;
    geo::WorldBox m_view;
};

/// Width of a street on the screen in design pixels; 0: not shown at this zoom.
double streetWidth(std::uint8_t roadClass, double zoom);

} // namespace egret::mapscene
