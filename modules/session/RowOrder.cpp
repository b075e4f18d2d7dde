// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/RowOrder.h>
#include <session/SelectionAlgebra.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace egret::session {

namespace {

/// Rank of each text in the order of @p texts; equal texts share one.
std::vector<std::uint32_t> ranksOf(const std::vector<std::string> &texts)
{
    std::vector<std::uint32_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return texts[a] < texts[b]; });
    std::vector<std::uint32_t> ranks(texts.size());
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && texts[order[i]] != texts[order[i - 1]])
            ++rank;
        ranks[order[i]] = rank;
    }
    return ranks;
}

std::vector<std::string> shortened(std::vector<std::string> texts, std::size_t length)
{
    for (std::string &text : texts)
        text.resize(std::min(text.size(), length));
    return texts;
}

} // namespace

ColumnKeys::ColumnKeys(const MapContent &content, Column column) :
    m_points(*content.city->components), m_column(column)
{
    switch (column) {
    case Column::State: m_bits = 4; break;
    case Column::Class: {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < m_points.classes.size(); ++i) {
            const domain::ComponentClass cls = content.classAt(i);
            names.push_back(cls.code + cls.name);
        }
        m_ranks = ranksOf(names);
        m_bits = 16;
        break;
    }
    case Column::Code: {
        std::vector<std::string> codes;
        for (const std::string &key : m_points.classes)
            codes.push_back(key.substr(key.find(':') + 1));
        m_ranks = ranksOf(codes);
        m_districts = ranksOf(m_points.districts);
        m_bits = 56;
        break;
    }
    case Column::District:
        m_ranks = ranksOf(m_points.districts);
        m_bits = 8;
        break;
    case Column::Community:
        m_ranks = ranksOf(shortened(m_points.grids, 12));
        m_bits = 17;
        break;
    case Column::Grid:
        m_ranks = ranksOf(m_points.grids);
        m_bits = 17;
        break;
    case Column::Surveyed:
    case Column::Changed: m_bits = 16; break;
    default: break;
    }
}

std::uint64_t ColumnKeys::operator()(std::uint32_t row) const
{
    switch (m_column) {
    case Column::State: return m_points.state[row];
    case Column::Class: return m_ranks[m_points.cls[row]];
    case Column::Code:
        return (std::uint64_t{m_districts[m_points.district[row]]} << 48)
            | (std::uint64_t{m_ranks[m_points.cls[row]]} << 32) | m_points.serial[row];
    case Column::District: return m_ranks[m_points.district[row]];
    case Column::Community:
    case Column::Grid: // what lies in no grid comes last
        return m_points.grid[row] == points::noGrid ? 0x10000 : m_ranks[m_points.grid[row]];
    case Column::Surveyed: return m_points.survey[row];
    case Column::Changed: return m_points.change[row];
    case Column::Longitude: return m_points.x[row];
    case Column::Latitude: break;
    }
    return 0xffffffffu - m_points.y[row]; // y grows to the south
}

std::vector<std::uint32_t> sortedRows(const MapContent &content, const points::Selection &selection,
                                      Column column, bool descending, const std::function<bool()> &cancelled)
{
    struct Entry
    {
        std::uint64_t key;
        std::uint32_t row;
    };
    const ColumnKeys keyOf(content, column);
    const std::uint64_t mask = (std::uint64_t{1} << keyOf.bits()) - 1;
    std::vector<Entry> entries;
    entries.reserve(selection.count());
    std::uint64_t used = 0; // digits that are the same everywhere need no pass
    std::uint64_t first = 0;
    selection.forEach({0, selection.rows()}, [&](std::uint32_t row) {
        const std::uint64_t key = descending ? mask - keyOf(row) : keyOf(row);
        if (entries.empty())
            first = key;
        used |= key ^ first;
        entries.push_back({key, row});
    });
    std::vector<Entry> other(entries.size());
    constexpr unsigned digit = 11;
    for (unsigned shift = 0; shift < keyOf.bits(); shift += digit) {
        if (((used >> shift) & ((1u << digit) - 1)) == 0)
            continue;
        if (cancelled && cancelled())
            return {};
        std::array<std::uint32_t, (1u << digit) + 1> starts{};
        for (const Entry &entry : entries)
            ++starts[((entry.key >> shift) & ((1u << digit) - 1)) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const Entry &entry : entries)
            other[starts[(entry.key >> shift) & ((1u << digit) - 1)]++] = entry;
        entries.swap(other);
    }
    if (cancelled && cancelled())
        return {};
    std::vector<std::uint32_t> rows;
    rows.reserve(entries.size());
    for (const Entry &entry : entries)
        rows.push_back(entry.row);
    return rows;
}

std::vector<std::uint32_t> firstRows(const MapContent &content, const points::Selection &selection,
                                     Column column, bool descending, std::size_t count)
{
    const ColumnKeys keyOf(content, column);
    const std::uint64_t mask = (std::uint64_t{1} << keyOf.bits()) - 1;
    using Entry = std::pair<std::uint64_t, std::uint32_t>; // equal keys by row
    std::vector<Entry> best; // a heap, the worst on top
    selection.forEach({0, selection.rows()}, [&](std::uint32_t row) {
        const Entry entry{descending ? mask - keyOf(row) : keyOf(row), row};
        if (best.size() < count) {
            best.push_back(entry);
            std::push_heap(best.begin(), best.end());
        } else if (count > 0 && entry < best.front()) {
            std::pop_heap(best.begin(), best.end());
            best.back() = entry;
            std::push_heap(best.begin(), best.end());
        }
    });
    std::sort_heap(best.begin(), best.end());
    std::vector<std::uint32_t> rows;
    for (const Entry &entry : best)
        rows.push_back(entry.second);
    return rows;
}

} // namespace egret::session
