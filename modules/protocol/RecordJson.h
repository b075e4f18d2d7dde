// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <domain/City.h>

namespace egret::protocol {

// The compact JSON of records inside documents: shapes as world units, the first point whole and the
// others as differences. The *FromJson functions say false for anything malformed.

Json recordToJson(const domain::ComponentClass &cls);
Json recordToJson(const domain::Area &area);
Json recordToJson(const domain::Street &street);
Json recordToJson(const domain::BaseShape &shape);
Json recordToJson(const domain::Unit &unit);
Json recordToJson(const domain::Officer &officer);
Json recordToJson(const domain::Layer &layer);
/// [{id, name, name_en}]
Json namesToJson(const std::vector<domain::Named> &names);
/// City without its lists of records.
Json headToJson(const domain::City &city);

bool recordFromJson(const Json &json, domain::ComponentClass &cls);
bool recordFromJson(const Json &json, domain::Area &area);
bool recordFromJson(const Json &json, domain::Street &street);
bool recordFromJson(const Json &json, domain::BaseShape &shape);
bool recordFromJson(const Json &json, domain::Unit &unit);
bool recordFromJson(const Json &json, domain::Officer &officer);
bool recordFromJson(const Json &json, domain::Layer &layer);
bool headFromJson(const Json &json, domain::City &city);

} // namespace egret::protocol
