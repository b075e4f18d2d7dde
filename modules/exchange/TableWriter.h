// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Day.h>
#include <base/Result.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace egret::exchange {

enum class Format { Csv, GeoJson, Xlsx };
/// "csv", "geojson", "xlsx".
std::optional<Format> formatFromText(std::string_view text);
/// By the ending of its name.
std::optional<Format> formatOf(const std::filesystem::path &file);

/// One value: nothing, a text, a number, a day.
struct DayCell
{
    Day day = 0; ///< 0: nothing
};
using Cell = std::variant<std::monostate, std::string_view, double, DayCell>;

/// What a table is called and which columns it has.
struct TableLayout
{
    std::string name; ///< of a sheet
    std::vector<std::string> columns;
    std::optional<std::size_t> lon; ///< the columns of the place, WGS-84; GeoJSON makes points of them
    std::optional<std::size_t> lat;
};

/// A table that is written row by row in little memory. It is there, whole, after finish(); a writer that
/// goes without it leaves nothing. One thread.
class TableWriter
{
public:
    virtual ~TableWriter() = default;
    /// @p cells: one for each column.
    virtual Outcome row(std::span<const Cell> cells) = 0;
    virtual Outcome finish() = 0;
};

/// CSV: UTF-8 with byte order mark, CRLF, and no cell that a spreadsheet would take for a formula. GeoJSON:
/// a FeatureCollection (RFC 7946), places with nine decimals, which are a tenth of a millimetre. XLSX: real
/// dates and numbers; a sheet holds 1,048,575 rows, more go to further sheets.
Result<std::unique_ptr<TableWriter>> openTable(const std::filesystem::path &file, Format format,
                                               TableLayout layout);

/// @p value with nine decimals, without zeros at the end.
std::string placeText(double value);

} // namespace egret::exchange
