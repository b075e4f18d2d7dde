// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/DayHistogram.h>

#include <algorithm>
#include <chrono>
#include <mutex>

namespace egret::points {

namespace {

constexpr std::size_t days = std::size_t{1} << 16;
using ByDay = std::vector<std::uint32_t>;

/// Months since the year 0.
int monthNumber(std::size_t day)
{
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

void addTo(ByDay &total, const ByDay &part)
{
    for (std::size_t day = 0; day < days; ++day)
        total[day] += part[day];
}

} // namespace

DayHistogram dayHistogram(const PointSet &points, const Selection &selection, WorkerPool &pool)
{
    ByDay survey(days);
    ByDay change(days);
    std::mutex mutex;
    const std::size_t jobs =
        std::clamp<std::size_t>(points.size() / 65536, 1, std::size_t{pool.threads()} * 4);
    pool.run(jobs, [&](std::size_t job) {
        ByDay ownSurvey(days);
        ByDay ownChange(days);
        const auto begin = static_cast<std::uint32_t>(std::uint64_t{points.size()} * job / jobs);
        const auto end = static_cast<std::uint32_t>(std::uint64_t{points.size()} * (job + 1) / jobs);
        selection.forEach({begin, end}, [&](std::uint32_t row) {
            ++ownSurvey[points.survey[row]];
            ++ownChange[points.change[row]];
        });
        const std::lock_guard lock(mutex);
        addTo(survey, ownSurvey);
        addTo(change, ownChange);
    });

    DayHistogram histogram;
    histogram.neverSurveyed = survey[0];
    std::size_t first = 1; // day 0 means no date
    while (first < days && survey[first] == 0 && change[first] == 0)
        ++first;
    if (first == days)
        return histogram;
    std::size_t last = days - 1;
    while (survey[last] == 0 && change[last] == 0)
        --last;
    const int begin = monthNumber(first);
    histogram.first = {begin / 12, static_cast<unsigned>(begin % 12) + 1};
    histogram.surveyed.resize(static_cast<std::size_t>(monthNumber(last) - begin) + 1);
    histogram.changed.resize(histogram.surveyed.size());
    for (std::size_t day = first; day <= last; ++day) {
        const auto month = static_cast<std::size_t>(monthNumber(day) - begin);
        histogram.surveyed[month] += survey[day];
        histogram.changed[month] += change[day];
    }
    return histogram;
}

} // namespace egret::points
