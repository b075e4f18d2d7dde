// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <optional>
#include <string>

namespace egret::control {

/// One line that a person types at the terminal, whatever stdin and stdout are; without echo when @p secret.
/// Unavailable when there is no terminal.
Result<std::string> ask(const std::string &prompt, bool secret);

/// A secret, never from the command line: a line from @p descriptor when there is one, else the systemd
/// credential @p credential, else what a person types after @p prompt.
Result<std::string> secretFrom(const std::optional<int> &descriptor, const char *credential,
                               const std::string &prompt);

} // namespace egret::control
