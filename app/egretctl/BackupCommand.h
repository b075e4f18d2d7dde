// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

/// egretctl backup …; returns the exit code.
int runBackup(const std::vector<std::string> &words);
/// egretctl restore …; returns the exit code.
int runRestore(const std::vector<std::string> &words);

inline constexpr const char *backupHelp =
    R"(  backup DIR --data CITY
      Copies a city, served or not, as it is at one moment into the new folder
      DIR, and reads the copy back. It holds the city's keys: keep it safe.
  restore DIR --data CITY
      Makes the new folder CITY out of a backup. It has a new epoch, so clients
      fetch it anew, and everybody has to sign in again.
)";

} // namespace egret::control
