// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Region.h>

#include <algorithm>

namespace egret::points {

namespace {

__extension__ typedef __int128 Wide; // a product of two 35-bit differences does not fit 64 bits

/// A side of a ring, from its northern end to its southern; looked at the same way from both sides.
struct Edge
{
    Corner a;
    Corner b; ///< a.y <= b.y

    /// Above 0 where @p p lies west of the edge (that goes south), 0 on its line.
    [[nodiscard]] Wide side(Corner p) const
    {
        return static_cast<Wide>(b.x - a.x) * (p.y - a.y) - static_cast<Wide>(p.x - a.x) * (b.y - a.y);
    }

    /// Whether it has a place in common with the box whose corners are @p low and @p high.
    [[nodiscard]] bool touches(Corner low, Corner high) const
    {
        if (std::max(a.x, b.x) < low.x || std::min(a.x, b.x) > high.x || b.y < low.y || a.y > high.y)
            return false;
        const Wide corners[] = {side(low), side({high.x, low.y}), side({low.x, high.y}), side(high)};
        const auto [least, most] = std::minmax_element(std::begin(corners), std::end(corners));
        return *least <= 0 && *most >= 0;
    }
};

/// A polygon whose edges are found by bands of latitude.
class PolygonRegion : public Region
{
public:
    explicit PolygonRegion(std::span<const std::vector<Corner>> rings)
    {
        for (const std::vector<Corner> &ring : rings) {
            for (std::size_t i = 0; i < ring.size(); ++i)
                addEdge(nearWorld(ring[i]), nearWorld(ring[(i + 1) % ring.size()]));
        }
        if (m_edges.empty())
            return;
        m_low = m_high = m_edges.front().a;
        for (const Edge &edge : m_edges) {
            m_low = {std::min({m_low.x, edge.a.x, edge.b.x}), std::min(m_low.y, edge.a.y)};
            m_high = {std::max({m_high.x, edge.a.x, edge.b.x}), std::max(m_high.y, edge.b.y)};
        }
        makeBands();
    }

    [[nodiscard]] bool contains(geo::WorldPoint place) const override
    {
        for (std::int64_t turn = firstTurn(); turn <= lastTurn(); ++turn) {
            if (holds({place.x + turn * geo::worldSize, place.y}))
                return true;
        }
        return false;
    }

    [[nodiscard]] Relation relation(const geo::WorldBox &box) const override
    {
        Relation relation = Relation::Outside;
        for (std::int64_t turn = firstTurn(); turn <= lastTurn(); ++turn) {
            const Corner low{box.left + turn * geo::worldSize, box.top};
            const Relation one = relationOf(low, {box.right - 1 + turn * geo::worldSize, box.bottom - 1});
            if (one == Relation::Inside)
                return one;
            if (one == Relation::Crossing)
                relation = one;
        }
        return relation;
    }

private:
    static Corner nearWorld(Corner corner)
    {
        return {std::clamp(corner.x, -2 * geo::worldSize, 3 * geo::worldSize),
                std::clamp(corner.y, -2 * geo::worldSize, 3 * geo::worldSize)};
    }

    void addEdge(Corner from, Corner to)
    {
        m_edges.push_back(from.y < to.y ? Edge{from, to} : Edge{to, from});
    }

    [[nodiscard]] std::size_t bandOf(std::int64_t y) const
    {
        return static_cast<std::size_t>((std::clamp(y, m_low.y, m_high.y) - m_low.y) / m_bandHeight);
    }

    void makeBands()
    {
        // As many bands as edges, fewer where long edges would be noted in very many.
        std::size_t bands = std::clamp<std::size_t>(m_edges.size(), 1, 4096);
        std::size_t notes = 0;
        do {
            m_bandHeight = (m_high.y - m_low.y) / static_cast<std::int64_t>(bands) + 1;
            notes = 0;
            for (const Edge &edge : m_edges)
                notes += bandOf(edge.b.y) - bandOf(edge.a.y) + 1;
            bands /= 2;
        } while (bands > 0 && notes > 64 * m_edges.size() + 4096);
        m_bands.assign(bandOf(m_high.y) + 2, 0);
        for (const Edge &edge : m_edges) {
            for (std::size_t band = bandOf(edge.a.y); band <= bandOf(edge.b.y); ++band)
                ++m_bands[band + 1];
        }
        for (std::size_t band = 1; band < m_bands.size(); ++band)
            m_bands[band] += m_bands[band - 1];
        std::vector<std::uint32_t> next(m_bands.begin(), m_bands.end() - 1);
        m_edgesOfBands.resize(notes);
        for (std::uint32_t i = 0; i < m_edges.size(); ++i) {
            for (std::size_t band = bandOf(m_edges[i].a.y); band <= bandOf(m_edges[i].b.y); ++band)
                m_edgesOfBands[next[band]++] = i;
        }
    }

    [[nodiscard]] bool holds(Corner p) const
    {
        if (m_edges.empty() || p.y < m_low.y || p.y > m_high.y || p.x < m_low.x || p.x > m_high.x)
            return false;
        bool inside = false;
        const std::size_t band = bandOf(p.y);
        for (std::uint32_t i = m_bands[band]; i < m_bands[band + 1]; ++i) {
            const Edge &edge = m_edges[m_edgesOfBands[i]];
            if (edge.a.y <= p.y && edge.b.y > p.y && edge.side(p) > 0)
                inside = !inside;
        }
        return inside;
    }

    [[nodiscard]] Relation relationOf(Corner low, Corner high) const
    {
        if (m_edges.empty() || high.x < m_low.x || low.x > m_high.x || high.y < m_low.y || low.y > m_high.y)
            return Relation::Outside;
        const std::uint32_t end = m_bands[bandOf(high.y) + 1];
        for (std::uint32_t i = m_bands[bandOf(low.y)]; i < end; ++i) {
            if (m_edges[m_edgesOfBands[i]].touches(low, high))
                return Relation::Crossing;
        }
        return holds(low) ? Relation::Inside : Relation::Outside;
    }

    // The turns in which a place of the world can lie in the polygon.
    [[nodiscard]] std::int64_t firstTurn() const
    {
        return (m_low.x + 2 * geo::worldSize) / geo::worldSize - 2;
    }
    [[nodiscard]] std::int64_t lastTurn() const
    {
        return (m_high.x + 2 * geo::worldSize) / geo::worldSize - 2;
    }

    std::vector<Edge> m_edges;
    Corner m_low;
    Corner m_high;
    std::int64_t m_bandHeight = 1;
    std::vector<std::uint32_t> m_bands; ///< first of each band in m_edgesOfBands; one more at the end
    std::vector<std::uint32_t> m_edgesOfBands;
};

} // namespace

RegionPtr polygonRegion(std::span<const std::vector<Corner>> rings)
{
    return std::make_shared<PolygonRegion>(rings);
}

RegionPtr polygonRegion(const geo::Polygon &polygon)
{
    std::vector<std::vector<Corner>> rings;
    for (const geo::Line &line : polygon.rings) {
        std::vector<Corner> &ring = rings.emplace_back();
        for (const geo::WorldPoint p : line)
            ring.push_back({p.x, p.y});
    }
    return polygonRegion(rings);
}

} // namespace egret::points
