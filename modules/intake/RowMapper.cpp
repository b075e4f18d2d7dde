// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/RowMapper.h>
#include <intake/Utf8.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ctime>

namespace egret::intake {

namespace {

constexpr std::size_t longestText = 4096;
constexpr std::size_t longestRaw = 2000;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool readNumber(std::string_view text, double &value)
{
    text = trimmed(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

geo::AreaIndex indexOf(const domain::City &city, domain::AreaKind kind, std::vector<std::string> &codes)
{
    std::vector<geo::Polygon> shapes;
    for (const domain::Area &area : city.areas) {
        if (area.kind == kind) {
            shapes.push_back(area.shape);
            codes.push_back(area.code);
        }
    }
    return geo::AreaIndex(shapes);
}

bool isDistrictCode(std::string_view text)
{
    return text.size() == 6
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

RowMapper::RowMapper(const Mapping &mapping, const domain::City &city, const domain::CodeBook &codes) :
    m_mapping(mapping), m_city(city), m_codes(codes)
{
    const auto slot = [this](const std::string &column) {
        return column.empty() ? std::optional<std::size_t>() : m_wanted.slotOf(column);
    };
    m_lon = slot(mapping.lon);
    m_lat = slot(mapping.lat);
    m_wkt = slot(mapping.wkt);
    m_wkb = slot(mapping.wkb);
    m_wanted.shapes = !m_wkt && !m_wkb;
    m_wanted.shapesOptional = m_lon.has_value();
    m_class = slotsOf(mapping.cls);
    m_state = slotsOf(mapping.state);
    m_code = slotsOf(mapping.code);
    m_district = slotsOf(mapping.district);
    m_survey = slotsOf(mapping.survey);
    m_change = slotsOf(mapping.change);
    m_unit = slotsOf(mapping.responsible);
    m_place = slotsOf(mapping.place);
    m_remark = slotsOf(mapping.remark);
    m_districts = indexOf(city, domain::AreaKind::District, m_districtCodes);
    m_grids = indexOf(city, domain::AreaKind::Grid, m_gridCodes);
}

RowMapper::Slots RowMapper::slotsOf(const ValueRule &rule)
{
    Slots slots{&rule, {}};
    for (const std::string &column : rule.columns)
        slots.columns.push_back(m_wanted.slotOf(column));
    return slots;
}

Outcome RowMapper::check(const std::vector<std::string> &columns, const std::string &name) const
{
    for (const auto &[column, slot] : m_wanted.slots) {
        std::size_t place = 0;
        const auto [end, problem] = std::from_chars(column.data(), column.data() + column.size(), place);
        const bool byPlace = problem == std::errc{} && end == column.data() + column.size() && place > 0
            && place <= columns.size();
        if (byPlace || std::find(columns.begin(), columns.end(), column) != columns.end())
            continue;
        std::string all;
        for (const std::string &one : columns)
            all += (all.empty() ? "" : ", ") + one;
        return Error{Error::Code::Rejected,
                     name + ": has no column \"" + column + "\"; it has " + (all.empty() ? "none" : all)};
    }
    return success();
}

bool RowMapper::valueOf(const Slots &slots, const Row &row, std::string &into)
{
    into.clear();
    if (!slots.rule->fixed.empty()) {
        into = slots.rule->fixed;
        return true;
    }
    for (const std::size_t column : slots.columns) {
        const std::string_view text = trimmed(row.fields[column]);
        if (!text.empty() && !into.empty())
            into.push_back(' ');
        into += text;
    }
    if (slots.rule->table.empty()) {
        if (into.empty() && slots.rule->otherwise)
            into = *slots.rule->otherwise;
        return true;
    }
    const auto found = slots.rule->table.find(into);
    if (found != slots.rule->table.end())
        into = found->second;
    else if (slots.rule->otherwise)
        into = *slots.rule->otherwise;
    else
        return false;
    return true;
}

bool RowMapper::place(const Row &row, geo::LonLat &at, Reject &reject) const
{
    const auto no = [&](std::string field, std::string reason) {
        reject.field = std::move(field);
        reject.reason = std::move(reason);
        return false;
    };
    std::optional<Coordinates> found;
    if (m_lon && row.shape && row.fields[*m_lon].empty() && row.fields[*m_lat].empty()) {
        found = row.shape->representative(); // a feature without the columns that tables have
    } else if (m_lon) {
        Coordinates read;
        for (const auto &[slot, name, into] :
             {std::tuple{*m_lon, &m_mapping.lon, &read.x}, {*m_lat, &m_mapping.lat, &read.y}}) {
            if (trimmed(row.fields[slot]).empty())
                return no(*name, "is empty: there is no place");
            if (!readNumber(row.fields[slot], *into))
                return no(*name, "is not a number");
        }
        found = read;
    } else if (m_wkt) {
        const std::optional<Shape> shape = shapeFromWkt(trimmed(row.fields[*m_wkt]));
        if (!shape)
            return no(m_mapping.wkt, "is not well-known text");
        found = shape->representative();
    } else if (m_wkb) {
        found = pointFromWkb(trimmed(row.fields[*m_wkb]));
    } else if (row.shape) {
        found = row.shape->representative();
    }
    const std::string where = m_lon ? m_mapping.lon
        : m_wkt                     ? m_mapping.wkt
        : m_wkb                     ? m_mapping.wkb
                                    : "geometry";
    if (!found)
        return no(where, "gives no place");
    at = {found->x * m_mapping.unit, found->y * m_mapping.unit};
    if (at.lon == 0 && at.lat == 0)
        return no(where, "is 0, 0: a place that was never entered");
    if (std::abs(at.lon) > 180 || std::abs(at.lat) > 90)
        return no(where, "is no longitude and latitude in degrees");
    if (std::abs(at.lat) > geo::mercatorLimit)
        return no(where, "lies beyond the edge of the map (85.05 degrees)");
    at = geo::toWgs84(at, m_mapping.datum);
    return true;
}

bool RowMapper::readDay(const Slots &slots, const Row &row, const char *field, Day &into,
                        Reject &reject) const
{
    into = 0;
    if (!slots.rule->given())
        return true;
    std::string text;
    if (!valueOf(slots, row, text) || text.empty())
        return true;
    for (const std::string &format : m_mapping.dateFormats) {
        std::tm time = {};
        const char *const end = ::strptime(text.c_str(), format.c_str(), &time);
        if (end && *end == '\0') {
            into = dayFromCivil(time.tm_year + 1900, static_cast<unsigned>(time.tm_mon + 1),
                                static_cast<unsigned>(time.tm_mday));
            return true;
        }
    }
    // A day before a time of day: "2016-07-19T17:46:17.000Z", "2016-07-19 17:46".
    const std::size_t day = text.size() > 10 && (text[10] == 'T' || text[10] == ' ') ? 10 : text.size();
    if (const std::optional<Day> plain = dayFromText(std::string_view(text).substr(0, day))) {
        into = *plain;
        return true;
    }
    // A date that exists, but before 1970: the columns cannot say it, so it counts as not known.
    if (text.size() >= 8 && day != text.size() && text < "1970-01-02")
        return true;
    reject.field = field;
    reject.reason = "'" + text + "' is no date that the mapping describes";
    return false;
}

bool RowMapper::map(const Row &row, MappedRow &into, Reject &reject) const
{
    reject.number = row.number;
    into.number = row.number;
    const auto no = [&](const char *field, std::string reason) {
        reject.field = field;
        reject.reason = std::move(reason);
        reject.raw = std::string(cutUtf8(row.raw, longestRaw));
        return false;
    };
    if (row.problem)
        return no("", row.problem);
    geo::LonLat at;
    if (!place(row, at, reject)) {
        reject.raw = std::string(cutUtf8(row.raw, longestRaw));
        return false;
    }
    into.at = geo::toWorld(at);

    std::string text;
    if (!valueOf(m_code, row, into.code))
        return no("code", "is not in the mapping's table");
    if (m_mapping.code.given() && into.code.empty())
        return no("code", "is empty");
    into.serial = 0;
    into.cls.clear();
    into.district.clear();
    std::optional<domain::ComponentCode> standard;
    if (!into.code.empty() && m_mapping.codePrefix.empty() && m_mapping.target == Mapping::Target::Components)
        standard = m_codes.parse(into.code, m_city.scheme);
    if (standard && m_codes.format(*standard) == into.code) {
        into.cls = standard->scheme + ":" + standard->classCode;
        // A class of another scheme with the same digits, where the row names it.
        if (valueOf(m_class, row, text) && text.ends_with(":" + standard->classCode))
            into.cls = text;
        into.district = standard->district;
        into.serial = standard->serial;
        into.code.clear();
    } else if (!into.code.empty()) {
        into.code.insert(0, m_mapping.codePrefix);
    }
    if (into.cls.empty()) {
        if (!valueOf(m_class, row, into.cls))
            return no("class", "the mapping's table has no entry for this row and no \"otherwise\"");
        if (into.cls.empty())
            return no("class", "is empty");
        if (into.cls.find(':') == std::string::npos)
            into.cls.insert(0, m_city.scheme + ":");
    }
    if (into.district.empty() && m_mapping.district.given() && !valueOf(m_district, row, into.district))
        return no("district", "the mapping's table has no entry for this row");
    if (into.district.empty()) {
        const std::optional<std::uint32_t> area = m_districts.find(into.at);
        into.district = area ? m_districtCodes[*area] : m_mapping.districtOtherwise;
    }
    if (into.district.empty())
        return no("district", "the place lies in no district of the city");
    if (!isDistrictCode(into.district))
        return no("district", "'" + into.district + "' is no code of six digits");
    const std::optional<std::uint32_t> grid = m_grids.find(into.at);
    into.grid = grid ? m_gridCodes[*grid] : std::string();
    into.state = static_cast<std::uint8_t>(domain::ComponentState::Intact);
    if (m_mapping.state.given()) {
        if (!valueOf(m_state, row, text))
            return no("state", "the mapping's table has no entry for this row");
        const auto state = domain::componentStateFromText(text);
        if (!state)
            return no("state",
                      "'" + text
                          + "' is no state; intact, damaged, missing, abandoned, removed, unknown are");
        into.state = static_cast<std::uint8_t>(*state);
    }
    if (!readDay(m_survey, row, "survey", into.survey, reject)
        || !readDay(m_change, row, "change", into.change, reject)) {
        reject.raw = std::string(cutUtf8(row.raw, longestRaw));
        return false;
    }
    for (const auto &[slots, target, field] : {std::tuple{&m_unit, &into.unit, "responsible"},
                                               {&m_place, &into.place, "place"},
                                               {&m_remark, &into.remark, "remark"}}) {
        if (!valueOf(*slots, row, *target))
            return no(field, "the mapping's table has no entry for this row");
        if (target->size() > longestText)
            return no(field, "is longer than 4,096 bytes");
    }
    if (into.code.size() > 200)
        return no("code", "is longer than 200 bytes");
    return true;
}

} // namespace egret::intake
