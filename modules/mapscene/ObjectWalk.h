// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PointSet.h>

#include <optional>
#include <span>

/// From object to object on the map without a mouse; rows are those in view, in any order.
namespace egret::mapscene::walk {

/// The one nearest to a place in world units.
std::optional<std::uint32_t> nearest(const points::PointSet &points, std::span<const std::uint32_t> rows,
                                     double x, double y);

/// The one that lies next to @p from in the direction (dx, dy), as (1, 0) for the right: what lies aside
/// counts double.
std::optional<std::uint32_t> towards(const points::PointSet &points, std::span<const std::uint32_t> rows,
                                     std::uint32_t from, int dx, int dy);

/// The one after or before @p from as one reads: in lines of @p line world units from the top, in each from
/// the left. Without @p from the first or last; none at the end.
std::optional<std::uint32_t> beside(const points::PointSet &points, std::span<const std::uint32_t> rows,
                                    std::optional<std::uint32_t> from, double line, bool forward);

} // namespace egret::mapscene::walk
