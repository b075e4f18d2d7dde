// SPDX-License-Identifier: GPL-3.0-or-later
#include <exchange/CsvField.h>

#include <charconv>

namespace egret::exchange {

namespace {

bool isNumber(std::string_view text)
{
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc{} && end == text.data() + text.size();
}

} // namespace

void appendCsvField(std::string &line, std::string_view text, char separator, bool forSpreadsheets)
{
    const bool formula = forSpreadsheets && !text.empty()
        && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos
        && !isNumber(text); // −12.5 is a number and stays one
    const bool quote = text.find_first_of("\"\r\n") != std::string_view::npos
        || text.find(separator) != std::string_view::npos || text.starts_with(' ') || text.ends_with(' ');
    if (quote)
        line.push_back('"');
    if (formula)
        line.push_back('\'');
    for (const char c : text) {
        if (c == '"')
            line.push_back('"');
        line.push_back(c);
    }
    if (quote)
        line.push_back('"');
}

} // namespace egret::exchange
