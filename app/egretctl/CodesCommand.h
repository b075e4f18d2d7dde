// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

/// egretctl codes …; returns the exit code.
int runCodes(const std::vector<std::string> &words);

inline constexpr const char *codesHelp = R"(  codes --data DIR [--tables FOLDER] [--dry-run] [--json]
      Loads code tables (schemes.json and its TSV files) into a city: classes
      are named anew, codes that were unknown are resolved, the rest is listed
      by prefix. Clients notice it. Without --tables: those of this Egret.
)";

} // namespace egret::control
