// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <geo/Polygon.h>

#include <cstddef>
#include <optional>
#include <span>

namespace egret::geo {

/// Which of many polygons holds a point: a grid of cells, each with the few polygons whose boxes
/// touch it. Immutable after construction, any thread.
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

    std::vector<Polygon> m_polygons;
    std::vector<WorldBox> m_boxes;
    WorldBox m_box;
    std::int64_t m_cellSize = 1;
    std::int64_t m_columns = 0;
    std::int64_t m_rows = 0;
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_candidates;
};

} // namespace egret::geo
