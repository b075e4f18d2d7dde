// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/DensityImage.h>
#include <points/TileCover.h>

#include <memory>

namespace egret::points {

/// For one view and one set of points: the pixel of every row in view, found once, so that another filter
/// over the same view reads one byte a row in place of its coordinates.
///
/// The world is cut into quadtree cells of at most 14 pixels a side. A cell's rows follow each other, and
/// each has the byte (y << 4 | x) of its pixel counted from the cell's first. One byte a row that lies in
/// view and about 12 bytes a run; rows out of view take address space but no memory. Refers to the points;
/// const access from any thread.
class PixelPlaces
{
public:
    static constexpr std::uint8_t outside = 0xff; ///< a row of a cell in view that is not in view itself

    /// Rows with one base, of which all or (straddling) some lie in the tile.
    struct Run
    {
        RowRange rows;
        std::int8_t x = 0; ///< pixel of the tile that the places are counted from; −14 … 63
        std::int8_t y = 0;
        bool straddles = false;
    };

    PixelPlaces(const PointSet &points, const Viewport &view, WorkerPool &pool);

    [[nodiscard]] const Viewport &view() const { return m_view; }
    [[nodiscard]] const PointSet &points() const { return m_points; }
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] std::size_t tiles() const { return m_runs.size(); }
    /// In row order; tiles have TileCover::side pixels and go row by row.
    [[nodiscard]] const std::vector<Run> &runs(std::size_t tile) const { return m_runs[tile]; }
    /// By row; defined for the rows of runs(), readable up to slack bytes beyond the last.
    [[nodiscard]] const std::uint8_t *places() const { return m_places.get(); }
    static constexpr std::size_t slack = 64;
    /// Bytes that were written: the rows in view, and the runs.
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    struct Builder;

    Viewport m_view;
    const PointSet &m_points;
    std::size_t m_columns = 0;
    std::vector<std::vector<Run>> m_runs;
    std::unique_ptr<std::uint8_t[]> m_places;
    std::uint64_t m_rows = 0; ///< of cells in view
};

} // namespace egret::points
