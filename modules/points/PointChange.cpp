// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/PointChange.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace egret::points {

namespace {

using Identity = std::tuple<std::uint8_t, std::uint16_t, std::uint32_t>;

} // namespace

PointSet applied(const PointSet &points, std::span<const PointChange> changes)
{
    PointSet result;
    result.classes = points.classes;
    result.districts = points.districts;
    result.grids = points.grids;
    // The last word on each point.
    std::map<Identity, Point> put;
    std::map<Identity, bool> touched;
    for (const PointChange &change : changes) {
        Point point;
        point.at = change.at;
        point.district = static_cast<std::uint8_t>(internIn(result.districts, change.district));
        point.cls = static_cast<std::uint16_t>(internIn(result.classes, change.cls));
        point.serial = change.serial;
        point.state = change.state;
        point.grid =
            change.grid.empty() ? noGrid : static_cast<std::uint16_t>(internIn(result.grids, change.grid));
        point.survey = change.survey;
        point.change = change.change;
        const Identity identity{point.district, point.cls, point.serial};
        touched[identity] = true;
        put.erase(identity);
        if (!change.removed)
            put.emplace(identity, point);
    }
    std::vector<Point> added;
    for (const auto &[identity, point] : put)
        added.push_back(point);
    const auto orderOf = [](const Point &p) {
        return std::tuple(geo::morton(p.at), p.district, p.cls, p.serial);
    };
    std::sort(added.begin(), added.end(),
              [&](const Point &a, const Point &b) { return orderOf(a) < orderOf(b); });

    // Serials that a change names: most rows are passed by with one look.
    std::vector<std::uint32_t> serials;
    for (const auto &[identity, yes] : touched)
        serials.push_back(std::get<2>(identity));
    std::sort(serials.begin(), serials.end());
    serials.erase(std::unique(serials.begin(), serials.end()), serials.end());

    result.resize(points.size() + added.size());
    std::uint32_t out = 0;
    std::size_t next = 0;
    for (std::uint32_t row = 0; row < points.size(); ++row) {
        if (std::binary_search(serials.begin(), serials.end(), points.serial[row])
            && touched.contains({points.district[row], points.cls[row], points.serial[row]}))
            continue;
        const Point point = points.at(row);
        while (next < added.size() && orderOf(added[next]) < orderOf(point))
            result.set(out++, added[next++]);
        result.set(out++, point);
    }
    while (next < added.size())
        result.set(out++, added[next++]);
    result.resize(out);
    return result;
}

} // namespace egret::points
