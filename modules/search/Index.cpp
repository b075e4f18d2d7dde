// SPDX-License-Identifier: GPL-3.0-or-later
#include <search/Coordinates.h>
#include <search/Index.h>

#include <algorithm>
#include <cstdio>

namespace egret::search {

namespace {

std::vector<Entry> entriesOf(const domain::City &city)
{
    std::map<std::string, std::string> areaNames;
    for (const domain::Area &area : city.areas)
        areaNames[area.code] = area.name;
    const auto nameOf = [&](const std::string &code) {
        const auto found = areaNames.find(code);
        return found == areaNames.end() ? code : found->second;
    };
    std::vector<Entry> entries;
    for (const domain::Area &area : city.areas)
        entries.push_back({Kind::Area, area.name, nameOf(area.parent), area.code, area.label});
    for (const domain::Street &street : city.streets) {
        const std::optional<geo::WorldPoint> middle =
            street.line.empty() ? std::nullopt : std::optional(street.line[street.line.size() / 2]);
        entries.push_back({Kind::Street, street.name, nameOf(street.district), "", middle});
    }
    for (const domain::Unit &unit : city.units)
        entries.push_back({Kind::Unit, unit.name, nameOf(unit.district), unit.code, std::nullopt});
    for (const domain::Officer &officer : city.officers)
        entries.push_back(
            {Kind::Officer, officer.name, nameOf(officer.dutyArea), officer.code, officer.home});
    return entries;
}

std::string digitsOf(std::string_view query)
{
    std::string digits;
    for (const char c : query) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '-')
            return {};
    }
    return digits;
}

std::string degrees(geo::LonLat place)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.6f, %.6f", place.lon, place.lat);
    return text;
}

/// Without blanks at its ends.
std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace

Index Index::build(const domain::City &city, points::PointSetPtr components, points::PointSetPtr cameras,
                   std::vector<Entry> more, const Pinyin &pinyin, WorkerPool &pool,
                   std::vector<VerbatimCode> kept)
{
    Index index;
    std::vector<Entry> entries = std::move(more);
    std::vector<Entry> own = entriesOf(city);
    entries.insert(entries.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    index.m_names = NameIndex(std::move(entries), pinyin);
    std::erase_if(kept, [&](const VerbatimCode &code) {
        return !components || code.row >= components->size() || code.text.empty();
    });
    index.m_kept = VerbatimIndex(std::move(kept));
    if (components)
        index.m_components = CodeIndex(std::move(components), pool);
    if (cameras)
        index.m_cameras = CodeIndex(std::move(cameras), pool);
    index.m_centre = geo::toLonLat(city.centre);
    for (const auto *classes : {&city.classes, &city.cameraClasses}) {
        for (const domain::ComponentClass &cls : *classes)
            index.m_classNames[cls.key()] = cls.name;
    }
    return index;
}

void Index::addCodes(const CodeIndex &codes, Kind kind, std::string_view digits, std::size_t limit,
                     const std::atomic<bool> *cancel, std::vector<Hit> &hits) const
{
    const points::PointSet &points = codes.points();
    for (const std::uint32_t row : codes.holding(digits, limit, cancel)) {
        const std::string code = codes.code(row);
        const std::size_t at = code.find(digits);
        const int score = code == digits        ? 100'000
            : at == 0                           ? 84'000
            : at + digits.size() == code.size() ? 72'000
                                                : 60'000;
        hits.push_back({kind, code, classNameOf(codes, row), code,
                        geo::WorldPoint{points.x[row], points.y[row]}, row, score});
    }
}

std::string Index::classNameOf(const CodeIndex &codes, std::uint32_t row) const
{
    const auto name = m_classNames.find(codes.points().classes[codes.points().cls[row]]);
    return name == m_classNames.end() ? std::string() : name->second;
}

void Index::addKept(std::string_view text, std::size_t limit, const std::atomic<bool> *cancel,
                    std::vector<Hit> &hits) const
{
    const points::PointSet &points = m_components.points();
    const std::u32string wanted = folded(text);
    for (const std::uint32_t code : m_kept.holding(text, limit, cancel)) {
        const std::u32string title = folded(m_kept.text(code));
        const std::uint32_t row = m_kept.row(code);
        const int score = title == wanted ? 100'000 : title.starts_with(wanted) ? 84'000 : 60'000;
        hits.push_back({Kind::Component, std::string(m_kept.text(code)), classNameOf(m_components, row),
                        m_components.code(row), geo::WorldPoint{points.x[row], points.y[row]}, row, score});
    }
}

std::vector<Hit> Index::find(std::string_view query, std::size_t limit, const std::atomic<bool> *cancel) const
{
    std::vector<Hit> hits;
    for (const geo::LonLat &place : placesIn(query, m_centre))
        hits.push_back({Kind::Coordinate, degrees(place), "", "", geo::toWorld(place), std::nullopt,
                        110'000 - static_cast<int>(hits.size())});
    for (const NameIndex::Match &match : m_names.find(query, limit, cancel)) {
        const Entry &entry = m_names.entry(match.entry);
        hits.push_back(
            {entry.kind, entry.title, entry.subtitle, entry.code, entry.place, std::nullopt, match.score});
    }
    if (const std::string digits = digitsOf(query); !digits.empty()) {
        addCodes(m_components, Kind::Component, digits, limit, cancel, hits);
        addCodes(m_cameras, Kind::Camera, digits, limit, cancel, hits);
    }
    if (const std::string_view text = trimmed(query); text.size() >= 2)
        addKept(text, limit, cancel, hits);
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    hits.resize(std::min(hits.size(), limit));
    return hits;
}

} // namespace egret::search
