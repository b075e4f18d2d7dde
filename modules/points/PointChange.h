// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PointSet.h>

#include <span>

namespace egret::points {

/// What happened to one point, with texts in place of indexes, as the change feed tells it.
struct PointChange
{
    std::string district;
    std::string cls; ///< "scheme:code"
    std::uint32_t serial = 0;
    bool removed = false; ///< the point is gone; the fields below mean nothing
    geo::WorldPoint at;
    std::uint8_t state = 0;
    std::string grid; ///< empty: in no grid
    Day survey = 0;
    Day change = 0;
    bool operator==(const PointChange &) const = default;
};

/// A new set with @p changes applied in order (the last change of a point wins; a point that is not
/// there yet is added). The result keeps the order that PointSet promises.
PointSet applied(const PointSet &points, std::span<const PointChange> changes);

} // namespace egret::points
