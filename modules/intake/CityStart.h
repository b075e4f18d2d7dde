// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <domain/City.h>
#include <geo/Datum.h>

#include <filesystem>

namespace egret::intake {

/// What a city without a pack begins with.
struct CityStart
{
    std::string code; ///< six digits
    std::string name;
    std::string scheme; ///< of its components
    std::vector<std::filesystem::path> districts; ///< GeoJSON polygons, or CSV with a WKT column
    std::string nameColumn; ///< of a district; empty or missing: its number
    std::string codeColumn; ///< six digits; empty: the city's first four and a number
    geo::Datum datum = geo::Datum::Wgs84;
};

/// A city that has districts and nothing else: no streets, no grids, no points. Rejected, with file and
/// row, when there is no polygon, a code is not six digits, or two are the same.
Result<domain::City> startCity(const CityStart &start);

} // namespace egret::intake
