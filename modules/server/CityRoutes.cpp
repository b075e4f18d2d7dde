// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/Documents.h>
#include <protocol/RecordJson.h>
#include <server/Masks.h>
#include <server/Routes.h>

#include <algorithm>
#include <fstream>
#include <unistd.h>

namespace egret::server {

namespace {

http::Response version(const Call &call)
{
    const Accounts *accounts = call.services.accounts; // what a sign-in page must know, and no more
    return jsonResponse({{"name", "egretd"},
                         {"version", EGRET_VERSION},
                         {"accounts", accounts != nullptr},
                         {"first_run", accounts != nullptr && accounts->directory().empty()}});
}

double residentBytes()
{
    std::ifstream file("/proc/self/statm");
    double size = 0;
    double resident = 0;
    file >> size >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

http::Response metrics(const Call &call)
{
    const Snapshot &s = *call.snapshot;
    return http::textResponse(200, "text/plain; version=0.0.4; charset=utf-8",
                              call.services.metrics.text({
                                  {"egret_components", s.components->size()},
                                  {"egret_cameras", s.cameras->size()},
                                  {"egret_event_seq", static_cast<double>(call.services.city.lastSeq())},
                                  {"egret_snapshot_seq", static_cast<double>(s.seq)},
                                  {"egret_long_polls", static_cast<double>(call.services.city.waiting())},
                                  {"process_resident_memory_bytes", residentBytes()},
                              }));
}

http::Response city(const Call &call)
{
    const Snapshot &s = *call.snapshot;
    const domain::City &c = s.index->city();
    Json figures = Json::array();
    for (const domain::Figure &figure : c.figures)
        figures.push_back({{"key", figure.key},
                           {"value", figure.value},
                           {"assumed", figure.assumed},
                           {"source", figure.source}});
    Json layers = Json::array();
    for (const domain::Layer &layer : c.layers)
        layers.push_back(protocol::recordToJson(layer));
    Json totals = {{"components", s.components->size()},
                   {"cameras", s.cameras->size()},
                   {"units", c.units.size()},
                   {"officers", c.officers.size()},
                   {"streets", c.streets.size()}};
    for (const char *kind : {"district", "street", "community", "grid", "duty_area"})
        totals["areas"][kind] = 0;
    for (const domain::Area &area : c.areas) {
        Json &count = totals["areas"][std::string(nameOf(area.kind))];
        count = count.get<std::uint64_t>() + 1;
    }
    const auto corner = [](std::int64_t v) {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(v, 0, geo::worldSize - 1));
    };
    const geo::LonLat northWest = geo::toLonLat({corner(c.box.left), corner(c.box.top)});
    const geo::LonLat southEast = geo::toLonLat({corner(c.box.right), corner(c.box.bottom)});
    return jsonResponse({{"code", c.code},
                         {"name", c.name},
                         {"name_en", c.nameEn},
                         {"attribution", c.attribution},
                         {"centre", protocol::toGeoJson(c.centre)},
                         {"bbox", {northWest.lon, southEast.lat, southEast.lon, northWest.lat}},
                         {"scheme", c.scheme},
                         {"categories", protocol::namesToJson(c.categories)},
                         {"stages", protocol::namesToJson(c.stages)},
                         {"groups", protocol::namesToJson(c.groups)},
                         {"systems", protocol::namesToJson(c.systems)},
                         {"protection_level", c.protectionLevel},
                         {"layers", std::move(layers)},
                         {"figures", std::move(figures)},
                         {"totals", std::move(totals)},
                         {"epoch", s.manifest->epoch},
                         {"seq", s.seq}});
}

http::Response classes(const Call &call)
{
    Json items = Json::array();
    const domain::City &c = call.snapshot->index->city();
    for (const bool cameras : {false, true}) {
        for (const domain::ComponentClass &one : cameras ? c.cameraClasses : c.classes) {
            Json json = protocol::toJson(one);
            json["of"] = cameras ? "camera" : "component";
            items.push_back(std::move(json));
        }
    }
    return jsonResponse({{"items", std::move(items)}});
}

http::Response areasOf(const Call &call, std::optional<domain::AreaKind> kind)
{
    const std::string parent = call.query.text("parent");
    const bool shape = call.query.flag("shape");
    const identity::Scope scope = call.access.scope("read", "area");
    return pageResponse(recordPage(
        call, call.snapshot->index->areas(),
        [&](const domain::Area &area) {
            return (!kind || area.kind == *kind) && (parent.empty() || area.parent == parent)
                && scope.touches(placeOf(area)); // with those above, or a map of one street hangs in the air
        },
        [&](const domain::Area &area) { return protocol::toJson(area, shape); }));
}

http::Response area(const Call &call)
{
    const domain::Area *found = call.snapshot->index->area(call.captured("code"));
    if (found == nullptr || !call.access.scope("read", "area").touches(placeOf(*found)))
        return http::problem(404, "there is no area " + call.captured("code"));
    return jsonResponse(protocol::toJson(*found, true));
}

template <typename Record, typename ToJson>
http::Response byDistrict(const Call &call, const std::vector<const Record *> &records,
                          const identity::Scope &scope, ToJson toJson)
{
    const std::vector<std::string> districts = call.query.list("district");
    return pageResponse(recordPage(
        call, records,
        [&](const Record &record) {
            return scope.admits(placeOf(record))
                && (districts.empty()
                    || std::find(districts.begin(), districts.end(), record.district) != districts.end());
        },
        toJson));
}

http::Response units(const Call &call)
{
    // A unit of the whole city serves every district.
    return byDistrict(call, call.snapshot->index->units(), identity::Scope({identity::Place()}),
                      [](const domain::Unit &unit) { return protocol::toJson(unit); });
}

http::Response officerPage(const Call &call, const identity::Scope &scope, Purpose purpose)
{
    http::Response page =
        byDistrict(call, call.snapshot->index->officers(), scope, [&](const domain::Officer &officer) {
            return protocol::toJson(shown(officer, call.access, purpose));
        });
    const std::string etag = http::etagOf(page.content());
    return http::withEtag(call.request, std::move(page), etag);
}

/// With ?reveal=true the answer is sent once the log says that it was.
void officers(const Call &call, http::Reply reply)
{
    const bool reveal = call.query.flag("reveal");
    const identity::Scope scope = call.access.scope(reveal ? "reveal" : "read", "officer");
    if (!reveal || call.services.accounts == nullptr)
        return reply(officerPage(call, scope, reveal ? Purpose::Reveal : Purpose::Look));
    if (scope.nowhere())
        return reply(refusal(call.access.decide("reveal", "officer")));
    const std::string cause = call.query.text("cause");
    if (cause.empty())
        return reply(badParameter("cause", "is needed to see phone numbers: it is kept in the log"));
    auto page = std::make_shared<http::Response>(officerPage(call, scope, Purpose::Reveal));
    call.services.accounts->noteReveal(call.access.subject(), call.request.target, cause,
                                       [page, reply = std::move(reply)](const Outcome &noted) {
                                           reply(noted ? std::move(*page) : http::problem(noted.error()));
                                       });
}

} // namespace

void addCityRoutes(Handlers &handlers)
{
    handlers.now["health"] = [](const Call &) { return jsonResponse({{"status", "ok"}}); };
    handlers.now["ready"] = [](const Call &) { return jsonResponse({{"status", "ready"}}); };
    handlers.now["version"] = version;
    handlers.now["metrics"] = metrics;
    handlers.now["openapi"] = [](const Call &) { return jsonResponse(protocol::openApiDocument()); };
    handlers.now["city"] = city;
    handlers.now["classes"] = classes;
    handlers.now["areas"] = [](const Call &call) {
        const auto kind = areaKindFromText(call.query.text("kind"));
        return call.query.has("kind") && !kind ? badParameter("kind", "is not a kind of area")
                                               : areasOf(call, kind);
    };
    handlers.now["area"] = area;
    handlers.now["grids"] = [](const Call &call) { return areasOf(call, domain::AreaKind::Grid); };
    handlers.now["units"] = units;
    handlers.later["officers"] = officers;
}

} // namespace egret::server
