// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Chunk.h>
#include <points/PointChange.h>
#include <protocol/ChangeEvent.h>
#include <protocol/Documents.h>
#include <protocol/Manifest.h>
#include <support/RandomPoints.h>

#include <map>

namespace egret::test {

/// A small city with everything that documents carry.
inline domain::City tinyCity()
{
    domain::City city;
    city.code = "350200";
    city.name = "厦门市";
    city.nameEn = "Xiamen";
    city.attribution = "synthetic";
    city.centre = geo::toWorld({118.1, 24.5});
    city.box = {city.centre.x, city.centre.y, city.centre.x + (1LL << 22), city.centre.y + (1LL << 22)};
    city.scheme = "t";
    city.categories = {{"utility", "公用", "Utilities"}, {"other", "其他", "Other"}};
    city.figures = {{"components", 5000, false, "S1"}, {"lamps", 12, true, "chosen"}};
    city.stages = {{"handle", "处置", "Handling"}};
    city.groups = {{"hotline", "热线工作组", "Hotline"}};
    city.systems = {{"command", "指挥协调", "Command"}};
    city.protectionLevel = 2;
    city.layers = {{"lamps", "", "灯", "Lamps", "", true},
                   {"lamp", "lamps", "路灯", "Lamp", "class:1001", false}};
    for (int i = 0; i < 9; ++i)
        city.classes.push_back(
            {"t", std::to_string(1000 + i), "类" + std::to_string(i), "", i % 2 ? "utility" : "other"});
    city.cameraClasses.push_back({"egret.camera", "dome", "球机", "Dome", "other"});
    for (const char *code : {"350203", "350205", "350206"}) {
        domain::Area area;
        area.kind = domain::AreaKind::District;
        area.code = code;
        area.name = code;
        area.district = code;
        area.shape = {{{{10, 10}, {4000000, 10}, {4000000, 4000000}}, {{100, 50}, {200, 50}, {200, 99}}}};
        area.label = {1000, 500};
        city.areas.push_back(area);
        city.streets.push_back(
            {static_cast<std::uint32_t>(city.streets.size()), "莲前路", 1, code, {{5, 6}, {7, 8}}});
        city.officers.push_back({std::string("o") + code, "李四", code, code, "13800000000", {77, 88}});
    }
    city.base.push_back({domain::BaseShape::Kind::Water, "西海域", {{{{1, 1}, {9, 1}, {9, 9}}}}});
    city.units = {{"u1", "市政园林局", "", ""}, {"u2", "排水管养一所", "350203", "u1"}};
    return city;
}

/// A server in memory with a whole city, a change feed with a horizon, and nothing else.
class FakeServer
{
public:
    explicit FakeServer(std::uint64_t seed, std::uint32_t rows = 5000) : m_seed(seed)
    {
        components = randomPoints(rows, Spread::City, seed, m_pool);
        publish("epoch-" + std::to_string(seed));
    }

    /// Cuts the present components into chunks: a new manifest; events so far are in it.
    void publish(std::string epoch)
    {
        if (epoch != manifest.epoch) {
            seq = 0;
            feed.clear();
        }
        horizon = seq;
        manifest = {};
        manifest.epoch = std::move(epoch);
        manifest.at["0"] = seq;
        manifest.cityCode = "350200";
        const auto attributes = randomAttributes(components, m_seed);
        for (auto &list : {points::encodeColumns(components, "component", m_pool, 400),
                           points::encodeAttributes(components, attributes, "component", m_pool, 400)}) {
            for (const points::Chunk &chunk : list)
                add(chunk.key.kind, chunk.key.district, chunk.key.name(), chunk.rows, chunk.bytes,
                    chunk.hash);
        }
        addDocuments(tinyCity());
    }

    /// Other documents of the same history, and the event that tells of them.
    void replaceCity(const domain::City &city)
    {
        std::erase_if(manifest.chunks, [](const auto &chunk) { return chunk.kind == "document"; });
        addDocuments(city);
        protocol::ChangeEvent event;
        event.seq = ++seq;
        event.kind = protocol::ChangeKind::City;
        feed.push_back(event);
    }

