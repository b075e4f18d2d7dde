// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Cell.h>
#include <points/PixelPlaces.h>
#include <points/SplatKernels.h>

#include <algorithm>
#include <cmath>

namespace egret::points {

namespace {

constexpr int cellPixels = 14; ///< at any offset such a cell touches 15 pixels, so that 15 is free
constexpr std::uint32_t leaf = 128; ///< rows; shorter runs cost more than looking at a row twice
constexpr std::uint8_t zoomsPerJob = 4;

/// A cell whose rows are placed from one pixel on.
struct PlacedCell
{
    Cell cell;
    int x = 0; ///< pixel of the image
    int y = 0;
};

/// Zoom of the largest cells that are at most cellPixels wide.
std::uint8_t zoomOfCells(double unitsPerPixel)
{
    const double bits = std::floor(std::log2(cellPixels * unitsPerPixel));
    return static_cast<std::uint8_t>(32 - std::clamp(static_cast<int>(bits), 0, 32));
}

} // namespace

struct PixelPlaces::Builder
{
    PixelPlaces &target;
    const PointSet &points;
    PixelAxis x;
    PixelAxis y;
    geo::WorldBox image;
    std::uint8_t zoom;

    Builder(PixelPlaces &places, const Viewport &view) :
        target(places),
        points(places.m_points),
        x(view.left, view.unitsPerPixel, view.width),
        y(view.top, view.unitsPerPixel, view.height),
        image{x.edge(0), y.edge(0), x.edge(x.pixels()), y.edge(y.pixels())},
        zoom(zoomOfCells(view.unitsPerPixel))
    {
    }

    /// Cells in view of @p depth or, where that comes first, of the zoom of placed cells.
    void collect(const Cell &cell, std::uint8_t depth, std::vector<Cell> &cells) const
    {
        if (cell.rows.size() == 0 || !cell.tile.box().intersects(image))
            return;
        if (cell.tile.zoom >= std::min(depth, zoom)) {
            cells.push_back(cell);
            return;
        }
        for (const Cell &child : childrenOf(points, cell))
            collect(child, depth, cells);
    }

    PlacedCell place(const Cell &cell) const
    {
        const geo::WorldBox inView = cell.tile.box().intersected(image);
        const PlacedCell placed{cell, x.pixelOf(static_cast<std::uint32_t>(inView.left)),
                                y.pixelOf(static_cast<std::uint32_t>(inView.top))};
        const int right = std::min(x.pixels(), placed.x + cellPixels + 1);
        const int bottom = std::min(y.pixels(), placed.y + cellPixels + 1);
        const auto mapX = x.fixedPoint(placed.x, right);
        const auto mapY = y.fixedPoint(placed.y, bottom);
        std::uint8_t *const places = target.m_places.get();
        if (mapX && mapY && inView == cell.tile.box()) {
            const splat::Strip stripX{static_cast<std::uint32_t>(x.edge(placed.x)),
                                      static_cast<std::uint32_t>(x.edge(right) - 1), *mapX};
            const splat::Strip stripY{static_cast<std::uint32_t>(y.edge(placed.y)),
                                      static_cast<std::uint32_t>(y.edge(bottom) - 1), *mapY};
            splat::placesOf(stripX, stripY, &points.x[cell.rows.begin], &points.y[cell.rows.begin],
                            cell.rows.size(), places + cell.rows.begin);
            return placed;
        }
        for (std::uint32_t row = cell.rows.begin; row < cell.rows.end; ++row) {
            places[row] = image.contains({points.x[row], points.y[row]})
                ? static_cast<std::uint8_t>((y.pixelOf(points.y[row]) - placed.y) << 4
                                            | (x.pixelOf(points.x[row]) - placed.x))
                : outside;
        }
        return placed;
    }

    /// Hands the rows of @p placed to the tiles of the line that starts at pixel @p top.
    void addRuns(const PlacedCell &placed, const Cell &cell, int top) const
    {
        const geo::WorldBox box = cell.tile.box();
        const int bottom = std::min(y.pixels(), top + TileCover::side);
        if (cell.rows.size() == 0 || box.bottom <= y.edge(top) || box.top >= y.edge(bottom)
            || !box.intersects(image))
            return;
        const geo::WorldBox inView = box.intersected(image);
        const int first = x.pixelOf(static_cast<std::uint32_t>(inView.left)) / TileCover::side;
        const int last = x.pixelOf(static_cast<std::uint32_t>(inView.right - 1)) / TileCover::side;
        const bool whole =
            first == last && inView == box && box.top >= y.edge(top) && box.bottom <= y.edge(bottom);
        if (!whole && cell.rows.size() > leaf && cell.tile.zoom < Cell::deepest) {
            for (const Cell &child : childrenOf(points, cell))
                addRuns(placed, child, top);
            return;
        }
        for (int column = first; column <= last; ++column) {
            auto &runs = target.m_runs[static_cast<std::size_t>(top / TileCover::side) * target.m_columns
                                       + static_cast<std::size_t>(column)];
            const Run run{cell.rows, static_cast<std::int8_t>(placed.x - column * TileCover::side),
                          static_cast<std::int8_t>(placed.y - top), !whole};
            if (!runs.empty() && runs.back().rows.end == run.rows.begin && runs.back().x == run.x
                && runs.back().y == run.y && runs.back().straddles == run.straddles)
                runs.back().rows.end = run.rows.end;
            else
                runs.push_back(run);
        }
    }
};

PixelPlaces::PixelPlaces(const PointSet &points, const Viewport &view, WorkerPool &pool) :
    m_view(view),
    m_points(points),
    // Not cleared: pages that are not written are never given by the system.
    m_places(new std::uint8_t[points.size() + slack])
{
    const Builder builder(*this, view);
    m_columns = static_cast<std::size_t>((builder.x.pixels() + TileCover::side - 1) / TileCover::side);
    const auto lines = static_cast<std::size_t>((builder.y.pixels() + TileCover::side - 1) / TileCover::side);
    m_runs.resize(m_columns * lines);
    if (builder.image.empty())
        return;
    std::vector<Cell> parts;
    builder.collect({{}, {0, points.size()}},
                    static_cast<std::uint8_t>(std::max(0, builder.zoom - zoomsPerJob)), parts);
    std::vector<std::vector<PlacedCell>> placed(parts.size());
    pool.run(parts.size(), [&](std::size_t job) {
        std::vector<Cell> cells;
        builder.collect(parts[job], builder.zoom, cells);
        for (const Cell &cell : cells)
            placed[job].push_back(builder.place(cell));
    });
    pool.run(lines, [&](std::size_t line) {
        for (const std::vector<PlacedCell> &part : placed) {
            for (const PlacedCell &one : part)
                builder.addRuns(one, one.cell, static_cast<int>(line) * TileCover::side);
        }
    });
    for (const std::vector<PlacedCell> &part : placed) {
        for (const PlacedCell &one : part)
            m_rows += one.cell.rows.size();
    }
}

std::size_t PixelPlaces::memoryBytes() const
{
    std::size_t bytes = m_rows;
    for (const std::vector<Run> &runs : m_runs)
        bytes += sizeof runs + runs.capacity() * sizeof(Run);
    return bytes;
}

} // namespace egret::points
