// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/CityStart.h>
#include <intake/InputFiles.h>
#include <intake/TableReader.h>

#include <algorithm>
#include <cmath>

namespace egret::intake {

namespace {

constexpr std::size_t mostDistricts = 99; // two digits behind the city's four

bool isCode(std::string_view text)
{
    return text.size() == 6
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<geo::Polygon> polygonOf(const Shape &shape, geo::Datum datum)
{
    geo::Polygon polygon;
    for (const std::vector<Ring> &part : shape.parts) {
        for (const Ring &ring : part) {
            geo::Line line;
            for (const Coordinates &at : ring) {
                if (std::abs(at.x) > 180 || std::abs(at.y) > 90)
                    return Error{Error::Code::Rejected, "its coordinates are no degrees"};
                const geo::WorldPoint point = geo::toWorld(geo::toWgs84({at.x, at.y}, datum));
                if (line.empty() || line.back() != point)
                    line.push_back(point);
            }
            if (line.size() > 1 && line.front() == line.back())
                line.pop_back();
            if (line.size() >= 3)
                polygon.rings.push_back(std::move(line));
        }
    }
    if (polygon.rings.empty())
        return Error{Error::Code::Rejected, "its geometry has no area"};
    return polygon;
}

class Districts
{
public:
    Districts(const CityStart &start, domain::City &city) : m_start(start), m_city(city) { }

    Outcome take(Input &input)
    {
        Result<TableReader> reader = TableReader::open(*input.bytes, input.name, {});
        if (!reader)
            return reader.error();
        Wanted wanted;
        wanted.shapes = true;
        const std::size_t name = wanted.slotOf(m_start.nameColumn.empty() ? "NAME" : m_start.nameColumn);
        const std::size_t code = wanted.slotOf(m_start.codeColumn.empty() ? "CODE" : m_start.codeColumn);
        const std::size_t wkt = wanted.slotOf("WKT");
        Outcome outcome = success();
        for (;;) {
            const Result<Block> block = reader.value().next();
            if (!block)
                return block.error();
            if (block.value().text.empty())
                return outcome;
            reader.value().forEachRow(block.value(), wanted, [&](const Row &row) {
                if (!outcome)
                    return;
                const auto parsed = row.fields.empty() || row.fields[wkt].empty()
                    ? std::nullopt
                    : shapeFromWkt(row.fields[wkt]);
                const Shape *const shape = row.shape ? row.shape : parsed ? &*parsed : nullptr;
                outcome = row.problem ? Outcome(Error{Error::Code::Rejected, row.problem})
                    : !shape
                    ? Outcome(Error{Error::Code::Rejected, "has no geometry"})
                    : add(*shape, row.fields.empty() ? std::string() : std::string(row.fields[name]),
                          row.fields.empty() || m_start.codeColumn.empty() ? std::string()
                                                                           : std::string(row.fields[code]));
                if (!outcome)
                    outcome = outcome.error().in(input.name + ", row " + std::to_string(row.number));
            });
            if (!outcome)
                return outcome;
        }
    }

private:
    Outcome add(const Shape &shape, std::string name, std::string code)
    {
        const std::size_t number = m_city.areas.size() + 1;
        Result<geo::Polygon> polygon = polygonOf(shape, m_start.datum);
        if (!polygon)
            return polygon.error();
        if (number > mostDistricts)
            return Error{Error::Code::Limit, "a city made this way has at most 99 districts"};
        if (code.empty())
            code = m_start.code.substr(0, 4) + (number < 10 ? "0" : "") + std::to_string(number);
        if (!isCode(code))
            return Error{Error::Code::Rejected, "'" + code + "' is no code of six digits"};
        const auto same = [&](const domain::Area &area) { return area.code == code; };
        if (std::any_of(m_city.areas.begin(), m_city.areas.end(), same))
            return Error{Error::Code::Rejected, "the code " + code + " is there twice"};
        domain::Area area;
        area.kind = domain::AreaKind::District;
        area.code = code;
        area.name = name.empty() ? code : std::move(name);
        area.district = code;
        area.shape = std::move(polygon).value();
        area.label = area.shape.labelPoint();
        m_city.box = m_city.box.united(area.shape.box());
        m_city.base.push_back({domain::BaseShape::Kind::Land, area.name, area.shape});
        m_city.areas.push_back(std::move(area));
        return success();
    }

    const CityStart &m_start;
    domain::City &m_city;
};

} // namespace

Result<domain::City> startCity(const CityStart &start)
{
    if (!isCode(start.code) || start.name.empty())
        return Error{Error::Code::Rejected, "a city needs a code of six digits and a name"};
    domain::City city;
    city.code = start.code;
    city.name = start.name;
    city.nameEn = start.name;
    city.scheme = start.scheme;
    city.categories = {{"utility", "公用", "Utilities"},
                       {"traffic", "交通", "Traffic"},
                       {"sanitation", "市容", "Sanitation"},
                       {"greening", "园林", "Greening"},
                       {"other", "其他", "Other"}};
    Districts districts(start, city);
    for (const std::filesystem::path &file : start.districts) {
        if (Outcome visited = visitInputs(file, [&](Input &input) { return districts.take(input); });
            !visited)
            return visited.error();
    }
    if (city.areas.empty())
        return Error{Error::Code::Rejected, "there is no district: name a file with their polygons"};
    std::sort(city.areas.begin(), city.areas.end(),
              [](const auto &a, const auto &b) { return a.code < b.code; });
    city.centre = {static_cast<std::uint32_t>((city.box.left + city.box.right) / 2),
                   static_cast<std::uint32_t>((city.box.top + city.box.bottom) / 2)};
    return city;
}

} // namespace egret::intake
