// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Cell.h>
#include <points/TileCover.h>

#include <algorithm>
#include <span>

namespace egret::points {

namespace {

/// First units of the tiles along an axis, and the end of the last.
std::vector<std::int64_t> tileEdges(const PixelAxis &axis)
{
    std::vector<std::int64_t> edges;
    for (int pixel = 0; pixel < axis.pixels(); pixel += TileCover::side)
        edges.push_back(axis.edge(pixel));
    edges.push_back(axis.edge(axis.pixels()));
    return edges;
}

/// Hands the rows of one line of tiles to its tiles.
struct Line
{
    const PointSet &points;
    const std::vector<std::int64_t> &x;
    std::int64_t top;
    std::int64_t bottom;
    std::uint32_t leaf; ///< cells of no more rows are not divided
    std::span<std::vector<RowRange>> ranges;

    void add(const Cell &cell, std::size_t first, std::size_t last) const
    {
        const geo::WorldBox box = cell.tile.box();
        if (cell.rows.begin == cell.rows.end || box.bottom <= top || box.top >= bottom)
            return;
        while (first < last && x[first + 1] <= box.left)
            ++first;
        while (first < last && x[last - 1] >= box.right)
            --last;
        if (first == last)
            return;
        const bool whole = first + 1 == last && box.left >= x[first] && box.right <= x[last] && box.top >= top
            && box.bottom <= bottom;
        if (!whole && cell.rows.size() > leaf && cell.tile.zoom < Cell::deepest) {
            for (const Cell &child : childrenOf(points, cell))
                add(child, first, last);
            return;
        }
        for (std::size_t i = first; i < last; ++i) {
            if (!ranges[i].empty() && ranges[i].back().end == cell.rows.begin)
                ranges[i].back().end = cell.rows.end;
            else
                ranges[i].push_back(cell.rows);
        }
    }
};

} // namespace

TileCover::TileCover(const PointSet &points, const PixelAxis &x, const PixelAxis &y, WorkerPool &pool)
{
    const std::vector<std::int64_t> xs = tileEdges(x);
    const std::vector<std::int64_t> ys = tileEdges(y);
    m_columns = xs.size() - 1;
    m_ranges.resize(m_columns * (ys.size() - 1));
    const std::uint32_t leaf = std::max<std::uint32_t>(128, points.size() / 65536);
    pool.run(ys.size() - 1, [&](std::size_t line) {
        const Line target{points,       xs,   ys[line],
                          ys[line + 1], leaf, std::span(m_ranges).subspan(line * m_columns, m_columns)};
        target.add({{}, {0, points.size()}}, 0, m_columns);
    });
}

} // namespace egret::points
