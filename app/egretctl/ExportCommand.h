// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

inline constexpr const char *exportHelp =
    R"(  export --data DIR --out FILE [--as csv|geojson|xlsx] [--what components|cameras|officers|units]
         [--district CODE…] [--class CODE…] [--state STATE…] [--bounds W S E N] [--unmasked]
      Writes what the city holds as a table; the format goes by the file's ending unless it is given. Names,
      telephone and identity numbers are masked; --unmasked writes them out and notes that in the log.
      import takes the table back with the mapping resources/mappings/export.json.
)";

/// egretctl export
int runExport(const std::vector<std::string> &words);

} // namespace egret::control
