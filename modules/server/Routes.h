// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/Problem.h>
#include <server/Accounts.h>
#include <server/AttributeSource.h>
#include <server/CityState.h>
#include <server/Metrics.h>
#include <server/PointQuery.h>
#include <server/WallBoard.h>

namespace egret::server {

/// What handlers work on; lives as long as the server.
struct Services
{
    Services(CityState &c, WorkerPool &p, Metrics &m, Accounts *a) :
        city(c), pool(p), metrics(m), accounts(a), attributes(c.ledger())
    {
    }

    CityState &city;
    WorkerPool &pool;
    Metrics &metrics;
    Accounts *accounts; ///< null: --demo
    AttributeSource attributes;
    WallBoard walls{};
};

/// One request on its way through a handler: parameters checked, one snapshot for all of it.
struct Call
{
    const http::Request &request;
    const Query &query;
    SnapshotPtr snapshot;
    Services &services;
    const Access &access;

    [[nodiscard]] std::string captured(const char *name) const { return request.captures.at(name); }
};

/// Answers at once.
using Answer = std::function<http::Response(const Call &)>;
/// May answer later.
using Later = std::function<void(const Call &, http::Reply)>;

/// Handlers by the id of their endpoint. Each Routes file adds its own.
struct Handlers
{
    std::map<std::string, Answer, std::less<>> now;
    std::map<std::string, Later, std::less<>> later;
};
void addCityRoutes(Handlers &handlers);
void addComponentRoutes(Handlers &handlers);
void addSyncRoutes(Handlers &handlers);
void addOgcRoutes(Handlers &handlers);
void addIdentityRoutes(Handlers &handlers);
void addDocumentRoutes(Handlers &handlers);
void addWallRoutes(Handlers &handlers);

/// 200 with @p json, or the given media type.
http::Response jsonResponse(const Json &json, const char *mediaType = "application/json");
/// The same path and parameters with @p after as the place to continue.
std::string nextTarget(const http::Request &request, const std::string &after);

/// One page of records sorted by code: all of @p records that @p admits, behind code "after".
template <typename Record, typename Admits, typename ToJson>
Json recordPage(const Call &call, const std::vector<const Record *> &records, Admits admits, ToJson toJson)
{
    const std::uint64_t limit = call.query.integer("limit", 1000);
    const std::string after = call.query.text("after");
    Json items = Json::array();
    std::uint64_t count = 0;
    std::string last;
    bool more = false;
    for (const Record *record : records) {
        if (!admits(*record))
            continue;
        ++count;
        if (!after.empty() && record->code <= after)
            continue;
        if (items.size() == limit) {
            more = true;
            continue;
        }
        items.push_back(toJson(*record));
        last = record->code;
    }
    Json page = {{"items", std::move(items)}, {"count", count}};
    if (more)
        page["next"] = nextTarget(call.request, last);
    return page;
}

/// A page with its "next" also as an RFC 8288 Link.
http::Response pageResponse(const Json &page);

} // namespace egret::server
