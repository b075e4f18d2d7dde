// SPDX-License-Identifier: GPL-3.0-or-later
#include <server/Routes.h>

namespace egret::server {

namespace {

http::Response manifest(const Call &call)
{
    // From the ledger, not the snapshot: who comes because the feed said so must not get the one before.
    const Result<protocol::Manifest> now = call.services.city.ledger().manifest();
    if (!now)
        return http::problem(now.error());
    return http::textResponse(200, "application/json", protocol::toJson(now.value()));
}

http::Response chunk(const Call &call)
{
    const std::string hash = call.captured("hash");
    const Result<Bytes> bytes = call.services.city.ledger().chunk(hash);
    if (!bytes)
        return http::problem(bytes.error());
    http::Response response =
        http::textResponse(200, "application/octet-stream", std::string(textOf(bytes.value())));
    response.fields.add("Cache-Control", "public, max-age=31536000, immutable");
    return http::withEtag(call.request, std::move(response), "\"" + hash + "\"");
}

http::Response page(CityState &city, std::uint64_t since, std::uint64_t limit)
{
    const Result<protocol::ChangePage> found = city.ledger().changes(since, limit);
    if (!found)
        return http::problem(found.error(),
                             found.error().code == Error::Code::Stale ? Json{{"reason", "horizon"}}
                                                                      : Json::object());
    http::Response response = http::textResponse(200, "application/json", protocol::toJson(found.value()));
    response.fields.add("Cache-Control", "no-store");
    return response;
}

void changes(const Call &call, const http::Reply &reply)
{
    const std::uint64_t since = call.query.integer("since", 0);
    const std::uint64_t limit = call.query.integer("limit", 1000);
    const std::uint64_t wait = call.query.integer("wait", 0);
    for (const char *needed : {"epoch", "since"}) {
        if (!call.query.has(needed))
            return reply(badParameter(needed, "is needed: it comes from the manifest"));
    }
    CityState &city = call.services.city;
    const Result<ledger::StaleReason> stale = city.ledger().stale(call.query.text("epoch"), since);
    if (!stale)
        return reply(http::problem(stale.error()));
    if (stale.value() != ledger::StaleReason::None)
        return reply(http::problem(
            410, "this cursor no longer continues what the server holds; begin with the manifest",
            {{"reason", stale.value() == ledger::StaleReason::Epoch ? "epoch" : "horizon"}}));
    if (wait == 0)
        return reply(page(city, since, limit));
    city.whenBeyond(since, std::chrono::steady_clock::now() + std::chrono::seconds(wait), call.request.gone,
                    [&city, since, limit, reply] { reply(page(city, since, limit)); });
}

} // namespace

void addSyncRoutes(Handlers &handlers)
{
    handlers.now["manifest"] = manifest;
    handlers.now["chunk"] = chunk;
    handlers.later["changes"] = changes;
}

} // namespace egret::server
