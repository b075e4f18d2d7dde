// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <domain/City.h>

#include <filesystem>
#include <string>
#include <vector>

namespace egret::city {

/// How the things of one class lie along streets.
struct PlacementRule
{
    enum class Where { Side, Kerb, Carriageway, Junction };

    std::string code; ///< class code in the pack's scheme, or a camera kind
    std::string name;
    std::string nameEn;
    std::int64_t count = 0;
    bool assumed = true;
    Where where = Where::Side;
    double offset = 0; ///< metres beyond the kerb
    double roads[4] = {1, 1, 1, 1}; ///< weight by road class 0 … 3
    double urban = 1; ///< how much more of it where the city is dense: weight × (0.06 + u^urban)
};

struct DistrictPlan
{
    std::string code;
    std::string name;
    int towns = 0;
    int communities = 0; ///< 社区
    int villages = 0; ///< 村
    std::vector<std::string> townNames; ///< real names of the first streets and towns; the rest is made up
};

/// Where the city is dense: strength / (1 + (d / radius)²)² is added to the density field.
struct DenseCentre
{
    geo::LonLat at;
    double radius = 1000; ///< metres
    double strength = 1;
};

/// The street fabric of some districts: the direction of its streets and the size of a block.
struct Fabric
{
    std::vector<std::string> districts;
    double dx = 1;
    double dy = 0; ///< to the north
    double blockLong = 120; ///< metres
    double blockShort = 95;
};

struct DrawnLine
{
    std::string name;
    std::vector<geo::LonLat> line;
};

/// A drawn outline: rings of WGS-84 degrees.
struct Outline
{
    std::string kind; ///< "district", "water", "green"
    std::string code; ///< of a district
    std::string name;
    std::vector<std::vector<geo::LonLat>> rings;
    bool drawn = true; ///< with few points, by hand; false: surveyed
};

/// Everything a city may want different, as a folder: pack.json, outlines.geojson, names.json and, for a
/// layer tree of its own, layers.json. The format is described in resources/cities/README.md.
struct CityPack
{
    std::filesystem::path folder;
    std::string code;
    std::string name;
    std::string nameEn;
    std::string scheme;
    std::string attribution;
    geo::LonLat centre;
    double cellMetres = 64; ///< side of the cells that areas are cut from
    std::vector<domain::Category> categories;
    std::vector<domain::Figure> figures;
    std::vector<domain::Named> stages;
    std::vector<domain::Named> groups;
    std::vector<domain::Named> systems;
    int protectionLevel = 0;
    std::vector<domain::Layer> layers; ///< of layers.json; empty where the pack has none
    std::vector<DistrictPlan> districts;
    std::vector<DenseCentre> centres;
    std::vector<Fabric> fabrics;
    std::vector<DrawnLine> expressways;
    std::vector<PlacementRule> classes;
    std::vector<PlacementRule> cameras;
    std::vector<Outline> outlines;
    std::map<std::string, std::vector<std::string>> names;

    /// The value of a figure; 0 when the pack does not give it.
    [[nodiscard]] std::int64_t figure(std::string_view key) const;
};

/// What is wrong with a pack: where (file and field) and why.
struct PackProblem
{
    std::string place;
    std::string reason;
};

/// Reads and checks a pack. All problems are found in one go, not only the first; the pack can be
/// used when there are none. @p codes resolves the classes that the pack names.
CityPack readPack(const std::filesystem::path &folder, const domain::CodeBook &codes,
                  std::vector<PackProblem> &problems);

/// readPack() for those who need a sound pack: the first problem as the error.
Result<CityPack> loadPack(const std::filesystem::path &folder, const domain::CodeBook &codes);

} // namespace egret::city
