// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/CityPack.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace egret::city {

namespace {

/// Reads fields and notes what is wrong with them.
class Reader
{
public:
    Reader(std::string place, std::vector<PackProblem> &problems) :
        m_place(std::move(place)), m_problems(problems)
    {
    }

    void problem(const std::string &field, const std::string &reason) const
    {
        m_problems.push_back({m_place + ": " + field, reason});
    }
    [[nodiscard]] Reader at(const std::string &field) const { return {m_place + ": " + field, m_problems}; }

    std::string text(const Json &json, const char *key) const
    {
        std::string value = textAt(json, key);
        if (value.empty())
            problem(key, "a text is expected");
        return value;
    }
    std::int64_t count(const Json &json, const char *key, std::int64_t limit) const
    {
        const std::int64_t value = integerAt(json, key, -1);
        if (value < 0 || value > limit)
            problem(key, "a whole number from 0 to " + std::to_string(limit) + " is expected");
        return std::clamp<std::int64_t>(value, 0, limit);
    }
    double number(const Json &json, const char *key, double low, double high) const
    {
        const double value = numberAt(json, key, NAN);
        if (!(value >= low && value <= high)) {
            problem(key,
                    "a number from " + std::to_string(low) + " to " + std::to_string(high) + " is expected");
            return low;
        }
        return value;
    }
    geo::LonLat place(const Json &json, const std::string &field) const
    {
        if (!json.is_array() || json.size() != 2 || !json[0].is_number() || !json[1].is_number()) {
            problem(field, "[longitude, latitude] is expected");
            return {};
        }
        const geo::LonLat value{json[0].get<double>(), json[1].get<double>()};
        if (!(std::abs(value.lon) <= 180 && std::abs(value.lat) <= 85))
            problem(field, "a place on the map is expected, longitude first");
        return value;
    }
    std::vector<geo::LonLat> places(const Json &json, const std::string &field, std::size_t least) const
    {
        std::vector<geo::LonLat> line;
        if (!json.is_array() || json.size() < least) {
            problem(field, "at least " + std::to_string(least) + " places are expected");
            return line;
        }
        for (const Json &item : json)
            line.push_back(place(item, field));
        return line;
    }
    /// Calls @p visit(item, reader) for each item of the list @p key.
    template <typename Visit>
    void each(const Json &json, const char *key, Visit visit) const
    {
        const auto list = json.find(key);
        if (list == json.end() || !list->is_array()) {
            problem(key, "a list is expected");
            return;
        }
        std::size_t number = 0;
        for (const Json &item : *list) {
            const Reader reader = at(std::string(key) + "[" + std::to_string(number++) + "]");
            if (item.is_object())
                visit(item, reader);
            else
                reader.problem("", "an object is expected");
        }
    }

private:
    std::string m_place;
    std::vector<PackProblem> &m_problems;
};

PlacementRule readRule(const Json &json, const Reader &reader)
{
    PlacementRule rule;
    rule.code = reader.text(json, "code");
    rule.name = textAt(json, "name");
    rule.nameEn = textAt(json, "name_en");
    rule.count = reader.count(json, "count", 100'000'000);
    rule.assumed = json.value("assumed", Json(true)) != Json(false);
    const std::string where = reader.text(json, "where");
    if (where == "side")
        rule.where = PlacementRule::Where::Side;
    else if (where == "kerb")
        rule.where = PlacementRule::Where::Kerb;
    else if (where == "carriageway")
        rule.where = PlacementRule::Where::Carriageway;
    else if (where == "junction")
        rule.where = PlacementRule::Where::Junction;
    else
        reader.problem("where", "\"" + where + "\" is none of side, kerb, carriageway, junction");
    rule.offset = reader.number(json, "offset_m", -4, 8);
    rule.urban = reader.number(json, "urban", 0, 4);
    const auto roads = json.find("roads");
    if (roads == json.end() || !roads->is_array() || roads->size() != 4) {
        reader.problem("roads", "four weights are expected");
        return rule;
    }
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        rule.roads[i] = (*roads)[i].is_number() ? (*roads)[i].get<double>() : -1;
        if (!(rule.roads[i] >= 0 && rule.roads[i] <= 100))
            reader.problem("roads", "weights from 0 to 100 are expected");
        sum += rule.roads[i];
    }
    if (!(sum > 0))
        reader.problem("roads", "one weight at least must be above 0");
    return rule;
}

