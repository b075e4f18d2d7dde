// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Target.h>
#include <server/Api.h>

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

Result<http::Router> Api::router()
{
    Handlers handlers;
    addCityRoutes(handlers);
    addComponentRoutes(handlers);
    addSyncRoutes(handlers);
    addOgcRoutes(handlers);
    http::Router router;
    std::size_t used = 0;
    for (const protocol::Endpoint &endpoint : protocol::endpoints()) {
        http::Route route;
        route.method = std::string(endpoint.method);
        route.pattern = std::string(endpoint.path);
        const auto now = handlers.now.find(endpoint.id);
        const auto later = handlers.later.find(endpoint.id);
        if (now != handlers.now.end()) {
            route.handler = [this, &endpoint, answer = now->second](const http::Request &request,
                                                                    const http::Reply &reply) {
                const Query query(request);
                if (auto refusal = query.check(endpoint))
                    return reply(std::move(*refusal));
                http::Response response = answer({request, query, m_services.city.snapshot(), m_services});
                if (response.status == 200 && response.fields.count("ETag") == 0) {
                    const std::string etag = http::etagOf(response.content());
                    response = http::withEtag(request, std::move(response), etag);
                }
                reply(std::move(response));
            };
        } else if (later != handlers.later.end()) {
            route.deadline = std::chrono::seconds(75); // the longest wait is 60 s
            route.handler = [this, &endpoint, answer = later->second](const http::Request &request,
                                                                      const http::Reply &reply) {
                const Query query(request);
                if (auto refusal = query.check(endpoint))
                    return reply(std::move(*refusal));
                answer({request, query, m_services.city.snapshot(), m_services}, reply);
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
