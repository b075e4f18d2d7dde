// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/PixelPlaces.h>
#include <points/RowGroups.h>
#include <points/ShadeKernels.h>
#include <points/TileCounters.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>
#include <optional>

namespace egret::points {

namespace {

static_assert(TileCover::side == 1 << splat::sideBits);

constexpr std::uint32_t rowsPerStep = 1024;

/// What a worker counts into; kept between tiles and between images.
struct Scratch
{
    TileCounters counts;
    std::array<std::uint8_t, rowsPerStep + splat::slack> groups{};
    std::array<std::uint32_t, rowsPerStep + 16> counters{};
    std::array<std::uint16_t, 2 * rowsPerStep + splat::slack> shortCounters{};
    std::array<std::uint32_t, splat::planeSize> sums{};
    std::array<std::uint32_t, splat::planeSize> colours{};
};

Scratch &scratch()
{
    thread_local Scratch mine;
    return mine;
}

struct TileBox
{
    int left, top, right, bottom; ///< pixels
    [[nodiscard]] std::size_t width() const { return static_cast<std::size_t>(right - left); }
};

/// One image on its way.
class Fusion
{
public:
    /// @p places of @p view, or null.
    Fusion(const PointSet &points, const RowGroups &rowGroups, const Viewport &view,
           const PixelPlaces *places, std::size_t groups, const ToneMap &map, WorkerPool &pool,
           std::span<std::uint32_t> image) :
        m_points(points),
        m_rowGroups(rowGroups),
        m_places(places),
        m_groups(groups),
        m_map(map),
        m_pool(pool),
        m_image(image),
        m_x(view.left, view.unitsPerPixel, view.width),
        m_y(view.top, view.unitsPerPixel, view.height),
        m_tables(map)
    {
        if (!m_places)
            m_cover.emplace(points, m_x, m_y, pool);
        m_columns = m_places ? m_places->columns() : m_cover->columns();
        m_tiles = m_places ? m_places->tiles() : m_cover->tiles();
    }

    std::uint64_t draw()
    {
        if (m_map.fullCount != 0) {
            m_tables.setFullCount(m_map, m_map.fullCount);
            m_few.emplace(m_tables, m_groups);
            m_pool.run(m_tiles, [this](std::size_t tile) { drawTile(tile); });
            return m_total;
        }
        // The percentile needs all sums before the first opacity: colours wait in the image.
        m_sums.resize(m_image.size());
        m_pixelsByCount.resize(ToneTables::histogramSize);
        m_pool.run(m_tiles, [this](std::size_t tile) { colourTile(tile); });
        m_tables.setFullCount(m_map, fullCountOf(m_pixelsByCount));
        constexpr std::size_t part = 1 << 16;
        m_pool.run((m_image.size() + part - 1) / part, [&](std::size_t job) {
            const std::size_t size = std::min(part, m_image.size() - job * part);
            shadeWaiting(m_image.subspan(job * part, size), &m_sums[job * part]);
        });
        return m_total;
    }

private:
    [[nodiscard]] TileBox boxOf(std::size_t tile) const
    {
        const int left = static_cast<int>(tile % m_columns) * TileCover::side;
        const int top = static_cast<int>(tile / m_columns) * TileCover::side;
        return {left, top, std::min(m_x.pixels(), left + TileCover::side),
                std::min(m_y.pixels(), top + TileCover::side)};
    }

    void drawTile(std::size_t tile)
    {
        const TileBox box = boxOf(tile);
        Scratch &own = scratch();
        if (!count(tile, box, own)) {
            for (int y = box.top; y < box.bottom; ++y)
                std::fill_n(lineOf(m_image.data(), box, y), box.width(), 0u);
            return;
        }
        const auto lines = static_cast<std::size_t>(box.bottom - box.top);
        const bool whole = box.width() == TileCover::side;
        own.counts.with([&](const auto *planes) {
            splat::paint(m_tables, *m_few, planes, m_groups, lines,
                         whole ? lineOf(m_image.data(), box, box.top) : own.colours.data(),
                         whole ? static_cast<std::size_t>(m_x.pixels()) : TileCover::side);
        });
        if (!whole)
            copy(own.colours.data(), box, m_image.data());
    }

    void colourTile(std::size_t tile)
    {
        const TileBox box = boxOf(tile);
        Scratch &own = scratch();
        if (!count(tile, box, own)) {
            own.sums.fill(0);
            own.colours.fill(0);
        } else {
            own.counts.with([&](const auto *planes) {
                splat::coloursOf(m_tables, planes, m_groups, pixelsOf(box), own.sums.data(),
                                 own.colours.data());
            });
            addToHistogram(own, pixelsOf(box));
        }
        copy(own.sums.data(), box, m_sums.data());
        copy(own.colours.data(), box, m_image.data());
    }

