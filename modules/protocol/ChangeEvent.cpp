// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ComponentState.h>
#include <protocol/ChangeEvent.h>

namespace egret::protocol {

namespace {

Error rejected(const std::string &what) { return {Error::Code::Rejected, "change event: " + what}; }

Result<Day> dayAt(const Json &json, const char *key)
{
    const std::string text = textAt(json, key);
    if (text.empty())
        return Day{0};
    const std::optional<Day> day = dayFromText(text);
    if (!day)
        return rejected("\"" + std::string(key) + "\" is not a date: " + text);
    return *day;
}

Result<std::uint32_t> unsigned32At(const Json &json, const char *key)
{
    const std::int64_t value = integerAt(json, key, -1);
    if (value < 0 || value > 0xffffffffLL)
        return rejected("\"" + std::string(key) + "\" is not a number from 0 to 4294967295");
    return static_cast<std::uint32_t>(value);
}

} // namespace

Json toJson(const ChangeEvent &event)
{
    if (event.kind == ChangeKind::Document && event.document) {
        Json body = toJson(*event.document);
        body["seq"] = event.seq;
        body["shard"] = event.shard;
        body["type"] = "document";
        return body;
    }
    if (event.kind != ChangeKind::Component)
        return {{"seq", event.seq},
                {"shard", event.shard},
                {"type", event.kind == ChangeKind::City ? "city" : "other"},
                {"time", event.time},
                {"actor", event.actor}};
    Json body = {{"seq", event.seq},           {"shard", event.shard},
                 {"type", "component"},        {"op", event.removed ? "del" : "put"},
                 {"time", event.time},         {"actor", event.actor},
                 {"district", event.district}, {"class", event.cls},
                 {"serial", event.serial}};
    if (!event.removed) {
        body["x"] = event.at.x;
        body["y"] = event.at.y;
        body["state"] = event.state;
        body["grid"] = event.grid;
        body["survey"] = toText(event.survey);
        body["change"] = toText(event.change);
    }
    return body;
}

Result<ChangeEvent> changeEventFromJson(const Json &json)
{
    ChangeEvent event;
    const std::int64_t seq = integerAt(json, "seq", -1);
    if (seq < 0)
        return rejected("\"seq\" is missing");
    event.seq = static_cast<std::uint64_t>(seq);
    event.shard = textAt(json, "shard", "0");
    event.time = textAt(json, "time");
    event.actor = textAt(json, "actor");
    const std::string type = textAt(json, "type", "component");
    if (type == "city") {
        event.kind = ChangeKind::City;
        return event;
    }
    if (type == "document") {
        Result<SharedDocument> document = sharedDocumentFromJson(json);
        if (!document)
            return document.error();
        event.kind = ChangeKind::Document;
        event.document = std::move(document).value();
        return event;
    }
    if (type != "component") {
        event.kind = ChangeKind::Other; // a newer server knows more
        return event;
    }
    event.district = textAt(json, "district");
    event.cls = textAt(json, "class");
    if (event.district.empty() || event.cls.empty())
        return rejected("\"district\" or \"class\" is missing");
    const Result<std::uint32_t> serial = unsigned32At(json, "serial");
    if (!serial)
        return serial.error();
    event.serial = serial.value();
    const std::string op = textAt(json, "op");
    if (op != "put" && op != "del")
        return rejected("\"op\" is neither put nor del");
    event.removed = op == "del";
    if (event.removed)
        return event;
    const Result<std::uint32_t> x = unsigned32At(json, "x");
    const Result<std::uint32_t> y = unsigned32At(json, "y");
    const Result<Day> survey = dayAt(json, "survey");
    const Result<Day> change = dayAt(json, "change");
    for (const Error *error : {x ? nullptr : &x.error(), y ? nullptr : &y.error(),
                               survey ? nullptr : &survey.error(), change ? nullptr : &change.error()}) {
        if (error)
            return *error;
    }
    event.at = {x.value(), y.value()};
    event.state = textAt(json, "state");
    event.grid = textAt(json, "grid");
    event.survey = survey.value();
    event.change = change.value();
    return event;
}

std::vector<points::PointChange> pointChanges(std::span<const ChangeEvent> events)
{
    std::vector<points::PointChange> changes;
    changes.reserve(events.size());
    for (const ChangeEvent &event : events) {
        if (event.kind != ChangeKind::Component)
            continue;
        const auto state = domain::componentStateFromText(event.state);
        changes.push_back({event.district, event.cls, event.serial, event.removed, event.at,
                           static_cast<std::uint8_t>(state.value_or(domain::ComponentState::Unknown)),
                           event.grid, event.survey, event.change});
    }
    return changes;
}

std::string toJson(const ChangePage &page)
{
    Json changes = Json::array();
    for (const ChangeEvent &event : page.changes)
        changes.push_back(toJson(event));
    return dumped({{"epoch", page.epoch},
                   {"changes", std::move(changes)},
                   {"next", page.next},
                   {"more", page.more},
                   {"server_time", page.serverTime}});
}

Result<ChangePage> changePageFromJson(std::string_view text)
{
    Result<Json> parsed = parseJson(text, "change page");
    if (!parsed)
        return parsed.error();
    const Json &json = parsed.value();
    ChangePage page;
    page.epoch = textAt(json, "epoch");
    page.serverTime = textAt(json, "server_time");
    if (page.epoch.empty() || !json.contains("changes") || !json["changes"].is_array()
        || !json.contains("next") || !json["next"].is_object())
        return Error{Error::Code::Rejected, "change page: \"epoch\", \"changes\" or \"next\" is missing"};
    for (const Json &item : json["changes"]) {
        Result<ChangeEvent> event = changeEventFromJson(item);
        if (!event)
            return event.error();
        page.changes.push_back(std::move(event).value());
    }
    for (const auto &[shard, seq] : json["next"].items()) {
        if (!seq.is_number_unsigned())
            return Error{Error::Code::Rejected,
                         "change page: \"next\"." + shard + " is not a sequence number"};
        page.next[shard] = seq.get<std::uint64_t>();
    }
    const auto more = json.find("more");
    page.more = more != json.end() && more->is_boolean() && more->get<bool>();
    return page;
}

} // namespace egret::protocol
