// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/Documents.h>

namespace egret::protocol {

namespace {

const char *nameOf(domain::AreaKind kind)
{
    switch (kind) {
    case domain::AreaKind::District: return "district";
    case domain::AreaKind::Street: return "street";
    case domain::AreaKind::Community: return "community";
    case domain::AreaKind::Grid: return "grid";
    case domain::AreaKind::DutyArea: return "duty_area";
    }
    return "";
}

} // namespace

Json toJson(const domain::Area &area, bool withShape)
{
    Json json = {{"code", area.code},
                 {"kind", nameOf(area.kind)},
                 {"name", area.name},
                 {"parent", area.parent},
                 {"district", area.district},
                 {"assumed", area.assumed},
                 {"label", toGeoJson(area.label)}};
    if (withShape)
        json["geometry"] = toGeoJson(area.shape);
    return json;
}

Json toJson(const domain::Unit &unit)
{
    return {{"code", unit.code}, {"name", unit.name}, {"district", unit.district}, {"parent", unit.parent}};
}

Json toJson(const domain::Officer &officer)
{
    return {{"code", officer.code},          {"name", officer.name},   {"district", officer.district},
            {"duty_area", officer.dutyArea}, {"phone", officer.phone}, {"geometry", toGeoJson(officer.home)}};
}

Json toJson(const domain::ComponentClass &cls)
{
    return {{"key", cls.key()},      {"scheme", cls.scheme},     {"code", cls.code},    {"name", cls.name},
            {"name_en", cls.nameEn}, {"category", cls.category}, {"known", cls.known()}};
}

} // namespace egret::protocol
