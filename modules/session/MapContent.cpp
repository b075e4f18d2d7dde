// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/MapContent.h>
#include <session/SelectionAlgebra.h>

#include <algorithm>

namespace egret::session {

namespace {

/// The city's class for a key of the points; the code is kept when no table knows it.
domain::ComponentClass classFor(const domain::City &city, const std::string &key)
{
    for (const domain::ComponentClass &cls : city.classes) {
        if (cls.key() == key)
            return cls;
    }
    return domain::ComponentClass::unknown(key);
}

/// The rows that @p wanted admits inside any of @p areas. A district is asked for by its own column,
/// since some of its points lie in no grid; smaller areas by the grids whose codes begin with theirs.
points::Selection selectInAreas(const points::PointSet &set, points::Filter wanted,
                                const std::set<std::string> &areas, WorkerPool &pool)
{
    points::Filter byDistrict = wanted;
    for (const std::string &area : areas) {
        if (area.size() > 6) {
            for (std::size_t i = 0; i < set.grids.size(); ++i) {
                if (set.grids[i].starts_with(area))
                    wanted.grids.push_back(static_cast<std::uint16_t>(i));
            }
            continue;
        }
        for (std::size_t i = 0; i < set.districts.size(); ++i) {
            if (set.districts[i] == area)
                byDistrict.districts.push_back(static_cast<std::uint8_t>(i));
        }
    }
    if (byDistrict.districts.empty() && wanted.grids.empty())
        return points::Selection(std::vector<std::uint64_t>((set.size() + 63) / 64), set.size());
    if (wanted.grids.empty())
        return points::select(set, byDistrict, pool);
    const points::Selection inGrids = points::select(set, wanted, pool);
    return byDistrict.districts.empty() ? inGrids : united(inGrids, points::select(set, byDistrict, pool));
}

} // namespace

bool MapFilter::admitsAll() const
{
    return hiddenCategories.empty() && hiddenClasses.empty() && onlyClasses.empty() && hiddenStates.empty()
        && areas.empty() && surveyFrom == 0 && surveyTo == 0xffff && changeFrom == 0 && changeTo == 0xffff;
}

std::uint64_t MapContent::categoryCount(const points::Counts &of, std::size_t category) const
{
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < of.byClass.size(); ++i)
        sum += groupOfClass[i] == category ? of.byClass[i] : 0;
    return sum;
}

std::map<std::string, std::uint64_t> MapContent::unknownCounts(const points::Counts &of) const
{
    std::map<std::string, std::uint64_t> unknown;
    for (std::size_t i = 0; i < of.byClass.size(); ++i) {
        if (of.byClass[i] == 0)
            continue;
        const domain::ComponentClass cls = classFor(city->city, city->components->classes[i]);
        if (!cls.known())
            unknown[cls.prefix()] += of.byClass[i];
    }
    return unknown;
}

domain::ComponentClass MapContent::classOf(std::uint32_t row) const
{
    return classAt(city->components->cls[row]);
}

domain::ComponentClass MapContent::classAt(std::size_t index) const
{
    return classFor(city->city, city->components->classes[index]);
}

MapContentPtr makeContent(std::shared_ptr<const store::CachedCity> city, const MapFilter &filter,
                          WorkerPool &pool)
{
    auto content = std::make_shared<MapContent>();
    content->filter = filter;
    const points::PointSet &components = *city->components;
    points::Filter wanted;
    const std::vector<domain::Category> &categories = city->city.categories;
    for (std::size_t i = 0; i < components.classes.size(); ++i) {
        const domain::ComponentClass cls = classFor(city->city, components.classes[i]);
        const auto found =
            std::find_if(categories.begin(), categories.end(),
                         [&](const domain::Category &category) { return category.id == cls.category; });
        const auto group = found == categories.end() ? (categories.empty() ? 0 : categories.size() - 1)
                                                     : static_cast<std::size_t>(found - categories.begin());
        content->groupOfClass.push_back(static_cast<std::uint8_t>(group));
        if (!categories.empty() && !filter.hiddenCategories.contains(categories[group].id)
            && !filter.hiddenClasses.contains(components.classes[i])
            && (filter.onlyClasses.empty() || filter.onlyClasses.contains(components.classes[i])))
            wanted.classes.push_back(static_cast<std::uint16_t>(i));
    }
    if (wanted.classes.empty())
        wanted.classes.push_back(0xffff); // an empty set would mean all
    if (wanted.classes.size() == components.classes.size())
        wanted.classes.clear();
    for (std::uint8_t state = 0; state < 16; ++state) {
        if (!filter.hiddenStates.contains(state))
            wanted.states.push_back(state);
    }
    if (wanted.states.size() == 16)
        wanted.states.clear();
    wanted.surveyFrom = filter.surveyFrom;
    wanted.surveyTo = filter.surveyTo;
    wanted.changeFrom = filter.changeFrom;
    wanted.changeTo = filter.changeTo;
    content->components = filter.areas.empty() ? points::select(components, wanted, pool)
                                               : selectInAreas(components, wanted, filter.areas, pool);
    content->counts = points::count(components, content->components, pool);
    content->all = points::count(components, points::Selection::all(components.size()), pool);
    content->cameras = filter.cameras ? points::Selection::all(city->cameras->size())
                                      : points::Selection({}, city->cameras->size());
    content->city = std::move(city);
    return content;
}

} // namespace egret::session
