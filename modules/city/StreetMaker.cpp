// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/Noise.h>
#include <city/StreetMaker.h>
#include <city/StreetNames.h>

#include <algorithm>
#include <map>
#include <numeric>

namespace egret::city {

namespace {

constexpr double stepMetres = 120; ///< between the nodes of drawn roads

/// Nodes by cells of 400 m, to find the nearest.
class NodeGrid
{
public:
    void add(std::uint32_t node, Metres at) { m_cells[cellOf(at)].push_back({node, at}); }

    /// The nearest node within @p reach metres.
    [[nodiscard]] std::optional<std::pair<std::uint32_t, double>> nearest(Metres at, double reach) const
    {
        std::optional<std::pair<std::uint32_t, double>> best;
        const auto [ci, cj] = cellOf(at);
        const auto rings = static_cast<std::int64_t>(reach / size) + 1;
        for (std::int64_t ring = 0; ring <= rings; ++ring) {
            if (best && best->second < static_cast<double>(ring - 1) * size)
                break;
            for (std::int64_t i = ci - ring; i <= ci + ring; ++i) {
                for (std::int64_t j = cj - ring; j <= cj + ring; ++j) {
                    if (std::max(std::abs(i - ci), std::abs(j - cj)) != ring)
                        continue;
                    const auto cell = m_cells.find({i, j});
                    if (cell == m_cells.end())
                        continue;
                    for (const auto &[node, place] : cell->second) {
                        const double distance = length(place - at);
                        if (distance <= reach
                            && (!best || std::pair(distance, node) < std::pair(best->second, best->first)))
                            best = {node, distance};
                    }
                }
            }
        }
        return best;
    }

private:
    static constexpr double size = 400;
    static std::pair<std::int64_t, std::int64_t> cellOf(Metres at)
    {
        return {static_cast<std::int64_t>(std::floor(at.x / size)),
                static_cast<std::int64_t>(std::floor(at.y / size))};
    }
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::pair<std::uint32_t, Metres>>> m_cells;
};

class Builder
{
public:
    Builder(const CityPack &pack, const Terrain &terrain, const Lattice &lattice, std::uint64_t seed) :
        m_pack(pack), m_terrain(terrain), m_lattice(lattice), m_seed(seed), m_names(pack, seed)
    {
    }

    StreetNet build()
    {
        for (std::size_t i = 0; i < m_pack.fabrics.size(); ++i)
            addFabric(m_pack.fabrics[i], m_seed ^ (1000 + i));
        for (const DrawnLine &drawn : m_pack.expressways)
            addExpressway(drawn);
        connect();
        return std::move(m_net);
    }

private:
    [[nodiscard]] std::uint32_t districtAt(Metres p) const
    {
        const std::uint32_t cell = m_lattice.cellAt(p);
        return cell == noLabel ? noLabel : m_lattice.districts()[cell];
    }
    [[nodiscard]] bool dry(Metres p) const
    {
        return districtAt(p) != noLabel && !m_terrain.lake(m_terrain.plane().toWorld(p));
    }

    std::uint32_t addNode(Metres at)
    {
        m_net.nodes.push_back({at, 0});
        return static_cast<std::uint32_t>(m_net.nodes.size() - 1);
    }

    /// A street along @p nodes; one node is none.
    void addStreet(const std::vector<std::uint32_t> &nodes, std::uint8_t roadClass, const std::string &name)
    {
        if (nodes.size() < 2)
            return;
        domain::Street street;
        street.id = static_cast<std::uint32_t>(m_net.streets.size());
        street.name = name;
        street.roadClass = roadClass;
        std::uint32_t district = noLabel;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            street.line.push_back(m_terrain.plane().toWorld(m_net.nodes[nodes[i]].at));
            if (i > 0)
                m_net.edges.push_back({nodes[i - 1], nodes[i], street.id, roadClass});
            if (district == noLabel || i == nodes.size() / 2)
                if (const std::uint32_t here = districtAt(m_net.nodes[nodes[i]].at); here != noLabel)
                    district = here;
        }
        street.district = m_pack.districts[district == noLabel ? 0 : district].code;
        m_net.streets.push_back(std::move(street));
    }

