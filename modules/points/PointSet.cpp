// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Sha256.h>
#include <points/PointSet.h>

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <tuple>

namespace egret::points {

namespace {

/// Puts the rows of one column into the order given by @p order.
template <typename T>
void permute(std::vector<T> &column, const std::vector<std::uint32_t> &order)
{
    std::vector<T> sorted(column.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        sorted[i] = column[order[i]];
    column = std::move(sorted);
}

struct Keyed
{
    std::uint64_t key;
    std::uint32_t row;
};

/// Stable sort by key: eight passes of 8 bits, those that would move nothing are skipped.
void radixSort(std::vector<Keyed> &rows)
{
    std::vector<Keyed> other(rows.size());
    std::array<std::array<std::uint32_t, 256>, 8> counts{};
    for (const Keyed &row : rows) {
        for (unsigned pass = 0; pass < 8; ++pass)
            ++counts[pass][(row.key >> (8 * pass)) & 255];
    }
    for (unsigned pass = 0; pass < 8; ++pass) {
        if (std::any_of(counts[pass].begin(), counts[pass].end(),
                        [&](std::uint32_t n) { return n == rows.size(); }))
            continue;
        std::array<std::uint32_t, 256> at{};
        std::exclusive_scan(counts[pass].begin(), counts[pass].end(), at.begin(), 0u);
        for (const Keyed &row : rows)
            other[at[(row.key >> (8 * pass)) & 255]++] = row;
        rows.swap(other);
    }
}

} // namespace

Point PointSet::at(std::uint32_t row) const
{
    return {{x[row], y[row]}, cls[row],    state[row],  district[row],
            grid[row],        serial[row], survey[row], change[row]};
}

void PointSet::resize(std::size_t rows)
{
    x.resize(rows);
    y.resize(rows);
    cls.resize(rows);
    state.resize(rows);
    district.resize(rows);
    grid.resize(rows, noGrid);
    serial.resize(rows);
    survey.resize(rows);
    change.resize(rows);
}

void PointSet::set(std::uint32_t row, const Point &point)
{
    x[row] = point.at.x;
    y[row] = point.at.y;
    cls[row] = point.cls;
    state[row] = point.state;
    district[row] = point.district;
    grid[row] = point.grid;
    serial[row] = point.serial;
    survey[row] = point.survey;
    change[row] = point.change;
}

void PointSet::append(const Point &point)
{
    resize(x.size() + 1);
    set(size() - 1, point);
}

std::size_t PointSet::memoryBytes() const
{
    std::size_t bytes = x.capacity() * 4 + y.capacity() * 4 + cls.capacity() * 2 + state.capacity()
        + district.capacity() + grid.capacity() * 2 + serial.capacity() * 4 + survey.capacity() * 2
        + change.capacity() * 2;
    for (const auto *dictionary : {&classes, &districts, &grids}) {
        for (const std::string &text : *dictionary)
            bytes += sizeof text + text.capacity();
    }
    return bytes;
}

void PointSet::sort(WorkerPool &pool)
{
    const std::size_t rows = x.size();
    constexpr std::size_t part = 65536;
    std::vector<Keyed> keys(rows);
    pool.run((rows + part - 1) / part, [&](std::size_t job) {
        for (std::size_t i = job * part; i < std::min(rows, (job + 1) * part); ++i)
            keys[i] = {key(static_cast<std::uint32_t>(i)), static_cast<std::uint32_t>(i)};
    });
    radixSort(keys);
    std::vector<std::uint32_t> order(rows);
    for (std::size_t i = 0; i < rows; ++i)
        order[i] = keys[i].row;
    for (std::size_t i = 0; i < rows;) {
        std::size_t end = i + 1;
        while (end < rows && keys[end].key == keys[i].key)
            ++end;
        if (end - i > 1) {
            std::sort(order.begin() + static_cast<std::ptrdiff_t>(i),
                      order.begin() + static_cast<std::ptrdiff_t>(end),
                      [this](std::uint32_t a, std::uint32_t b) {
                          return std::tuple(district[a], cls[a], serial[a])
                              < std::tuple(district[b], cls[b], serial[b]);
                      });
        }
        i = end;
    }
    keys = {};
    const std::array<std::function<void()>, 9> jobs{
        [&] { permute(x, order); },      [&] { permute(y, order); },        [&] { permute(cls, order); },
        [&] { permute(state, order); },  [&] { permute(district, order); }, [&] { permute(grid, order); },
        [&] { permute(serial, order); }, [&] { permute(survey, order); },   [&] { permute(change, order); }};
    pool.run(jobs.size(), [&](std::size_t job) { jobs[job](); });
}

bool PointSet::sorted() const
{
    for (std::uint32_t i = 1; i < size(); ++i) {
        const std::uint64_t before = key(i - 1);
        const std::uint64_t here = key(i);
        if (before > here)
            return false;
        if (before == here
            && std::tuple(district[i - 1], cls[i - 1], serial[i - 1])
                >= std::tuple(district[i], cls[i], serial[i]))
            return false;
    }
    return true;
}

RowRange PointSet::rows(const geo::Tile &tile) const
{
    const auto firstNotBelow = [this](std::uint64_t wanted) {
        std::uint32_t low = 0;
        std::uint32_t high = size();
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (key(middle) < wanted)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    const std::uint64_t last = geo::mortonLast(tile);
    return {firstNotBelow(geo::mortonBegin(tile)), last == ~0ULL ? size() : firstNotBelow(last + 1)};
}

std::string PointSet::checksum() const
{
    // Dictionary order is not part of what a set holds: texts are ranked first.
    const auto ranked = [](const std::vector<std::string> &dictionary, const auto &column) {
        std::vector<bool> used(dictionary.size(), false);
        for (const auto index : column) {
            if (index < used.size())
                used[index] = true;
        }
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < dictionary.size(); ++i) {
            if (used[i])
                texts.push_back(dictionary[i]);
        }
        std::sort(texts.begin(), texts.end());
        std::vector<std::uint32_t> rank(dictionary.size(), 0);
        for (std::size_t i = 0; i < dictionary.size(); ++i)
            rank[i] = static_cast<std::uint32_t>(std::lower_bound(texts.begin(), texts.end(), dictionary[i])
                                                 - texts.begin());
        return std::pair(std::move(texts), std::move(rank));
    };
    const auto rankedClasses = ranked(classes, cls);
    const auto &classRank = rankedClasses.second;
    const auto rankedDistricts = ranked(districts, district);
    const auto &districtRank = rankedDistricts.second;
    const auto rankedGrids = ranked(grids, grid);
    const auto &gridRank = rankedGrids.second;

    crypto::Sha256 hash;
    Bytes buffer;
    ByteWriter writer(buffer);
    writer.u32(size());
    for (const auto *texts : {&rankedClasses.first, &rankedDistricts.first, &rankedGrids.first}) {
        writer.varint(texts->size());
        for (const std::string &text : *texts)
            writer.text(text);
    }
    // Rows with equal places are ordered by dictionary index in memory; here by text.
    std::vector<std::uint32_t> run;
    for (std::uint32_t row = 0; row < size();) {
        run.clear();
        do
            run.push_back(row++);
        while (row < size() && key(row) == key(run.front()));
        std::sort(run.begin(), run.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tuple(districtRank[district[a]], classRank[cls[a]], serial[a])
                < std::tuple(districtRank[district[b]], classRank[cls[b]], serial[b]);
        });
        for (const std::uint32_t i : run) {
            writer.u32(x[i]);
            writer.u32(y[i]);
            writer.u32(classRank[cls[i]]);
            writer.u8(state[i]);
            writer.u32(districtRank[district[i]]);
            writer.u32(grid[i] == noGrid ? 0xffffffffu : gridRank[grid[i]]);
            writer.u32(serial[i]);
            writer.u16(survey[i]);
            writer.u16(change[i]);
        }
        if (buffer.size() > 65536) {
            hash.add(buffer);
            buffer.clear();
        }
    }
    hash.add(buffer);
    const crypto::Digest digest = hash.digest();
    return toHex(digest);
}

std::uint32_t internIn(std::vector<std::string> &dictionary, const std::string &value)
{
    const auto found = std::find(dictionary.begin(), dictionary.end(), value);
    if (found != dictionary.end())
        return static_cast<std::uint32_t>(found - dictionary.begin());
    dictionary.push_back(value);
    return static_cast<std::uint32_t>(dictionary.size() - 1);
}

} // namespace egret::points
