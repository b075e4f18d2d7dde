// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <city/Terrain.h>

#include <cstdint>
#include <vector>

namespace egret::city {

inline constexpr std::uint32_t noLabel = 0xffffffff;

/// The land cut into cells (64 m, or what the pack says) whose corners are moved a little: towards a drawn
/// outline where one is near, at random elsewhere. Areas are sets of cells; their outlines run along cell
/// edges and so share every corner with their neighbours: a partition without gaps or overlaps.
///
/// Corners move by less than half a cell, which keeps every cell a simple quadrilateral.
class Lattice
{
public:
    Lattice(const Terrain &terrain, std::uint64_t seed, WorkerPool &pool, double cellMetres = 64);

    [[nodiscard]] double cellMetres() const { return m_cell; }
    [[nodiscard]] std::uint32_t columns() const { return m_columns; }
    [[nodiscard]] std::uint32_t rows() const { return m_rows; }
    [[nodiscard]] std::uint32_t size() const { return m_columns * m_rows; }
    [[nodiscard]] Metres centre(std::uint32_t cell) const;
    /// The cell whose undisturbed square holds @p p; noLabel outside the lattice.
    [[nodiscard]] std::uint32_t cellAt(Metres p) const;
    /// District of each cell (index into the pack's), noLabel for water and foreign land.
    [[nodiscard]] const std::vector<std::uint32_t> &districts() const { return m_districts; }
    /// The cells above, left, right and below that have the same label as far as they exist.
    template <typename Visit>
    void neighbours(std::uint32_t cell, Visit visit) const
    {
        const std::uint32_t column = cell % m_columns;
        if (cell >= m_columns)
            visit(cell - m_columns);
        if (column > 0)
            visit(cell - 1);
        if (column + 1 < m_columns)
            visit(cell + 1);
        if (cell + m_columns < size())
            visit(cell + m_columns);
    }
    /// The outlines of all labels below @p count, traced in one pass; one value of @p labels a cell.
    [[nodiscard]] std::vector<geo::Polygon> outlines(const std::vector<std::uint32_t> &labels,
                                                     std::uint32_t count, WorkerPool &pool) const;

private:
    [[nodiscard]] geo::WorldPoint corner(std::uint32_t column, std::uint32_t row) const
    {
        return m_corners[row * (m_columns + 1) + column];
    }
    void placeCorners(const Terrain &terrain, std::uint64_t seed);

    double m_cell;
    Metres m_origin;
    std::uint32_t m_columns = 0;
    std::uint32_t m_rows = 0;
    std::vector<std::uint32_t> m_districts;
    std::vector<geo::WorldPoint> m_corners;
};

} // namespace egret::city
