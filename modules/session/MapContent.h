// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Filter.h>
#include <store/CityCache.h>

#include <map>
#include <memory>
#include <set>
#include <string>

namespace egret::session {

/// What the user wants to see: what is switched off, what alone is asked for, and layers.
struct MapFilter
{
    std::set<std::string> hiddenCategories; ///< ids
    std::set<std::string> hiddenClasses; ///< keys "scheme:code"
    std::set<std::string> onlyClasses; ///< keys; empty: all
    std::set<std::uint8_t> hiddenStates; ///< values of domain::ComponentState
    std::set<std::string> areas; ///< codes of districts, streets, communities and grids; empty: everywhere
    Day surveyFrom = 0; ///< inclusive
    Day surveyTo = 0xffff; ///< inclusive
    Day changeFrom = 0; ///< inclusive; 0 also admits what never changed
    Day changeTo = 0xffff; ///< inclusive
    bool cameras = false;
    bool grids = true;
    std::set<std::string> hiddenLayers; ///< ids of session::Layers that are not points
    std::map<std::string, double> opacity; ///< by layer id, 0 … 1; absent: 1
    std::vector<std::string> order; ///< layer ids from the lowest up; those not named keep their place
    bool operator==(const MapFilter &) const = default;

    /// Whether it admits every component.
    [[nodiscard]] bool admitsAll() const;
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
    /// The same for a class index of the components.
    [[nodiscard]] domain::ComponentClass classAt(std::size_t index) const;
};

using MapContentPtr = std::shared_ptr<const MapContent>;

/// Selections and counts for @p city under @p filter.
MapContentPtr makeContent(std::shared_ptr<const store::CachedCity> city, const MapFilter &filter,
                          WorkerPool &pool);

} // namespace egret::session
