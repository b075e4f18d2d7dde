// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Filter.h>
#include <store/CityCache.h>

#include <map>
#include <memory>
#include <set>
#include <string>

namespace egret::session {

/// What the user wants to see: categories and states that are switched off, and layers.
struct MapFilter
{
    std::set<std::string> hiddenCategories; ///< ids
    std::set<std::uint8_t> hiddenStates; ///< values of domain::ComponentState
    bool cameras = false;
    bool grids = true;
    Day surveyFrom = 0; ///< days inclusive, as points::Filter has them; the timeline sets them
    Day surveyTo = 0xffff;
    Day changeFrom = 0; ///< 0 also admits what never changed
    Day changeTo = 0xffff;
    bool operator==(const MapFilter &) const = default;
};

/// One moment of the city as the map, the legend and the table show it. Immutable, shared between
/// threads; made on a worker.
struct MapContent
{
    std::shared_ptr<const store::CachedCity> city;
    MapFilter filter;
    points::Selection components; ///< rows that the filter admits
    points::Selection cameras;
    std::vector<std::uint8_t> groupOfClass; ///< class index of the components → category index
    points::Counts counts; ///< of the admitted rows in the whole city
    points::Counts all; ///< of all rows in the whole city

    /// Sum of @p counts over the classes of a category.
    [[nodiscard]] std::uint64_t categoryCount(const points::Counts &of, std::size_t category) const;
    /// What no code table names, summed by scheme and major code ("gbt30428.2-2013:09").
    [[nodiscard]] std::map<std::string, std::uint64_t> unknownCounts(const points::Counts &of) const;
    /// Class of a component row as the city's table says; a name-less class for an unknown code.
    [[nodiscard]] domain::ComponentClass classOf(std::uint32_t row) const;
};

using MapContentPtr = std::shared_ptr<const MapContent>;

/// Selections and counts for @p city under @p filter.
MapContentPtr makeContent(std::shared_ptr<const store::CachedCity> city, const MapFilter &filter,
                          WorkerPool &pool);

} // namespace egret::session