void readOutlines(const std::filesystem::path &file, CityPack &pack, std::vector<PackProblem> &problems)
{
    const Reader reader(file.filename().string(), problems);
    const Result<Json> json = readJsonFile(file);
    if (!json) {
        reader.problem("file", json.error().message);
        return;
    }
    reader.each(json.value(), "features", [&](const Json &item, const Reader &feature) {
        const Json properties = item.value("properties", Json::object());
        const Json geometry = item.value("geometry", Json::object());
        Outline outline{
            textAt(properties, "kind"), textAt(properties, "code"), textAt(properties, "name"), {}, true};
        if (outline.kind != "district" && outline.kind != "water" && outline.kind != "green")
            feature.problem("kind", "\"" + outline.kind + "\" is none of district, water, green");
        const std::string type = textAt(geometry, "type");
        const Json coordinates =
            geometry.is_object() ? geometry.value("coordinates", Json::array()) : Json::array();
        const Json polygons = type == "Polygon" ? Json::array({coordinates}) : coordinates;
        if (type != "Polygon" && type != "MultiPolygon")
            feature.problem("geometry", "a Polygon or MultiPolygon is expected");
        else
            for (const Json &polygon : polygons) {
                for (const Json &ring : polygon) {
                    outline.rings.push_back(feature.places(ring, "coordinates", 4));
                    if (!outline.rings.back().empty())
                        outline.rings.back().pop_back(); // GeoJSON repeats the first place
                }
            }
        pack.outlines.push_back(std::move(outline));
    });
}

/// A list of {id, name, name_en}; none where the pack does not have it.
std::vector<domain::Named> readNames(const Json &json, const char *key, const Reader &reader)
{
    std::vector<domain::Named> names;
    if (!json.contains(key))
        return names;
    std::set<std::string> seen;
    reader.each(json, key, [&](const Json &item, const Reader &at) {
        names.push_back({at.text(item, "id"), at.text(item, "name"), at.text(item, "name_en")});
        if (!seen.insert(names.back().id).second)
            at.problem("id", "\"" + names.back().id + "\" stands twice");
    });
    return names;
}

/// Whether the pack has what @p source names.
bool sourceKnown(const CityPack &pack, const domain::CodeBook &codes, const std::string &source)
{
    const std::size_t colon = source.find(':');
    const std::string kind = source.substr(0, colon);
    std::string name = colon == std::string::npos ? std::string() : source.substr(colon + 1);
    const auto named = [&](const auto &list, auto member) {
        return std::any_of(list.begin(), list.end(), [&](const auto &one) { return one.*member == name; });
    };
    const auto among = [&](std::initializer_list<const char *> names) {
        return std::any_of(names.begin(), names.end(), [&](const char *one) { return name == one; });
    };
    if (kind == "class") {
        const std::size_t at = name.find('@');
        const std::string district = at == std::string::npos ? std::string() : name.substr(at + 1);
        name = name.substr(0, at);
        return codes.resolve(pack.scheme + ":" + name).known()
            && (at == std::string::npos
                || std::any_of(pack.districts.begin(), pack.districts.end(),
                               [&](const DistrictPlan &plan) { return plan.code == district; }));
    }
    if (kind == "category")
        return named(pack.categories, &domain::Named::id);
    if (kind == "camera")
        return named(pack.cameras, &PlacementRule::code);
    if (kind == "state")
        return among({"intact", "damaged", "missing", "abandoned", "removed", "unknown"});
    if (kind == "area")
        return among({"district", "street", "community", "grid", "duty_area"});
    if (kind == "street")
        return among({"0", "1", "2", "3"});
    if (kind == "base")
        return among({"land", "water", "green"});
    return kind == "feed" ? !name.empty() : source == "officers" || source == "units";
}

void readLayers(const std::filesystem::path &file, CityPack &pack, const domain::CodeBook &codes,
                std::vector<PackProblem> &problems)
{
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return;
    const Reader reader(file.filename().string(), problems);
    const Result<Json> json = readJsonFile(file);
    if (!json) {
        reader.problem("file", json.error().message);
        return;
    }
    std::set<std::string> groups;
    std::set<std::string> seen;
    reader.each(json.value(), "layers", [&](const Json &item, const Reader &at) {
        domain::Layer layer{at.text(item, "id"),    textAt(item, "parent"),
                            at.text(item, "name"),  at.text(item, "name_en"),
                            textAt(item, "source"), item.value("shown", Json(false)) == Json(true)};
        if (!seen.insert(layer.id).second)
            at.problem("id", "\"" + layer.id + "\" stands twice");
        if (!layer.parent.empty() && !groups.contains(layer.parent))
            at.problem("parent", "\"" + layer.parent + "\" is no group that stands before");
        if (layer.source.empty())
            groups.insert(layer.id);
        else if (!sourceKnown(pack, codes, layer.source))
            at.problem("source", "\"" + layer.source + "\" is nothing that this pack has");
        pack.layers.push_back(std::move(layer));
    });
}

