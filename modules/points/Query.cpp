// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Cell.h>
#include <points/Query.h>

#include <queue>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <tuple>

namespace egret::points {

namespace {

bool inside(const geo::WorldBox &inner, const geo::WorldBox &outer)
{
    return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top
        && inner.bottom <= outer.bottom;
}

constexpr std::uint32_t smallCell = 256;

void cover(const PointSet &points, const Cell &cell, const geo::WorldBox &box, std::uint32_t leaf,
           std::vector<RowRange> &ranges)
{
    const geo::WorldBox tileBox = cell.tile.box();
    if (cell.rows.begin == cell.rows.end || !tileBox.intersects(box))
        return;
    if (cell.rows.size() <= leaf || cell.tile.zoom == Cell::deepest || inside(tileBox, box)) {
        if (!ranges.empty() && ranges.back().end == cell.rows.begin)
            ranges.back().end = cell.rows.end;
        else
            ranges.push_back(cell.rows);
        return;
    }
    for (const Cell &child : childrenOf(points, cell))
        cover(points, child, box, leaf, ranges);
}

double squaredDistance(geo::WorldPoint a, geo::WorldPoint b)
{
    const double dx = static_cast<double>(a.x) - b.x;
    const double dy = static_cast<double>(a.y) - b.y;
    return dx * dx + dy * dy;
}

/// Squared distance from @p p to the nearest unit of @p box.
double squaredDistance(geo::WorldPoint p, const geo::WorldBox &box)
{
    const auto gap = [](std::int64_t value, std::int64_t low, std::int64_t high) {
        return static_cast<double>(value < low ? low - value : value >= high ? value - high + 1 : 0);
    };
    const double dx = gap(p.x, box.left, box.right);
    const double dy = gap(p.y, box.top, box.bottom);
    return dx * dx + dy * dy;
}

} // namespace

std::vector<RowRange> coverRanges(const PointSet &points, const geo::WorldBox &box, std::size_t limit)
{
    std::vector<RowRange> ranges;
    if (box.empty() || points.size() == 0)
        return ranges;
    // Leaves are as small as the limit affords: the total over the limit would only be split in vain.
    const std::uint32_t leaf = limit == 0
        ? 1
        : std::max<std::uint32_t>(smallCell, static_cast<std::uint32_t>(points.size() / (limit * 64)));
    cover(points, {{}, {0, points.size()}}, box, leaf, ranges);
    // Close the smallest gaps until the limit holds.
    while (limit != 0 && ranges.size() > limit) {
        std::vector<std::uint32_t> gaps;
        for (std::size_t i = 1; i < ranges.size(); ++i)
            gaps.push_back(ranges[i].begin - ranges[i - 1].end);
        const std::size_t surplus = ranges.size() - limit;
        std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(surplus - 1), gaps.end());
        const std::uint32_t widest = gaps[surplus - 1];
        std::vector<RowRange> joined;
        std::size_t left = surplus;
        for (const RowRange &range : ranges) {
            if (!joined.empty() && left > 0 && range.begin - joined.back().end <= widest) {
                joined.back().end = range.end;
                --left;
            } else {
                joined.push_back(range);
            }
        }
        ranges = std::move(joined);
    }
    return ranges;
}

std::vector<std::uint32_t> rowsInBox(const PointSet &points, const Selection &selection,
                                     const geo::WorldBox &box, std::size_t limit, std::uint32_t from)
{
    std::vector<std::uint32_t> rows;
    if (points.size() == 0 || box.empty())
        return rows;
    // Depth first in row order, so that a page costs what it holds and no more.
    std::vector<Cell> open{{{}, {0, points.size()}}};
    while (!open.empty() && rows.size() < limit) {
        const Cell cell = open.back();
        open.pop_back();
        const geo::WorldBox tileBox = cell.tile.box();
        if (cell.rows.begin == cell.rows.end || cell.rows.end <= from || !tileBox.intersects(box))
            continue;
        const bool whole = inside(tileBox, box);
        if (!whole && cell.rows.size() > smallCell && cell.tile.zoom < Cell::deepest) {
            const std::array<Cell, 4> children = childrenOf(points, cell);
            open.insert(open.end(), children.rbegin(), children.rend());
            continue;
        }
        const RowRange range{std::max(cell.rows.begin, from), cell.rows.end};
        for (std::uint32_t row = range.begin; row < range.end && rows.size() < limit; ++row) {
            if ((row & 63) == 0 && selection.words()[row >> 6] == 0)
                row |= 63; // nothing selected among these 64
            else if (selection.contains(row) && (whole || box.contains({points.x[row], points.y[row]})))
                rows.push_back(row);
        }
    }
    return rows;
}

