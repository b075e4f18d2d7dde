// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/Endpoints.h>

namespace egret::protocol {

namespace {

Json object(Json properties, Json required = Json::array())
{
    Json schema = {{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty())
        schema["required"] = std::move(required);
    return schema;
}

Json list(Json of) { return {{"type", "array"}, {"items", std::move(of)}}; }
Json reference(std::string_view name) { return {{"$ref", "#/components/schemas/" + std::string(name)}}; }

Json schemas()
{
    const Json text = {{"type", "string"}};
    const Json number = {{"type", "integer"}, {"format", "int64"}};
    const Json flag = {{"type", "boolean"}};
    const Json sequences = {{"type", "object"}, {"additionalProperties", number}};
    const Json any = {{"type", "object"}};
    return {
        {"Problem",
         object({{"type", text},
                 {"title", text},
                 {"status", number},
                 {"detail", text},
                 {"parameter", text},
                 {"reason", text}},
                {"type", "title", "status"})},
        {"Status", object({{"status", text}}, {"status"})},
        {"Version",
         object({{"name", text}, {"version", text}, {"accounts", flag}, {"first_run", flag}},
                {"name", "version"})},
        {"City",
         object({{"code", text},
                 {"name", text},
                 {"name_en", text},
                 {"attribution", text},
                 {"figures", list(any)},
                 {"categories", list(any)},
                 {"stages", list(any)},
                 {"groups", list(any)},
                 {"systems", list(any)},
                 {"protection_level", number},
                 {"layers", list(any)},
                 {"totals", any},
                 {"epoch", text},
                 {"bbox", list({{"type", "number"}})}},
                {"code", "name", "totals", "epoch"})},
        {"List", object({{"items", list(any)}}, {"items"})},
        {"Page", object({{"items", list(any)}, {"count", number}, {"next", text}}, {"items", "count"})},
        {"Count", object({{"count", number}, {"by", sequences}}, {"count"})},
        {"Manifest",
         object({{"epoch", text}, {"at", sequences}, {"chunks", list(any)}}, {"epoch", "at", "chunks"})},
        {"ChangePage",
         object({{"epoch", text}, {"changes", list(any)}, {"next", sequences}, {"more", flag}},
                {"changes", "next", "more"})},
        {"Component",
         object({{"code", text},
                 {"class", text},
                 {"state", text},
                 {"district", text},
                 {"grid", text},
                 {"serial", number},
                 {"surveyed", text},
                 {"changed", text},
                 {"geometry", any},
                 {"unit", text},
                 {"place", text},
                 {"remark", text},
                 {"identifier", text}},
                {"code", "class", "state", "geometry"})},
        {"Empty", object(Json::object())},
        {"SignOut", object({{"id", text}})},
        {"FirstRun", object({{"token", text}, {"users", list(any)}}, {"token", "users"})},
        {"SignIn",
         object({{"name", text}, {"password", text}, {"code", text}, {"seat", text}}, {"name", "password"})},
        {"Refresh", object({{"refresh_token", text}}, {"refresh_token"})},
        {"Tokens",
         object({{"access_token", text},
                 {"refresh_token", text},
                 {"expires_in", number},
                 {"must_change_password", flag}},
                {"access_token", "refresh_token", "expires_in"})},
        {"Session",
         object({{"user", any}, {"seat", text}, {"rights", list(any)}, {"must_change_password", flag}},
                {"user", "rights"})},
        {"Decision", object({{"allowed", flag}, {"rule", text}, {"roles", list(text)}}, {"allowed", "rule"})},
        {"ChangePassword", object({{"old", text}, {"new", text}}, {"old", "new"})},
        {"Password", object({{"password", text}}, {"password"})},
        {"Enrolment",
         object({{"secret", text}, {"uri", text}, {"recovery_codes", list(text)}},
                {"secret", "recovery_codes"})},
        {"Command",
         object({{"command", text}, {"arguments", any}, {"cause", text}}, {"command", "arguments"})},
        {"Document",
         object({{"kind", text},
                 {"id", text},
                 {"revision", number},
                 {"seq", number},
                 {"place", text},
                 {"time", text},
                 {"actor", text},
                 {"body", Json::object()}},
                {"kind", "id", "revision", "body"})},
        {"Documents",
         object({{"items", list(reference("Document"))}, {"at", number}, {"next", text}}, {"items", "at"})},
        {"WallReport",
         object({{"schema", text},
                 {"wall", text},
                 {"output", text},
                 {"revision", number},
                 {"scene", text},
                 {"rotating", flag},
                 {"locked", flag},
                 {"blank", flag},
                 {"live", flag},
                 {"alert", text},
                 {"scenes", list(any)},
                 {"picture", text}},
                {"schema", "wall", "output"})},
        {"WallHeard", object({{"status", text}, {"watched", flag}}, {"status", "watched"})},
        {"Cancelled", object({{"status", text}, {"answer", any}}, {"status"})},
        {"Result", object({{"status", text}, {"revision", number}}, {"status"})},
        {"Area",
         object({{"code", text}, {"kind", text}, {"name", text}, {"parent", text}, {"geometry", any}},
                {"code", "kind", "name"})},
    };
}

Json schemaOf(const Parameter &parameter)
{
    switch (parameter.kind) {
    case ParameterKind::Text: return {{"type", "string"}, {"maxLength", 200}};
    case ParameterKind::List: return list({{"type", "string"}});
    case ParameterKind::Integer:
        return {{"type", "integer"},
                {"format", "int64"},
                {"minimum", parameter.minimum},
                {"maximum", parameter.maximum}};
    case ParameterKind::Flag: return {{"type", "boolean"}};
    case ParameterKind::Box: {
        Json box = list({{"type", "number"}});
        box["minItems"] = 4;
        box["maxItems"] = 4;
        return box;
    }
    case ParameterKind::DayRange:
        return {{"type", "string"}, {"pattern", "^(\\d{4}-\\d{2}-\\d{2})?\\.\\.(\\d{4}-\\d{2}-\\d{2})?$"}};
    case ParameterKind::Choice: return {{"type", "string"}, {"enum", parameter.values}};
    }
    return {};
}

Json parametersOf(const Endpoint &endpoint)
{
    Json all = Json::array();
    for (std::size_t open = endpoint.path.find('{'); open != std::string_view::npos;
         open = endpoint.path.find('{', open + 1)) {
        const std::size_t close = endpoint.path.find('}', open);
        all.push_back({{"name", endpoint.path.substr(open + 1, close - open - 1)},
                       {"in", "path"},
                       {"required", true},
                       {"schema", {{"type", "string"}}}});
    }
    for (const std::string_view name : endpoint.parameters) {
        const Parameter *parameter = findParameter(name);
        if (parameter == nullptr)
            continue;
        Json one = {{"name", name},
                    {"in", "query"},
                    {"required", false},
                    {"description", parameter->summary},
                    {"schema", schemaOf(*parameter)}};
        if (parameter->kind == ParameterKind::List || parameter->kind == ParameterKind::Box) {
            one["style"] = "form";
            one["explode"] = false;
        }
        all.push_back(std::move(one));
    }
    return all;
}

Json operationOf(const Endpoint &endpoint)
{
    const Json problem = {{"description", "What went wrong (RFC 9457)"},
                          {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
    Json schema = endpoint.mediaType == "application/octet-stream"
        ? Json{{"type", "string"}, {"format", "binary"}}
        : endpoint.mediaType == "text/plain" ? Json{{"type", "string"}}
        : endpoint.schema.empty()            ? Json{{"type", "object"}}
                                             : reference(endpoint.schema);
    Json operation = {{"operationId", endpoint.id},
                      {"summary", endpoint.summary},
                      {"tags", Json::array({endpoint.tag})},
                      {"parameters", parametersOf(endpoint)},
                      {"x-egret-role", endpoint.role},
                      {"x-egret-verb", endpoint.verb},
                      {"x-egret-object", endpoint.objectClass},
                      {"responses",
                       {{"200",
                         {{"description", endpoint.summary},
                          {"content", {{std::string(endpoint.mediaType), {{"schema", std::move(schema)}}}}}}},
                        {"default", problem}}}};
    if (!endpoint.body.empty())
        operation["requestBody"] = {
            {"required", true}, {"content", {{"application/json", {{"schema", reference(endpoint.body)}}}}}};
    if (endpoint.role == "anyone")
        operation["security"] = Json::array();
    if (endpoint.id == "command") {
        operation["parameters"].push_back(
            {{"name", "Idempotency-Key"},
             {"in", "header"},
             {"required", false},
             {"description", "A version 7 UUID; the same key gives the same answer, without a second effect"},
             {"schema", {{"type", "string"}, {"format", "uuid"}}}});
        for (const Command &command : commands())
            operation["x-egret-commands"][std::string(command.name)] = {{"role", command.role},
                                                                        {"verb", command.verb},
                                                                        {"object", command.objectClass},
                                                                        {"summary", command.summary}};
    }
    return operation;
}

} // namespace

Json openApiDocument()
{
    Json paths = Json::object();
    for (const Endpoint &endpoint : endpoints()) {
        std::string method(endpoint.method);
        for (char &c : method)
            c = static_cast<char>(c | 0x20);
        paths[std::string(endpoint.path)][method] = operationOf(endpoint);
    }
    return {{"openapi", "3.0.3"},
            {"info",
             {{"title", "Egret"},
              {"version", "1"},
              {"description",
               "The city of an Egret server: columns and change feed for clients, "
               "queries for programs, OGC API Features for GIS."},
              {"license", {{"name", "GPL-3.0-or-later"}}}}},
            {"security", Json::array({{{"bearer", Json::array()}}})},
            {"paths", std::move(paths)},
            {"components",
             {{"schemas", schemas()},
              {"securitySchemes", {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
}

} // namespace egret::protocol
