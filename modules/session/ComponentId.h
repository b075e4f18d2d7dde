// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PointSet.h>

#include <QString>

namespace egret::session {

/// The identifier of a point: district + class code + serial of six digits.
QString identifierOf(const points::PointSet &points, std::uint32_t row);

/// The row of the point with this identity; scans, about a millisecond a million rows.
std::optional<std::uint32_t> rowOf(const points::PointSet &points, std::string_view district,
                                   std::string_view classKey, std::uint32_t serial);

/// The row that @p identifier (spaces are ignored) names; where two schemes could be meant, the
/// first that has such a point.
std::optional<std::uint32_t> rowOf(const points::PointSet &points, const QString &identifier);

} // namespace egret::session
