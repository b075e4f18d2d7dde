// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/MapContent.h>

#include <functional>

namespace egret::session {

/// Columns of the component table, in the order in which it shows them.
enum class Column { State, Class, Code, District, Community, Grid, Surveyed, Changed, Longitude, Latitude };
inline constexpr int columnCount = 10;

/// The rows of @p selection sorted by @p column; equal ones in row order, also when descending.
/// A radix sort over the columns' small integers: linear, about 20 ns a row and pass. @p cancelled
/// is asked between passes; a cancelled sort returns nothing.
std::vector<std::uint32_t> sortedRows(const MapContent &content, const points::Selection &selection,
                                      Column column, bool descending,
                                      const std::function<bool()> &cancelled = {});

/// The first @p count rows of what sortedRows() would return, without sorting the others.
std::vector<std::uint32_t> firstRows(const MapContent &content, const points::Selection &selection,
                                     Column column, bool descending, std::size_t count);

/// The key by which @p column sorts, one a row; texts by their rank in the dictionary.
class ColumnKeys
{
public:
    ColumnKeys(const MapContent &content, Column column);
    [[nodiscard]] std::uint64_t operator()(std::uint32_t row) const;
    /// Bits that keys may have set.
    [[nodiscard]] unsigned bits() const { return m_bits; }

private:
    const points::PointSet &m_points;
    Column m_column;
    std::vector<std::uint32_t> m_ranks; ///< by dictionary index
    std::vector<std::uint32_t> m_districts; ///< ranks, for codes
    unsigned m_bits = 32;
};

} // namespace egret::session
