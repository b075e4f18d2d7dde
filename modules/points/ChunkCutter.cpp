// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/ChunkCutter.h>

#include <algorithm>

namespace egret::points {

namespace {

constexpr std::uint8_t deepest = 32;

void cut(const PointSet &points, std::uint8_t district, const geo::Tile &tile,
         std::span<const std::uint32_t> rows, std::uint32_t maxRows, std::vector<Piece> &pieces)
{
    if (rows.empty())
        return;
    if (rows.size() <= maxRows || tile.zoom == deepest) {
        pieces.push_back({district, tile, {rows.begin(), rows.end()}});
        return;
    }
    auto begin = rows.begin();
    for (unsigned quadrant = 0; quadrant < 4; ++quadrant) {
        const geo::Tile child = tile.child(quadrant);
        const std::uint64_t last = geo::mortonLast(child);
        const auto end = std::partition_point(begin, rows.end(),
                                              [&](std::uint32_t row) { return points.key(row) <= last; });
        cut(points, district, child, {begin, end}, maxRows, pieces);
        begin = end;
    }
}

} // namespace

std::vector<Piece> cutPieces(const PointSet &points, std::uint32_t maxRows)
{
    std::vector<std::vector<std::uint32_t>> byDistrict(points.districts.size());
    for (std::uint32_t row = 0; row < points.size(); ++row)
        byDistrict[points.district[row]].push_back(row);
    std::vector<std::uint32_t> order(points.districts.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return points.districts[a] < points.districts[b]; });
    std::vector<Piece> pieces;
    for (const std::uint32_t district : order)
        cut(points, static_cast<std::uint8_t>(district), {}, byDistrict[district], std::max(1u, maxRows),
            pieces);
    return pieces;
}

} // namespace egret::points
