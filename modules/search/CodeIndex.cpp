// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Sort.h>
#include <search/CodeIndex.h>

#include <algorithm>
#include <array>

namespace egret::search {

namespace {

constexpr std::size_t serialDigits = 6;
constexpr std::array<std::uint64_t, 8> powers{1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000};

std::string prefixOf(const points::PointSet &points, std::uint32_t row)
{
    const std::string &key = points.classes[points.cls[row]];
    return points.districts[points.district[row]] + key.substr(key.find(':') + 1);
}

std::uint64_t numberOf(std::string_view digits)
{
    std::uint64_t number = 0;
    for (const char digit : digits)
        number = number * 10 + static_cast<std::uint64_t>(digit - '0');
    return number;
}

std::string padded(std::uint32_t serial)
{
    const std::string text = std::to_string(serial);
    return std::string(serialDigits - std::min(serialDigits, text.size()), '0') + text;
}

bool stopped(const std::atomic<bool> *cancel) { return cancel && cancel->load(std::memory_order_relaxed); }

} // namespace

CodeIndex::CodeIndex(points::PointSetPtr points, WorkerPool &pool) : m_points(std::move(points))
{
    const points::PointSet &set = *m_points;
    m_rows = points::sortedRows(set, points::Selection::all(set.size()),
                                {points::SortColumn::Code, true, {}, {}}, pool)
                 .value(); // only a cancelled sort fails
    const auto same = [&](std::uint32_t a, std::uint32_t b) {
        return set.district[a] == set.district[b] && set.cls[a] == set.cls[b];
    };
    for (std::uint32_t i = 0; i < m_rows.size();) {
        const auto begin = m_rows.begin() + i;
        const auto end =
            std::partition_point(begin, m_rows.end(), [&](std::uint32_t row) { return same(*begin, row); });
        const auto next = static_cast<std::uint32_t>(end - m_rows.begin());
        m_groups.push_back({prefixOf(set, *begin), i, next});
        i = next;
    }
    std::stable_sort(m_groups.begin(), m_groups.end(),
                     [](const Group &a, const Group &b) { return a.prefix < b.prefix; });
}

std::string CodeIndex::code(std::uint32_t row) const
{
    return prefixOf(*m_points, row) + padded(m_points->serial[row]);
}

std::size_t CodeIndex::memoryBytes() const
{
    std::size_t bytes = m_rows.capacity() * sizeof(std::uint32_t) + m_groups.capacity() * sizeof(Group);
    for (const Group &group : m_groups)
        bytes += group.prefix.capacity();
    return bytes;
}

void CodeIndex::addSerials(const Group &group, std::uint64_t low, std::uint64_t high, std::size_t limit,
                           Rows &rows) const
{
    const auto end = m_rows.begin() + group.end;
    auto at = std::partition_point(m_rows.begin() + group.begin, end,
                                   [&](std::uint32_t row) { return m_points->serial[row] < low; });
    for (; at != end && m_points->serial[*at] < high && rows.size() < limit; ++at)
        rows.push_back(*at);
}

void CodeIndex::addSerialPrefix(const Group &group, std::string_view digits, std::size_t limit,
                                Rows &rows) const
{
    if (digits.empty())
        return addSerials(group, 0, ~0ULL, limit, rows);
    const std::uint64_t number = numberOf(digits);
    if (digits.size() <= serialDigits) {
        const std::uint64_t span = powers[serialDigits - digits.size()];
        addSerials(group, number * span, (number + 1) * span, limit, rows);
    }
    // Serials that outgrew their six digits.
    if (digits.front() == '0' || digits.size() > 10)
        return;
    for (std::size_t length = std::max(serialDigits + 1, digits.size()); length <= 10; ++length) {
        std::uint64_t span = 1;
        for (std::size_t i = digits.size(); i < length; ++i)
            span *= 10;
        addSerials(group, number * span, (number + 1) * span, limit, rows);
    }
}

void CodeIndex::addSerialsHolding(const Group &group, std::string_view digits, std::size_t limit, Rows &rows,
                                  const std::atomic<bool> *cancel) const
{
    const std::uint64_t largest = m_points->serial[m_rows[group.end - 1]];
    std::uint64_t probes = 0;
    for (std::size_t before = 1; before + digits.size() <= serialDigits; ++before)
        probes += largest / powers[serialDigits - before] + 1;
    if (largest >= powers[serialDigits] || probes > group.end - group.begin) { // sparse: look at each
        for (std::uint32_t i = group.begin; i < group.end && rows.size() < limit && !stopped(cancel); ++i) {
            if (padded(m_points->serial[m_rows[i]]).find(digits, 1) != std::string::npos)
                rows.push_back(m_rows[i]);
        }
        return;
    }
    // After 1, 2, … leading digits; the first digits were the business of addSerialPrefix().
    const std::uint64_t number = numberOf(digits);
    for (std::size_t before = 1; before + digits.size() <= serialDigits; ++before) {
        const std::uint64_t unit = powers[serialDigits - before - digits.size()];
        const std::uint64_t period = powers[serialDigits - before];
        for (std::uint64_t base = 0; base <= largest && rows.size() < limit && !stopped(cancel);
             base += period)
            addSerials(group, base + number * unit, base + (number + 1) * unit, limit, rows);
    }
}

std::vector<std::uint32_t> CodeIndex::beginningWith(std::string_view text, std::size_t limit,
                                                    const std::atomic<bool> *cancel) const
{
    Rows rows;
    for (const Group &group : m_groups) {
        if (rows.size() >= limit || stopped(cancel))
            break;
        const std::size_t common = std::min(text.size(), group.prefix.size());
        if (text.substr(0, common) == std::string_view(group.prefix).substr(0, common))
            addSerialPrefix(group, text.substr(common), limit, rows);
    }
    return rows;
}

std::vector<std::uint32_t> CodeIndex::holding(std::string_view text, std::size_t limit,
                                              const std::atomic<bool> *cancel) const
{
    Rows rows = beginningWith(text, limit, cancel);
    if (text.empty())
        return rows;
    // A code may hold the digits twice; what is found again is dropped.
    const std::size_t room = limit + rows.size();
    for (const Group &group : m_groups) {
        if (rows.size() >= 4 * room || stopped(cancel))
            break;
        const std::size_t most = rows.size() + room;
        const std::string_view prefix = group.prefix;
        if (prefix.find(text) != std::string_view::npos) {
            addSerials(group, 0, ~0ULL, most, rows);
            continue;
        }
        // The digits begin in the prefix and end in the serial, or lie in the serial.
        for (std::size_t head = std::min(prefix.size(), text.size() - 1) + 1; head-- > 0;) {
            if (prefix.substr(prefix.size() - head) == text.substr(0, head))
                addSerialPrefix(group, text.substr(head), most, rows);
        }
        addSerialsHolding(group, text, most, rows, cancel);
    }
    std::vector<std::uint32_t> distinct;
    std::vector<std::uint32_t> seen = rows;
    std::sort(seen.begin(), seen.end());
    std::vector<bool> taken(seen.size(), false);
    for (const std::uint32_t row : rows) {
        const auto at =
            static_cast<std::size_t>(std::lower_bound(seen.begin(), seen.end(), row) - seen.begin());
        if (!taken[at] && distinct.size() < limit)
            distinct.push_back(row);
        taken[at] = true;
    }
    return distinct;
}

} // namespace egret::search
