// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Target.h>
#include <protocol/Documents.h>
#include <server/Masks.h>
#include <server/PointJson.h>
#include <server/Routes.h>

#include <algorithm>
#include <array>

namespace egret::server {

namespace {

constexpr const char *crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
constexpr const char *geoJson = "application/geo+json";

struct Collection
{
    std::string_view id;
    std::string_view title;
    std::string_view summary;
};
constexpr std::array<Collection, 7> collections{{
    {"components", "部件 Components", "Every managed component of the city"},
    {"grids", "单元网格 Grids", "The unit grids"},
    {"communities", "社区 Communities", "Communities and villages"},
    {"districts", "区 Districts", "Districts"},
    {"cameras", "摄像机 Cameras", "Cameras"},
    {"officers", "网格员 Officers", "Grid officers, at the place where their shift begins"},
    {"units", "处置部门 Units", "Departments and companies that handle cases; without geometry"},
}};

std::string baseOf(const http::Request &request)
{
    return "http://" + std::string(request.fields.find("Host"));
}

Json link(std::string href, const char *rel, const char *type, const char *title = nullptr)
{
    Json json = {{"href", std::move(href)}, {"rel", rel}, {"type", type}};
    if (title)
        json["title"] = title;
    return json;
}

http::Response landing(const Call &call)
{
    const std::string base = baseOf(call.request);
    const domain::City &city = call.snapshot->index->city();
    return jsonResponse(
        {{"title", city.name.empty() ? "Egret" : city.name},
         {"description", "Egret: the managed components, grids, cameras and people of " + city.nameEn},
         {"attribution", city.attribution},
         {"links",
          {link(base + "/ogc", "self", "application/json"),
           link(base + "/ogc/api", "service-desc", "application/vnd.oai.openapi+json;version=3.0",
                "API definition"),
           link(base + "/ogc/conformance", "conformance", "application/json"),
           link(base + "/ogc/collections", "data", "application/json")}}});
}

http::Response conformance(const Call &)
{
    const std::string root = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    return jsonResponse({{"conformsTo", {root + "core", root + "oas30", root + "geojson"}}});
}

Json describe(const Call &call, const Collection &collection)
{
    const std::string self = baseOf(call.request) + "/ogc/collections/" + std::string(collection.id);
    const geo::WorldBox &box = call.snapshot->index->city().box;
    const auto corner = [](std::int64_t v) {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(v, 0, geo::worldSize - 1));
    };
    const geo::LonLat northWest = geo::toLonLat({corner(box.left), corner(box.top)});
    const geo::LonLat southEast = geo::toLonLat({corner(box.right), corner(box.bottom)});
    Json json = {
        {"id", collection.id},
        {"title", collection.title},
        {"description", collection.summary},
        {"itemType", "feature"},
        {"crs", Json::array({crs84})},
        {"links", {link(self, "self", "application/json"), link(self + "/items", "items", geoJson)}}};
    if (!box.empty()) {
        json["extent"]["spatial"] = {{"bbox", {{northWest.lon, southEast.lat, southEast.lon, northWest.lat}}},
                                     {"crs", crs84}};
    }
    return json;
}

const Collection *find(std::string_view id)
{
    const auto found =
        std::find_if(collections.begin(), collections.end(), [&](const Collection &c) { return c.id == id; });
    return found == collections.end() ? nullptr : &*found;
}

http::Response unknownCollection(const Call &call)
{
    return http::problem(
        404, "there is no collection '" + call.captured("collection") + "'; see /ogc/collections");
}

http::Response allCollections(const Call &call)
{
    Json list = Json::array();
    for (const Collection &collection : collections)
        list.push_back(describe(call, collection));
    return jsonResponse(
        {{"collections", std::move(list)},
         {"links",
          Json::array({link(baseOf(call.request) + "/ogc/collections", "self", "application/json")})}});
}

http::Response oneCollection(const Call &call)
{
    const Collection *collection = find(call.captured("collection"));
    return collection ? jsonResponse(describe(call, *collection)) : unknownCollection(call);
}

/// GeoJSON feature of a record: its "geometry" beside its other members.
Json feature(Json properties)
{
    Json geometry = properties.contains("geometry") ? std::move(properties["geometry"]) : Json(nullptr);
    properties.erase("geometry");
    properties.erase("label");
    const std::string id = properties["code"];
    return {{"type", "Feature"},
            {"id", id},
            {"geometry", std::move(geometry)},
            {"properties", std::move(properties)}};
}

struct Found
{
    std::vector<Json> features;
    std::uint64_t matched = 0;
    std::string next; ///< place to continue; empty at the end
};

std::variant<Found, http::Response> findPoints(const Call &call, bool cameras, std::uint64_t limit)
{
    auto asked =
        PointQuery::from(call.query, call.snapshot, cameras,
                         call.access.scope("read", cameras ? "camera" : "component"), call.services.pool);
    if (auto *refusal = std::get_if<http::Response>(&asked))
        return std::move(*refusal);
    const PointQuery &query = std::get<PointQuery>(asked);
    Found found;
    found.matched = query.count();
    std::uint32_t from = 0;
    const std::uint64_t offset = call.query.integer("offset", 0);
    if (call.query.has("after")) {
        const auto row = query.rowBehind(call.query.text("after"));
        if (!row)
            return badParameter("after", "is not a place from a next link of this server");
        from = *row;
    }
    if (offset >= found.matched)
        return found;
    std::vector<std::uint32_t> rows = query.rows(from, offset + limit + 1);
    rows.erase(rows.begin(),
               rows.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(offset, rows.size())));
    if (rows.size() > limit) {
        rows.pop_back();
        found.next = query.placeOf(rows.back());
    }
    for (const std::uint32_t row : rows)
        found.features.push_back(feature(componentJson(query.points(), row, *call.snapshot->index)));
    return found;
}

