// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace egret {

/// Days since 1970-01-01; 0 means "no date". Covers 1970-01-02 to 2149-06-06.
using Day = std::uint16_t;

/// "2026-11-21"; empty for 0.
std::string toText(Day day);
/// Reads "2026-11-21" or "20261121" and refuses dates that do not exist.
std::optional<Day> dayFromText(std::string_view text);
Day dayFromCivil(int year, unsigned month, unsigned day);

/// Milliseconds since 1970-01-01T00:00:00Z, as the wall clock says.
std::int64_t nowMs();
/// RFC 3339 with the offset of Asia/Shanghai: "2026-11-21T14:05:32.120+08:00".
std::string toRfc3339(std::int64_t ms);

} // namespace egret
