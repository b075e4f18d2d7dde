// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

/// egretctl city new …; @p words come after "new". Returns the exit code.
int runNewCity(const std::vector<std::string> &words);

inline constexpr const char *newCityHelp =
    R"(  city new --out DIR --code CODE --name NAME --districts FILE...
           [--name-column COLUMN] [--code-column COLUMN] [--crs CRS]
      Makes a city out of the polygons of its districts and nothing else, to
      be filled with egretctl import.
)";

} // namespace egret::control
