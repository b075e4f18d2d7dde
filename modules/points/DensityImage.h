// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Filter.h>

#include <array>

namespace egret::points {

/// Where an image looks: pixel (px, py) holds the points whose world place is in the half-open
/// square of unitsPerPixel a side whose north-west corner is left + px·unitsPerPixel, top + ….
struct Viewport
{
    double left = 0; ///< world units, may lie outside the world
    double top = 0;
    double unitsPerPixel = 1;
    int width = 0;
    int height = 0;
    bool operator==(const Viewport &) const = default;

    [[nodiscard]] geo::WorldBox box() const;
};

inline constexpr std::size_t maxGroups = 12;

/// How many selected points of each class group fall on each pixel. Exact: nothing is thinned,
/// sampled or clustered; the sum over all pixels is the count of selected points in view.
struct DensityCounts
{
    int width = 0;
    int height = 0;
    std::size_t groups = 0;
    /// [group][y * width + x]
    std::vector<std::uint32_t> counts;
    [[nodiscard]] std::uint32_t at(std::size_t group, int px, int py) const
    {
        return counts[(group * static_cast<std::size_t>(height) + static_cast<std::size_t>(py))
                          * static_cast<std::size_t>(width)
                      + static_cast<std::size_t>(px)];
    }
    bool operator==(const DensityCounts &) const = default;
};

/// @p groupOfClass: for each class index the group below maxGroups that it is counted in; classes
/// beyond its end go to group 0.
DensityCounts densityCounts(const PointSet &points, const Selection &selection, const Viewport &view,
                            std::span<const std::uint8_t> groupOfClass, std::size_t groups, WorkerPool &pool);

/// sRGB colour of a group.
struct GroupColour
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
};

struct ToneMap
{
    std::array<GroupColour, maxGroups> colours{};
    /// The count at which a pixel reaches full strength; 0: the 99.5th percentile of non-empty pixels.
    std::uint32_t fullCount = 0;
    double floor = 0.35; ///< opacity of a pixel with one point
    double ceiling = 1; ///< opacity of a pixel at full strength
    /// What one point of a group counts for in the colour (not in the opacity). With 1 / (share of the
    /// group in the city) a pixel shows what there is more of than elsewhere, not what is common everywhere.
    std::array<float, maxGroups> weights{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    bool emphasis = false; ///< weights are squared: the strongest group of a pixel is seen
};

/// Premultiplied ARGB32 (as QImage::Format_ARGB32_Premultiplied), width × height, transparent where
/// no point is. With n the sum over groups of a pixel: opacity = floor + (ceiling − floor)·log(n)/log(full),
/// at most ceiling; colour = the groups' colours averaged in linear light, weighted by count × weight (with
/// emphasis its square).
std::vector<std::uint32_t> toneMapped(const DensityCounts &counts, const ToneMap &map, WorkerPool &pool);

/// The colour groups of an image: as densityCounts() takes them.
struct Grouping
{
    std::span<const std::uint8_t> groupOfClass;
    std::size_t groups = 1;
};

/// Writes toneMapped(densityCounts(…)), bit for bit, to @p image (width × height) without ever holding
/// the counts of the whole image: each worker counts and colours one small tile after another in its own
/// cache. Returns how many points are in view.
std::uint64_t densityImage(const PointSet &points, const Selection &selection, const Viewport &view,
                           const Grouping &grouping, const ToneMap &map, WorkerPool &pool,
                           std::span<std::uint32_t> image);
/// The same for the rows that @p filter admits, which are looked at once and not selected first.
std::uint64_t densityImage(const PointSet &points, const Filter &filter, const Viewport &view,
                           const Grouping &grouping, const ToneMap &map, WorkerPool &pool,
                           std::span<std::uint32_t> image);

class PixelPlaces;
/// The same over the view of @p places, which spares the coordinates: for a view that rests while what is
/// drawn in it changes.
std::uint64_t densityImage(const PixelPlaces &places, const Selection &selection, const Grouping &grouping,
                           const ToneMap &map, WorkerPool &pool, std::span<std::uint32_t> image);
std::uint64_t densityImage(const PixelPlaces &places, const Filter &filter, const Grouping &grouping,
                           const ToneMap &map, WorkerPool &pool, std::span<std::uint32_t> image);

} // namespace egret::points
