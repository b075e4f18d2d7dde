// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/DensityImage.h>

namespace egret::points {

/// The tables of a ToneMap: linear light of each group, sRGB by linear light, opacity by count. What
/// toneMapped() and densityImage() share, so that a pixel costs look-ups and no pow() or log().
struct ToneTables
{
    static constexpr std::int32_t lightSteps = 4096;
    /// Counts above this are alike for the percentile that stands for an unset fullCount.
    static constexpr std::uint32_t histogramSize = 4096;

    explicit ToneTables(const ToneMap &map);
    /// Fills opacity; @p count at least 1 is the count of full strength.
    void setFullCount(const ToneMap &map, std::uint32_t count);

    /// What @p count points of a group weigh in the colour of their pixel.
    [[nodiscard]] float weightOf(std::size_t group, float count) const
    {
        const float weight = count * weights[group];
        return emphasis ? weight * weight : weight;
    }

    std::array<std::array<float, 3>, maxGroups> light{}; ///< red, green, blue of each group
    std::array<float, maxGroups> weights{};
    bool emphasis = false;
    std::vector<float> colour; ///< 0 … 255 by step of light; lightSteps + 1 of them
    std::vector<float> opacity; ///< by count; the last is for all larger counts
};

/// The 99.5th percentile of the non-empty pixels, at least 2, from the number of pixels by count.
std::uint32_t fullCountOf(std::span<const std::uint32_t> pixelsByCount);

} // namespace egret::points
