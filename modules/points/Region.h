// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/Polygon.h>
#include <points/Selection.h>

#include <array>

namespace egret::points {

/// What a region says of a box of places.
enum class Relation { Outside, Crossing, Inside };

/// A part of the map that objects lie in or not: a box, a lasso, a circle, the wind field of a typhoon.
/// It may reach across the antimeridian. Immutable, const access from any thread.
class Region
{
public:
    virtual ~Region() = default;
    [[nodiscard]] virtual bool contains(geo::WorldPoint place) const = 0;
    /// Inside or Outside only when it is true of every place of @p box; Crossing is always allowed.
    [[nodiscard]] virtual Relation relation(const geo::WorldBox &box) const = 0;
};

using RegionPtr = std::shared_ptr<const Region>;

/// A corner in world units; x below 0 or beyond geo::worldSize lies one turn round the world further.
struct Corner
{
    std::int64_t x = 0;
    std::int64_t y = 0;
    bool operator==(const Corner &) const = default;
};

/// Metres from the centre in each quarter of the compass, as wind circles of typhoons are given.
struct QuadrantRadii
{
    double northEast = 0;
    double southEast = 0;
    double southWest = 0;
    double northWest = 0;
    bool operator==(const QuadrantRadii &) const = default;
};

/// Half-open as WorldBox; left and right may lie beyond the world (see Corner).
RegionPtr boxRegion(const geo::WorldBox &box);
/// Rings of corners, closed implicitly, of any winding, filled by the even-odd rule also where they cross
/// themselves; the edges are decided as by geo::Polygon::contains(). Corners further than two turns
/// from the world are moved there.
RegionPtr polygonRegion(std::span<const std::vector<Corner>> rings);
RegionPtr polygonRegion(const geo::Polygon &polygon);
/// All places at most @p metres from @p centre along the great circle; none where @p metres is below 0
/// or not a number.
RegionPtr circleRegion(geo::WorldPoint centre, double metres);
/// The same with a radius for each quarter. A place due north or south of the centre counts as east, one
/// due east or west as south.
RegionPtr quadrantRegion(geo::WorldPoint centre, const QuadrantRadii &metres);

/// The rows of @p base whose places lie in @p region.
Selection selectInside(const PointSet &points, const Selection &base, const Region &region, WorkerPool &pool);
/// Their exact number, without making the selection: rank look-ups where a cell lies wholly inside.
std::uint64_t countInside(const PointSet &points, const Selection &base, const Region &region);

} // namespace egret::points
