// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Random.h>
#include <domain/ComponentState.h>
#include <ledger/CityWriter.h>
#include <protocol/ChangeEvent.h>

#include <algorithm>
#include <map>

namespace egret::test {

/// A city of two districts side by side, each a square of 4 × 4 grids, with random points: small
/// enough for brute force, with every case that the columns know (no grid, equal places, two schemes
/// with the same class code, never changed).
struct SmallCity
{
    domain::City city;
    points::PointSet components;
    points::AttributeTable attributes;
    points::PointSet cameras;
    points::AttributeTable cameraAttributes;

    [[nodiscard]] ledger::CityContent content() const
    {
        return {city, components, attributes, cameras, cameraAttributes};
    }
};

inline constexpr std::int64_t cellSize = 40'000; ///< world units, about 340 m
inline constexpr int cellsAside = 4;

inline geo::Polygon squareAt(std::int64_t left, std::int64_t top, std::int64_t size)
{
    const auto at = [](std::int64_t x, std::int64_t y) {
        return geo::WorldPoint{static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)};
    };
    return {{{at(left, top), at(left, top + size), at(left + size, top + size), at(left + size, top)}}};
}

inline void addPoints(points::PointSet &set, points::AttributeTable &attributes, const domain::City &city,
                      std::uint32_t count, Random &random, WorkerPool &pool)
{
    std::map<std::pair<int, int>, std::uint32_t> serials;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t district = random.below(2);
        const std::uint32_t cls = random.below(static_cast<std::uint32_t>(set.classes.size()));
        const std::uint32_t column = random.below(cellsAside);
        const std::uint32_t row = random.below(cellsAside);
        points::Point point;
        const std::int64_t left = city.box.left + district * cellSize * cellsAside + column * cellSize;
        const std::int64_t top = city.box.top + row * cellSize;
        // Every twentieth place is the middle of its cell: many points at one place.
        const bool middle = random.chance(0.05);
        point.at = {static_cast<std::uint32_t>(left + (middle ? cellSize / 2 : random.below(cellSize))),
                    static_cast<std::uint32_t>(top + (middle ? cellSize / 2 : random.below(cellSize)))};
        point.cls = static_cast<std::uint16_t>(cls);
        point.district = static_cast<std::uint8_t>(district);
        point.state = static_cast<std::uint8_t>(random.below(domain::componentStateCount));
        point.grid = random.chance(0.03)
            ? points::noGrid
            : static_cast<std::uint16_t>(district * cellsAside * cellsAside + row * cellsAside + column);
        point.serial = ++serials[{static_cast<int>(district), static_cast<int>(cls)}];
        point.survey = static_cast<Day>(20'000 + random.below(400));
        point.change = random.chance(0.3) ? static_cast<Day>(point.survey + random.below(200)) : Day{0};
        set.append(point);
    }
    set.sort(pool);
    attributes.units = {"35020001", "35020002"};
    attributes.places = {"莲前路 东侧", "湖滨南路 12 号"};
    for (std::uint32_t row = 0; row < set.size(); ++row) {
        attributes.unit.push_back(static_cast<std::uint16_t>(set.serial[row] % 2));
        attributes.place.push_back(set.serial[row] % 2);
        if (set.serial[row] == 7)
            attributes.remarks[row] = "井盖松动 " + std::to_string(row);
        if (set.serial[row] == 11) // of a survey that numbered in its own way
            attributes.codes[row] = "XM-灯-" + set.classes[set.cls[row]] + "-" + std::to_string(row);
    }
}

