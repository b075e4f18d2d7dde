// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/World.h>

#include <string>
#include <string_view>

namespace egret::identity {

// Personal data as walls and exports show it by default (BACKEND.md §4.1, 个人信息最小化). All take UTF-8;
// what is not what they expect becomes asterisks, never the text itself.

/// 王小明 → 王**; a single character becomes an asterisk.
std::string maskedName(std::string_view name);
/// 13812345678 → 138****5678; others keep two digits at either end.
std::string maskedPhone(std::string_view phone);
/// 闽D12345 → 闽D**345.
std::string maskedPlate(std::string_view plate);
/// A free text with the telephone and identity numbers in it masked: of any run of 7 to 20 digits (an X may
/// end it) all but the first two and the last two become asterisks.
std::string maskedNumbers(std::string_view text);
/// The middle of the cell of about 500 m that holds @p place.
geo::WorldPoint maskedPosition(geo::WorldPoint place);

} // namespace egret::identity
