// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/WorkerPool.h>
#include <city/Lattice.h>
#include <domain/City.h>

namespace egret::city {

/// Areas of all kinds and, for each lattice cell, the grid and community that it belongs to.
struct Areas
{
    std::vector<domain::Area> areas; ///< sorted by kind, then code
    std::vector<std::uint32_t> gridOfCell; ///< index into grids, noLabel outside
    std::vector<std::uint32_t> communityOfCell; ///< index into communities
    std::vector<std::string> grids; ///< codes, ascending
    std::vector<std::string> communities; ///< codes, ascending
};

/// Districts → streets and towns → communities and villages → grids, each a partition of the one
/// above; smaller where the city is denser; where the pack wants duty areas, those are made of whole grids.
/// The counts are exactly the pack's.
Result<Areas> makeAreas(const CityPack &pack, const Terrain &terrain, const Lattice &lattice,
                        std::uint64_t seed, WorkerPool &pool);

} // namespace egret::city