    void addFabric(const Fabric &fabric, std::uint64_t seed)
    {
        const Metres along{fabric.dx, -fabric.dy};
        const Metres across{fabric.dy, fabric.dx};
        std::vector<bool> ours(m_pack.districts.size(), false);
        for (std::size_t d = 0; d < ours.size(); ++d)
            ours[d] = std::find(fabric.districts.begin(), fabric.districts.end(), m_pack.districts[d].code)
                != fabric.districts.end();
        const auto isOurs = [&](Metres p) {
            const std::uint32_t district = districtAt(p);
            return district != noLabel && ours[district];
        };
        // How far the fabric reaches along its own axes.
        double low[2] = {1e18, 1e18};
        double high[2] = {-1e18, -1e18};
        for (std::uint32_t cell = 0; cell < m_lattice.size(); ++cell) {
            if (m_lattice.districts()[cell] == noLabel || !ours[m_lattice.districts()[cell]])
                continue;
            const Metres p = m_lattice.centre(cell);
            const double own[2] = {p.x * along.x + p.y * along.y, p.x * across.x + p.y * across.y};
            for (int k = 0; k < 2; ++k) {
                low[k] = std::min(low[k], own[k]);
                high[k] = std::max(high[k], own[k]);
            }
        }
        if (low[0] > high[0])
            return;
        const auto i0 = static_cast<std::int64_t>(std::floor(low[0] / fabric.blockLong)) - 2;
        const auto j0 = static_cast<std::int64_t>(std::floor(low[1] / fabric.blockShort)) - 2;
        const auto columns = static_cast<std::int64_t>((high[0] - low[0]) / fabric.blockLong) + 5;
        const auto rows = static_cast<std::int64_t>((high[1] - low[1]) / fabric.blockShort) + 5;
        const auto placeOf = [&](std::int64_t i, std::int64_t j) {
            const Metres straight = along * (static_cast<double>(i0 + i) * fabric.blockLong)
                + across * (static_cast<double>(j0 + j) * fabric.blockShort);
            const Metres bend{(noise(seed ^ 31, straight, 1500) - 0.5) * 3.2 * fabric.blockLong,
                              (noise(seed ^ 32, straight, 1500) - 0.5) * 3.2 * fabric.blockLong};
            const Metres shake{(hashUnit(seed ^ 33, i, j) - 0.5) * 0.14 * fabric.blockLong,
                               (hashUnit(seed ^ 34, i, j) - 0.5) * 0.14 * fabric.blockShort};
            return straight + bend + shake;
        };
        std::vector<std::uint32_t> node(static_cast<std::size_t>(columns * rows), noLabel);
        std::vector<double> urban(node.size(), 0);
        for (std::int64_t j = 0; j < rows; ++j) {
            for (std::int64_t i = 0; i < columns; ++i) {
                const Metres p = placeOf(i, j);
                if (!isOurs(p) || !dry(p))
                    continue;
                node[static_cast<std::size_t>(j * columns + i)] = addNode(p);
                urban[static_cast<std::size_t>(j * columns + i)] = m_terrain.urban(p);
            }
        }
        const auto levelOf = [](std::int64_t line) -> std::uint8_t {
            const std::int64_t k = ((line % 12) + 12) % 12;
            return k == 0 ? 1 : k % 4 == 0 ? 2 : 3;
        };
        const auto wanted = [&](std::size_t a, std::size_t b, std::uint8_t level, double chance) {
            if (node[a] == noLabel || node[b] == noLabel)
                return false;
            const double u = (urban[a] + urban[b]) / 2;
            if (level == 1)
                return u > 0.022;
            if (level == 2)
                return u > 0.085;
            return u > 0.2 && chance < 0.6 + 0.4 * std::min(1.0, (u - 0.2) / 0.4)
                && dry((m_net.nodes[node[a]].at + m_net.nodes[node[b]].at) * 0.5);
        };
        // Along rows, then along columns; a street is a run of blocks, thirty at most.
        const auto lines = [&](std::int64_t count, std::int64_t steps, std::int64_t stride, std::int64_t jump,
                               std::int64_t offset, std::uint64_t salt) {
            for (std::int64_t line = 0; line < count; ++line) {
                const std::uint8_t level = levelOf(line + offset);
                std::vector<std::uint32_t> run;
                const auto finish = [&] {
                    if (run.size() >= 2)
                        addStreet(run, level, m_names.next(level));
                    run.clear();
                };
                for (std::int64_t k = 0; k + 1 < steps; ++k) {
                    const auto a = static_cast<std::size_t>(line * stride + k * jump);
                    const auto b = a + static_cast<std::size_t>(jump);
                    if (!wanted(a, b, level, hashUnit(seed ^ salt, line, k))) {
                        finish();
                        continue;
                    }
                    if (run.empty())
                        run.push_back(node[a]);
                    run.push_back(node[b]);
                    if (run.size() > (level == 1 ? 48u : 30u))
                        finish();
                }
                finish();
            }
        };
        lines(rows, columns, columns, 1, j0, 41);
        lines(columns, rows, 1, columns, i0, 42);
    }

