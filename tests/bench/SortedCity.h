// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <support/RandomPoints.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>

namespace egret::bench {

/// Bytes that the system can still give; 0 where it does not tell.
inline std::uint64_t availableBytes()
{
    std::ifstream file("/proc/meminfo");
    std::string name;
    std::uint64_t kibibytes = 0;
    std::string unit;
    while (file >> name >> kibibytes && std::getline(file, unit)) {
        if (name == "MemAvailable:")
            return kibibytes * 1024;
    }
    return 0;
}

/// Random points of a city (as test::Spread::City), made in Morton order: small cells one after another,
/// each with the same number of points, so that hundreds of millions need no sort.
class SortedCity
{
public:
    SortedCity(std::uint32_t rows, std::uint32_t classes) : m_rows(rows), m_classes(classes)
    {
        const geo::WorldPoint corner = geo::toWorld({118.1, 24.5});
        m_box = {corner.x, corner.y, corner.x + (1LL << 22), corner.y + (1LL << 22)};
        const double cellsAcross = std::sqrt(rows / 64.0);
        m_zoom = static_cast<std::uint8_t>(10 + std::max(0, std::ilogb(cellsAcross)));
        collect({});
    }

    points::PointSet make(WorkerPool &pool)
    {
        for (std::uint32_t i = 0; i < m_classes; ++i)
            m_set.classes.push_back("t:" + std::to_string(1000 + i));
        m_set.districts = {"350203", "350205", "350206"};
        for (std::uint32_t i = 0; i < 40; ++i)
            m_set.grids.push_back("350203001001" + std::to_string(100 + i));
        m_set.resize(m_rows);
        pool.run(m_cells.size(), [this](std::size_t i) { fill(i); });
        return std::move(m_set);
    }

private:
    void collect(const geo::Tile &tile)
    {
        if (!tile.box().intersects(m_box))
            return;
        if (tile.zoom == m_zoom) {
            m_cells.push_back(tile.box().intersected(m_box));
            return;
        }
        for (unsigned quadrant = 0; quadrant < 4; ++quadrant)
            collect(tile.child(quadrant));
    }

    void fill(std::size_t cell)
    {
        const auto begin = static_cast<std::uint32_t>(std::uint64_t{m_rows} * cell / m_cells.size());
        const auto end = static_cast<std::uint32_t>(std::uint64_t{m_rows} * (cell + 1) / m_cells.size());
        const geo::WorldBox &box = m_cells[cell];
        Random random(7, cell);
        std::vector<std::uint64_t> keys;
        for (std::uint32_t row = begin; row < end; ++row)
            keys.push_back(
                geo::morton({static_cast<std::uint32_t>(box.left)
                                 + random.below(static_cast<std::uint32_t>(box.right - box.left)),
                             static_cast<std::uint32_t>(box.top)
                                 + random.below(static_cast<std::uint32_t>(box.bottom - box.top))}));
        std::sort(keys.begin(), keys.end());
        for (std::uint32_t row = begin; row < end; ++row) {
            points::Point point;
            point.at = geo::fromMorton(keys[row - begin]);
            point.cls = static_cast<std::uint16_t>(random.below(m_classes));
            point.state = static_cast<std::uint8_t>(random.below(6));
            point.district = static_cast<std::uint8_t>(random.below(3));
            point.grid = static_cast<std::uint16_t>(random.below(40));
            point.serial = row;
            point.survey = static_cast<Day>(18000 + random.below(1000));
            m_set.set(row, point);
        }
    }

    std::uint32_t m_rows;
    std::uint32_t m_classes;
    geo::WorldBox m_box;
    std::uint8_t m_zoom = 0;
    std::vector<geo::WorldBox> m_cells;
    points::PointSet m_set;
};

} // namespace egret::bench
