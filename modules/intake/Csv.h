// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/Row.h>

#include <functional>
#include <optional>
#include <string>

namespace egret::intake {

/// How a table of text is written.
struct CsvDialect
{
    char separator = ',';
    bool header = true;
    bool loneCr = false; ///< rows end with a carriage return alone
    unsigned skip = 0; ///< rows before the header
    bool operator==(const CsvDialect &) const = default;
};

/// From the beginning of a file (some 64 KiB, not cut inside a character): the separator that gives the
/// most rows the same number of fields, and whether the first row names columns.
CsvDialect guessDialect(std::string_view head);

/// Takes one record off @p text into @p fields (quotes removed; views into @p text, or into @p unescaped
/// where quotes were doubled, which must not move: it is reserved here). Quotes mean something only at the
/// beginning of a field. Returns the bytes used, or 0 when the record does not end within @p text; with
/// @p last the end of the text ends it, and @p openQuote tells that it did so inside quotes.
std::size_t takeRecord(std::string_view text, const CsvDialect &dialect, bool last,
                       std::vector<std::string_view> &fields, std::string &unescaped, bool &openQuote);

/// Where the last whole record of @p text ends; @p text begins at a record. 0: none does.
std::size_t lastRecordEnd(std::string_view text, const CsvDialect &dialect);

/// Calls @p visit for the rows of @p block. @p columnSlots: for each column its slots in Row::fields.
/// Blank lines are no rows. Returns the number of rows.
std::uint64_t forEachCsvRow(const Block &block, const CsvDialect &dialect,
                            const std::vector<std::vector<std::size_t>> &columnSlots, std::size_t slots,
                            const std::function<void(const Row &)> &visit);

/// The rows of @p block without taking fields apart.
std::uint64_t countCsvRows(const Block &block, const CsvDialect &dialect);

} // namespace egret::intake
