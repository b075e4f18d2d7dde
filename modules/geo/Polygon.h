// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/World.h>

#include <vector>

namespace egret::geo {

using Line = std::vector<WorldPoint>;

/// Rings in world units, closed implicitly (the first point is not repeated), filled by the
/// even-odd rule; holes and separate parts are just further rings.
struct Polygon
{
    std::vector<Line> rings;
    bool operator==(const Polygon &) const = default;

    /// Exact in integers and half-open: where polygons share their edges point for point, every
    /// place belongs to exactly one of them.
    [[nodiscard]] bool contains(WorldPoint p) const;
    [[nodiscard]] WorldBox box() const;
    /// Area in square world units, the sum of ring areas by orientation-free even-odd nesting is
    /// not computed: rings are added with their sign (outer counter to holes).
    [[nodiscard]] double area() const;
    /// Ground area in square metres at the latitude of the box centre.
    [[nodiscard]] double areaSquareMetres() const;
    /// A place inside the polygon that is good for a label; the box centre when the polygon is empty.
    [[nodiscard]] WorldPoint labelPoint() const;
};

/// Douglas–Peucker: drops points that are within @p tolerance world units of the line; keeps both ends.
Line simplified(const Line &line, double tolerance);

} // namespace egret::geo
