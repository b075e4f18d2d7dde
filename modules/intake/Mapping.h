// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <domain/CodeScheme.h>
#include <geo/Datum.h>
#include <intake/TableReader.h>

namespace egret::intake {

/// Where a value comes from: the same for all rows, or columns joined by a blank, perhaps looked up in a
/// table. Nothing at all: the mapping does not give this value.
struct ValueRule
{
    std::string fixed;
    std::vector<std::string> columns;
    std::map<std::string, std::string, std::less<>> table;
    std::optional<std::string> otherwise; ///< where the table has no entry, or the columns are empty
    [[nodiscard]] bool given() const { return !fixed.empty() || !columns.empty(); }
    bool operator==(const ValueRule &) const = default;
};

/// How the rows of a table become components or cameras; resources/schemas/mapping.schema.json
/// is the same in words.
struct Mapping
{
    enum class Target { Components, Cameras };
    Target target = Target::Components;
    TableOptions table;
    geo::Datum datum = geo::Datum::Wgs84;
    double unit = 1; ///< degrees in one unit of the coordinates
    std::string lon; ///< columns; empty: the geometry of the feature, or wkt, or wkb
    std::string lat;
    std::string wkt;
    std::string wkb;
    ValueRule cls; ///< a class key "scheme:code", or the code alone in the city's scheme
    std::vector<domain::ComponentClass> classes; ///< that no code table knows
    ValueRule state;
    ValueRule code;
    std::string codePrefix;
    ValueRule district; ///< a six-digit code; not given: by the place
    std::string districtOtherwise; ///< for a place in none
    ValueRule survey;
    ValueRule change;
    std::vector<std::string> dateFormats; ///< strptime's; "%Y-%m-%d" and "%Y%m%d" are always tried
    ValueRule responsible;
    ValueRule place;
    ValueRule remark;
};

/// Rejected, with the field named, for what the schema does not allow: unknown members too, because a
/// misspelt one would be ignored in silence.
Result<Mapping> mappingFromJson(const Json &json);
Result<Mapping> readMapping(const std::filesystem::path &file);

} // namespace egret::intake
