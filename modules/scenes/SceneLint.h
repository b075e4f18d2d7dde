// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/SceneLayout.h>

namespace egret::scenes {

/// Why a tile of a scene is refused on a wall.
struct Finding
{
    enum class What {
        TextTooSmall, ///< its text is below 16′ from the viewing distance
        NoRoom, ///< what it has to show does not fit without smaller text
        CrossesBezel, ///< its text would stand on two displays
        UnknownKind,
    };

    std::string tile;
    What what = What::TextTooSmall;
    double size = 0; ///< millimetres that there are
    double least = 0; ///< millimetres that are needed
    std::string message; ///< names tile, size and minimum
    bool operator==(const Finding &) const = default;
};

/// Everything that keeps @p scene from being shown on @p wall; empty when it is fit.
std::vector<Finding> lint(const Scene &scene, const Wall &wall);

/// The smallest tile, in heights of body text, in which a tile can show what it has to: width, height.
std::pair<double, double> leastRoom(const Tile &tile);

} // namespace egret::scenes
