// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/GridCube.h>

#include <algorithm>
#include <atomic>

namespace egret::points {

GridCube gridCube(const PointSet &points, const Selection &selection, WorkerPool &pool)
{
    GridCube cube;
    cube.grids = points.grids.size() + 1;
    cube.classes = points.classes.size();
    const auto largest = std::max_element(points.state.begin(), points.state.end());
    cube.states = largest == points.state.end() ? 0 : std::size_t{*largest} + 1;
    cube.counts.assign(cube.grids * cube.classes * cube.states, 0);
    constexpr std::uint32_t rowsPerJob = 64 * 1024;
    pool.run((points.size() + std::size_t{rowsPerJob} - 1) / rowsPerJob, [&](std::size_t job) {
        const auto begin = static_cast<std::uint32_t>(job * rowsPerJob);
        const std::uint32_t end = begin + std::min(rowsPerJob, points.size() - begin);
        selection.forEach({begin, end}, [&](std::uint32_t row) {
            const std::size_t grid = std::min<std::size_t>(points.grid[row], cube.grids - 1);
            std::uint32_t &count =
                cube.counts[(grid * cube.classes + points.cls[row]) * cube.states + points.state[row]];
            // Neighbours in row order are neighbours in the city: two workers seldom meet in a grid.
            std::atomic_ref(count).fetch_add(1, std::memory_order_relaxed);
        });
    });
    return cube;
}

} // namespace egret::points
