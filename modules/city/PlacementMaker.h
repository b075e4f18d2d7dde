// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <city/AreaMaker.h>
#include <city/StreetMaker.h>
#include <points/AttributeTable.h>

namespace egret::city {

/// Points along streets by rules, with the attributes of each.
struct Placed
{
    points::PointSet points;
    points::AttributeTable attributes;
};

/// Puts exactly the count of each rule along the streets: spread by road class and density, evenly
/// along each block, none in water, each in the grid that holds it. Rule i has the class key
/// @p keys[i]. The result is sorted; serials are unique for (district, class).
Placed placeAlong(const CityPack &pack, const Terrain &terrain, const Lattice &lattice, const Areas &areas,
                  const StreetNet &net, const std::vector<PlacementRule> &rules,
                  const std::vector<std::string> &keys, const std::vector<domain::Unit> &units,
                  std::uint64_t seed, WorkerPool &pool);

} // namespace egret::city
