// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/FieldReader.h>

#include <optional>

namespace egret::scenes {

/// A place and a filter that somebody put on the maps of a wall, instead of the whole city.
struct WallView
{
    double west = 0; ///< degrees, WGS-84
    double south = 0;
    double east = 0;
    double north = 0;
    std::string title; ///< what it shows, in the header of the wall: "damaged street lamps · 128"
    Json filter; ///< as the session module writes a map filter; an object
    bool operator==(const WallView &) const = default;
};

WallView readWallView(const Json &json, const std::string &place, std::vector<Problem> &problems);
Json toJson(const WallView &view);

} // namespace egret::scenes
