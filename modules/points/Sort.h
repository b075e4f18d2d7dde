// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>
#include <points/Selection.h>

#include <atomic>

namespace egret::points {

/// What a table of points can be sorted by.
enum class SortColumn {
    Code, ///< district, then class, then serial
    Class,
    State,
    District,
    Grid, ///< no grid comes last
    Serial,
    Survey,
    Change,
    East, ///< x, from west to east
    South, ///< y, from north to south
};

/// An order of rows. Where values are equal the rows stay in their own order, ascending or not.
struct SortOrder
{
    SortColumn column = SortColumn::Code;
    bool ascending = true;
    /// For Class, State, District and Grid the place of each index of the dictionary, as names sort in the
    /// reader's language; empty: the order of the dictionary. Indexes beyond its end come last.
    std::vector<std::uint32_t> places;
    /// For Code the places of the classes; places are then those of the districts.
    std::vector<std::uint32_t> classPlaces;
};

/// All selected rows in @p order, on all workers; O(rows). Cancelled, soon, once @p cancel is true.
Result<std::vector<std::uint32_t>> sortedRows(const PointSet &points, const Selection &selection,
                                              const SortOrder &order, WorkerPool &pool,
                                              const std::atomic<bool> *cancel = nullptr);

/// The first @p limit of them, in the same order, without sorting the others: the first screen.
std::vector<std::uint32_t> firstRows(const PointSet &points, const Selection &selection,
                                     const SortOrder &order, std::size_t limit, WorkerPool &pool);

} // namespace egret::points
