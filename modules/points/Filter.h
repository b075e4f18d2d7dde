// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Selection.h>

namespace egret::points {

/// Which points are wanted: class set × state set × grid set × district set × day ranges. An empty
/// set means "all". Indexes are those of the PointSet's dictionaries; larger ones are ignored.
struct Filter
{
    std::vector<std::uint16_t> classes;
    std::vector<std::uint8_t> states;
    std::vector<std::uint8_t> districts;
    std::vector<std::uint16_t> grids; ///< noGrid selects the points that lie in no grid
    Day surveyFrom = 0; ///< inclusive
    Day surveyTo = 0xffff; ///< inclusive
    Day changeFrom = 0; ///< inclusive; 0 also admits points that never changed
    Day changeTo = 0xffff; ///< inclusive
    bool operator==(const Filter &) const = default;

    [[nodiscard]] bool all() const { return *this == Filter{}; }
    /// The same question for one row: the oracle, and for single points.
    [[nodiscard]] bool admits(const Point &point) const;
};

/// All rows that @p filter admits, evaluated on every worker. O(rows) in the columns that the
/// filter names.
Selection select(const PointSet &points, const Filter &filter, WorkerPool &pool);

/// Selected rows by class, by state, by district and by grid; sizes are those of the dictionaries
/// (states: 16; grids: one more, the last for noGrid).
struct Counts
{
    std::uint64_t total = 0;
    std::vector<std::uint32_t> byClass;
    std::vector<std::uint32_t> byState;
    std::vector<std::uint32_t> byDistrict;
    std::vector<std::uint32_t> byGrid;
    bool operator==(const Counts &) const = default;
};

Counts count(const PointSet &points, const Selection &selection, WorkerPool &pool);
/// The same for the rows inside @p box only.
Counts count(const PointSet &points, const Selection &selection, const geo::WorldBox &box, WorkerPool &pool);

} // namespace egret::points
