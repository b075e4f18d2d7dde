// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ClassBreaks.h>
#include <mapscene/AreaShades.h>
#include <points/GridCube.h>
#include <points/Region.h>

#include <algorithm>

namespace egret::mapscene {

namespace {

constexpr std::size_t classes = 5;

struct Tally
{
    std::uint64_t all = 0;
    std::uint64_t intact = 0;
};

/// Points by code of the district or grid that they lie in.
using Tallies = std::map<std::string, Tally, std::less<>>;

bool isIntact(std::size_t state) { return state == 0; }

Tallies byGrid(const points::PointSet &points, const points::Selection &rows, WorkerPool &pool)
{
    const points::GridCube cube = points::gridCube(points, rows, pool);
    Tallies tallies;
    for (std::size_t grid = 0; grid + 1 < cube.grids; ++grid) { // the last is for what lies in none
        Tally &tally = tallies[points.grids[grid]];
        for (std::size_t cls = 0; cls < cube.classes; ++cls) {
            for (std::size_t state = 0; state < cube.states; ++state) {
                tally.all += cube.at(grid, cls, state);
                tally.intact += isIntact(state) ? cube.at(grid, cls, state) : 0;
            }
        }
    }
    return tallies;
}

Tallies byDistrict(const points::PointSet &points, const points::Selection &rows)
{
    std::vector<Tally> tallies(points.districts.size());
    rows.forEach({0, rows.rows()}, [&](std::uint32_t row) {
        Tally &tally = tallies[points.district[row]];
        ++tally.all;
        tally.intact += isIntact(points.state[row]) ? 1 : 0;
    });
    Tallies byCode;
    for (std::size_t i = 0; i < tallies.size(); ++i)
        byCode[points.districts[i]] = tallies[i];
    return byCode;
}

/// The sum over all codes that begin with @p code.
Tally sumOf(const Tallies &tallies, const std::string &code)
{
    Tally sum;
    for (auto at = tallies.lower_bound(code); at != tallies.end() && at->first.starts_with(code); ++at) {
        sum.all += at->second.all;
        sum.intact += at->second.intact;
    }
    return sum;
}

std::optional<double> valueOf(look::Measure measure, const Tally &tally, const domain::Area &area)
{
    switch (measure) {
    case look::Measure::Count: return static_cast<double>(tally.all);
    case look::Measure::PerSquareKilometre: {
        const double squareMetres = area.shape.areaSquareMetres();
        return squareMetres > 0 ? std::optional(static_cast<double>(tally.all) / squareMetres * 1e6)
                                : std::nullopt;
    }
    case look::Measure::NotIntactShare:
        return tally.all > 0 ? std::optional(100.0 * static_cast<double>(tally.all - tally.intact)
                                             / static_cast<double>(tally.all))
                             : std::nullopt;
    }
    return std::nullopt;
}

domain::BreakMethod methodOf(look::Breaks breaks)
{
    switch (breaks) {
    case look::Breaks::Equal: return domain::BreakMethod::Equal;
    case look::Breaks::Natural: return domain::BreakMethod::Jenks;
    case look::Breaks::Quantile: break;
    }
    return domain::BreakMethod::Quantile;
}

} // namespace

std::optional<std::size_t> AreaShades::classOf(std::size_t index) const
{
    if (index >= values.size() || !values[index] || breaks.empty())
        return std::nullopt;
    return domain::classOf(breaks, *values[index]);
}

AreaShades areaShades(const session::MapContent &content, const MapLook &look, WorkerPool &pool)
{
    AreaShades shades{look.choropleth, look.measure, {}, {}, {}};
    const std::vector<domain::Area> &areas = content.city->city.areas;
    shades.values.resize(areas.size());
    if (look.choropleth == look::Areas::None)
        return shades;
    const auto kind = static_cast<domain::AreaKind>(look.choropleth);
    const points::PointSet &points = *content.city->components;
    Tallies tallies;
    points::Selection intact;
    if (kind == domain::AreaKind::District) {
        tallies = byDistrict(points, content.components);
    } else if (kind == domain::AreaKind::DutyArea) {
        points::Filter wanted;
        wanted.states = {0};
        intact = points::select(points, wanted, pool).intersected(content.components);
    } else {
        tallies = byGrid(points, content.components, pool);
    }
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (areas[i].kind == kind)
            wanted.push_back(i);
    }
    pool.run(wanted.size(), [&](std::size_t job) {
        const domain::Area &area = areas[wanted[job]];
        Tally tally;
        if (kind == domain::AreaKind::DutyArea) { // their borders need not be those of grids
            const points::RegionPtr region = points::polygonRegion(area.shape);
            tally.all = points::countInside(points, content.components, *region);
            tally.intact = points::countInside(points, intact, *region);
        } else {
            tally = sumOf(tallies, area.code);
        }
        shades.values[wanted[job]] = valueOf(look.measure, tally, area);
    });
    std::vector<double> values;
    for (const std::optional<double> &value : shades.values) {
        if (value)
            values.push_back(*value);
    }
    if (!values.empty())
        shades.least = *std::min_element(values.begin(), values.end());
    shades.breaks = domain::classBreaks(std::move(values), classes, methodOf(look.breaks));
    return shades;
}

} // namespace egret::mapscene
