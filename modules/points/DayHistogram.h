// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Selection.h>

namespace egret::points {

/// A month of the calendar.
struct Month
{
    int year = 0;
    unsigned month = 0; ///< 1 … 12
    bool operator==(const Month &) const = default;
};

/// How many points were surveyed and how many changed in each month, from the first month of either to the
/// last, none left out: what a timeline draws.
struct DayHistogram
{
    Month first;
    std::vector<std::uint32_t> surveyed;
    std::vector<std::uint32_t> changed; ///< points that never changed are in none
    std::uint32_t neverSurveyed = 0; ///< points without a day of survey
    bool operator==(const DayHistogram &) const = default;
};

/// Of the rows of @p selection, on all workers. Empty, with first 0, where no row has a day.
DayHistogram dayHistogram(const PointSet &points, const Selection &selection, WorkerPool &pool);

} // namespace egret::points
