// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace egret::wall {

inline constexpr int toneRate = 44100; ///< samples a second

/// The sound of an alert of @p level (1 to 4), made here: 16-bit samples, one channel. Graver ones sound
/// longer and higher; every tone swells and fades, so that nothing clicks, and none is louder than half.
QByteArray alertTone(int level);

} // namespace egret::wall
