// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Sort.h>

namespace egret::points {

/// Gives each row a number that sorts as its SortOrder says. Refers to the points; any thread.
class SortKeys
{
public:
    SortKeys(const PointSet &points, const SortOrder &order);

    /// Keys are below 2^bits(); at most 56.
    [[nodiscard]] unsigned bits() const { return m_bits; }
    [[nodiscard]] std::uint64_t key(std::uint32_t row) const
    {
        const std::uint64_t value = valueOf(row);
        return m_ascending ? value : m_largest - value;
    }

private:
    [[nodiscard]] std::uint64_t valueOf(std::uint32_t row) const;

    const PointSet &m_points;
    SortColumn m_column;
    bool m_ascending;
    std::vector<std::uint32_t> m_first; ///< place by index, dense
    std::vector<std::uint32_t> m_second; ///< of classes, for Code
    unsigned m_secondBits = 0;
    unsigned m_bits = 32;
    std::uint64_t m_largest = 0;
};

} // namespace egret::points