template <typename Record, typename BoxOf, typename ToJson>
std::variant<Found, http::Response> findRecords(const Call &call, const std::vector<const Record *> &records,
                                                const identity::Scope &scope, std::uint64_t limit,
                                                BoxOf boxOf, ToJson toJson)
{
    for (const char *name : {"class", "state"}) {
        if (call.query.has(name))
            return badParameter(name, "is no property of this collection");
    }
    const std::vector<geo::WorldBox> boxes = call.query.boxes();
    const std::vector<std::string> districts = call.query.list("district");
    const std::string after = call.query.text("after");
    std::uint64_t skip = call.query.integer("offset", 0);
    Found found;
    for (const Record *record : records) {
        const std::optional<geo::WorldBox> box = boxOf(*record);
        if (!box || !scope.touches(placeOf(*record)))
            continue;
        const bool inside = boxes.empty()
            || std::any_of(boxes.begin(), boxes.end(),
                           [&](const geo::WorldBox &b) { return b.intersects(*box); });
        if (!inside
            || (!districts.empty()
                && std::find(districts.begin(), districts.end(), record->district) == districts.end()))
            continue;
        ++found.matched;
        if ((!after.empty() && record->code <= after) || (skip > 0 && skip-- > 0))
            continue;
        if (found.features.size() < limit)
            found.features.push_back(feature(toJson(*record)));
        else if (found.next.empty())
            found.next = found.features.back()["id"];
    }
    return found;
}

geo::WorldBox boxAt(geo::WorldPoint p) { return {p.x, p.y, std::int64_t{p.x} + 1, std::int64_t{p.y} + 1}; }

std::optional<domain::AreaKind> areaKindOf(std::string_view collection)
{
    if (collection == "grids")
        return domain::AreaKind::Grid;
    if (collection == "communities")
        return domain::AreaKind::Community;
    return collection == "districts" ? std::optional(domain::AreaKind::District) : std::nullopt;
}

std::variant<Found, http::Response> findItems(const Call &call, std::string_view id, std::uint64_t limit)
{
    const CityIndex &index = *call.snapshot->index;
    if (id == "components" || id == "cameras")
        return findPoints(call, id == "cameras", limit);
    if (id == "officers")
        return findRecords(
            call, index.officers(), call.access.scope("read", "officer"), limit,
            [&](const domain::Officer &o) {
                return std::optional(boxAt(shown(o, call.access, Purpose::Export).home));
            },
            [&](const domain::Officer &o) {
                return protocol::toJson(shown(o, call.access, Purpose::Export));
            });
    if (id == "units") { // a box asks for places, and a unit has none
        const bool boxed = call.query.has("bbox");
        return findRecords(
            call, index.units(), identity::Scope({identity::Place()}), limit,
            [boxed](const domain::Unit &) { return boxed ? std::nullopt : std::optional(geo::wholeWorld); },
            [](const domain::Unit &u) { return protocol::toJson(u); });
    }
    const std::optional<domain::AreaKind> kind = areaKindOf(id);
    return findRecords(
        call, index.areas(), call.access.scope("read", "area"), limit,
        [kind](const domain::Area &a) {
            return a.kind == kind ? std::optional(a.shape.box()) : std::nullopt;
        },
        [](const domain::Area &a) { return protocol::toJson(a, true); });
}