/// What no single field shows.
void checkSums(const CityPack &pack, const domain::CodeBook &codes, const Reader &reader)
{
    const auto expect = [&](const char *key, std::int64_t sum, const char *what) {
        if (pack.figure(key) != sum)
            reader.problem("figures",
                           std::string(key) + " is " + std::to_string(pack.figure(key)) + ", but " + what
                               + " add up to " + std::to_string(sum));
    };
    std::int64_t components = 0;
    std::set<std::string> seen;
    for (const PlacementRule &rule : pack.classes) {
        components += rule.count;
        if (!codes.resolve(pack.scheme + ":" + rule.code).known())
            reader.problem("classes", "code " + rule.code + " is not in the table of " + pack.scheme);
        if (!seen.insert(rule.code).second)
            reader.problem("classes", "code " + rule.code + " stands twice");
    }
    std::int64_t cameras = 0;
    for (const PlacementRule &rule : pack.cameras)
        cameras += rule.count;
    std::int64_t communities = 0;
    std::int64_t villages = 0;
    std::int64_t towns = 0;
    std::set<std::string> districts;
    for (const DistrictPlan &district : pack.districts) {
        communities += district.communities;
        villages += district.villages;
        towns += district.towns;
        districts.insert(district.code);
        if (district.towns < 1 || district.communities + district.villages < district.towns)
            reader.problem("districts", district.code + " has fewer communities than towns");
        if (std::none_of(pack.outlines.begin(), pack.outlines.end(),
                         [&](const Outline &outline) { return outline.code == district.code; }))
            reader.problem("districts", district.code + " has no outline");
        if (std::none_of(pack.fabrics.begin(), pack.fabrics.end(), [&](const Fabric &fabric) {
                return std::find(fabric.districts.begin(), fabric.districts.end(), district.code)
                    != fabric.districts.end();
            }))
            reader.problem("fabric", district.code + " is in none");
    }
    for (const Outline &outline : pack.outlines) {
        if (outline.kind == "district" && !districts.contains(outline.code))
            reader.problem("districts", "the outline of " + outline.code + " belongs to none");
    }
    expect("components", components, "the classes");
    expect("cameras", cameras, "the camera kinds");
    expect("communities", communities, "the districts");
    expect("villages", villages, "the districts");
    expect("towns", towns, "the districts");
    expect("districts", static_cast<std::int64_t>(pack.districts.size()), "the districts");
    if (pack.figure("grids") < communities + villages || pack.figure("grids") > 65534)
        reader.problem("figures", "grids must be at least one a community and at most 65,534");
    if (const std::int64_t duty = pack.figure("duty_areas"); duty > pack.figure("grids"))
        reader.problem("figures", "duty_areas cannot be more than grids: each is made of whole grids");
    if (!pack.layers.empty()) {
        const auto layers = std::count_if(pack.layers.begin(), pack.layers.end(),
                                          [](const domain::Layer &layer) { return !layer.source.empty(); });
        expect("layers", layers, "those of layers.json");
    }
    if (pack.figure("officers") < 1
        || pack.figure("units") < static_cast<std::int64_t>(pack.districts.size()))
        reader.problem("figures", "officers and units are missing");
    for (const char *key :
         {"street_first", "street_second", "surnames", "given", "departments", "unit_kinds"}) {
        const auto list = pack.names.find(key);
        if (list == pack.names.end() || list->second.empty())
            reader.problem("names", std::string("\"") + key + "\" is missing or empty");
    }
}

} // namespace

std::int64_t CityPack::figure(std::string_view key) const
{
    const auto found =
        std::find_if(figures.begin(), figures.end(), [key](const auto &figure) { return figure.key == key; });
    return found == figures.end() ? 0 : found->value;
}

