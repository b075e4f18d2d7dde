// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Random.h>
#include <points/AttributeTable.h>
#include <points/PointSet.h>

namespace egret::test {

/// How random points lie: what breaks spatial code is seldom the even spread.
enum class Spread { City, World, OnePlace, TileEdges, Poles, Antimeridian, Empty, One };

inline geo::WorldPoint randomPlace(Random &random, Spread spread)
{
    const geo::WorldPoint xiamen = geo::toWorld({118.1, 24.5});
    const auto any = [&] { return static_cast<std::uint32_t>(random.next()); };
    switch (spread) {
    case Spread::City: return {xiamen.x + random.below(1u << 22), xiamen.y + random.below(1u << 22)};
    case Spread::OnePlace: return xiamen;
    case Spread::TileEdges: {
        const unsigned shift = 8 + random.below(20);
        const std::uint32_t step = random.below(3);
        return {((any() >> shift) << shift) + step - 1, ((any() >> shift) << shift) + random.below(3) - 1};
    }
    case Spread::Poles: return {any(), random.chance(0.5) ? random.below(4) : 0xffffffffu - random.below(4)};
    case Spread::Antimeridian:
        return {random.chance(0.5) ? random.below(4) : 0xffffffffu - random.below(4), any()};
    default: return {any(), any()};
    }
}

/// @p rows random points with @p classes classes, 3 districts and 40 grids, sorted.
inline points::PointSet randomPoints(std::uint32_t rows, Spread spread, std::uint64_t seed, WorkerPool &pool,
                                     std::uint32_t classes = 9)
{
    if (spread == Spread::Empty)
        rows = 0;
    if (spread == Spread::One)
        rows = 1;
    Random random(seed);
    points::PointSet set;
    for (std::uint32_t i = 0; i < classes; ++i)
        set.classes.push_back("t:" + std::to_string(1000 + i));
    set.districts = {"350203", "350205", "350206"};
    for (std::uint32_t i = 0; i < 40; ++i)
        set.grids.push_back("350203001001" + std::to_string(100 + i));
    for (std::uint32_t i = 0; i < rows; ++i) {
        points::Point p;
        p.at = randomPlace(random, spread);
        p.cls = static_cast<std::uint16_t>(random.below(classes));
        p.state = static_cast<std::uint8_t>(random.below(6));
        p.district = static_cast<std::uint8_t>(random.below(3));
        p.grid = random.chance(0.1) ? points::noGrid : static_cast<std::uint16_t>(random.below(40));
        p.serial = i;
        p.survey = static_cast<Day>(18000 + random.below(1000));
        p.change = random.chance(0.2) ? static_cast<Day>(p.survey + random.below(900)) : Day{0};
        set.append(p);
    }
    set.sort(pool);
    return set;
}

inline points::AttributeTable randomAttributes(const points::PointSet &set, std::uint64_t seed)
{
    Random random(seed);
    points::AttributeTable table;
    table.units = {"u1", "u2", "u3"};
    table.places = {"莲前路 东侧", "湖滨南路", "环岛路"};
    for (std::uint32_t i = 0; i < set.size(); ++i) {
        table.unit.push_back(static_cast<std::uint16_t>(random.below(3)));
        table.place.push_back(random.below(3));
        if (random.chance(0.01))
            table.codes[i] = "X-" + std::to_string(i);
        if (random.chance(0.01))
            table.remarks[i] = "备注 " + std::to_string(i);
    }
    return table;
}

} // namespace egret::test
