// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace egret {

enum class LogLevel { Debug, Info, Warning, Error };

/// One line on stderr: time, level, part, message. Line breaks and control characters of
/// @p message are escaped, so that one call is one line. Any thread.
void log(LogLevel level, std::string_view part, std::string_view message);
/// Lines below @p level are dropped; Info at first.
void setLogLevel(LogLevel level);

} // namespace egret
