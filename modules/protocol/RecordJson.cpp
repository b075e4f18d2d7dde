// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/Documents.h>
#include <protocol/RecordJson.h>

#include <algorithm>

namespace egret::protocol {

namespace {

Json lineToJson(const geo::Line &line)
{
    Json numbers = Json::array();
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (const geo::WorldPoint p : line) {
        numbers.push_back(static_cast<std::int64_t>(p.x) - x);
        numbers.push_back(static_cast<std::int64_t>(p.y) - y);
        x = p.x;
        y = p.y;
    }
    return numbers;
}

bool lineFromJson(const Json &json, geo::Line &line)
{
    if (!json.is_array() || json.size() % 2 != 0)
        return false;
    constexpr std::int64_t limit = geo::worldSize;
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (std::size_t i = 0; i < json.size(); i += 2) {
        if (!json[i].is_number_integer() || !json[i + 1].is_number_integer())
            return false;
        const std::int64_t dx = json[i].get<std::int64_t>();
        const std::int64_t dy = json[i + 1].get<std::int64_t>();
        if (dx <= -limit || dx >= limit || dy <= -limit || dy >= limit)
            return false;
        x += dx;
        y += dy;
        if (x < 0 || x >= limit || y < 0 || y >= limit)
            return false;
        line.push_back({static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)});
    }
    return true;
}

Json polygonToJson(const geo::Polygon &polygon)
{
    Json rings = Json::array();
    for (const geo::Line &ring : polygon.rings)
        rings.push_back(lineToJson(ring));
    return rings;
}

bool polygonFromJson(const Json &json, const char *key, geo::Polygon &polygon)
{
    const auto rings = json.find(key);
    if (rings == json.end() || !rings->is_array())
        return false;
    for (const Json &ring : *rings) {
        polygon.rings.emplace_back();
        if (!lineFromJson(ring, polygon.rings.back()))
            return false;
    }
    return true;
}

Json pointToJson(geo::WorldPoint point) { return lineToJson({point}); }

bool pointFromJson(const Json &json, const char *key, geo::WorldPoint &point)
{
    const auto found = json.find(key);
    geo::Line line;
    if (found == json.end() || !lineFromJson(*found, line) || line.size() != 1)
        return false;
    point = line.front();
    return true;
}

/// An enumeration value below @p count.
template <typename Enum>
bool enumFromJson(const Json &json, const char *key, int count, Enum &value)
{
    const std::int64_t number = integerAt(json, key, -1);
    if (number < 0 || number >= count)
        return false;
    value = static_cast<Enum>(number);
    return true;
}

bool flagAt(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

std::vector<domain::Named> namesAt(const Json &json, const char *key)
{
    std::vector<domain::Named> names;
    for (const Json &item : json.value(key, Json::array()))
        names.push_back({textAt(item, "id"), textAt(item, "name"), textAt(item, "name_en")});
    return names;
}

} // namespace

Json recordToJson(const domain::ComponentClass &cls)
{
    return {{"scheme", cls.scheme},
            {"code", cls.code},
            {"name", cls.name},
            {"name_en", cls.nameEn},
            {"category", cls.category}};
}

bool recordFromJson(const Json &json, domain::ComponentClass &cls)
{
    cls = {textAt(json, "scheme"), textAt(json, "code"), textAt(json, "name"), textAt(json, "name_en"),
           textAt(json, "category")};
    return !cls.scheme.empty() && !cls.code.empty();
}

Json recordToJson(const domain::Area &area)
{
    Json json = {{"kind", static_cast<int>(area.kind)},
                 {"code", area.code},
                 {"name", area.name},
                 {"parent", area.parent},
                 {"district", area.district},
                 {"label", pointToJson(area.label)},
                 {"rings", polygonToJson(area.shape)}};
    if (area.assumed)
        json["assumed"] = true;
    return json;
}

bool recordFromJson(const Json &json, domain::Area &area)
{
    area.code = textAt(json, "code");
    area.name = textAt(json, "name");
    area.parent = textAt(json, "parent");
    area.district = textAt(json, "district");
    area.assumed = flagAt(json, "assumed");
    return json.is_object() && !area.code.empty() && enumFromJson(json, "kind", 5, area.kind)
        && pointFromJson(json, "label", area.label) && polygonFromJson(json, "rings", area.shape);
}

Json recordToJson(const domain::Street &street)
{
    return {{"id", street.id},
            {"name", street.name},
            {"class", street.roadClass},
            {"district", street.district},
            {"line", lineToJson(street.line)}};
}

bool recordFromJson(const Json &json, domain::Street &street)
{
    const std::int64_t id = integerAt(json, "id", -1);
    if (id < 0 || id > 0xffffffffLL || !json.contains("line"))
        return false;
    street.id = static_cast<std::uint32_t>(id);
    street.name = textAt(json, "name");
    street.district = textAt(json, "district");
    return enumFromJson(json, "class", 16, street.roadClass) && lineFromJson(json["line"], street.line);
}

Json recordToJson(const domain::BaseShape &shape)
{
    return {
        {"kind", static_cast<int>(shape.kind)}, {"name", shape.name}, {"rings", polygonToJson(shape.shape)}};
}

bool recordFromJson(const Json &json, domain::BaseShape &shape)
{
    shape.name = textAt(json, "name");
    return json.is_object() && enumFromJson(json, "kind", 3, shape.kind)
        && polygonFromJson(json, "rings", shape.shape);
}

Json recordToJson(const domain::Unit &unit)
{
    return {{"code", unit.code}, {"name", unit.name}, {"district", unit.district}, {"parent", unit.parent}};
}

bool recordFromJson(const Json &json, domain::Unit &unit)
{
    unit = {textAt(json, "code"), textAt(json, "name"), textAt(json, "district"), textAt(json, "parent")};
    return !unit.code.empty();
}

Json recordToJson(const domain::Officer &officer)
{
    return {{"code", officer.code},          {"name", officer.name},   {"district", officer.district},
            {"duty_area", officer.dutyArea}, {"phone", officer.phone}, {"home", pointToJson(officer.home)}};
}

bool recordFromJson(const Json &json, domain::Officer &officer)
{
    officer = {textAt(json, "code"),      textAt(json, "name"),  textAt(json, "district"),
               textAt(json, "duty_area"), textAt(json, "phone"), {}};
    return json.is_object() && !officer.code.empty() && pointFromJson(json, "home", officer.home);
}

Json recordToJson(const domain::Layer &layer)
{
    return {{"id", layer.id},          {"parent", layer.parent}, {"name", layer.name},
            {"name_en", layer.nameEn}, {"source", layer.source}, {"shown", layer.shown}};
}

bool recordFromJson(const Json &json, domain::Layer &layer)
{
    layer = {textAt(json, "id"),      textAt(json, "parent"), textAt(json, "name"),
             textAt(json, "name_en"), textAt(json, "source"), flagAt(json, "shown")};
    return !layer.id.empty();
}

Json namesToJson(const std::vector<domain::Named> &names)
{
    Json list = Json::array();
    for (const domain::Named &named : names)
        list.push_back({{"id", named.id}, {"name", named.name}, {"name_en", named.nameEn}});
    return list;
}

Json headToJson(const domain::City &city)
{
    Json figures = Json::array();
    for (const domain::Figure &figure : city.figures)
        figures.push_back({{"key", figure.key},
                           {"value", figure.value},
                           {"assumed", figure.assumed},
                           {"source", figure.source}});
    return {{"code", city.code},
            {"name", city.name},
            {"name_en", city.nameEn},
            {"attribution", city.attribution},
            {"scheme", city.scheme},
            {"centre", pointToJson(city.centre)},
            {"box", {city.box.left, city.box.top, city.box.right, city.box.bottom}},
            {"categories", namesToJson(city.categories)},
            {"stages", namesToJson(city.stages)},
            {"groups", namesToJson(city.groups)},
            {"systems", namesToJson(city.systems)},
            {"protection_level", city.protectionLevel},
            {"figures", std::move(figures)}};
}

bool headFromJson(const Json &json, domain::City &city)
{
    city.code = textAt(json, "code");
    city.name = textAt(json, "name");
    city.nameEn = textAt(json, "name_en");
    city.attribution = textAt(json, "attribution");
    city.scheme = textAt(json, "scheme");
    if (city.code.empty() || !pointFromJson(json, "centre", city.centre))
        return false;
    const auto box = json.find("box");
    if (box == json.end() || !box->is_array() || box->size() != 4)
        return false;
    std::int64_t edges[4];
    for (std::size_t i = 0; i < 4; ++i) {
        if (!(*box)[i].is_number_integer())
            return false;
        edges[i] = (*box)[i].get<std::int64_t>();
        if (edges[i] < 0 || edges[i] > geo::worldSize)
            return false;
    }
    city.box = {edges[0], edges[1], edges[2], edges[3]};
    city.categories = namesAt(json, "categories");
    city.stages = namesAt(json, "stages");
    city.groups = namesAt(json, "groups");
    city.systems = namesAt(json, "systems");
    city.protectionLevel =
        static_cast<int>(std::clamp<std::int64_t>(integerAt(json, "protection_level"), 0, 5));
    for (const Json &item : json.value("figures", Json::array()))
        city.figures.push_back(
            {textAt(item, "key"), integerAt(item, "value"), flagAt(item, "assumed"), textAt(item, "source")});
    return true;
}

} // namespace egret::protocol
