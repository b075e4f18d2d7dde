// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace egret::control {

/// egretctl change --data DIR CODE [--state STATE] [--remove] [--lon DEGREES --lat DEGREES]
///
/// Appends one event about a component to the event log of a city folder; a running egretd notices
/// it. @p arguments come after the word "change". Returns the exit code: 0 done, 1 failed, 2 wrong
/// command line.
int changeCommand(const std::vector<std::string> &arguments);

/// egretctl compact --data DIR: folds the events into new chunks. Exit code as above.
int compactCommand(const std::vector<std::string> &arguments);

} // namespace egret::control
