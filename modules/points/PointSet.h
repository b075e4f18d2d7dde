// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>
#include <base/Day.h>
#include <base/WorkerPool.h>
#include <geo/Morton.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace egret::points {

/// Row numbers [begin, end) of a PointSet.
struct RowRange
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    bool operator==(const RowRange &) const = default;
};

inline constexpr std::uint16_t noGrid = 0xffff;

/// One point by value, with dictionary indexes of the set it came from.
struct Point
{
    geo::WorldPoint at;
    std::uint16_t cls = 0;
    std::uint8_t state = 0;
    std::uint8_t district = 0;
    std::uint16_t grid = noGrid;
    std::uint32_t serial = 0;
    Day survey = 0;
    Day change = 0; ///< 0: not changed since the survey
    bool operator==(const Point &) const = default;
};

/// Many points as columns (structure of arrays), sorted by Morton key of their place and, where
/// places are equal, by (district, cls, serial): one quadtree tile is one contiguous RowRange.
///
/// 22 bytes a point. The identity of a point is (district, cls, serial). Classes, districts and
/// grids are indexes into the dictionaries beside; at most 65,534 grids and 255 districts a set.
/// Built once, then shared as shared_ptr<const PointSet>; const access from any thread.
struct PointSet
{
    std::vector<std::uint32_t> x; ///< world units, east
    std::vector<std::uint32_t> y; ///< world units, south
    std::vector<std::uint16_t> cls;
    std::vector<std::uint8_t> state; ///< a domain's own enum; below 16
    std::vector<std::uint8_t> district;
    std::vector<std::uint16_t> grid;
    std::vector<std::uint32_t> serial;
    std::vector<Day> survey;
    std::vector<Day> change;

    std::vector<std::string> classes; ///< keys "scheme:code"
    std::vector<std::string> districts; ///< 6-digit codes
    std::vector<std::string> grids; ///< 15-digit codes

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(x.size()); }
    [[nodiscard]] Point at(std::uint32_t row) const;
    [[nodiscard]] std::uint64_t key(std::uint32_t row) const { return geo::morton({x[row], y[row]}); }
    void resize(std::size_t rows);
    void set(std::uint32_t row, const Point &point);
    void append(const Point &point);
    /// Bytes held by the columns and dictionaries.
    [[nodiscard]] std::size_t memoryBytes() const;
    /// Brings the rows into the order that the type promises; the same for any number of threads.
    void sort(WorkerPool &pool);
    [[nodiscard]] bool sorted() const;
    /// The rows of @p tile.
    [[nodiscard]] RowRange rows(const geo::Tile &tile) const;
    /// SHA-256 (hex) over the canonical form of all rows with dictionary texts in place of indexes:
    /// equal exactly when two sets hold the same points.
    [[nodiscard]] std::string checksum() const;
    bool operator==(const PointSet &) const = default;
};

using PointSetPtr = std::shared_ptr<const PointSet>;

/// The index of @p value in a dictionary, appended when new.
std::uint32_t internIn(std::vector<std::string> &dictionary, const std::string &value);

} // namespace egret::points
