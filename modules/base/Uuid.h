// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace egret {

/// A new UUID version 7 (RFC 9562 §5.7): 48 bits of wall-clock milliseconds, the rest from the
/// system's random source. "019abc12-3456-7abc-8def-0123456789ab". Any thread.
std::string newUuid();
/// Whether @p text is a version 7 UUID in lower case.
bool isUuid7(std::string_view text);

} // namespace egret
