// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/World.h>

#include <optional>
#include <string_view>

namespace egret::geo {

/// The datums that Chinese city data comes in. WGS-84 and CGCS2000 are treated as equal (they
/// differ by a few centimetres); GCJ-02 and BD-09 are obfuscated by about 500 m.
enum class Datum { Wgs84, Cgcs2000, Gcj02, Bd09 };

/// "wgs84", "cgcs2000", "gcj02", "bd09", also "EPSG:4326" and "EPSG:4490".
std::optional<Datum> datumFromText(std::string_view text);

/// Converts to WGS-84. GCJ-02 and BD-09 are inverted by iteration to under 1 mm; outside the
/// rectangle in which GCJ-02 applies (72.004–137.8347 E, 0.8293–55.8271 N) nothing is shifted.
/// Source of the forward formulas: the public reimplementation of the GCJ-02 offset
/// (Krassowsky ellipsoid, a = 6,378,245 m, e² = 0.00669342162296594323).
LonLat toWgs84(LonLat place, Datum from);
LonLat fromWgs84(LonLat place, Datum to);

} // namespace egret::geo
