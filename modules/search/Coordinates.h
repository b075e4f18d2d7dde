// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/Datum.h>

#include <vector>

namespace egret::search {

/// The places that @p text can mean as a pair of coordinates, the likeliest first, in WGS-84: decimal
/// degrees or degrees, minutes and seconds, in either order ("118.08, 24.48", "24.48 118.08",
/// "N24°28'46\" E118°5'22\"", "24°28′46″北 118°5′22″东"), with the datum named before or behind
/// ("gcj02 118.08,24.48"). Where letters do not say which is the latitude, both orders that are possible come
/// back, that nearer to @p around first. Empty: no coordinates.
std::vector<geo::LonLat> placesIn(std::string_view text, geo::LonLat around);

} // namespace egret::search
