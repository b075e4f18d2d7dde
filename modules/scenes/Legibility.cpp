// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/Legibility.h>

#include <cmath>

namespace egret::scenes {

namespace {

constexpr double radiansOfMinute = 3.14159265358979323846 / 180 / 60;

} // namespace

double textHeightMm(double metres, double arcMinutes)
{
    return metres * 1000 * std::tan(arcMinutes * radiansOfMinute);
}

double visualAngle(double millimetres, double metres)
{
    return std::atan(millimetres / (metres * 1000)) / radiansOfMinute;
}

} // namespace egret::scenes
