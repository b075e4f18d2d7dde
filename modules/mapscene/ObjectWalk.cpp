// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/ObjectWalk.h>

#include <cmath>
#include <limits>
#include <tuple>

namespace egret::mapscene::walk {

namespace {

/// The row with the least cost; those for which it gives no number are left out.
template <typename Cost>
std::optional<std::uint32_t> cheapest(std::span<const std::uint32_t> rows, Cost cost)
{
    std::optional<std::uint32_t> best;
    double least = std::numeric_limits<double>::infinity();
    for (const std::uint32_t row : rows) {
        const double here = cost(row);
        if (here < least) { // never for NaN
            least = here;
            best = row;
        }
    }
    return best;
}

} // namespace

std::optional<std::uint32_t> nearest(const points::PointSet &points, std::span<const std::uint32_t> rows,
                                     double x, double y)
{
    return cheapest(rows,
                    [&](std::uint32_t row) { return std::hypot(points.x[row] - x, points.y[row] - y); });
}

std::optional<std::uint32_t> towards(const points::PointSet &points, std::span<const std::uint32_t> rows,
                                     std::uint32_t from, int dx, int dy)
{
    const double x = points.x[from];
    const double y = points.y[from];
    return cheapest(rows, [&](std::uint32_t row) {
        const double along = (points.x[row] - x) * dx + (points.y[row] - y) * dy;
        const double aside = std::abs((points.x[row] - x) * dy - (points.y[row] - y) * dx);
        return along > 0 && aside <= 2 * along ? along + 2 * aside : std::numeric_limits<double>::quiet_NaN();
    });
}

std::optional<std::uint32_t> beside(const points::PointSet &points, std::span<const std::uint32_t> rows,
                                    std::optional<std::uint32_t> from, double line, bool forward)
{
    const auto orderOf = [&](std::uint32_t row) {
        return std::tuple(std::floor(points.y[row] / line), points.x[row], row);
    };
    std::optional<std::uint32_t> best;
    for (const std::uint32_t row : rows) {
        if (from && (forward ? orderOf(row) <= orderOf(*from) : orderOf(row) >= orderOf(*from)))
            continue;
        if (!best || (forward ? orderOf(row) < orderOf(*best) : orderOf(row) > orderOf(*best)))
            best = row;
    }
    return best;
}

} // namespace egret::mapscene::walk
