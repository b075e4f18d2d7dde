// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/RowCarry.h>

#include <algorithm>
#include <map>

namespace egret::session {

namespace {

constexpr std::uint32_t unknownText = 0xffffffff;

/// Index in @p from → index of the same text in @p to.
std::vector<std::uint32_t> translation(const std::vector<std::string> &from,
                                       const std::vector<std::string> &to)
{
    std::map<std::string_view, std::uint32_t> places;
    for (std::size_t i = 0; i < to.size(); ++i)
        places.emplace(to[i], static_cast<std::uint32_t>(i));
    std::vector<std::uint32_t> indexes;
    for (const std::string &text : from) {
        const auto found = places.find(text);
        indexes.push_back(found == places.end() ? unknownText : found->second);
    }
    return indexes;
}

/// Identity in the later set's indexes.
using Identity = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

} // namespace

RowCarry::RowCarry(const points::PointSet &from, const points::PointSet &to) :
    m_rows(from.size(), gone), m_size(to.size())
{
    const std::vector<std::uint32_t> classes = translation(from.classes, to.classes);
    const std::vector<std::uint32_t> districts = translation(from.districts, to.districts);
    const auto before = [&](std::uint32_t row) {
        return Identity{districts[from.district[row]], classes[from.cls[row]], from.serial[row]};
    };
    const auto after = [&](std::uint32_t row) {
        return Identity{to.district[row], to.cls[row], to.serial[row]};
    };
    std::map<Identity, std::uint32_t> left; // of the earlier set, not at their old place
    std::vector<std::uint32_t> fresh; // of the later set, not there before
    std::uint32_t i = 0;
    std::uint32_t j = 0;
    while (i < from.size() || j < to.size()) {
        if (i < from.size() && j < to.size() && before(i) == after(j)) { // by far the most
            m_rows[i++] = j++;
            continue;
        }
        const std::uint64_t a = i < from.size() ? from.key(i) : ~0ULL;
        const std::uint64_t b = j < to.size() ? to.key(j) : ~0ULL;
        if (j >= to.size() || (i < from.size() && a <= b))
            left.emplace(before(i), i), ++i;
        else
            fresh.push_back(j++);
    }
    for (const std::uint32_t row : fresh) {
        const auto found = left.find(after(row));
        if (found != left.end())
            m_rows[found->second] = row;
    }
}

std::optional<std::uint32_t> RowCarry::row(std::uint32_t before) const
{
    if (before >= m_rows.size() || m_rows[before] == gone)
        return std::nullopt;
    return m_rows[before];
}

points::Selection RowCarry::carried(const points::Selection &before) const
{
    std::vector<std::uint64_t> words((m_size + 63) / 64);
    before.forEach({0, before.rows()}, [&](std::uint32_t row) {
        const std::uint32_t now = m_rows[row];
        if (now != gone)
            words[now >> 6] |= std::uint64_t{1} << (now & 63);
    });
    return points::Selection(std::move(words), m_size);
}

} // namespace egret::session
