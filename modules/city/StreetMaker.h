// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <city/Lattice.h>
#include <domain/City.h>

namespace egret::city {

/// Half the width of the carriageway in metres by road class.
inline constexpr double halfWidth[4] = {13, 10, 6.5, 4};

struct StreetNode
{
    Metres at;
    std::uint32_t degree = 0;
};

struct StreetEdge
{
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t street = 0; ///< index into StreetNet::streets
    std::uint8_t roadClass = 3;
};

/// A connected network of streets.
struct StreetNet
{
    std::vector<StreetNode> nodes;
    std::vector<StreetEdge> edges;
    std::vector<domain::Street> streets;
};

/// Blocks of each fabric bent by slow noise, denser where the city is; expressways as drawn with
/// ramps; then what hangs apart is tied to the rest or dropped, so that every street can be reached
/// from every other.
StreetNet makeStreets(const CityPack &pack, const Terrain &terrain, const Lattice &lattice,
                      std::uint64_t seed);

} // namespace egret::city
