// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Filter.h>
#include <points/Query.h>

#include <algorithm>

namespace egret::points {

namespace {

constexpr std::size_t rowsPerJob = 64 * 1024; // a multiple of 64: jobs write whole words

/// One byte for every possible index: 1 when it is wanted.
template <typename T>
std::vector<std::uint8_t> tableOf(const std::vector<T> &wanted, std::size_t size)
{
    std::vector<std::uint8_t> table(size, 0);
    for (const T index : wanted) {
        if (index < size)
            table[index] = 1;
    }
    return table;
}

/// ANDs 64 rows' answers into each word of [begin, end).
template <typename Test>
void narrow(std::vector<std::uint64_t> &words, std::size_t begin, std::size_t end, Test test)
{
    for (std::size_t word = begin / 64; word * 64 < end; ++word) {
        if (words[word] == 0)
            continue;
        const std::size_t first = word * 64;
        const std::size_t rows = std::min<std::size_t>(64, end - first);
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < rows; ++i)
            bits |= static_cast<std::uint64_t>(test(first + i)) << i;
        words[word] &= bits;
    }
}

template <typename T>
bool holds(const std::vector<T> &wanted, T value)
{
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

void resizeFor(const PointSet &points, Counts &counts)
{
    counts.byClass.resize(points.classes.size());
    counts.byState.resize(16);
    counts.byDistrict.resize(points.districts.size());
    counts.byGrid.resize(points.grids.size() + 1);
}

void addRow(const PointSet &points, std::uint32_t row, Counts &counts)
{
    ++counts.total;
    ++counts.byClass[points.cls[row]];
    ++counts.byState[points.state[row]];
    ++counts.byDistrict[points.district[row]];
    ++counts.byGrid[points.grid[row] == noGrid ? points.grids.size() : points.grid[row]];
}

void add(std::vector<std::uint32_t> &to, const std::vector<std::uint32_t> &from)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += from[i];
}

/// Runs @p body(job, counts) for each job with counts of its own and adds them up.
template <typename Body>
Counts summed(const PointSet &points, std::size_t jobs, WorkerPool &pool, Body body)
{
    Counts total;
    resizeFor(points, total);
    std::mutex mutex;
    pool.run(jobs, [&](std::size_t job) {
        Counts part;
        resizeFor(points, part);
        body(job, part);
        const std::lock_guard lock(mutex);
        total.total += part.total;
        add(total.byClass, part.byClass);
        add(total.byState, part.byState);
        add(total.byDistrict, part.byDistrict);
        add(total.byGrid, part.byGrid);
    });
    return total;
}

} // namespace

bool Filter::admits(const Point &point) const
{
    return holds(classes, point.cls) && holds(states, point.state) && holds(districts, point.district)
        && holds(grids, point.grid) && point.survey >= surveyFrom && point.survey <= surveyTo
        && point.change >= changeFrom && point.change <= changeTo;
}

Selection select(const PointSet &points, const Filter &filter, WorkerPool &pool)
{
    const std::size_t rows = points.size();
    if (filter.all())
        return Selection::all(points.size());
    std::vector<std::uint64_t> words((rows + 63) / 64, ~0ULL);
    if (rows % 64 != 0)
        words.back() = ~0ULL >> (64 - rows % 64);
    const auto classTable = tableOf(filter.classes, 65536);
    const auto stateTable = tableOf(filter.states, 256);
    const auto districtTable = tableOf(filter.districts, 256);
    const auto gridTable = tableOf(filter.grids, 65536);
    const bool survey = filter.surveyFrom > 0 || filter.surveyTo < 0xffff;
    const bool change = filter.changeFrom > 0 || filter.changeTo < 0xffff;
    pool.run((rows + rowsPerJob - 1) / rowsPerJob, [&](std::size_t job) {
        const std::size_t begin = job * rowsPerJob;
        const std::size_t end = std::min(rows, begin + rowsPerJob);
        if (!filter.districts.empty())
            narrow(words, begin, end, [&](std::size_t i) { return districtTable[points.district[i]]; });
        if (!filter.classes.empty())
            narrow(words, begin, end, [&](std::size_t i) { return classTable[points.cls[i]]; });
        if (!filter.states.empty())
            narrow(words, begin, end, [&](std::size_t i) { return stateTable[points.state[i]]; });
        if (!filter.grids.empty())
            narrow(words, begin, end, [&](std::size_t i) { return gridTable[points.grid[i]]; });
        if (survey)
            narrow(words, begin, end, [&](std::size_t i) {
                return points.survey[i] >= filter.surveyFrom && points.survey[i] <= filter.surveyTo;
            });
        if (change)
            narrow(words, begin, end, [&](std::size_t i) {
                return points.change[i] >= filter.changeFrom && points.change[i] <= filter.changeTo;
            });
    });
    return {std::move(words), points.size()};
}

Counts count(const PointSet &points, const Selection &selection, WorkerPool &pool)
{
    const std::size_t rows = points.size();
    return summed(points, (rows + rowsPerJob - 1) / rowsPerJob, pool, [&](std::size_t job, Counts &counts) {
        const auto begin = static_cast<std::uint32_t>(job * rowsPerJob);
        const auto end = static_cast<std::uint32_t>(std::min(rows, job * rowsPerJob + rowsPerJob));
        selection.forEach({begin, end}, [&](std::uint32_t row) { addRow(points, row, counts); });
    });
}

Counts count(const PointSet &points, const Selection &selection, const geo::WorldBox &box, WorkerPool &pool)
{
    const std::vector<RowRange> ranges = coverRanges(points, box);
    return summed(points, ranges.size(), pool, [&](std::size_t job, Counts &counts) {
        selection.forEach(ranges[job], [&](std::uint32_t row) {
            if (box.contains({points.x[row], points.y[row]}))
                addRow(points, row, counts);
        });
    });
}

} // namespace egret::points
