// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace egret::exchange {

/// Appends one field, quoted where it has to be. @p forSpreadsheets: a text that a spreadsheet would take
/// for a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe before it.
void appendCsvField(std::string &line, std::string_view text, char separator = ',',
                    bool forSpreadsheets = false);

} // namespace egret::exchange