    static std::size_t pixelsOf(const TileBox &box)
    {
        return static_cast<std::size_t>(box.bottom - box.top) * TileCover::side;
    }

    [[nodiscard]] std::uint32_t *lineOf(std::uint32_t *image, const TileBox &box, int y) const
    {
        return image + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_x.pixels())
            + static_cast<std::size_t>(box.left);
    }

    void copy(const std::uint32_t *from, const TileBox &box, std::uint32_t *image) const
    {
        for (int y = box.top; y < box.bottom; ++y) {
            std::memcpy(lineOf(image, box, y), from + static_cast<std::size_t>(y - box.top) * TileCover::side,
                        box.width() * sizeof *image);
        }
    }

    void addToHistogram(const Scratch &own, std::size_t pixels)
    {
        std::array<std::uint32_t, ToneTables::histogramSize> histogram{};
        std::uint32_t largest = 0;
        for (std::size_t i = 0; i < pixels; ++i) {
            const std::uint32_t sum = std::min(own.sums[i], ToneTables::histogramSize - 1);
            largest = std::max(largest, sum);
            ++histogram[sum];
        }
        const std::lock_guard lock(m_mutex);
        for (std::uint32_t n = 1; n <= largest; ++n)
            m_pixelsByCount[n] += histogram[n];
    }

    void shadeWaiting(std::span<std::uint32_t> pixels, const std::uint32_t *sums) const
    {
        const std::size_t whole = pixels.size() / 16 * 16;
        splat::shade(m_tables, sums, pixels.data(), whole, pixels.data());
        std::array<std::uint32_t, 16> lastSums{};
        std::array<std::uint32_t, 16> last{};
        std::copy(sums + whole, sums + pixels.size(), lastSums.begin());
        std::copy(pixels.begin() + static_cast<std::ptrdiff_t>(whole), pixels.end(), last.begin());
        splat::shade(m_tables, lastSums.data(), last.data(), last.size(), last.data());
        std::copy_n(last.begin(), pixels.size() - whole, pixels.begin() + static_cast<std::ptrdiff_t>(whole));
    }

    /// Counts the points of a tile; false where it holds none.
    bool count(std::size_t tile, const TileBox &box, Scratch &own)
    {
        if ((m_places ? m_places->runs(tile).empty() : m_cover->ranges(tile).empty())
            || m_x.edge(box.left) == m_x.edge(box.right) || m_y.edge(box.top) == m_y.edge(box.bottom))
            return false;
        own.counts.reset(m_groups);
        if (m_places)
            countPlaced(tile, own);
        else
            countCovered(tile, box, own);
        m_total += own.counts.total();
        return own.counts.total() != 0;
    }

    void countPlaced(std::size_t tile, Scratch &own) const
    {
        std::size_t found = 0;
        for (const PixelPlaces::Run &run : m_places->runs(tile)) {
            for (std::uint32_t row = run.rows.begin; row < run.rows.end; row += rowsPerStep) {
                const std::uint32_t rows = std::min(rowsPerStep, run.rows.end - row);
                m_rowGroups.read({row, row + rows}, own.groups.data());
                found += splat::countersAt(run.x, run.y, run.straddles, m_places->places() + row,
                                           own.groups.data(), rows, own.shortCounters.data() + found);
                if (found > rowsPerStep) {
                    own.counts.add(own.shortCounters.data(), found);
                    found = 0;
                }
            }
        }
        own.counts.add(own.shortCounters.data(), found);
    }

    void countCovered(std::size_t tile, const TileBox &box, Scratch &own) const
    {
        const auto mapX = m_x.fixedPoint(box.left, box.right);
        const auto mapY = m_y.fixedPoint(box.top, box.bottom);
        const splat::Strip x{static_cast<std::uint32_t>(m_x.edge(box.left)),
                             static_cast<std::uint32_t>(m_x.edge(box.right) - 1),
                             mapX.value_or(FixedPoint{})};
        const splat::Strip y{static_cast<std::uint32_t>(m_y.edge(box.top)),
                             static_cast<std::uint32_t>(m_y.edge(box.bottom) - 1),
                             mapY.value_or(FixedPoint{})};
        for (const RowRange &range : m_cover->ranges(tile)) {
            for (std::uint32_t row = range.begin; row < range.end; row += rowsPerStep) {
                const std::uint32_t rows = std::min(rowsPerStep, range.end - row);
                m_rowGroups.read({row, row + rows}, own.groups.data());
                const std::size_t found = mapX && mapY
                    ? splat::countersOf(x, y, &m_points.x[row], &m_points.y[row], own.groups.data(), rows,
                                        own.counters.data())
                    : divided(x, y, box, row, rows, own);
                own.counts.add(own.counters.data(), found);
            }
        }
    }

