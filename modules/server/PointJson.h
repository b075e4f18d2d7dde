// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <points/AttributeTable.h>
#include <server/CityIndex.h>

namespace egret::server {

/// The identifier of a point: district, class code, serial padded to six digits.
std::string codeOf(const points::PointSet &points, std::uint32_t row);
/// The row that @p code names, whatever the length of its class code; where two schemes share the
/// code, @p preferred (a scheme id) is tried first.
std::optional<std::uint32_t> rowOf(const points::PointSet &points, std::string_view code,
                                   const std::string &preferred);

/// Everything the columns say about a point, without its place.
Json propertiesOf(const points::PointSet &points, std::uint32_t row, const CityIndex &index);
Json componentJson(const points::PointSet &points, std::uint32_t row, const CityIndex &index);
/// Adds unit, place, remark and a verbatim identifier.
void addAttributes(Json &component, const points::Attributes &attributes);

} // namespace egret::server
