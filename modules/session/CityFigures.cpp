// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <domain/ComponentState.h>
#include <session/CityFigures.h>

#include <array>

namespace egret::session {

namespace {

/// year × 12 + month - 1
int monthOf(Day day)
{
    const std::string text = toText(day);
    return std::stoi(text.substr(0, 4)) * 12 + std::stoi(text.substr(5, 2)) - 1;
}

using Days = std::vector<std::uint32_t>;

std::vector<std::pair<int, std::uint64_t>> byMonth(const Days &days, int last, int months)
{
    std::vector<std::pair<int, std::uint64_t>> sums;
    for (int month = last - months + 1; month <= last; ++month)
        sums.emplace_back(month, 0);
    for (std::size_t day = 1; day < days.size(); ++day) {
        if (days[day] == 0)
            continue;
        const int at = monthOf(static_cast<Day>(day)) - (last - months + 1);
        if (at >= 0 && at < months)
            sums[static_cast<std::size_t>(at)].second += days[day];
    }
    return sums;
}

int lastMonth(const Days &days)
{
    for (std::size_t day = days.size() - 1; day > 0; --day) {
        if (days[day] != 0)
            return monthOf(static_cast<Day>(day));
    }
    return 0;
}

} // namespace

std::uint64_t CityFigures::standing() const
{
    std::uint64_t sum = 0;
    for (std::size_t state = 0; state < 4 && state < counts.byState.size(); ++state)
        sum += counts.byState[state];
    return sum;
}

std::optional<double> CityFigures::intactShare() const
{
    const std::uint64_t all = standing();
    if (all == 0)
        return std::nullopt;
    return static_cast<double>(counts.byState[0]) / static_cast<double>(all);
}

CityFigures figuresOf(const MapContent &content, const points::Selection &selection, WorkerPool &pool,
                      int months)
{
    const points::PointSet &set = *content.city->components;
    CityFigures figures;
    figures.counts = points::count(set, selection, pool);
    Days surveyed(65536), changed(65536);
    selection.forEach({0, selection.rows()}, [&](std::uint32_t row) {
        ++surveyed[set.survey[row]];
        ++changed[set.change[row]];
    });
    const int last = std::max(lastMonth(surveyed), lastMonth(changed));
    if (last > 0) {
        figures.surveyed = byMonth(surveyed, last, months);
        figures.changed = byMonth(changed, last, months);
    }
    return figures;
}

} // namespace egret::session