    /// splat::countersOf() by division, for what no fixed point covers.
    std::size_t divided(const splat::Strip &x, const splat::Strip &y, const TileBox &box, std::uint32_t begin,
                        std::uint32_t rows, Scratch &own) const
    {
        std::size_t found = 0;
        for (std::uint32_t i = 0; i < rows; ++i) {
            const std::uint32_t px = m_points.x[begin + i];
            const std::uint32_t py = m_points.y[begin + i];
            if (own.groups[i] == splat::rejected || px < x.first || px > x.last || py < y.first
                || py > y.last)
                continue;
            own.counters[found++] = static_cast<std::uint32_t>(m_x.pixelOf(px) - box.left)
                | static_cast<std::uint32_t>(m_y.pixelOf(py) - box.top) << splat::sideBits
                | std::uint32_t{own.groups[i]} << (2 * splat::sideBits);
        }
        return found;
    }

    const PointSet &m_points;
    const RowGroups &m_rowGroups;
    const PixelPlaces *m_places;
    std::size_t m_groups;
    const ToneMap &m_map;
    WorkerPool &m_pool;
    std::span<std::uint32_t> m_image;
    PixelAxis m_x;
    PixelAxis m_y;
    std::optional<TileCover> m_cover; ///< where there are no places
    std::size_t m_columns = 0;
    std::size_t m_tiles = 0;
    ToneTables m_tables;
    std::optional<splat::FewTable> m_few; ///< where the full count is known before
    std::vector<std::uint32_t> m_sums;
    std::mutex m_mutex;
    std::vector<std::uint32_t> m_pixelsByCount;
    std::atomic<std::uint64_t> m_total = 0;
};

std::uint64_t drawSelected(const PointSet &points, const Selection &selection, const Viewport &view,
                           const PixelPlaces *places, const Grouping &grouping, const ToneMap &map,
                           WorkerPool &pool, std::span<std::uint32_t> image)
{
    const std::size_t groups = std::clamp<std::size_t>(grouping.groups, 1, maxGroups);
    const RowGroups rows(points, selection, grouping.groupOfClass, groups);
    return Fusion(points, rows, view, places, groups, map, pool, image).draw();
}

std::uint64_t drawFiltered(const PointSet &points, const Filter &filter, const Viewport &view,
                           const PixelPlaces *places, const Grouping &grouping, const ToneMap &map,
                           WorkerPool &pool, std::span<std::uint32_t> image)
{
    if (!RowGroups::answersTo(points, filter))
        return drawSelected(points, select(points, filter, pool), view, places, grouping, map, pool, image);
    const std::size_t groups = std::clamp<std::size_t>(grouping.groups, 1, maxGroups);
    const RowGroups rows(points, filter, grouping.groupOfClass, groups);
    return Fusion(points, rows, view, places, groups, map, pool, image).draw();
}

} // namespace

std::uint64_t densityImage(const PointSet &points, const Selection &selection, const Viewport &view,
                           const Grouping &grouping, const ToneMap &map, WorkerPool &pool,
                           std::span<std::uint32_t> image)
{
    return drawSelected(points, selection, view, nullptr, grouping, map, pool, image);
}

std::uint64_t densityImage(const PointSet &points, const Filter &filter, const Viewport &view,
                           const Grouping &grouping, const ToneMap &map, WorkerPool &pool,
                           std::span<std::uint32_t> image)
{
    return drawFiltered(points, filter, view, nullptr, grouping, map, pool, image);
}

std::uint64_t densityImage(const PixelPlaces &places, const Selection &selection, const Grouping &grouping,
                           const ToneMap &map, WorkerPool &pool, std::span<std::uint32_t> image)
{
    return drawSelected(places.points(), selection, places.view(), &places, grouping, map, pool, image);
}

std::uint64_t densityImage(const PixelPlaces &places, const Filter &filter, const Grouping &grouping,
                           const ToneMap &map, WorkerPool &pool, std::span<std::uint32_t> image)
{
    return drawFiltered(places.points(), filter, places.view(), &places, grouping, map, pool, image);
}

} // namespace egret::points
