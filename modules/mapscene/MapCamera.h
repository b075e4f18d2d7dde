// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/World.h>

#include <QPointF>
#include <QSizeF>

namespace egret::mapscene {

/// Where the map looks: a centre in world units and a zoom of XYZ tiles of 256 logical pixels.
/// Screen coordinates are logical pixels, 0,0 at the top left.
struct MapCamera
{
    double x = 0.5 * 4294967296.0; ///< centre, world units
    double y = 0.5 * 4294967296.0;
    double zoom = 10;
    QSizeF size{1, 1};
    bool operator==(const MapCamera &) const = default;

    static constexpr double minZoom = 3;
    static constexpr double maxZoom = 21;

    [[nodiscard]] double unitsPerPixel() const;
    [[nodiscard]] QPointF toScreen(geo::WorldPoint point) const;
    [[nodiscard]] geo::WorldPoint toWorld(QPointF screen) const;
    [[nodiscard]] double left() const { return x - size.width() / 2 * unitsPerPixel(); }
    [[nodiscard]] double top() const { return y - size.height() / 2 * unitsPerPixel(); }
    [[nodiscard]] geo::WorldBox box() const;

    void moveBy(QPointF pixels);
    /// Zooms by @p steps about @p anchor, which keeps its place on the screen.
    void zoomBy(double steps, QPointF anchor);
    void fit(const geo::WorldBox &box, double margin = 24);
    /// Ground metres of one logical pixel at the centre.
    [[nodiscard]] double metresPerPixel() const;
};

} // namespace egret::mapscene
