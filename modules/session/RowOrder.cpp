// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/RowOrder.h>

#include <algorithm>
#include <numeric>

namespace egret::session {

namespace {

/// Rank of each text in the order of @p texts; equal texts share one.
std::vector<std::uint32_t> ranksOf(const std::vector<std::string> &texts)
{
    std::vector<std::uint32_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return texts[a] < texts[b]; });
    std::vector<std::uint32_t> ranks(texts.size());
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && texts[order[i]] != texts[order[i - 1]])
            ++rank;
        ranks[order[i]] = rank;
    }
    return ranks;
}

} // namespace

points::SortOrder orderBy(const MapContent &content, Column column, bool descending)
{
    using points::SortColumn;
    const points::PointSet &points = *content.city->components;
    points::SortOrder order;
    order.ascending = !descending;
    switch (column) {
    case Column::State: order.column = SortColumn::State; break;
    case Column::Class: {
        order.column = SortColumn::Class;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < points.classes.size(); ++i) {
            const domain::ComponentClass cls = content.classAt(i);
            names.push_back(cls.code + cls.name);
        }
        order.places = ranksOf(names);
        break;
    }
    case Column::Code: {
        order.column = SortColumn::Code;
        std::vector<std::string> codes;
        for (const std::string &key : points.classes)
            codes.push_back(key.substr(key.find(':') + 1));
        order.classPlaces = ranksOf(codes);
        order.places = ranksOf(points.districts);
        break;
    }
    case Column::District:
        order.column = SortColumn::District;
        order.places = ranksOf(points.districts);
        break;
    case Column::Community: {
        order.column = SortColumn::Grid;
        std::vector<std::string> communities;
        for (const std::string &grid : points.grids)
            communities.push_back(grid.substr(0, 12));
        order.places = ranksOf(communities);
        break;
    }
    case Column::Grid:
        order.column = SortColumn::Grid;
        order.places = ranksOf(points.grids);
        break;
    case Column::Surveyed: order.column = SortColumn::Survey; break;
    case Column::Changed: order.column = SortColumn::Change; break;
    case Column::Longitude: order.column = SortColumn::East; break;
    case Column::Latitude: // the world's y grows to the south
        order.column = SortColumn::South;
        order.ascending = descending;
        break;
    }
    return order;
}

} // namespace egret::session
