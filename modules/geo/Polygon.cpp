// SPDX-License-Identifier: GPL-3.0-or-later
#include <geo/Polygon.h>

#include <cmath>

namespace egret::geo {

namespace {

__extension__ typedef __int128 Wide; // a product of two 33-bit differences does not fit 64 bits

std::int64_t signedOf(std::uint32_t value) { return static_cast<std::int64_t>(value); }

double ringArea(const Line &ring)
{
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const WorldPoint a = ring[i];
        const WorldPoint b = ring[(i + 1) % ring.size()];
        twice += static_cast<double>(a.x) * b.y - static_cast<double>(b.x) * a.y;
    }
    return twice / 2;
}

} // namespace

bool Polygon::contains(WorldPoint p) const
{
    bool inside = false;
    const std::int64_t px = signedOf(p.x);
    const std::int64_t py = signedOf(p.y);
    for (const Line &ring : rings) {
        if (ring.empty())
            continue;
        WorldPoint from = ring.back();
        for (const WorldPoint to : ring) {
            const std::int64_t y0 = signedOf(from.y);
            const std::int64_t y1 = signedOf(to.y);
            if ((y0 > py) != (y1 > py)) {
                // Always look at the edge from its lower end, so that both neighbours decide alike.
                const bool up = y1 > y0;
                const std::int64_t ax = signedOf(up ? from.x : to.x);
                const std::int64_t ay = up ? y0 : y1;
                const std::int64_t bx = signedOf(up ? to.x : from.x);
                const std::int64_t by = up ? y1 : y0;
                const Wide side =
                    static_cast<Wide>(bx - ax) * (py - ay) - static_cast<Wide>(px - ax) * (by - ay);
                if (side > 0)
                    inside = !inside;
            }
            from = to;
        }
    }
    return inside;
}

WorldBox Polygon::box() const
{
    WorldBox box{worldSize, worldSize, 0, 0};
    for (const Line &ring : rings) {
        for (const WorldPoint p : ring) {
            box.left = std::min<std::int64_t>(box.left, p.x);
            box.top = std::min<std::int64_t>(box.top, p.y);
            box.right = std::max<std::int64_t>(box.right, signedOf(p.x) + 1);
            box.bottom = std::max<std::int64_t>(box.bottom, signedOf(p.y) + 1);
        }
    }
    return box.right <= box.left ? WorldBox{} : box;
}

double Polygon::area() const
{
    double sum = 0;
    for (const Line &ring : rings)
        sum += ringArea(ring);
    return std::abs(sum);
}

double Polygon::areaSquareMetres() const
{
    const WorldBox b = box();
    const double scale = metresPerUnit({static_cast<std::uint32_t>((b.left + b.right) / 2),
                                        static_cast<std::uint32_t>((b.top + b.bottom) / 2)});
    return area() * scale * scale;
}

WorldPoint Polygon::labelPoint() const
{
    const WorldBox b = box();
    const WorldPoint centre{static_cast<std::uint32_t>((b.left + b.right) / 2),
                            static_cast<std::uint32_t>((b.top + b.bottom) / 2)};
    // The middle of the widest piece among a few horizontal cuts.
    WorldPoint best = centre;
    double widest = -1;
    constexpr int cuts = 9;
    for (int i = 1; i <= cuts; ++i) {
        const double y =
            static_cast<double>(b.top) + static_cast<double>(b.bottom - b.top) * i / (cuts + 1) + 0.25;
        std::vector<double> crossings;
        for (const Line &ring : rings) {
            for (std::size_t k = 0; k < ring.size(); ++k) {
                const WorldPoint p = ring[k];
                const WorldPoint q = ring[(k + 1) % ring.size()];
                if ((p.y > y) != (q.y > y))
                    crossings.push_back(p.x
                                        + (y - p.y) / (static_cast<double>(q.y) - p.y)
                                            * (static_cast<double>(q.x) - p.x));
            }
        }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t k = 0; k + 1 < crossings.size(); k += 2) {
            // Cuts near the middle are preferred a little.
            const double offCentre = std::abs(i - (cuts + 1) / 2.0) / cuts;
            const double width = (crossings[k + 1] - crossings[k]) * (1 - 0.6 * offCentre);
            if (width > widest) {
                widest = width;
                best = {static_cast<std::uint32_t>((crossings[k] + crossings[k + 1]) / 2),
                        static_cast<std::uint32_t>(y)};
            }
        }
    }
    return best;
}

Line simplified(const Line &line, double tolerance)
{
    if (line.size() < 3)
        return line;
    std::vector<bool> keep(line.size(), false);
    keep.front() = keep.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        const double ax = line[first].x;
        const double ay = line[first].y;
        const double dx = line[last].x - ax;
        const double dy = line[last].y - ay;
        const double length2 = dx * dx + dy * dy;
        double worst = tolerance * tolerance;
        std::size_t at = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double px = line[i].x - ax;
            const double py = line[i].y - ay;
            const double t = length2 > 0 ? std::clamp((px * dx + py * dy) / length2, 0.0, 1.0) : 0.0;
            const double ex = px - t * dx;
            const double ey = py - t * dy;
            if (ex * ex + ey * ey > worst) {
                worst = ex * ex + ey * ey;
                at = i;
            }
        }
        if (at != 0) {
            keep[at] = true;
            open.push_back({first, at});
            open.push_back({at, last});
        }
    }
    Line result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i])
            result.push_back(line[i]);
    }
    return result;
}

} // namespace egret::geo
