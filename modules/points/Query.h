// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Selection.h>

#include <limits>
#include <optional>

namespace egret::points {

/// Row ranges that together hold every point of @p box and few others, in row order, at most
/// @p limit of them (0: as exact as tiles can be).
std::vector<RowRange> coverRanges(const PointSet &points, const geo::WorldBox &box, std::size_t limit = 64);

/// Selected rows inside @p box, in row order, beginning at row @p from, at most @p limit.
std::vector<std::uint32_t> rowsInBox(const PointSet &points, const Selection &selection,
                                     const geo::WorldBox &box,
                                     std::size_t limit = std::numeric_limits<std::size_t>::max(),
                                     std::uint32_t from = 0);
std::uint64_t countInBox(const PointSet &points, const Selection &selection, const geo::WorldBox &box);

struct Neighbour
{
    std::uint32_t row = 0;
    double distance = 0; ///< world units; × geo::metresPerUnit for metres
    bool operator==(const Neighbour &) const = default;
};

/// The @p k selected points nearest to @p place by distance in the Mercator plane, nearest first;
/// equal distances in row order.
std::vector<Neighbour> nearest(const PointSet &points, const Selection &selection, geo::WorldPoint place,
                               std::size_t k, double maxDistance = std::numeric_limits<double>::infinity());

/// The selected point under a click: the nearest within @p radius world units.
std::optional<std::uint32_t> pick(const PointSet &points, const Selection &selection, geo::WorldPoint place,
                                  double radius);

/// The row of the point (district, cls, serial); scans, about a millisecond a million rows.
std::optional<std::uint32_t> findPoint(const PointSet &points, std::uint8_t district, std::uint16_t cls,
                                       std::uint32_t serial);

} // namespace egret::points