http::Response items(const Call &call)
{
    const Collection *collection = find(call.captured("collection"));
    if (collection == nullptr)
        return unknownCollection(call);
    auto result = findItems(call, collection->id, call.query.integer("limit", 100));
    if (auto *refusal = std::get_if<http::Response>(&result))
        return std::move(*refusal);
    Found &found = std::get<Found>(result);
    const std::string base = baseOf(call.request);
    Json links = Json::array(
        {link(base + call.request.target, "self", geoJson),
         link(base + "/ogc/collections/" + std::string(collection->id), "collection", "application/json")});
    if (!found.next.empty())
        links.push_back(link(base + nextTarget(call.request, found.next), "next", geoJson));
    const std::size_t returned = found.features.size();
    http::Response response = jsonResponse({{"type", "FeatureCollection"},
                                            {"numberMatched", found.matched},
                                            {"numberReturned", returned},
                                            {"timeStamp", toRfc3339(nowMs())},
                                            {"links", std::move(links)},
                                            {"features", std::move(found.features)}},
                                           geoJson);
    response.fields.add("Content-Crs", std::string("<") + crs84 + ">");
    return response;
}

template <typename Record>
const Record *recordOf(const std::vector<const Record *> &records, const std::string &code)
{
    const auto found = std::lower_bound(records.begin(), records.end(), code,
                                        [](const Record *r, const std::string &c) { return r->code < c; });
    return found == records.end() || (*found)->code != code ? nullptr : *found;
}

std::optional<Json> itemJson(const Call &call, std::string_view collection, const std::string &id)
{
    const CityIndex &index = *call.snapshot->index;
    if (collection == "components" || collection == "cameras") {
        const points::PointSet &points =
            collection == "cameras" ? *call.snapshot->cameras : *call.snapshot->components;
        const auto row = rowOf(points, id, index.city().scheme);
        const bool here = row
            && call.access.scope("read", collection == "cameras" ? "camera" : "component")
                   .touches(identity::placeOfArea(points.districts[points.district[*row]]));
        return here ? std::optional(componentJson(points, *row, index)) : std::nullopt;
    }
    if (collection == "officers") {
        const domain::Officer *officer = recordOf(index.officers(), id);
        const bool here = officer && call.access.scope("read", "officer").admits(placeOf(*officer));
        return here ? std::optional(protocol::toJson(shown(*officer, call.access, Purpose::Export)))
                    : std::nullopt;
    }
    if (collection == "units") {
        const domain::Unit *unit = recordOf(index.units(), id);
        return unit ? std::optional(protocol::toJson(*unit)) : std::nullopt;
    }
    const domain::Area *area = index.area(id);
    const bool here = area && call.access.scope("read", "area").touches(placeOf(*area));
    return here && area->kind == areaKindOf(collection) ? std::optional(protocol::toJson(*area, true))
                                                        : std::nullopt;
}

http::Response item(const Call &call)
{
    const Collection *collection = find(call.captured("collection"));
    if (collection == nullptr)
        return unknownCollection(call);
    const std::string id = call.captured("fid");
    std::optional<Json> found = itemJson(call, collection->id, id);
    if (!found)
        return http::problem(404, "there is no feature '" + id + "' in " + std::string(collection->id));
    const std::string self = baseOf(call.request) + "/ogc/collections/" + std::string(collection->id);
    Json json = feature(std::move(*found));
    json["links"] = {link(self + "/items/" + http::percentEncoded(id), "self", geoJson),
                     link(self, "collection", "application/json")};
    return jsonResponse(json, geoJson);
}

} // namespace

void addOgcRoutes(Handlers &handlers)
{
    handlers.now["ogcLanding"] = landing;
    handlers.now["ogcConformance"] = conformance;
    handlers.now["ogcApi"] = [](const Call &) {
        return jsonResponse(protocol::openApiDocument(), "application/vnd.oai.openapi+json;version=3.0");
    };
    handlers.now["ogcCollections"] = allCollections;
    handlers.now["ogcCollection"] = oneCollection;
    handlers.now["ogcItems"] = items;
    handlers.now["ogcItem"] = item;
}

} // namespace egret::server
