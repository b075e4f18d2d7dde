// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Filter.h>
#include <points/SplatKernels.h>

namespace egret::points {

/// Tells of each row the colour group that it is drawn in, or that it is not wanted. Refers to what it
/// is made from; const access from any thread.
class RowGroups
{
public:
    /// Rows of @p selection in the group of their class (groupOfClass as in densityCounts()).
    RowGroups(const PointSet &points, const Selection &selection, std::span<const std::uint8_t> groupOfClass,
              std::size_t groups);
    /// Rows that @p filter admits; answersTo() must hold.
    RowGroups(const PointSet &points, const Filter &filter, std::span<const std::uint8_t> groupOfClass,
              std::size_t groups);
    /// Whether look-ups by class, state and district are all that @p filter takes.
    static bool answersTo(const PointSet &points, const Filter &filter);

    /// Writes the group of each row of @p rows, or splat::rejected; @p groups has room for splat::slack more.
    void read(RowRange rows, std::uint8_t *groups) const;

private:
    void setGroups(std::span<const std::uint8_t> groupOfClass, std::size_t groups);

    const PointSet &m_points;
    const Selection *m_selection = nullptr;
    std::vector<std::uint8_t> m_groupOfClass; ///< for more classes than the tables hold
    splat::RowTables m_tables;
};

} // namespace egret::points
