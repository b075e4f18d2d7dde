// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Selection.h>

#include <algorithm>
#include <bit>

namespace egret::points {

Selection::Selection(std::vector<std::uint64_t> words, std::uint32_t rows) :
    m_words(std::move(words)), m_rows(rows)
{
    m_words.resize((rows + 63) / 64);
    m_ranks.reserve(m_words.size() / 8 + 1);
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (i % 8 == 0)
            m_ranks.push_back(sum);
        sum += static_cast<std::uint32_t>(std::popcount(m_words[i]));
    }
    if (m_words.size() % 8 == 0)
        m_ranks.push_back(sum);
}

Selection Selection::all(std::uint32_t rows)
{
    std::vector<std::uint64_t> words((rows + 63) / 64, ~0ULL);
    if (rows % 64 != 0)
        words.back() = ~0ULL >> (64 - rows % 64);
    return {std::move(words), rows};
}

template <typename Combine>
Selection Selection::combined(const Selection &other, Combine combine) const
{
    std::vector<std::uint64_t> words(m_words.size());
    const std::size_t common = std::min(m_words.size(), other.m_words.size());
    for (std::size_t i = 0; i < common; ++i)
        words[i] = combine(m_words[i], other.m_words[i]);
    return {std::move(words), m_rows};
}

Selection Selection::intersected(const Selection &other) const
{
    return combined(other, [](std::uint64_t a, std::uint64_t b) { return a & b; });
}

Selection Selection::united(const Selection &other) const
{
    return combined(other, [](std::uint64_t a, std::uint64_t b) { return a | b; });
}

Selection Selection::without(const Selection &other) const
{
    return combined(other, [](std::uint64_t a, std::uint64_t b) { return a & ~b; });
}

Selection Selection::inverted() const { return all(m_rows).without(*this); }

std::uint32_t Selection::rank(std::uint32_t row) const
{
    if (m_ranks.empty())
        return 0;
    const std::uint32_t word = row >> 6;
    std::uint32_t sum = m_ranks[word >> 3];
    for (std::uint32_t i = word & ~7u; i < word; ++i)
        sum += static_cast<std::uint32_t>(std::popcount(m_words[i]));
    if ((row & 63) != 0)
        sum += static_cast<std::uint32_t>(std::popcount(m_words[word] & (~0ULL >> (64 - (row & 63)))));
    return sum;
}

} // namespace egret::points
