// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/MapContent.h>

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

} // namespace

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
    return classFor(city->city, city->components->classes[city->components->cls[row]]);
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
        if (!categories.empty() && !filter.hiddenCategories.contains(categories[group].id))
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
    content->components = points::select(components, wanted, pool);
    content->counts = points::count(components, content->components, pool);
    content->all = points::count(components, points::Selection::all(components.size()), pool);
    content->cameras = filter.cameras ? points::Selection::all(city->cameras->size())
                                      : points::Selection({}, city->cameras->size());
    content->city = std::move(city);
    return content;
}

} // namespace egret::session
