// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/InputFiles.h>
#include <intake/RowMapper.h>

namespace egret::intake {

/// What was seen of one column in the first rows.
struct ColumnSeen
{
    std::string name;
    std::size_t filled = 0; ///< rows that have something in it
    std::size_t distinct = 0;
    bool numbers = false; ///< all that is filled
    bool fractions = false; ///< some of the numbers have digits behind the point
    double low = 0;
    double high = 0;
    std::string longest;
    std::vector<std::string> examples; ///< the first three that differ
};

/// A first mapping for a table, and why it is what it is.
struct Guess
{
    Json mapping; ///< what readMapping() takes
    std::vector<std::string> words; ///< for a person: what was found, and what could not be
    std::vector<ColumnSeen> columns;
    std::string encoding;
    std::string layout; ///< "JSON", or "CSV with ';'"
    std::size_t rows = 0; ///< looked at
    std::vector<std::pair<std::string, std::string>>
        readings; ///< encoding and the first line in it, where unsure
};

/// Looks at the first rows of @p input, some thousand. Names of columns count, in English and Chinese, and
/// whether their values are what the name says; places are tried in either order and every datum against the
/// districts and streets of @p city. Rejected when it is no table.
Result<Guess> guessMapping(Input &input, const domain::City &city, const domain::CodeBook &codes);

} // namespace egret::intake
