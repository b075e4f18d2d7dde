// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Selection.h>

namespace egret::points {

/// How many points each grid holds of each class in each state: what a choropleth by grid and a table of
/// grids are made from.
struct GridCube
{
    std::size_t grids = 0; ///< those of the dictionary, and one more for the points that lie in none
    std::size_t classes = 0;
    std::size_t states = 0; ///< up to the largest in use
    std::vector<std::uint32_t> counts; ///< [grid][class][state]

    [[nodiscard]] std::uint32_t at(std::size_t grid, std::size_t cls, std::size_t state) const
    {
        return state < states ? counts[(grid * classes + cls) * states + state] : 0;
    }
    bool operator==(const GridCube &) const = default;
};

/// Exact, over the rows of @p selection, on all workers.
GridCube gridCube(const PointSet &points, const Selection &selection, WorkerPool &pool);

} // namespace egret::points
