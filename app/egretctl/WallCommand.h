// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

/// egretctl wall lint …; returns the exit code.
int runWall(const std::vector<std::string> &words);

inline constexpr const char *wallHelp = R"(  wall lint PACK [--wall NAME] [--scene NAME]
      Says which scenes of a city pack can be read on which of its walls, and
      names the tile, its size and the minimum where one cannot.
)";

} // namespace egret::control
