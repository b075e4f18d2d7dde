// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/Polygon.h>

#include <cstddef>
#include <optional>
#include <span>

namespace egret::geo {

/// Which of many polygons holds a point: a grid of cells, each with the few polygons whose boxes
/// touch it, and each polygon cut into bands, so that a river of ten thousand places costs no more than a
/// square. Immutable after construction, any thread.
class AreaIndex
{
public:
    AreaIndex() = default;
    /// Copies the polygons. Where polygons overlap the lowest index answers.
    explicit AreaIndex(std::span<const Polygon> polygons);

    [[nodiscard]] std::optional<std::uint32_t> find(WorldPoint p) const;

private:
    struct Cell
    {
        std::uint32_t first = 0; ///< into m_candidates
        std::uint32_t count = 0;
    };

    /// From the lower end to the upper, as Polygon::contains() looks at it.
    struct Edge
    {
        WorldPoint low;
        WorldPoint high;
    };
    /// The edges of a polygon by bands of equal height, an edge in every band that it touches.
    struct Bands
    {
        explicit Bands(const Polygon &polygon);
        [[nodiscard]] bool contains(WorldPoint p) const;

        WorldBox box;
        std::int64_t height = 1; ///< of a band
        std::vector<std::uint32_t> begins; ///< into edges, one more than bands
        std::vector<Edge> edges;
    };

    std::vector<Bands> m_polygons;
    WorldBox m_box;
    std::int64_t m_cellSize = 1;
    std::int64_t m_columns = 0;
    std::int64_t m_rows = 0;
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_candidates;
};

} // namespace egret::geo
