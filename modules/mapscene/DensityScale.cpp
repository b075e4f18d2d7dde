// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/DensityScale.h>
#include <points/ToneTables.h>

#include <algorithm>
#include <cmath>

namespace egret::mapscene {

std::uint32_t DensityScale::fullCount(double unitsPerPixel)
{
    const double bits = std::clamp(std::log2(unitsPerPixel), 0.0, 28.0);
    const int below = static_cast<int>(std::floor(bits));
    const double low = std::log(ofCells(below));
    const double high = std::log(ofCells(below + 1));
    return std::max(2u,
                    static_cast<std::uint32_t>(std::lround(std::exp(low + (high - low) * (bits - below)))));
}

std::uint32_t DensityScale::ofCells(int bits)
{
    const auto found = m_known.find(bits);
    if (found != m_known.end())
        return found->second;
    // Rows lie in Morton order: those of a cell follow each other.
    std::vector<std::uint32_t> cellsByCount(points::ToneTables::histogramSize, 0);
    const std::uint32_t *const xs = m_points.x.data();
    const std::uint32_t *const ys = m_points.y.data();
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    std::uint32_t inCell = 0;
    const auto close = [&] {
        if (inCell > 0)
            ++cellsByCount[std::min(inCell, points::ToneTables::histogramSize - 1)];
        inCell = 0;
    };
    m_selection.forEach({0, m_selection.rows()}, [&](std::uint32_t row) {
        const std::uint32_t cellX = xs[row] >> bits;
        const std::uint32_t cellY = ys[row] >> bits;
        if (cellX != x || cellY != y)
            close();
        x = cellX;
        y = cellY;
        ++inCell;
    });
    close();
    return m_known[bits] = points::fullCountOf(cellsByCount);
}

} // namespace egret::mapscene
