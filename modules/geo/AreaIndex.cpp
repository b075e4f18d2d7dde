// SPDX-License-Identifier: GPL-3.0-or-later
#include <geo/AreaIndex.h>

#include <algorithm>
#include <cmath>

namespace egret::geo {

AreaIndex::Bands::Bands(const Polygon &polygon) : box(polygon.box())
{
    if (box.empty())
        return;
    std::vector<Edge> all;
    for (const Line &ring : polygon.rings) {
        if (ring.empty())
            continue;
        WorldPoint from = ring.back();
        for (const WorldPoint to : ring) {
            if (from.y != to.y)
                all.push_back(to.y > from.y ? Edge{from, to} : Edge{to, from});
            from = to;
        }
    }
    const auto count = static_cast<std::int64_t>(std::clamp<std::size_t>(all.size() / 4, 1, 8192));
    height = std::max<std::int64_t>(1, (box.bottom - box.top + count - 1) / count);
    const auto band = [this](std::uint32_t y) { return static_cast<std::size_t>((y - box.top) / height); };
    std::vector<std::vector<Edge>> lists(
        static_cast<std::size_t>((box.bottom - box.top + height - 1) / height));
    for (const Edge &edge : all) {
        for (std::size_t i = band(edge.low.y); i <= band(edge.high.y); ++i)
            lists[i].push_back(edge);
    }
    for (const std::vector<Edge> &list : lists) {
        begins.push_back(static_cast<std::uint32_t>(edges.size()));
        edges.insert(edges.end(), list.begin(), list.end());
    }
    begins.push_back(static_cast<std::uint32_t>(edges.size()));
}

bool AreaIndex::Bands::contains(WorldPoint p) const
{
    if (!box.contains(p))
        return false;
    __extension__ using Wide = __int128;
    const auto i = static_cast<std::size_t>((p.y - box.top) / height);
    bool inside = false;
    for (std::uint32_t e = begins[i]; e < begins[i + 1]; ++e) {
        const auto &[low, high] = edges[e];
        if (low.y > p.y || high.y <= p.y)
            continue;
        const Wide side = static_cast<Wide>(std::int64_t{high.x} - low.x) * (std::int64_t{p.y} - low.y)
            - static_cast<Wide>(std::int64_t{p.x} - low.x) * (std::int64_t{high.y} - low.y);
        if (side > 0)
            inside = !inside;
    }
    return inside;
}

AreaIndex::AreaIndex(std::span<const Polygon> polygons)
{
    for (const Polygon &polygon : polygons) {
        m_polygons.emplace_back(polygon);
        m_box = m_box.united(m_polygons.back().box);
    }
    if (m_box.empty())
        return;
    // About four cells a polygon, bounded so that a degenerate input cannot ask for much memory.
    const double cells = std::clamp(4.0 * static_cast<double>(m_polygons.size()), 1.0, 1048576.0);
    const double width = static_cast<double>(m_box.right - m_box.left);
    const double height = static_cast<double>(m_box.bottom - m_box.top);
    m_cellSize = std::max<std::int64_t>(1,
                                        static_cast<std::int64_t>(std::max(std::sqrt(width * height / cells),
                                                                           std::max(width, height) / 4096)));
    m_columns = (m_box.right - m_box.left + m_cellSize - 1) / m_cellSize;
    m_rows = (m_box.bottom - m_box.top + m_cellSize - 1) / m_cellSize;

    std::vector<std::vector<std::uint32_t>> lists(static_cast<std::size_t>(m_columns * m_rows));
    for (std::size_t i = 0; i < m_polygons.size(); ++i) {
        const WorldBox &b = m_polygons[i].box;
        if (b.empty())
            continue;
        for (std::int64_t row = (b.top - m_box.top) / m_cellSize;
             row <= (b.bottom - 1 - m_box.top) / m_cellSize; ++row) {
            for (std::int64_t column = (b.left - m_box.left) / m_cellSize;
                 column <= (b.right - 1 - m_box.left) / m_cellSize; ++column)
                lists[static_cast<std::size_t>(row * m_columns + column)].push_back(
                    static_cast<std::uint32_t>(i));
        }
    }
    m_cells.reserve(lists.size());
    for (const std::vector<std::uint32_t> &list : lists) {
        m_cells.push_back(
            {static_cast<std::uint32_t>(m_candidates.size()), static_cast<std::uint32_t>(list.size())});
        m_candidates.insert(m_candidates.end(), list.begin(), list.end());
    }
}

std::optional<std::uint32_t> AreaIndex::find(WorldPoint p) const
{
    if (m_box.empty() || !m_box.contains(p))
        return std::nullopt;
    const std::int64_t column = (p.x - m_box.left) / m_cellSize;
    const std::int64_t row = (p.y - m_box.top) / m_cellSize;
    const Cell &cell = m_cells[static_cast<std::size_t>(row * m_columns + column)];
    for (std::uint32_t i = 0; i < cell.count; ++i) {
        const std::uint32_t candidate = m_candidates[cell.first + i];
        if (m_polygons[candidate].contains(p))
            return candidate;
    }
    return std::nullopt;
}

} // namespace egret::geo
