// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Selection.h>

namespace egret::session {

/// Where the rows of one point set are in a later one of the same city: by identity (district, class,
/// serial), whatever moved, came or went. Linear in both; for a worker.
class RowCarry
{
public:
    RowCarry(const points::PointSet &from, const points::PointSet &to);

    /// Empty when the point is gone.
    [[nodiscard]] std::optional<std::uint32_t> row(std::uint32_t before) const;
    /// The same points in the later set.
    [[nodiscard]] points::Selection carried(const points::Selection &before) const;

private:
    static constexpr std::uint32_t gone = 0xffffffff;
    std::vector<std::uint32_t> m_rows;
    std::uint32_t m_size = 0;
};

} // namespace egret::session
