// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ComponentState.h>
#include <server/PointJson.h>
#include <server/Routes.h>

namespace egret::server {

namespace {

http::Response pointPage(const Call &call, bool cameras)
{
    auto asked =
        PointQuery::from(call.query, call.snapshot, cameras,
                         call.access.scope("read", cameras ? "camera" : "component"), call.services.pool);
    if (auto *refusal = std::get_if<http::Response>(&asked))
        return std::move(*refusal);
    const PointQuery &query = std::get<PointQuery>(asked);
    std::uint32_t from = 0;
    if (call.query.has("after")) {
        const auto row = query.rowBehind(call.query.text("after"));
        if (!row)
            return badParameter("after", "is not a place from a next link of this server");
        from = *row;
    }
    const std::uint64_t limit = call.query.integer("limit", 100);
    std::vector<std::uint32_t> rows = query.rows(from, limit + 1);
    const bool more = rows.size() > limit;
    if (more)
        rows.pop_back();
    Json items = Json::array();
    for (const std::uint32_t row : rows)
        items.push_back(componentJson(query.points(), row, *call.snapshot->index));
    Json page = {{"items", std::move(items)}, {"count", query.count()}, {"seq", call.snapshot->seq}};
    if (more)
        page["next"] = nextTarget(call.request, query.placeOf(rows.back()));
    return pageResponse(page);
}

http::Response count(const Call &call)
{
    auto asked = PointQuery::from(call.query, call.snapshot, false, call.access.scope("read", "component"),
                                  call.services.pool);
    if (auto *refusal = std::get_if<http::Response>(&asked))
        return std::move(*refusal);
    const PointQuery &query = std::get<PointQuery>(asked);
    const std::string by = call.query.text("by");
    if (by.empty())
        return jsonResponse({{"count", query.count()}});
    const points::PointSet &points = query.points();
    const points::Counts counts = query.counts(call.services.pool);
    Json parts = Json::object();
    const auto add = [&](const std::vector<std::uint32_t> &numbers, auto nameAt) {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (numbers[i] > 0)
                parts[std::string(nameAt(i))] = numbers[i];
        }
    };
    if (by == "unknown") {
        for (std::size_t i = 0; i < counts.byClass.size(); ++i) {
            const domain::ComponentClass *cls = call.snapshot->index->componentClass(points.classes[i]);
            if (counts.byClass[i] == 0 || (cls && cls->known()))
                continue;
            const std::string prefix = domain::ComponentClass::unknown(points.classes[i]).prefix();
            parts[prefix] = parts.value(prefix, std::uint64_t{0}) + counts.byClass[i];
        }
    } else if (by == "class")
        add(counts.byClass, [&](std::size_t i) { return points.classes[i]; });
    else if (by == "district")
        add(counts.byDistrict, [&](std::size_t i) { return points.districts[i]; });
    else if (by == "state")
        add(counts.byState, [&](std::size_t i) {
            return domain::toText(
                static_cast<domain::ComponentState>(std::min(i, domain::componentStateCount - 1)));
        });
    else
        add(counts.byGrid, [&](std::size_t i) { return i < points.grids.size() ? points.grids[i] : "none"; });
    return jsonResponse({{"count", counts.total}, {"by", std::move(parts)}});
}

http::Response point(const Call &call, bool cameras)
{
    const points::PointSet &points = cameras ? *call.snapshot->cameras : *call.snapshot->components;
    const std::string code = call.captured("code");
    std::optional<std::uint32_t> row = rowOf(points, code, call.snapshot->index->city().scheme);
    if (!row) {
        const auto named = call.services.attributes.rowNamed(*call.snapshot, cameras, code);
        if (!named)
            return http::problem(named.error());
        row = named.value();
    }
    const identity::Scope scope = call.access.scope("read", cameras ? "camera" : "component");
    if (!row || !scope.touches(identity::placeOfArea(points.districts[points.district[*row]])))
        return http::problem(404, std::string("there is no ") + (cameras ? "camera " : "component ") + code);
    Json json = componentJson(points, *row, *call.snapshot->index);
    const auto attributes = call.services.attributes.find(*call.snapshot, cameras, *row);
    if (!attributes)
        return http::problem(attributes.error());
    if (attributes.value())
        addAttributes(json, *attributes.value());
    return jsonResponse(json);
}

} // namespace

void addComponentRoutes(Handlers &handlers)
{
    handlers.now["components"] = [](const Call &call) { return pointPage(call, false); };
    handlers.now["componentCount"] = count;
    handlers.now["component"] = [](const Call &call) { return point(call, false); };
    handlers.now["cameras"] = [](const Call &call) { return pointPage(call, true); };
    handlers.now["camera"] = [](const Call &call) { return point(call, true); };
}

} // namespace egret::server
