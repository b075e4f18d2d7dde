// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ComponentState.h>
#include <points/Query.h>
#include <server/PointQuery.h>

#include <algorithm>
#include <charconv>
#include <tuple>

namespace egret::server {

namespace {

/// What a filter resolves to: no filter of points can say "nothing", an empty set means all.
struct Wanted
{
    points::Filter filter;
    bool nothing = false;
    const domain::Area *within = nullptr; ///< a duty area: tested by its outline
};

template <typename Index>
void addIndex(std::vector<Index> &to, const std::vector<std::string> &dictionary, const std::string &value)
{
    const auto found = std::find(dictionary.begin(), dictionary.end(), value);
    if (found != dictionary.end())
        to.push_back(static_cast<Index>(found - dictionary.begin()));
}

void addArea(Wanted &wanted, const domain::Area &area, const CityIndex &index, const points::PointSet &points)
{
    if (area.kind == domain::AreaKind::DutyArea) {
        wanted.within = &area;
        return;
    }
    if (area.kind == domain::AreaKind::District) {
        std::vector<std::uint8_t> one;
        addIndex(one, points.districts, area.code);
        const bool both = wanted.filter.districts.empty()
            || (!one.empty()
                && std::find(wanted.filter.districts.begin(), wanted.filter.districts.end(), one[0])
                    != wanted.filter.districts.end());
        wanted.nothing = wanted.nothing || one.empty() || !both;
        wanted.filter.districts = one;
        return;
    }
    std::unordered_map<std::string_view, std::size_t> gridAt;
    for (std::size_t i = 0; i < points.grids.size(); ++i)
        gridAt.emplace(points.grids[i], i);
    for (const std::string &grid : index.gridsBelow(area)) {
        const auto found = gridAt.find(grid);
        if (found != gridAt.end())
            wanted.filter.grids.push_back(static_cast<std::uint16_t>(found->second));
    }
    wanted.nothing = wanted.nothing || wanted.filter.grids.empty();
}

SelectionCache::Ptr within(const points::PointSet &points, const points::Selection &selection,
                           const geo::Polygon &shape)
{
    std::vector<std::uint64_t> words((points.size() + 63) / 64, 0);
    for (const std::uint32_t row : points::rowsInBox(points, selection, shape.box())) {
        if (shape.contains({points.x[row], points.y[row]}))
            words[row >> 6] |= std::uint64_t{1} << (row & 63);
    }
    return std::make_shared<const points::Selection>(std::move(words), points.size());
}

auto orderOf(const points::PointSet &points, std::uint32_t row)
{
    return std::tuple(points.key(row), points.district[row], points.cls[row], points.serial[row]);
}

template <typename T>
std::optional<T> numberOf(std::string_view text, int base)
{
    T value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (ec != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Leaves of the wanted districts those that @p scope touches.
void keepWithin(Wanted &wanted, const identity::Scope &scope, const points::PointSet &points)
{
    if (scope.everywhere())
        return;
    std::vector<std::uint8_t> &districts = wanted.filter.districts;
    if (districts.empty()) {
        for (std::size_t i = 0; i < points.districts.size(); ++i)
            districts.push_back(static_cast<std::uint8_t>(i));
    }
    std::erase_if(districts,
                  [&](std::uint8_t i) { return !scope.touches(identity::placeOfArea(points.districts[i])); });
    wanted.nothing = wanted.nothing || districts.empty();
}

} // namespace

std::variant<PointQuery, http::Response> PointQuery::from(const Query &query, SnapshotPtr snapshot,
                                                          bool cameras, const identity::Scope &scope,
                                                          WorkerPool &pool)
{
    PointQuery result;
    result.m_points = (cameras ? snapshot->cameras : snapshot->components).get();
    const points::PointSet &points = *result.m_points;
    result.m_boxes = query.boxes();
    Wanted wanted;
    for (const std::string &one : query.list("class")) {
        if (one.find(':') != std::string::npos) {
            addIndex(wanted.filter.classes, points.classes, one);
        } else {
            for (std::size_t i = 0; i < points.classes.size(); ++i) {
                if (!one.empty() && points.classes[i].ends_with(":" + one))
                    wanted.filter.classes.push_back(static_cast<std::uint16_t>(i));
            }
        }
    }
    wanted.nothing = query.has("class") && wanted.filter.classes.empty();
    for (const std::string &one : query.list("state")) {
        const auto state = domain::componentStateFromText(one);
        if (!state)
            return badParameter("state", "holds '" + one.substr(0, 40) + "', which is no state");
        wanted.filter.states.push_back(static_cast<std::uint8_t>(*state));
    }
    for (const std::string &one : query.list("district"))
        addIndex(wanted.filter.districts, points.districts, one);
    wanted.nothing = wanted.nothing || (query.has("district") && wanted.filter.districts.empty());
    if (query.has("area")) {
        const domain::Area *area = snapshot->index->area(query.text("area"));
        if (area == nullptr)
            return badParameter("area", "names no area of this city");
        addArea(wanted, *area, *snapshot->index, points);
    }
    const DayRange surveyed = query.days("surveyed");
    const DayRange changed = query.days("changed");
    wanted.filter.surveyFrom = surveyed.from;
    wanted.filter.surveyTo = surveyed.to;
    wanted.filter.changeFrom = changed.from;
    wanted.filter.changeTo = changed.to;
    keepWithin(wanted, scope, points);

    std::string key = (cameras ? "camera " : "component ") + scope.key();
    for (const char *name : {"class", "state", "district", "area", "surveyed", "changed"})
        key += "\n" + query.text(name);
    result.m_selection = snapshot->selections.find(key);
    if (!result.m_selection) {
        auto selection = std::make_shared<const points::Selection>(
            wanted.nothing
                ? points::Selection(std::vector<std::uint64_t>((points.size() + 63) / 64, 0), points.size())
                : points::select(points, wanted.filter, pool));
        result.m_selection =
            wanted.within ? within(points, *selection, wanted.within->shape) : SelectionCache::Ptr(selection);
        snapshot->selections.put(key, result.m_selection);
    }
    result.m_snapshot = std::move(snapshot);
    return result;
}

std::uint64_t PointQuery::count() const
{
    if (m_boxes.empty())
        return m_selection->count();
    std::uint64_t sum = 0;
    for (const geo::WorldBox &box : m_boxes)
        sum += points::countInBox(*m_points, *m_selection, box);
    return sum;
}

std::vector<std::uint32_t> PointQuery::rows(std::uint32_t from, std::size_t limit) const
{
    std::vector<std::uint32_t> rows;
    if (!m_boxes.empty()) {
        for (const geo::WorldBox &box : m_boxes) {
            const auto part = points::rowsInBox(*m_points, *m_selection, box, limit, from);
            rows.insert(rows.end(), part.begin(), part.end());
        }
        std::sort(rows.begin(), rows.end());
        rows.resize(std::min(rows.size(), limit));
        return rows;
    }
    static constexpr std::uint32_t step = 8192;
    for (std::uint32_t begin = from; begin < m_points->size() && rows.size() < limit;) {
        const std::uint32_t end = m_points->size() - begin > step ? begin + step : m_points->size();
        m_selection->forEach({begin, end}, [&](std::uint32_t row) {
            if (rows.size() < limit)
                rows.push_back(row);
        });
        begin = end;
    }
    return rows;
}

points::Counts PointQuery::counts(WorkerPool &pool) const
{
    if (m_boxes.empty())
        return points::count(*m_points, *m_selection, pool);
    points::Counts sum = points::count(*m_points, *m_selection, m_boxes[0], pool);
    if (m_boxes.size() > 1) {
        const points::Counts more = points::count(*m_points, *m_selection, m_boxes[1], pool);
        sum.total += more.total;
        for (const auto part : {&points::Counts::byClass, &points::Counts::byState,
                                &points::Counts::byDistrict, &points::Counts::byGrid}) {
            for (std::size_t i = 0; i < (sum.*part).size(); ++i)
                (sum.*part)[i] += (more.*part)[i];
        }
    }
    return sum;
}

std::string PointQuery::placeOf(std::uint32_t row) const
{
    char key[20];
    std::snprintf(key, sizeof key, "%016llx", static_cast<unsigned long long>(m_points->key(row)));
    return toHex(viewOf(std::string(key) + "." + m_points->districts[m_points->district[row]] + "."
                        + m_points->classes[m_points->cls[row]] + "."
                        + std::to_string(m_points->serial[row])));
}

std::optional<std::uint32_t> PointQuery::rowBehind(const std::string &place) const
{
    const Bytes bytes = fromHex(place);
    const std::string_view text = textOf(bytes);
    const std::size_t first = text.find('.');
    const std::size_t second = text.find('.', first + 1);
    const std::size_t last = text.rfind('.');
    if (first != 16 || second == std::string_view::npos || last <= second)
        return std::nullopt;
    const auto key = numberOf<std::uint64_t>(text.substr(0, 16), 16);
    const auto serial = numberOf<std::uint32_t>(text.substr(last + 1), 10);
    const auto district = std::find(m_points->districts.begin(), m_points->districts.end(),
                                    text.substr(first + 1, second - first - 1));
    const auto cls = std::find(m_points->classes.begin(), m_points->classes.end(),
                               text.substr(second + 1, last - second - 1));
    if (!key || !serial || district == m_points->districts.end() || cls == m_points->classes.end())
        return std::nullopt;
    const std::tuple wanted(*key, static_cast<std::uint8_t>(district - m_points->districts.begin()),
                            static_cast<std::uint16_t>(cls - m_points->classes.begin()), *serial);
    std::uint32_t low = 0;
    std::uint32_t high = m_points->size();
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (orderOf(*m_points, middle) <= wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace egret::server
