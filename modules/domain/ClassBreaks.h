// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace egret::domain {

enum class BreakMethod { Equal, Quantile, Jenks };

/// Of more values than this Jenks' method looks at every n-th of the sorted ones.
inline constexpr std::size_t maxJenksValues = 5000;

/// Divides @p values into at most @p classes classes for a choropleth and returns the largest value of each
/// class, ascending: v is in the first class whose break is not below v; the last break is the largest value.
/// Fewer come back where there are fewer distinct values. Values that are not finite are left out.
///
/// Equal: classes of equal width (the breaks need not be values). Quantile: classes of equal count, equal
/// values together. Jenks: least sum of squared deviations from the class means (Fisher's exact method by
/// dynamic programming, for up to maxJenksValues values).
std::vector<double> classBreaks(std::vector<double> values, std::size_t classes, BreakMethod method);

/// The class of @p value: 0 … breaks.size()-1; larger values than the last break count as the last class.
std::size_t classOf(const std::vector<double> &breaks, double value);

} // namespace egret::domain
