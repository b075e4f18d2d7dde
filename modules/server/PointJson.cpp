// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ComponentState.h>
#include <points/Query.h>
#include <protocol/Documents.h>
#include <server/PointJson.h>

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace egret::server {

std::string codeOf(const points::PointSet &points, std::uint32_t row)
{
    const std::string &key = points.classes[points.cls[row]];
    char serial[16];
    std::snprintf(serial, sizeof serial, "%06u", points.serial[row]);
    return points.districts[points.district[row]] + key.substr(key.find(':') + 1) + serial;
}

std::optional<std::uint32_t> rowOf(const points::PointSet &points, std::string_view code,
                                   const std::string &preferred)
{
    if (code.size() < 13 || code.size() > 40)
        return std::nullopt;
    const auto district = std::find(points.districts.begin(), points.districts.end(), code.substr(0, 6));
    if (district == points.districts.end())
        return std::nullopt;
    std::optional<std::uint32_t> other;
    for (std::size_t cls = 0; cls < points.classes.size(); ++cls) {
        const std::string_view key = points.classes[cls];
        const std::string_view classCode = key.substr(key.find(':') + 1);
        const std::string_view rest = code.substr(6);
        if (!rest.starts_with(classCode) || rest.size() < classCode.size() + 6)
            continue;
        const std::string_view digits = rest.substr(classCode.size());
        std::uint32_t serial = 0;
        const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), serial);
        if (ec != std::errc() || end != digits.data() + digits.size())
            continue;
        const auto row =
            points::findPoint(points, static_cast<std::uint8_t>(district - points.districts.begin()),
                              static_cast<std::uint16_t>(cls), serial);
        if (!row || codeOf(points, *row) != code) // only the padding that we write
            continue;
        if (key.substr(0, key.find(':')) == preferred)
            return row;
        other = other ? other : row;
    }
    return other;
}

Json propertiesOf(const points::PointSet &points, std::uint32_t row, const CityIndex &index)
{
    const std::string &key = points.classes[points.cls[row]];
    const domain::ComponentClass *cls = index.componentClass(key);
    const auto state = static_cast<domain::ComponentState>(
        std::min<std::size_t>(points.state[row], domain::componentStateCount - 1));
    return {{"code", codeOf(points, row)},
            {"class", key},
            {"class_name", cls ? cls->name : std::string()},
            {"category", cls ? cls->category : std::string("other")},
            {"state", domain::toText(state)},
            {"district", points.districts[points.district[row]]},
            {"grid", points.grid[row] == points::noGrid ? std::string() : points.grids[points.grid[row]]},
            {"serial", points.serial[row]},
            {"surveyed", toText(points.survey[row])},
            {"changed", toText(points.change[row])}};
}

Json componentJson(const points::PointSet &points, std::uint32_t row, const CityIndex &index)
{
    Json json = propertiesOf(points, row, index);
    json["geometry"] = protocol::toGeoJson(geo::WorldPoint{points.x[row], points.y[row]});
    return json;
}

void addAttributes(Json &component, const points::Attributes &attributes)
{
    component["unit"] = attributes.unit;
    component["place"] = attributes.place;
    component["remark"] = attributes.remark;
    if (!attributes.code.empty())
        component["identifier"] = attributes.code;
}

} // namespace egret::server
