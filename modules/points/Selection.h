// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/PointSet.h>

namespace egret::points {

/// A set of rows: one bit a row and a rank directory (one 32-bit sum per 512 rows), so that the
/// exact count in any row range costs two look-ups.
class Selection
{
public:
    Selection() = default;
    /// Takes ceil(rows/64) words; bits beyond @p rows must be 0.
    Selection(std::vector<std::uint64_t> words, std::uint32_t rows);
    static Selection all(std::uint32_t rows);

    [[nodiscard]] std::uint32_t rows() const { return m_rows; }
    [[nodiscard]] std::uint32_t count() const { return rank(m_rows); }
    [[nodiscard]] std::uint32_t count(RowRange range) const { return rank(range.end) - rank(range.begin); }
    /// Selected rows before @p row.
    [[nodiscard]] std::uint32_t rank(std::uint32_t row) const;
    [[nodiscard]] bool contains(std::uint32_t row) const { return (m_words[row >> 6] >> (row & 63)) & 1; }
    [[nodiscard]] const std::vector<std::uint64_t> &words() const { return m_words; }
    /// Calls @p visit(row) for the selected rows of @p range in order.
    template <typename Visit>
    void forEach(RowRange range, Visit visit) const;
    /// Rows of both, of either, of this and not of @p other, and the rest; both are sets of the same rows.
    [[nodiscard]] Selection intersected(const Selection &other) const;
    [[nodiscard]] Selection united(const Selection &other) const;
    [[nodiscard]] Selection without(const Selection &other) const;
    [[nodiscard]] Selection inverted() const;
    bool operator==(const Selection &) const = default;

private:
    template <typename Combine>
    [[nodiscard]] Selection combined(const Selection &other, Combine combine) const;

    std::vector<std::uint64_t> m_words;
    std::vector<std::uint32_t> m_ranks;
    std::uint32_t m_rows = 0;
};

template <typename Visit>
void Selection::forEach(RowRange range, Visit visit) const
{
    if (range.begin >= range.end)
        return;
    for (std::uint32_t word = range.begin >> 6; word <= (range.end - 1) >> 6; ++word) {
        std::uint64_t bits = m_words[word];
        if (word == range.begin >> 6)
            bits &= ~0ULL << (range.begin & 63);
        if (word == (range.end - 1) >> 6)
            bits &= ~0ULL >> (63 - ((range.end - 1) & 63));
        while (bits != 0) {
            visit((word << 6) + static_cast<std::uint32_t>(__builtin_ctzll(bits)));
            bits &= bits - 1;
        }
    }
}

} // namespace egret::points
