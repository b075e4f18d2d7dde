// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/MapCamera.h>
#include <points/Region.h>

#include <vector>

namespace egret::mapscene {

/// A box, lasso or circle as it is being drawn on the map, kept in world units so that the map may move
/// below it. A value.
class RegionSketch
{
public:
    enum class Shape { Box, Lasso, Circle };

    /// @p start in pixels of @p camera: a corner of the box, the first corner of the lasso, the centre of
    /// the circle.
    RegionSketch(Shape shape, QPointF start, const MapCamera &camera);

    /// The pointer is at @p at now; a lasso gets a corner every two pixels.
    void moveTo(QPointF at, const MapCamera &camera);

    [[nodiscard]] Shape shape() const { return m_shape; }
    /// What objects are asked for; null while it holds no place.
    [[nodiscard]] points::RegionPtr region() const;
    /// Its edge in pixels of @p camera, the first point again at the end.
    [[nodiscard]] std::vector<QPointF> outline(const MapCamera &camera) const;
    /// Of a circle, in metres on the ground.
    [[nodiscard]] double radius() const;

private:
    struct Place
    {
        double x = 0; ///< world units
        double y = 0;
    };
    static Place placeOf(QPointF at, const MapCamera &camera);
    static geo::WorldPoint worldOf(const Place &place);

    Shape m_shape;
    std::vector<Place> m_places; ///< start and end, or the corners of a lasso
};

} // namespace egret::mapscene
