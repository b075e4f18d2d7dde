// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/Noise.h>
#include <city/Terrain.h>
#include <geo/Datum.h>

#include <algorithm>

namespace egret::city {

namespace {

geo::Polygon toPolygon(const Outline &outline)
{
    geo::Polygon polygon;
    for (const auto &ring : outline.rings) {
        polygon.rings.emplace_back();
        for (const geo::LonLat place : ring)
            polygon.rings.back().push_back(geo::toWorld(place));
    }
    return polygon;
}

/// A point between two drawn ones, off the straight line by up to a seventh of their distance. It
/// depends on the two points only, whichever way they are walked, so that neighbours keep sharing it.
void roughen(geo::WorldPoint a, geo::WorldPoint b, int depth, geo::Line &line)
{
    const bool swap = std::pair(b.x, b.y) < std::pair(a.x, a.y);
    const geo::WorldPoint low = swap ? b : a;
    const geo::WorldPoint high = swap ? a : b;
    const double dx = static_cast<double>(high.x) - low.x;
    const double dy = static_cast<double>(high.y) - low.y;
    if (depth == 0 || dx * dx + dy * dy < 4e8) // shorter than some 170 m
        return;
    const double shift =
        (hashUnit(low.x ^ (static_cast<std::uint64_t>(high.y) << 32), low.y, high.x) - 0.5) * 0.28;
    const geo::WorldPoint middle{
        static_cast<std::uint32_t>(static_cast<double>(low.x) + dx / 2 - dy * shift),
        static_cast<std::uint32_t>(static_cast<double>(low.y) + dy / 2 + dx * shift)};
    roughen(a, middle, depth - 1, line);
    line.push_back(middle);
    roughen(middle, b, depth - 1, line);
}

geo::Polygon roughened(const geo::Polygon &polygon)
{
    geo::Polygon rough;
    for (const geo::Line &ring : polygon.rings) {
        geo::Line line;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            line.push_back(ring[i]);
            roughen(ring[i], ring[(i + 1) % ring.size()], 5, line);
        }
        rough.rings.push_back(std::move(line));
    }
    return rough;
}

/// One round of corner cutting (Chaikin): what is drawn with few points looks like a shore.
geo::Polygon rounded(const geo::Polygon &polygon)
{
    geo::Polygon smooth;
    for (const geo::Line &ring : polygon.rings) {
        geo::Line line;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const geo::WorldPoint a = ring[i];
            const geo::WorldPoint b = ring[(i + 1) % ring.size()];
            const auto between = [](std::uint32_t p, std::uint32_t q, std::int64_t part) {
                return static_cast<std::uint32_t>(
                    (static_cast<std::int64_t>(p) * (4 - part) + static_cast<std::int64_t>(q) * part) / 4);
            };
            line.push_back({between(a.x, b.x, 1), between(a.y, b.y, 1)});
            line.push_back({between(a.x, b.x, 3), between(a.y, b.y, 3)});
        }
        smooth.rings.push_back(std::move(line));
    }
    return smooth;
}

} // namespace

Terrain::Terrain(const CityPack &pack, const std::vector<Outline> &outlines, std::uint64_t seed) :
    m_plane(pack.centre), m_seed(seed)
{
    std::vector<geo::Polygon> lakes;
    std::vector<geo::Polygon> greens;
    for (const Outline &outline : outlines) {
        const geo::Polygon polygon = toPolygon(outline);
        if (outline.kind == "district") {
            const auto plan =
                std::find_if(pack.districts.begin(), pack.districts.end(),
                             [&](const DistrictPlan &district) { return district.code == outline.code; });
            // Real outlines come in many points and stay as they are.
            m_districtShapes.push_back(outline.drawn ? roughened(polygon) : polygon);
            m_districtOf.push_back(static_cast<std::uint32_t>(plan - pack.districts.begin()));
        } else {
            const geo::Polygon smooth = rounded(roughened(rounded(polygon)));
            const bool water = outline.kind == "water";
            (water ? lakes : greens).push_back(smooth);
            m_shapes.push_back({water ? domain::BaseShape::Kind::Water : domain::BaseShape::Kind::Green,
                                outline.name, smooth});
        }
    }
    m_districts = geo::AreaIndex(m_districtShapes);
    m_lakes = geo::AreaIndex(lakes);
    m_greens = geo::AreaIndex(greens);
    for (const DenseCentre &centre : pack.centres)
        m_centres.push_back({m_plane.toMetres(centre.at), centre.radius, centre.strength});
}

std::optional<std::uint32_t> Terrain::district(geo::WorldPoint p) const
{
    const std::optional<std::uint32_t> shape = m_districts.find(p);
    return shape ? std::optional(m_districtOf[*shape]) : std::nullopt;
}

double Terrain::urban(Metres p) const
{
    double sum = 0.02 * noise(m_seed ^ 1, p, 2500);
    for (const Centre &centre : m_centres) {
        const Metres d = p - centre.at;
        const double q = 1 + (d.x * d.x + d.y * d.y) / (centre.radius * centre.radius);
        sum += centre.strength / (q * q);
    }
    const double field = std::min(1.0, sum) * (0.72 + 0.56 * noise(m_seed ^ 2, p, 900));
    return std::min(1.0, green(m_plane.toWorld(p)) ? field * 0.06 : field);
}

Result<std::vector<Outline>> readBoundaries(const CityPack &pack,
                                            const std::vector<std::filesystem::path> &files)
{
    std::vector<Outline> outlines;
    for (const std::filesystem::path &file : files) {
        const Result<Json> json = readJsonFile(file);
        if (!json)
            return json.error();
        const Json &geometry = json.value().contains("geometry") ? json.value()["geometry"] : json.value();
        Outline outline{"district", file.stem().string(), {}, {}, false};
        if (std::none_of(pack.districts.begin(), pack.districts.end(),
                         [&](const DistrictPlan &district) { return district.code == outline.code; }))
            return Error{Error::Code::Rejected,
                         file.string() + ": the file's name is not the code of a district of this pack"};
        const std::string type = textAt(geometry, "type");
        const auto coordinates = geometry.find("coordinates");
        if ((type != "Polygon" && type != "MultiPolygon") || coordinates == geometry.end()
            || !coordinates->is_array())
            return Error{Error::Code::Rejected, file.string() + ": a Polygon or MultiPolygon is expected"};
        const Json polygons = type == "Polygon" ? Json::array({*coordinates}) : *coordinates;
        for (const Json &polygon : polygons) {
            for (const Json &ring : polygon) {
                std::vector<geo::LonLat> line;
                for (const Json &place : ring) {
                    if (!place.is_array() || place.size() < 2 || !place[0].is_number()
                        || !place[1].is_number())
                        return Error{Error::Code::Rejected,
                                     file.string() + ": a place is not [longitude, latitude]"};
                    line.push_back(
                        geo::toWgs84({place[0].get<double>(), place[1].get<double>()}, geo::Datum::Gcj02));
                }
                if (line.size() >= 4) {
                    line.pop_back();
                    outline.rings.push_back(std::move(line));
                }
            }
        }
        outlines.push_back(std::move(outline));
    }
    for (const Outline &outline : pack.outlines) {
        const bool replaced = std::any_of(outlines.begin(), outlines.end(), [&](const Outline &real) {
            return outline.kind == "district" && real.code == outline.code;
        });
        if (!replaced)
            outlines.push_back(outline);
    }
    return outlines;
}

} // namespace egret::city
