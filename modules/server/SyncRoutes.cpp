// SPDX-License-Identifier: GPL-3.0-or-later
#include <server/Routes.h>

#include <algorithm>

namespace egret::server {

namespace {

http::Response manifest(const Call &call)
{
    // From the ledger, not the snapshot: who comes because the feed said so must not get the one before.
    Result<protocol::Manifest> now = call.services.city.ledger().manifest();
    if (!now)
        return http::problem(now.error());
    std::erase_if(now.value().chunks,
                  [&](const protocol::ChunkEntry &chunk) { return !call.access.mayHave(chunk); });
    return http::textResponse(200, "application/json", protocol::toJson(now.value()));
}

http::Response chunk(const Call &call)
{
    const std::string hash = call.captured("hash");
    if (!call.access.demo()) {
        const auto &chunks = call.snapshot->manifest->chunks;
        const auto named = std::find_if(chunks.begin(), chunks.end(), [&](const protocol::ChunkEntry &chunk) {
            return chunk.hash == hash && call.access.mayHave(chunk);
        });
        if (named == chunks.end()) // whether it exists elsewhere is not told
            return http::problem(
                404, "there is no chunk " + hash.substr(0, 64) + " for you; ask for the manifest");
    }
    const Result<Bytes> bytes = call.services.city.ledger().chunk(hash);
    if (!bytes)
        return http::problem(bytes.error());
    http::Response response =
        http::textResponse(200, "application/octet-stream", std::string(textOf(bytes.value())));
    response.fields.add("Cache-Control", "public, max-age=31536000, immutable");
    return http::withEtag(call.request, std::move(response), "\"" + hash + "\"");
}

/// What of the feed is told to one caller.
struct Told
{
    identity::Scope components;
    std::map<std::string, identity::Scope, std::less<>> documents; ///< by kind; empty: not asked for

    [[nodiscard]] bool has(const protocol::ChangeEvent &event) const
    {
        if (event.kind == protocol::ChangeKind::Component)
            return components.touches(identity::placeOfArea(event.district));
        if (event.kind != protocol::ChangeKind::Document)
            return true;
        const auto scope = documents.find(event.document->kind);
        return scope != documents.end()
            && scope->second.touches(identity::placeOfArea(event.document->place));
    }
};

http::Response page(CityState &city, std::uint64_t since, std::uint64_t limit, const Told &told)
{
    Result<protocol::ChangePage> found = city.ledger().changes(since, limit);
    if (!found)
        return http::problem(found.error(),
                             found.error().code == Error::Code::Stale ? Json{{"reason", "horizon"}}
                                                                      : Json::object());
    std::erase_if(found.value().changes,
                  [&](const protocol::ChangeEvent &event) { return !told.has(event); });
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
    Told told{call.access.scope("read", "component"), {}};
    if (call.query.text("documents") == "true") { // clients that do not ask do not know them
        for (const std::string_view kind : protocol::documentKinds())
            told.documents.emplace(kind, call.access.scope("read", kind));
    }
    if (wait == 0)
        return reply(page(city, since, limit, told));
    city.whenBeyond(since, std::chrono::steady_clock::now() + std::chrono::seconds(wait), call.request.gone,
                    [&city, since, limit, told, reply] { reply(page(city, since, limit, told)); });
}

} // namespace

void addSyncRoutes(Handlers &handlers)
{
    handlers.now["manifest"] = manifest;
    handlers.now["chunk"] = chunk;
    handlers.later["changes"] = changes;
}

} // namespace egret::server
