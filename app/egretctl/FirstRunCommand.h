// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

/// egretctl first-run …; returns the exit code.
int runFirstRun(const std::vector<std::string> &words);

inline constexpr const char *firstRunHelp =
    R"(  first-run --server URL [--pin PIN…]
      Makes the three administrators of a new server, with the token that egretd
      has printed: asks for each name and password, or takes them from stdin as
      {"token": …, "users": [{"role", "name", "display_name", "password"}, …]}.
)";

} // namespace egret::control
