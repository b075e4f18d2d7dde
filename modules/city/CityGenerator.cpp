// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/AreaMaker.h>
#include <city/CityGenerator.h>
#include <city/Noise.h>
#include <city/PlacementMaker.h>
#include <city/StreetMaker.h>
#include <crypto/Sha256.h>

#include <algorithm>

namespace egret::city {

namespace {

std::string padded(std::size_t number, std::size_t width)
{
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// City-level departments first, the rest spread over the districts by their communities.
std::vector<domain::Unit> makeUnits(const CityPack &pack)
{
    std::vector<domain::Unit> units;
    const auto wanted = static_cast<std::size_t>(pack.figure("units"));
    const std::vector<std::string> &departments = pack.names.at("departments");
    const std::vector<std::string> &kinds = pack.names.at("unit_kinds");
    for (std::size_t i = 0; i < departments.size() && units.size() + pack.districts.size() < wanted; ++i)
        units.push_back({pack.code + "D" + padded(i + 1, 4), pack.name + departments[i], {}, {}});
    const std::size_t top = units.size();
    for (std::size_t i = 0; units.size() < wanted; ++i) {
        const DistrictPlan &district = pack.districts[i % pack.districts.size()];
        const std::size_t number = i / pack.districts.size();
        const std::size_t round = number / kinds.size();
        units.push_back({district.code + "D" + padded(number + 1, 4),
                         district.name + kinds[number % kinds.size()]
                             + (round == 0 ? "" : "（" + std::to_string(round + 1) + "）"),
                         district.code, top > 0 ? units[number % top].code : std::string()});
    }
    std::sort(units.begin(), units.end(),
              [](const domain::Unit &a, const domain::Unit &b) { return a.code < b.code; });
    return units;
}

/// One officer a duty area, or a grid where the pack has no duty areas; where there are fewer officers
/// some look after the one beside theirs as well.
std::vector<domain::Officer> makeOfficers(const CityPack &pack, const Areas &areas, std::uint64_t seed)
{
    std::vector<domain::Officer> officers;
    std::vector<const domain::Area *> places;
    const auto kind = pack.figure("duty_areas") > 0 ? domain::AreaKind::DutyArea : domain::AreaKind::Grid;
    for (const domain::Area &area : areas.areas) {
        if (area.kind == kind)
            places.push_back(&area);
    }
    const std::vector<std::string> &surnames = pack.names.at("surnames");
    const std::vector<std::string> &given = pack.names.at("given");
    const auto count = static_cast<std::size_t>(pack.figure("officers"));
    for (std::size_t i = 0; i < count; ++i) {
        const domain::Area &place = *places[i * places.size() / count];
        Random random(seed, 700000 + i);
        const auto pick = [&](const std::vector<std::string> &list) {
            return list[random.below(static_cast<std::uint32_t>(list.size()))];
        };
        std::string name = pick(surnames) + pick(given) + (random.chance(0.6) ? pick(given) : std::string());
        // 199 0000 …: a range that no subscriber has.
        officers.push_back({place.district + "W" + padded(i + 1, 5), std::move(name), place.district,
                            place.code, "1990000" + padded(i % 10000, 4), place.label});
    }
    std::sort(officers.begin(), officers.end(), [](const auto &a, const auto &b) { return a.code < b.code; });
    return officers;
}

std::vector<domain::ComponentClass> cameraClasses(const CityPack &pack)
{
    std::vector<domain::ComponentClass> classes;
    for (const PlacementRule &rule : pack.cameras)
        classes.push_back({"egret.camera", rule.code, rule.name, rule.nameEn, "other"});
    return classes;
}

} // namespace

Result<GeneratedCity> generate(const CityPack &pack, const domain::CodeBook &codes, std::uint64_t seed,
                               WorkerPool &pool, const GenerateOptions &options)
{
    int done = 0;
    constexpr int steps = 6;
    const auto step = [&](const char *name) {
        if (options.progress)
            options.progress(name, done++, steps);
        return options.cancelled && options.cancelled->load();
    };
    const Error stopped{Error::Code::Cancelled, "the generation was cancelled; nothing was written"};

    if (step("terrain"))
        return stopped;
    const Result<std::vector<Outline>> outlines = readBoundaries(pack, options.boundaries);
    if (!outlines)
        return outlines.error();
    const Terrain terrain(pack, outlines.value(), seed);
    const Lattice lattice(terrain, seed, pool, pack.cellMetres);
    if (step("areas"))
        return stopped;
    Result<Areas> areas = makeAreas(pack, terrain, lattice, seed, pool);
    if (!areas)
        return areas.error();
    if (step("streets"))
        return stopped;
    StreetNet net = makeStreets(pack, terrain, lattice, seed);
    if (net.edges.empty())
        return Error{Error::Code::Rejected, pack.folder.string() + ": no street fits on this land"};

    GeneratedCity result;
    domain::City &city = result.city;
    city.units = makeUnits(pack);
    if (step("components"))
        return stopped;
    std::vector<std::string> keys;
    for (const PlacementRule &rule : pack.classes)
        keys.push_back(pack.scheme + ":" + rule.code);
    Placed placed =
        placeAlong(pack, terrain, lattice, areas.value(), net, pack.classes, keys, city.units, seed, pool);
    result.components = std::move(placed.points);
    result.attributes = std::move(placed.attributes);
    if (step("cameras"))
        return stopped;
    keys.clear();
    for (const PlacementRule &rule : pack.cameras)
        keys.push_back("egret.camera:" + rule.code);
    placed = placeAlong(pack, terrain, lattice, areas.value(), net, pack.cameras, keys, city.units,
                        seed ^ 0xca3e7a, pool);
    result.cameras = std::move(placed.points);
    result.cameraAttributes = std::move(placed.attributes);
    if (step("records"))
        return stopped;

    city.code = pack.code;
    city.name = pack.name;
    city.nameEn = pack.nameEn;
    city.attribution = pack.attribution;
    if (!options.boundaries.empty())
        city.attribution += "; 区界 Vonng/adcode, CC BY 4.0, GCJ-02 → WGS-84";
    city.scheme = pack.scheme;
    city.categories = pack.categories;
    city.figures = pack.figures;
    city.stages = pack.stages;
    city.groups = pack.groups;
    city.systems = pack.systems;
    city.protectionLevel = pack.protectionLevel;
    city.layers = pack.layers;
    for (const PlacementRule &rule : pack.classes)
        city.figures.push_back({"class:" + rule.code, rule.count, rule.assumed, "pack"});
    if (const domain::CodeScheme *const scheme = codes.scheme(pack.scheme))
        city.classes = scheme->classes;
    city.cameraClasses = cameraClasses(pack);
    std::vector<std::uint32_t> land(lattice.size());
    for (std::uint32_t cell = 0; cell < lattice.size(); ++cell)
        land[cell] = lattice.districts()[cell] == noLabel ? noLabel : 0;
    city.base.push_back({domain::BaseShape::Kind::Land, pack.name, lattice.outlines(land, 1, pool).front()});
    city.base.insert(city.base.end(), terrain.shapes().begin(), terrain.shapes().end());
    city.box = city.base.front().shape.box();
    city.centre = {static_cast<std::uint32_t>((city.box.left + city.box.right) / 2),
                   static_cast<std::uint32_t>((city.box.top + city.box.bottom) / 2)};
    city.officers = makeOfficers(pack, areas.value(), seed);
    city.areas = std::move(areas.value().areas);
    city.streets = std::move(net.streets);
    if (options.progress)
        options.progress("done", steps, steps);
    return result;
}

std::string checksum(const GeneratedCity &generated)
{
    crypto::Sha256 hash;
    const auto text = [&](const std::string &value) {
        hash.add(viewOf(value));
        hash.add(viewOf(std::string_view("\0", 1)));
    };
    const auto line = [&](const geo::Line &places) {
        Bytes bytes;
        ByteWriter writer(bytes);
        writer.varint(places.size());
        for (const geo::WorldPoint p : places) {
            writer.u32(p.x);
            writer.u32(p.y);
        }
        hash.add(bytes);
    };
    text(generated.components.checksum());
    text(generated.cameras.checksum());
    for (const domain::Area &area : generated.city.areas) {
        text(area.code);
        text(area.name);
        for (const geo::Line &ring : area.shape.rings)
            line(ring);
    }
    for (const domain::Street &street : generated.city.streets) {
        text(street.name);
        line(street.line);
    }
    for (const domain::Unit &unit : generated.city.units)
        text(unit.code + unit.name);
    for (const domain::Officer &officer : generated.city.officers)
        text(officer.code + officer.name + officer.dutyArea);
    for (const points::AttributeTable *table : {&generated.attributes, &generated.cameraAttributes}) {
        Bytes bytes;
        ByteWriter writer(bytes);
        for (std::size_t i = 0; i < table->size(); ++i) {
            writer.u16(table->unit[i]);
            writer.u32(table->place[i]);
        }
        hash.add(bytes);
        for (const auto &[row, remark] : table->remarks)
            text(std::to_string(row) + remark);
    }
    const crypto::Digest digest = hash.digest();
    return toHex(digest);
}

} // namespace egret::city
