// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Suspicion.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace egret::intake {

namespace {

constexpr std::size_t sampleSize = 1000;
constexpr std::int64_t cell = 1 << 15; ///< about 300 m
constexpr double farAway = 1000; ///< metres: no street within reach

double distanceToSegment(geo::WorldPoint p, geo::WorldPoint a, geo::WorldPoint b)
{
    const double dx = static_cast<double>(b.x) - a.x;
    const double dy = static_cast<double>(b.y) - a.y;
    const double px = static_cast<double>(p.x) - a.x;
    const double py = static_cast<double>(p.y) - a.y;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(px - t * dx, py - t * dy);
}

} // namespace

void RowsSeen::take(const MappedRow &row)
{
    ++taken;
    if (row.number % 37 == 1 && sample.size() < sampleSize)
        sample.push_back(row.at);
}

void RowsSeen::reject(const Reject &reject)
{
    zero += reject.reason.starts_with("is 0, 0") ? 1 : 0;
    noDistrict += reject.field == "district" ? 1 : 0;
    notDegrees += reject.reason.starts_with("is no longitude") ? 1 : 0;
}

void RowsSeen::add(const RowsSeen &later)
{
    const std::size_t room = sampleSize - std::min(sampleSize, sample.size());
    const auto end = later.sample.begin() + static_cast<std::ptrdiff_t>(std::min(room, later.sample.size()));
    sample.insert(sample.end(), later.sample.begin(), end);
    taken += later.taken;
    zero += later.zero;
    noDistrict += later.noDistrict;
    notDegrees += later.notDegrees;
}

double Suspicion::medianStreetDistance(const RowsSeen &seen, geo::Datum as) const
{
    std::unordered_map<std::int64_t, std::vector<std::pair<geo::WorldPoint, geo::WorldPoint>>> cells;
    const auto keyOf = [](std::int64_t x, std::int64_t y) {
        return (x / cell) * (std::int64_t{1} << 32) + y / cell;
    };
    for (const domain::Street &street : m_city.streets) {
        for (std::size_t i = 1; i < street.line.size(); ++i) {
            const geo::WorldPoint a = street.line[i - 1];
            const geo::WorldPoint b = street.line[i];
            const double length = std::hypot(static_cast<double>(b.x) - a.x, static_cast<double>(b.y) - a.y);
            const int steps = static_cast<int>(length / cell) + 1;
            for (int step = 0; step <= steps; ++step) {
                const double t = static_cast<double>(step) / steps;
                const auto x = static_cast<std::int64_t>(a.x + t * (static_cast<double>(b.x) - a.x));
                const auto y = static_cast<std::int64_t>(a.y + t * (static_cast<double>(b.y) - a.y));
                auto &list = cells[keyOf(x, y)];
                if (list.empty() || !(list.back().first == a && list.back().second == b))
                    list.emplace_back(a, b);
            }
        }
    }
    std::vector<double> distances;
    for (const geo::WorldPoint place : seen.sample) {
        // As if the coordinates had been given in that datum.
        const geo::LonLat given = geo::fromWgs84(geo::toLonLat(place), m_mapping.datum);
        const geo::WorldPoint p = geo::toWorld(geo::toWgs84(given, as));
        double best = farAway;
        for (std::int64_t dx = -cell; dx <= cell; dx += cell) {
            for (std::int64_t dy = -cell; dy <= cell; dy += cell) {
                const auto found = cells.find(keyOf(p.x + dx, p.y + dy));
                if (found == cells.end())
                    continue;
                for (const auto &[a, b] : found->second)
                    best = std::min(best, distanceToSegment(p, a, b) * geo::metresPerUnit(p));
            }
        }
        distances.push_back(best);
    }
    std::nth_element(distances.begin(), distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2),
                     distances.end());
    return distances[distances.size() / 2];
}

std::vector<std::string> Suspicion::words(const RowsSeen &seen) const
{
    std::vector<std::string> words;
    if (seen.zero > 0)
        words.push_back(std::to_string(seen.zero) + " rows lie at 0, 0 and were rejected");
    if (seen.notDegrees > 0 && seen.notDegrees >= seen.taken)
        words.push_back("most coordinates are no degrees: are latitude and longitude swapped, or are they "
                        "metres of a projection?");
    else if (seen.noDistrict > seen.taken)
        words.push_back(
            "most places lie in no district of this city: is it the right city, the right reference system, "
            "and are latitude and longitude in the right order?");
    if (seen.sample.size() >= 20 && !m_city.streets.empty()) {
        const double asGiven = medianStreetDistance(seen, m_mapping.datum);
        for (const auto &[datum, name] : {std::pair{geo::Datum::Wgs84, "wgs84"},
                                          {geo::Datum::Gcj02, "gcj02"},
                                          {geo::Datum::Bd09, "bd09"}}) {
            if (datum == m_mapping.datum
                || (datum == geo::Datum::Wgs84 && m_mapping.datum == geo::Datum::Cgcs2000))
                continue;
            const double other = medianStreetDistance(seen, datum);
            if (other * 2 < asGiven && asGiven - other > 8)
                words.push_back("the places lie " + std::to_string(std::lround(asGiven))
                                + " m from the nearest street as they are, but "
                                + std::to_string(std::lround(other)) + " m if the coordinates are " + name
                                + ": is --crs " + name + " right?");
        }
    }
    return words;
}

} // namespace egret::intake
