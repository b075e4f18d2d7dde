// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/Look.h>
#include <session/MapContent.h>

#include <optional>
#include <vector>

namespace egret::mapscene {

/// A choropleth: what the admitted components come to in each area, and the classes that the values are
/// cut into. Exact. A value.
struct AreaShades
{
    look::Areas areas = look::Areas::None;
    look::Measure measure = look::Measure::Count;
    std::vector<std::optional<double>>
        values; ///< by index of the city's areas; none: of another kind, or nothing to divide by
    std::vector<double> breaks; ///< largest value of each class, ascending; at most five
    std::optional<double> least; ///< smallest value
    bool operator==(const AreaShades &) const = default;

    /// Class of the area at @p index; none where it has no value.
    [[nodiscard]] std::optional<std::size_t> classOf(std::size_t index) const;
};

/// The choropleth that @p look asks for. Grids, communities and streets count the points of their grids,
/// districts those of their chunks, duty areas the points that lie in them.
AreaShades areaShades(const session::MapContent &content, const MapLook &look, WorkerPool &pool);

} // namespace egret::mapscene