inline SmallCity makeSmallCity(std::uint64_t seed, std::uint32_t count = 6000)
{
    SmallCity small;
    Random random(seed);
    WorkerPool pool(2);
    domain::City &city = small.city;
    city.code = "350200";
    city.name = "小城";
    city.nameEn = "Small City";
    city.attribution = "made for a test";
    city.scheme = "gbt30428.2-2013";
    city.centre = geo::toWorld({118.1, 24.5});
    const std::int64_t left = city.centre.x - cellSize * cellsAside;
    const std::int64_t top = city.centre.y - cellSize * cellsAside / 2;
    city.box = {left, top, left + 2 * cellSize * cellsAside, top + cellSize * cellsAside};
    city.categories = {{"utility", "公用", "Utilities"}, {"other", "其他", "Other"}};
    city.figures = {{"components", count, true, "chosen for the test"}};
    city.classes = {{"gbt30428.2-2013", "0103", "雨水井盖", "Storm drain cover", "utility"},
                    {"cjjt214-2007", "0103", "雨水井盖", "Storm drain cover", "utility"},
                    {"gbt47678.5-2026", "01003", "雨水井盖", "Storm drain cover", "utility"},
                    {"gbt47678.5-2026", "02001", "路灯", "Street lamp", "other"}};
    city.cameraClasses = {{"egret-camera", "9001", "枪机", "Bullet camera", "other"}};
    city.units = {{"35020001", "市政", "", ""}, {"35020002", "园林", "350203", "35020001"}};
    for (int d = 0; d < 2; ++d) {
        const std::string district = d == 0 ? "350203" : "350206";
        const std::int64_t west = left + d * cellSize * cellsAside;
        const auto add = [&](domain::AreaKind kind, const std::string &code, const std::string &parent,
                             geo::Polygon shape) {
            city.areas.push_back(
                {kind, code, "区域 " + code, parent, district, shape, shape.labelPoint(), true});
        };
        const geo::Polygon whole = squareAt(west, top, cellSize * cellsAside);
        add(domain::AreaKind::District, district, "", whole);
        add(domain::AreaKind::Street, district + "001", district, whole);
        add(domain::AreaKind::DutyArea, district + "9001", district, squareAt(west, top, cellSize * 2));
        for (int c = 0; c < cellsAside; ++c) { // one community a row of grids
            const std::string community = district + "00100" + std::to_string(c + 1);
            geo::Polygon strip = squareAt(west, top + c * cellSize, cellSize);
            strip.rings[0][2].x = strip.rings[0][3].x =
                static_cast<std::uint32_t>(west + cellSize * cellsAside);
            add(domain::AreaKind::Community, community, district + "001", strip);
            for (int g = 0; g < cellsAside; ++g) {
                const std::string grid = community + "00" + std::to_string(g + 1);
                add(domain::AreaKind::Grid, grid, community,
                    squareAt(west + g * cellSize, top + c * cellSize, cellSize));
                small.components.grids.push_back(grid);
            }
        }
        city.officers.push_back(
            {"WG" + district,
             "陈" + district,
             district,
             district + "9001",
             "13900000000",
             {static_cast<std::uint32_t>(west + 5), static_cast<std::uint32_t>(top + 5)}});
    }
    std::stable_sort(city.areas.begin(), city.areas.end(), [](const domain::Area &a, const domain::Area &b) {
        return std::pair(a.kind, a.code) < std::pair(b.kind, b.code);
    });
    small.components.districts = {"350203", "350206"};
    small.cameras.districts = small.components.districts;
    small.cameras.grids = small.components.grids;
    for (const domain::ComponentClass &cls : city.classes)
        small.components.classes.push_back(cls.key());
    small.cameras.classes = {"egret-camera:9001"};
    addPoints(small.components, small.attributes, city, count, random, pool);
    addPoints(small.cameras, small.cameraAttributes, city, count / 20, random, pool);
    return small;
}

/// The event that says of row @p row what the columns say, to be altered by the test.
inline protocol::ChangeEvent eventOf(const points::PointSet &points, std::uint32_t row)
{
    protocol::ChangeEvent event;
    event.actor = "test";
    event.district = points.districts[points.district[row]];
    event.cls = points.classes[points.cls[row]];
    event.serial = points.serial[row];
    event.at = {points.x[row], points.y[row]};
    event.state = std::string(domain::toText(static_cast<domain::ComponentState>(points.state[row])));
    event.grid = points.grid[row] == points::noGrid ? "" : points.grids[points.grid[row]];
    event.survey = points.survey[row];
    event.change = points.change[row];
    return event;
}

} // namespace egret::test