    /// A drawn line through its points (Catmull–Rom), a node every 120 m.
    void addExpressway(const DrawnLine &drawn)
    {
        std::vector<Metres> points;
        for (const geo::LonLat place : drawn.line)
            points.push_back(m_terrain.plane().toMetres(place));
        std::vector<std::uint32_t> nodes;
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const Metres p0 = points[i == 0 ? 0 : i - 1];
            const Metres p1 = points[i];
            const Metres p2 = points[i + 1];
            const Metres p3 = points[std::min(points.size() - 1, i + 2)];
            const int steps = std::max(1, static_cast<int>(length(p2 - p1) / stepMetres));
            for (int step = i == 0 ? 0 : 1; step <= steps; ++step) {
                const double t = static_cast<double>(step) / steps;
                const Metres at = (p1 * 2 + (p2 - p0) * t + (p0 * 2 - p1 * 5 + p2 * 4 - p3) * (t * t)
                                   + (p1 * 3 - p0 - p2 * 3 + p3) * (t * t * t))
                    * 0.5;
                nodes.push_back(addNode(at));
            }
        }
        addStreet(nodes, 0, drawn.name);
        m_expressways.push_back({drawn.name, nodes});
    }

    /// A straight road with nodes between.
    void addLink(std::uint32_t a, std::uint32_t b, std::uint8_t roadClass, const std::string &name)
    {
        const Metres from = m_net.nodes[a].at;
        const Metres to = m_net.nodes[b].at;
        const int steps = std::max(1, static_cast<int>(length(to - from) / stepMetres + 0.5));
        std::vector<std::uint32_t> nodes{a};
        for (int step = 1; step < steps; ++step)
            nodes.push_back(addNode(from + (to - from) * (static_cast<double>(step) / steps)));
        nodes.push_back(b);
        addStreet(nodes, roadClass, name);
    }

    [[nodiscard]] std::vector<std::uint32_t> components() const
    {
        std::vector<std::uint32_t> root(m_net.nodes.size());
        std::iota(root.begin(), root.end(), 0u);
        const auto find = [&](std::uint32_t n) {
            while (root[n] != n)
                n = root[n] = root[root[n]];
            return n;
        };
        for (const StreetEdge &edge : m_net.edges)
            root[std::max(find(edge.from), find(edge.to))] = std::min(find(edge.from), find(edge.to));
        for (std::uint32_t n = 0; n < root.size(); ++n)
            root[n] = find(n);
        return root;
    }