std::uint64_t countInBox(const PointSet &points, const Selection &selection, const geo::WorldBox &box)
{
    std::uint64_t sum = 0;
    std::vector<Cell> open;
    if (points.size() > 0 && !box.empty())
        open.push_back({{}, {0, points.size()}});
    while (!open.empty()) {
        const Cell cell = open.back();
        open.pop_back();
        const geo::WorldBox tileBox = cell.tile.box();
        if (cell.rows.begin == cell.rows.end || !tileBox.intersects(box))
            continue;
        if (inside(tileBox, box)) {
            sum += selection.count(cell.rows);
        } else if (cell.rows.size() <= smallCell || cell.tile.zoom == Cell::deepest) {
            selection.forEach(cell.rows, [&](std::uint32_t row) {
                sum += box.contains({points.x[row], points.y[row]}) ? 1 : 0;
            });
        } else {
            for (const Cell &child : childrenOf(points, cell))
                open.push_back(child);
        }
    }
    return sum;
}

std::vector<Neighbour> nearest(const PointSet &points, const Selection &selection, geo::WorldPoint place,
                               std::size_t k, double maxDistance)
{
    struct Open
    {
        double distance;
        Cell cell;
        bool operator>(const Open &other) const { return distance > other.distance; }
    };
    struct Found
    {
        double distance;
        std::uint32_t row;
        bool operator<(const Found &other) const
        {
            return std::tie(distance, row) < std::tie(other.distance, other.row);
        }
    };
    const double limit = maxDistance * maxDistance;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    std::priority_queue<Found> best; // the worst on top
    if (points.size() > 0 && k > 0)
        open.push({0, {{}, {0, points.size()}}});
    const auto tooFar = [&](double distance) {
        return distance > limit || (best.size() == k && distance > best.top().distance);
    };
    while (!open.empty() && !tooFar(open.top().distance)) {
        const Cell cell = open.top().cell;
        open.pop();
        if (selection.count(cell.rows) == 0)
            continue;
        if (cell.rows.size() <= 64 || cell.tile.zoom == Cell::deepest) {
            selection.forEach(cell.rows, [&](std::uint32_t row) {
                const Found found{squaredDistance({points.x[row], points.y[row]}, place), row};
                if (found.distance > limit || (best.size() == k && !(found < best.top())))
                    return;
                best.push(found);
                if (best.size() > k)
                    best.pop();
            });
            continue;
        }
        for (const Cell &child : childrenOf(points, cell)) {
            const double distance = squaredDistance(place, child.tile.box());
            if (child.rows.begin < child.rows.end && !tooFar(distance))
                open.push({distance, child});
        }
    }
    std::vector<Neighbour> result(best.size());
    for (std::size_t i = result.size(); i-- > 0;) {
        result[i] = {best.top().row, std::sqrt(best.top().distance)};
        best.pop();
    }
    return result;
}

std::optional<std::uint32_t> pick(const PointSet &points, const Selection &selection, geo::WorldPoint place,
                                  double radius)
{
    const std::vector<Neighbour> found = nearest(points, selection, place, 1, radius);
    return found.empty() ? std::nullopt : std::optional(found.front().row);
}

std::optional<std::uint32_t> findPoint(const PointSet &points, std::uint8_t district, std::uint16_t cls,
                                       std::uint32_t serial)
{
    const std::uint32_t *serials = points.serial.data();
    const std::uint32_t rows = points.size();
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (serials[row] == serial && points.cls[row] == cls && points.district[row] == district)
            return row;
    }
    return std::nullopt;
}

} // namespace egret::points
