// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

/// egretctl sync …; returns the exit code.
int runSync(const std::vector<std::string> &words);

inline constexpr const char *syncHelp =
    R"(  sync --server URL --cache FILE [--pin PIN…] [--user NAME [--password-fd FD]]
       [--token-file FILE] [--timeout SECONDS] [--follow] [--attributes] [--json]
      Brings a city into a client's cache and says how many points it holds.
      Interrupted, it goes on where it was. --attributes waits for the
      attribute chunks too, --follow stays and applies changes until Ctrl-C.
      --pin is what egretd prints when it starts. The password of --user comes
      from an open descriptor, from the systemd credential egret-password, or
      from the terminal. --token-file holds a bearer token instead.
)";

} // namespace egret::control