CityPack readPack(const std::filesystem::path &folder, const domain::CodeBook &codes,
                  std::vector<PackProblem> &problems)
{
    CityPack pack;
    pack.folder = folder;
    const Reader reader("pack.json", problems);
    const Result<Json> parsed = readJsonFile(folder / "pack.json");
    if (!parsed || !parsed.value().is_object()) {
        reader.problem("file", parsed ? "an object is expected" : parsed.error().message);
        return pack;
    }
    const Json &json = parsed.value();
    if (integerAt(json, "schema") != 1)
        reader.problem("schema", "this program reads schema 1");
    pack.code = reader.text(json, "code");
    pack.name = reader.text(json, "name");
    pack.nameEn = reader.text(json, "name_en");
    pack.scheme = reader.text(json, "scheme");
    pack.attribution = reader.text(json, "attribution");
    pack.centre = reader.place(json.value("centre", Json()), "centre");
    if (!codes.scheme(pack.scheme))
        reader.problem("scheme", "\"" + pack.scheme + "\" is not among the code schemes");
    if (json.contains("cell_m"))
        pack.cellMetres = reader.number(json, "cell_m", 10, 1000);
    if (json.contains("protection_level"))
        pack.protectionLevel = static_cast<int>(reader.count(json, "protection_level", 5));
    if (!json.contains("categories"))
        reader.problem("categories", "a list is expected");
    pack.categories = readNames(json, "categories", reader);
    pack.stages = readNames(json, "stages", reader);
    pack.groups = readNames(json, "groups", reader);
    pack.systems = readNames(json, "systems", reader);
    reader.each(json, "figures", [&](const Json &item, const Reader &at) {
        pack.figures.push_back({at.text(item, "key"), at.count(item, "value", 1'000'000'000),
                                item.value("assumed", Json(true)) != Json(false), at.text(item, "source")});
    });
    reader.each(json, "districts", [&](const Json &item, const Reader &at) {
        pack.districts.push_back({at.text(item, "code"),
                                  at.text(item, "name"),
                                  static_cast<int>(at.count(item, "towns", 999)),
                                  static_cast<int>(at.count(item, "communities", 9999)),
                                  static_cast<int>(at.count(item, "villages", 9999)),
                                  {}});
        for (const Json &name : item.value("town_names", Json::array()))
            pack.districts.back().townNames.push_back(name.is_string() ? name.get<std::string>()
                                                                       : std::string());
        if (pack.districts.back().townNames.size() > static_cast<std::size_t>(pack.districts.back().towns))
            at.problem("town_names", "there are more names than towns");
        if (pack.districts.back().code.size() != 6)
            at.problem("code", "six digits are expected");
    });
    reader.each(json, "centres", [&](const Json &item, const Reader &at) {
        pack.centres.push_back({at.place(item.value("at", Json()), "at"),
                                at.number(item, "radius_km", 0.1, 50) * 1000,
                                at.number(item, "strength", 0, 1)});
    });
    reader.each(json, "fabric", [&](const Json &item, const Reader &at) {
        Fabric fabric;
        for (const Json &code : item.value("districts", Json::array()))
            fabric.districts.push_back(code.is_string() ? code.get<std::string>() : std::string());
        const Json direction = item.value("direction", Json());
        const Json block = item.value("block_m", Json());
        if (!direction.is_array() || direction.size() != 2 || !direction[0].is_number()
            || !direction[1].is_number() || !block.is_array() || block.size() != 2 || !block[0].is_number()
            || !block[1].is_number()) {
            at.problem("direction, block_m", "two numbers each are expected");
            return;
        }
        const double x = direction[0].get<double>();
        const double y = direction[1].get<double>();
        const double length = std::sqrt(x * x + y * y);
        fabric.blockLong = block[0].get<double>();
        fabric.blockShort = block[1].get<double>();
        if (!(length > 0.01) || fabric.blockLong < 40 || fabric.blockShort < 40)
            at.problem("direction, block_m", "a direction and blocks of 40 m at least are expected");
        else
            std::tie(fabric.dx, fabric.dy) = std::pair(x / length, y / length);
        pack.fabrics.push_back(std::move(fabric));
    });
    reader.each(json, "expressways", [&](const Json &item, const Reader &at) {
        pack.expressways.push_back({at.text(item, "name"), at.places(item.value("line", Json()), "line", 2)});
    });
    reader.each(json, "classes",
                [&](const Json &item, const Reader &at) { pack.classes.push_back(readRule(item, at)); });
    reader.each(json, "cameras",
                [&](const Json &item, const Reader &at) { pack.cameras.push_back(readRule(item, at)); });
    readOutlines(folder / "outlines.geojson", pack, problems);
    if (const Result<Json> names = readJsonFile(folder / "names.json"); names && names.value().is_object()) {
        for (const auto &[key, list] : names.value().items()) {
            for (const Json &name : list) {
                if (name.is_string())
                    pack.names[key].push_back(name.get<std::string>());
            }
        }
    } else {
        problems.push_back({"names.json: file", names ? "an object is expected" : names.error().message});
    }
    readLayers(folder / "layers.json", pack, codes, problems);
    if (problems.empty())
        checkSums(pack, codes, reader);
    return pack;
}

Result<CityPack> loadPack(const std::filesystem::path &folder, const domain::CodeBook &codes)
{
    std::vector<PackProblem> problems;
    CityPack pack = readPack(folder, codes, problems);
    if (!problems.empty())
        return Error{
            Error::Code::Rejected,
            (folder / problems.front().place).string() + ": " + problems.front().reason
                + (problems.size() > 1 ? " (and " + std::to_string(problems.size() - 1) + " more)" : "")};
    return pack;
}

} // namespace egret::city