    /// Puts a shared document; a null body removes it.
    void putDocument(const std::string &id, const Json &body)
    {
        protocol::SharedDocument &document = documents[id];
        document = {"scene", id, document.revision + 1, {}, body.is_null(), body, ++seq, {}, {}};
        protocol::ChangeEvent event;
        event.seq = seq;
        event.kind = protocol::ChangeKind::Document;
        event.document = document;
        feed.push_back(event);
    }

    /// Changes the state of a random component, or removes it.
    void changeSomething(Random &random)
    {
        const std::uint32_t row = random.below(components.size());
        const points::Point p = components.at(row);
        protocol::ChangeEvent event;
        event.seq = ++seq;
        event.district = components.districts[p.district];
        event.cls = components.classes[p.cls];
        event.serial = p.serial;
        event.removed = random.chance(0.2);
        event.at = p.at;
        event.state = random.chance(0.5) ? "damaged" : "missing";
        event.grid = p.grid == points::noGrid ? std::string() : components.grids[p.grid];
        event.survey = p.survey;
        event.change = static_cast<Day>(p.survey + 1);
        if (event.removed) // the wire carries nothing else of it
            event = {event.seq, "0", {}, {}, event.district, event.cls, event.serial, true, {}, {}, {}, 0, 0};
        feed.push_back(event);
        const std::uint8_t state = event.state == "damaged" ? 1 : 2;
        const points::PointChange change{event.district, event.cls,  event.serial, event.removed, event.at,
                                         state,          event.grid, event.survey, event.change};
        components = points::applied(components, std::span(&change, 1));
    }

    std::pair<int, Bytes> answer(const std::string &path) const
    {
        const auto bytesOf = [](const std::string &text) { return Bytes(text.begin(), text.end()); };
        if (path == "/v1/sync/manifest")
            return {200, bytesOf(protocol::toJson(manifest))};
        if (path.starts_with("/v1/chunks/")) {
            const auto found = chunks.find(path.substr(11));
            return found == chunks.end() ? std::pair(404, Bytes()) : std::pair(200, found->second);
        }
        if (path == "/v1/documents") {
            Json items = Json::array();
            for (const auto &[key, document] : documents) {
                if (!document.removed)
                    items.push_back(protocol::toJson(document));
            }
            return {200, bytesOf(Json{{"items", items}, {"at", seq}}.dump())};
        }
        if (path.starts_with("/v1/changes?epoch=")) {
            const std::size_t at = path.find("&since=");
            const std::uint64_t since = std::stoull(path.substr(at + 7));
            if (path.substr(18, at - 18) != manifest.epoch || since < horizon || since > seq)
                return {410, {}};
            protocol::ChangePage page;
            page.epoch = manifest.epoch;
            page.next["0"] = since;
            for (const protocol::ChangeEvent &event : feed) {
                if (event.seq > since && page.changes.size() < 10) {
                    page.changes.push_back(event);
                    page.next["0"] = event.seq;
                }
            }
            page.more = page.next["0"] < seq;
            return {200, bytesOf(protocol::toJson(page))};
        }
        return {404, {}};
    }

    points::PointSet components;
    protocol::Manifest manifest;
    std::map<std::string, Bytes> chunks;
    std::vector<protocol::ChangeEvent> feed;
    std::map<std::string, protocol::SharedDocument> documents; ///< by id
    std::uint64_t seq = 0;
    std::uint64_t horizon = 0;

private:
    void add(const std::string &kind, const std::string &district, const std::string &name,
             std::uint64_t rows, const Bytes &bytes, const std::string &hash)
    {
        manifest.chunks.push_back({kind, district, name, rows, bytes.size(), hash});
        chunks[hash] = bytes;
    }

    void addDocuments(const domain::City &city)
    {
        for (const protocol::Document &document : protocol::encodeCity(city))
            add("document", document.district, document.name, document.rows, document.bytes, document.hash);
    }

    std::uint64_t m_seed;
    WorkerPool m_pool{1};
};

} // namespace egret::test
