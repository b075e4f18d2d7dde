// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/MapContent.h>

namespace egret::session {

/// The numbers behind the charts, of one set of components.
struct CityFigures
{
    points::Counts counts;
    std::vector<std::pair<int, std::uint64_t>> surveyed; ///< month (year × 12 + month - 1) → components
    std::vector<std::pair<int, std::uint64_t>> changed; ///< the same months
    /// Intact components of those that still stand (neither removed nor unknown), 0 … 1; no value for none.
    [[nodiscard]] std::optional<double> intactShare() const;
    /// The denominator of intactShare().
    [[nodiscard]] std::uint64_t standing() const;
};

/// Counts @p selection of @p content: the last @p months months up to the latest date. For a worker.
CityFigures figuresOf(const MapContent &content, const points::Selection &selection, WorkerPool &pool,
                      int months = 24);

} // namespace egret::session
