// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

/// egretctl city check|generate …; returns the exit code.
int runCity(const std::vector<std::string> &words);

inline constexpr const char *cityHelp = R"(  city check DIR
      Checks a city pack and lists everything that is wrong with it.
  city generate --pack NAME|DIR --out DIR [--seed N] [--threads N]
                [--boundaries FILE…] [--json] [--dry-run]
      Generates the demo city of a pack. --boundaries takes real districts as
      GeoJSON in GCJ-02, named by their codes. --dry-run writes nothing.
)";

} // namespace egret::control
