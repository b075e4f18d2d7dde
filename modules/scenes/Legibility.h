// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace egret::scenes {

// How high text must be to be read from a distance: distance × tan(visual angle). 20′ to 22′ are
// preferred and 16′ the minimum (ISO 9241-3 as REQUIREMENTS W05 quotes it; NUREG-0700: at least 16′ at
// the greatest distance). 20′ are 5.8 mm for each metre, 16′ are 4.65 mm.

inline constexpr double bodyMinutes = 20; ///< of arc: what body text has
inline constexpr double leastMinutes = 16; ///< of arc: what no text may go below

/// Height in millimetres that is seen under @p arcMinutes from @p metres.
double textHeightMm(double metres, double arcMinutes);
/// The angle, in minutes of arc, under which @p millimetres are seen from @p metres.
double visualAngle(double millimetres, double metres);

} // namespace egret::scenes
