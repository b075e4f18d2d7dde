// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <protocol/SharedDocument.h>
#include <server/Routes.h>

namespace egret::server {

namespace {

http::Response fresh(const Json &json)
{
    http::Response response = jsonResponse(json);
    response.fields.add("Cache-Control", "no-store");
    return response;
}

http::Response walls(const Call &call) { return fresh({{"items", call.services.walls.list({}, nowMs())}}); }

http::Response wall(const Call &call)
{
    const std::string name = call.captured("name");
    Json items = call.services.walls.list(name, nowMs());
    if (items.empty())
        return http::problem(
            404, "no wall " + name.substr(0, 64) + " has reported to this server; is it switched on?");
    return fresh({{"items", std::move(items)}});
}

http::Response report(const Call &call)
{
    const std::string name = call.captured("name");
    Result<Json> body = parseJson(call.request.body, "body");
    if (!body || !body.value().is_object())
        return http::problem(400, body ? "body: is no object" : body.error().message);
    const std::string output = textAt(body.value(), "output");
    if (!protocol::isDocumentId(name) || textAt(body.value(), "wall") != name)
        return http::problem(400, "\"wall\" is not the wall of the path");
    if (output.empty() || output.size() > 200)
        return http::problem(400, "\"output\" is not 1 to 200 bytes");
    const bool watched = call.services.walls.put(name, output, std::move(body).value(), nowMs());
    return jsonResponse({{"status", "ok"}, {"watched", watched}});
}

} // namespace

void addWallRoutes(Handlers &handlers)
{
    handlers.now["walls"] = walls;
    handlers.now["wall"] = wall;
    handlers.now["reportWall"] = report;
}

} // namespace egret::server
