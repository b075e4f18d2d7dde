// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Sort.h>
#include <session/MapContent.h>

namespace egret::session {

/// Columns of the component table, in the order in which it shows them.
enum class Column { State, Class, Code, District, Community, Grid, Surveyed, Changed, Longitude, Latitude };
inline constexpr int columnCount = 10;

/// How points::sortedRows() sorts by @p column of the table: texts by their codes (a class by code and name),
/// what lies in no grid last. Any thread.
points::SortOrder orderBy(const MapContent &content, Column column, bool descending);

} // namespace egret::session
