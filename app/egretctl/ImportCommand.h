// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

/// egretctl import …; returns the exit code.
int runImport(const std::vector<std::string> &words);

inline constexpr const char *importHelp =
    R"(  import FILE... --map MAPPING.json --data DIR [--as components|cameras] [--crs CRS]
         [--bounds WEST SOUTH EAST NORTH] [--rejects FILE] [--memory MIB]
         [--dry-run] [--json]
      Reads CSV and GeoJSON, packed (gzip, xz, zstd, tar) or not, into a city,
      also while egretd serves it. All or nothing; done again, it updates by
      code. Rows that are not taken go to a table whose path is told.
      Rows beyond --memory (256) wait in nameless files of DIR/imports.
      With --guess it imports nothing: it shows what the first file holds and
      writes a first mapping to MAPPING.json, or to the output without --map.
      CRS: wgs84, cgcs2000, gcj02, bd09. resources/schemas describes mappings.
)";

} // namespace egret::control
