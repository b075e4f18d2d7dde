// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Selection.h>

#include <map>

namespace egret::mapscene {

/// Tells how many points a pixel must hold to be drawn at full strength: the 99.5th percentile of the
/// filled cells of a pixel's size in the whole city. Being of the city and not of the view, it does not
/// change while the map is moved. Refers to what it is made from; one thread.
class DensityScale
{
public:
    DensityScale(const points::PointSet &points, const points::Selection &selection) :
        m_points(points), m_selection(selection)
    {
    }

    /// For pixels of @p unitsPerPixel world units, at least 2. The first call for a scale looks at every
    /// selected row once or twice.
    std::uint32_t fullCount(double unitsPerPixel);

private:
    std::uint32_t ofCells(int bits);

    const points::PointSet &m_points;
    const points::Selection &m_selection;
    std::map<int, std::uint32_t> m_known; ///< by bits of a cell's side
};

} // namespace egret::mapscene
