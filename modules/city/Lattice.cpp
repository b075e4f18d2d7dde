// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/WorkerPool.h>
#include <city/Lattice.h>
#include <city/Noise.h>

#include <algorithm>

namespace egret::city {

namespace {

/// Traces the outline of one label from its directed edges, corner to corner, the label on the right.
geo::Polygon trace(std::vector<std::pair<std::uint32_t, std::uint32_t>> &edges,
                   const std::vector<geo::WorldPoint> &corners)
{
    std::sort(edges.begin(), edges.end());
    std::vector<bool> used(edges.size(), false);
    geo::Polygon polygon;
    for (std::size_t first = 0; first < edges.size(); ++first) {
        if (used[first])
            continue;
        geo::Line ring;
        std::size_t at = first;
        while (!used[at]) {
            used[at] = true;
            ring.push_back(corners[edges[at].first]);
            const std::uint32_t next = edges[at].second;
            // Where two rings touch in a corner either way on is right: the rule is even-odd.
            auto found = std::lower_bound(edges.begin(), edges.end(), std::pair(next, 0u));
            while (found != edges.end() && found->first == next
                   && used[static_cast<std::size_t>(found - edges.begin())])
                ++found;
            if (found == edges.end() || found->first != next)
                break;
            at = static_cast<std::size_t>(found - edges.begin());
        }
        polygon.rings.push_back(std::move(ring));
    }
    return polygon;
}

} // namespace

Lattice::Lattice(const Terrain &terrain, std::uint64_t seed, WorkerPool &pool, double cellMetres) :
    m_cell(cellMetres)
{
    geo::WorldBox box;
    for (const geo::Polygon &shape : terrain.districtShapes())
        box = box.united(shape.box());
    const Metres low = terrain.plane().toMetres(
        geo::WorldPoint{static_cast<std::uint32_t>(box.left), static_cast<std::uint32_t>(box.top)});
    const Metres high = terrain.plane().toMetres(geo::WorldPoint{static_cast<std::uint32_t>(box.right - 1),
                                                                 static_cast<std::uint32_t>(box.bottom - 1)});
    m_origin = {low.x - m_cell, low.y - m_cell};
    m_columns = static_cast<std::uint32_t>((high.x - low.x) / m_cell) + 3;
    m_rows = static_cast<std::uint32_t>((high.y - low.y) / m_cell) + 3;
    m_districts.assign(size(), noLabel);
    pool.run(m_rows, [&](std::size_t row) {
        for (std::uint32_t column = 0; column < m_columns; ++column) {
            const std::uint32_t cell = static_cast<std::uint32_t>(row) * m_columns + column;
            m_districts[cell] = terrain.district(terrain.plane().toWorld(centre(cell))).value_or(noLabel);
        }
    });
    placeCorners(terrain, seed);
}

Metres Lattice::centre(std::uint32_t cell) const
{
    return {m_origin.x + (cell % m_columns + 0.5) * m_cell, m_origin.y + (cell / m_columns + 0.5) * m_cell};
}

std::uint32_t Lattice::cellAt(Metres p) const
{
    const double column = std::floor((p.x - m_origin.x) / m_cell);
    const double row = std::floor((p.y - m_origin.y) / m_cell);
    if (column < 0 || row < 0 || column >= m_columns || row >= m_rows)
        return noLabel;
    return static_cast<std::uint32_t>(row) * m_columns + static_cast<std::uint32_t>(column);
}

void Lattice::placeCorners(const Terrain &terrain, std::uint64_t seed)
{
    constexpr double reach = 0.45; // of a cell, along each axis
    constexpr double shake = 0.16;
    struct Corner
    {
        Metres move;
        double distance = 2;
    };
    std::vector<Corner> corners(static_cast<std::size_t>(m_columns + 1) * (m_rows + 1));
    // Walk along every drawn outline; each corner that is passed within reach goes to the nearest step.
    for (const geo::Polygon &shape : terrain.districtShapes()) {
        for (const geo::Line &ring : shape.rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Metres a = terrain.plane().toMetres(ring[i]);
                const Metres b = terrain.plane().toMetres(ring[(i + 1) % ring.size()]);
                const int steps = std::max(1, static_cast<int>(length(b - a) / (m_cell / 8)));
                for (int step = 0; step <= steps; ++step) {
                    const Metres p =
                        (a + (b - a) * (static_cast<double>(step) / steps) - m_origin) * (1 / m_cell);
                    const double column = std::floor(p.x + 0.5);
                    const double row = std::floor(p.y + 0.5);
                    const Metres move{p.x - column, p.y - row};
                    if (std::abs(move.x) > reach || std::abs(move.y) > reach || column < 0 || row < 0
                        || column > m_columns || row > m_rows)
                        continue;
                    Corner &corner = corners[static_cast<std::size_t>(row) * (m_columns + 1)
                                             + static_cast<std::size_t>(column)];
                    if (length(move) < corner.distance)
                        corner = {move, length(move)};
                }
            }
        }
    }
    m_corners.resize(corners.size());
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const auto column = static_cast<double>(i % (m_columns + 1));
        const auto row = static_cast<double>(i / (m_columns + 1));
        Metres move = corners[i].move;
        if (corners[i].distance > 1) {
            move.x = (hashUnit(seed ^ 11, static_cast<std::int64_t>(i), 0) - 0.5) * 2 * shake;
            move.y = (hashUnit(seed ^ 11, static_cast<std::int64_t>(i), 1) - 0.5) * 2 * shake;
        }
        m_corners[i] = terrain.plane().toWorld(m_origin + Metres{column + move.x, row + move.y} * m_cell);
    }
}

std::vector<geo::Polygon> Lattice::outlines(const std::vector<std::uint32_t> &labels, std::uint32_t count,
                                            WorkerPool &pool) const
{
    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> edges(count);
    const auto labelAt = [&](std::int64_t column, std::int64_t row) {
        return column < 0 || row < 0 || column >= m_columns || row >= m_rows
            ? noLabel
            : labels[static_cast<std::size_t>(row) * m_columns + static_cast<std::size_t>(column)];
    };
    const auto cornerIndex = [&](std::uint32_t column, std::uint32_t row) {
        return row * (m_columns + 1) + column;
    };
    for (std::uint32_t row = 0; row < m_rows; ++row) {
        for (std::uint32_t column = 0; column < m_columns; ++column) {
            const std::uint32_t label = labels[row * m_columns + column];
            if (label >= count)
                continue;
            auto &list = edges[label];
            if (labelAt(column, static_cast<std::int64_t>(row) - 1) != label)
                list.emplace_back(cornerIndex(column, row), cornerIndex(column + 1, row));
            if (labelAt(static_cast<std::int64_t>(column) + 1, row) != label)
                list.emplace_back(cornerIndex(column + 1, row), cornerIndex(column + 1, row + 1));
            if (labelAt(column, static_cast<std::int64_t>(row) + 1) != label)
                list.emplace_back(cornerIndex(column + 1, row + 1), cornerIndex(column, row + 1));
            if (labelAt(static_cast<std::int64_t>(column) - 1, row) != label)
                list.emplace_back(cornerIndex(column, row + 1), cornerIndex(column, row));
        }
    }
    std::vector<geo::Polygon> polygons(count);
    pool.run(count, [&](std::size_t label) { polygons[label] = trace(edges[label], m_corners); });
    return polygons;
}

} // namespace egret::city