    void connect()
    {
        // Ramps: every tenth node of an expressway on land meets the street nearest to it.
        NodeGrid streets;
        std::vector<bool> onStreet(m_net.nodes.size(), false);
        for (const StreetEdge &edge : m_net.edges) {
            if (edge.roadClass > 0)
                onStreet[edge.from] = onStreet[edge.to] = true;
        }
        for (std::uint32_t n = 0; n < onStreet.size(); ++n) {
            if (onStreet[n])
                streets.add(n, m_net.nodes[n].at);
        }
        for (const auto &[name, nodes] : m_expressways) {
            for (std::size_t i = 0; i < nodes.size(); i += 10) {
                if (!dry(m_net.nodes[nodes[i]].at))
                    continue;
                if (const auto near = streets.nearest(m_net.nodes[nodes[i]].at, 350))
                    addLink(nodes[i], near->first, 1, name + "连接线");
            }
        }
        // The largest part takes in the others, large ones first; crumbs and what lies far off are dropped.
        const std::vector<std::uint32_t> root = components();
        std::map<std::uint32_t, std::vector<std::uint32_t>> parts;
        for (std::uint32_t n = 0; n < root.size(); ++n)
            parts[root[n]].push_back(n);
        std::vector<const std::vector<std::uint32_t> *> bySize;
        for (const auto &[key, nodes] : parts)
            bySize.push_back(&nodes);
        std::stable_sort(bySize.begin(), bySize.end(),
                         [](const auto *a, const auto *b) { return a->size() > b->size(); });
        std::vector<bool> keep(root.size(), false);
        NodeGrid whole;
        const auto take = [&](const std::vector<std::uint32_t> &nodes) {
            for (const std::uint32_t n : nodes) {
                keep[n] = true;
                whole.add(n, m_net.nodes[n].at);
            }
        };
        for (std::size_t i = 0; i < bySize.size(); ++i) {
            const std::vector<std::uint32_t> nodes = *bySize[i];
            if (nodes.size() < 12)
                break;
            if (i > 0) {
                std::optional<std::pair<std::uint32_t, double>> best;
                std::uint32_t from = 0;
                for (const std::uint32_t n : nodes) {
                    const auto near = whole.nearest(m_net.nodes[n].at, best ? best->second : 2200);
                    if (near && (!best || near->second < best->second)) {
                        best = near;
                        from = n;
                    }
                }
                if (!best)
                    continue;
                addLink(from, best->first, 2, m_names.next(2));
            }
            take(nodes);
        }
        keep.resize(m_net.nodes.size(), true); // nodes of the links
        compact(keep);
    }

    /// Drops the streets of nodes that are not kept and numbers the rest anew.
    void compact(const std::vector<bool> &keep)
    {
        StreetNet net;
        std::vector<std::uint32_t> nodeOf(m_net.nodes.size(), noLabel);
        std::vector<std::uint32_t> streetOf(m_net.streets.size(), noLabel);
        for (const StreetEdge &edge : m_net.edges) {
            if (!keep[edge.from])
                continue;
            if (streetOf[edge.street] == noLabel) {
                streetOf[edge.street] = static_cast<std::uint32_t>(net.streets.size());
                net.streets.push_back(m_net.streets[edge.street]);
                net.streets.back().id = streetOf[edge.street];
            }
            for (const std::uint32_t n : {edge.from, edge.to}) {
                if (nodeOf[n] == noLabel) {
                    nodeOf[n] = static_cast<std::uint32_t>(net.nodes.size());
                    net.nodes.push_back({m_net.nodes[n].at, 0});
                }
                ++net.nodes[nodeOf[n]].degree;
            }
            net.edges.push_back({nodeOf[edge.from], nodeOf[edge.to], streetOf[edge.street], edge.roadClass});
        }
        m_net = std::move(net);
    }

    const CityPack &m_pack;
    const Terrain &m_terrain;
    const Lattice &m_lattice;
    std::uint64_t m_seed;
    StreetNames m_names;
    StreetNet m_net;
    std::vector<std::pair<std::string, std::vector<std::uint32_t>>> m_expressways;
};

} // namespace

StreetNet makeStreets(const CityPack &pack, const Terrain &terrain, const Lattice &lattice,
                      std::uint64_t seed)
{
    return Builder(pack, terrain, lattice, seed).build();
}

} // namespace egret::city
