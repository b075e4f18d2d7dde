// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <http/Target.h>
#include <server/Api.h>
#include <server/Commands.h>

#include <algorithm>

namespace egret::server {

http::Response jsonResponse(const Json &json, const char *mediaType)
{
    return http::textResponse(200, mediaType, json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string nextTarget(const http::Request &request, const std::string &after)
{
    std::string target = request.path + "?";
    for (const auto &[name, value] : request.query) {
        if (name != "after" && name != "offset")
            target += http::percentEncoded(name) + "=" + http::percentEncoded(value) + "&";
    }
    return target + "after=" + http::percentEncoded(after);
}

http::Response pageResponse(const Json &page)
{
    http::Response response = jsonResponse(page);
    if (page.contains("next"))
        response.fields.add("Link", "<" + page["next"].get<std::string>() + ">; rel=\"next\"");
    return response;
}

namespace {

/// What is answered out of memory in a few microseconds.
bool isQuick(std::string_view id)
{
    static constexpr std::string_view quick[] = {"health", "ready", "version",   "whoAmI",
                                                 "active", "why",   "mySessions"};
    return std::find(std::begin(quick), std::end(quick), id) != std::end(quick);
}

} // namespace

std::variant<Access, http::Response> Api::admit(const protocol::Endpoint &endpoint,
                                                const http::Request &request)
{
    if (m_services.accounts == nullptr)
        return Access();
    // What a client does by itself is no sign of a person at the seat.
    Access access = m_services.accounts->accessOf(request, endpoint.tag != "sync", nowMs());
    if (const identity::Decision decision = access.decide(endpoint.verb, endpoint.objectClass);
        !decision.allowed)
        return refusal(decision);
    return access;
}

Result<http::Router> Api::router()
{
    Handlers handlers;
    addCityRoutes(handlers);
    addComponentRoutes(handlers);
    addSyncRoutes(handlers);
    addOgcRoutes(handlers);
    addIdentityRoutes(handlers);
    addDocumentRoutes(handlers);
    addWallRoutes(handlers);
    Result<CommandTable> commands = commandTable();
    if (!commands)
        return commands.error();
    handlers.now["command"] = [table = std::move(commands).value()](const Call &call) {
        return runCommand(table, call);
    };
    handlers.now["cancelCommand"] = cancelCommand;
    http::Router router;
    std::size_t used = 0;
    for (const protocol::Endpoint &endpoint : protocol::endpoints()) {
        http::Route route;
        route.method = std::string(endpoint.method);
        route.pattern = std::string(endpoint.path);
        route.quick = isQuick(endpoint.id);
        const auto now = handlers.now.find(endpoint.id);
        const auto later = handlers.later.find(endpoint.id);
        // A command may carry a document of 64 KiB, escaped.
        route.bodyLimit = endpoint.body.empty() ? 0 : (endpoint.body == "Command" ? 160 : 64) * 1024;
        if (later != handlers.later.end())
            route.deadline = std::chrono::seconds(75); // the longest wait is 60 s
        if (now != handlers.now.end()) {
            route.handler = [this, &endpoint, answer = now->second](const http::Request &request,
                                                                    const http::Reply &reply) {
                const Query query(request);
                auto admitted = admit(endpoint, request);
                if (auto *refused = std::get_if<http::Response>(&admitted))
                    return reply(std::move(*refused));
                if (auto refused = query.check(endpoint))
                    return reply(std::move(*refused));
                http::Response response = answer(
                    {request, query, m_services.city.snapshot(), m_services, std::get<Access>(admitted)});
                if (response.status == 200 && endpoint.method == "GET"
                    && response.fields.count("ETag") == 0) {
                    const std::string etag = http::etagOf(response.content());
                    response = http::withEtag(request, std::move(response), etag);
                }
                reply(std::move(response));
            };
        } else if (later != handlers.later.end()) {
            route.handler = [this, &endpoint, answer = later->second](const http::Request &request,
                                                                      const http::Reply &reply) {
                const Query query(request);
                auto admitted = admit(endpoint, request);
                if (auto *refused = std::get_if<http::Response>(&admitted))
                    return reply(std::move(*refused));
                if (auto refused = query.check(endpoint))
                    return reply(std::move(*refused));
                answer({request, query, m_services.city.snapshot(), m_services, std::get<Access>(admitted)},
                       reply);
            };
        } else {
            return Error{Error::Code::Conflict, "endpoint " + std::string(endpoint.id) + " has no handler"};
        }
        ++used;
        router.add(std::move(route));
    }
    if (used != handlers.now.size() + handlers.later.size())
        return Error{Error::Code::Conflict, "a handler is not in the endpoint table"};
    return router;
}

} // namespace egret::server
