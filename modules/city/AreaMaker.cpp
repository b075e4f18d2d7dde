// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/AreaMaker.h>
#include <city/Noise.h>

#include <queue>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace egret::city {

namespace {

using Cells = std::vector<std::uint32_t>;

/// Splits @p total by @p weights into whole numbers of at least 1 and at most @p limits (largest remainders).
std::vector<int> shares(int total, const std::vector<double> &weights, const std::vector<std::size_t> &limits)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<int> counts(weights.size(), 1);
    int left = total - static_cast<int>(weights.size());
    for (std::size_t i = 0; i < counts.size() && sum > 0; ++i) {
        const int more = static_cast<int>((total - static_cast<double>(weights.size())) * weights[i] / sum);
        const int fits = std::min({more, static_cast<int>(limits[i]) - 1, left});
        counts[i] += std::max(0, fits);
        left -= std::max(0, fits);
    }
    while (left > 0) {
        // The next one goes where the most weight waits for each that is there.
        std::size_t best = counts.size();
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (static_cast<std::size_t>(counts[i]) < limits[i]
                && (best == counts.size()
                    || weights[i] * (counts[best] + 1) > weights[best] * (counts[i] + 1)))
                best = i;
        }
        if (best == counts.size())
            break;
        ++counts[best];
        --left;
    }
    return counts;
}

/// @p count different cells, drawn with @p weight of each; a cell close to one drawn before is passed
/// over in the first rounds so that seeds spread.
Cells drawSeeds(const Lattice &lattice, const Cells &cells, const std::vector<double> &weight, int count,
                Random random)
{
    std::vector<double> sums(cells.size());
    std::partial_sum(weight.begin(), weight.end(), sums.begin());
    const double area = static_cast<double>(cells.size()) / count;
    Cells seeds;
    std::vector<bool> taken(cells.size(), false);
    for (int tries = 0; static_cast<int>(seeds.size()) < count; ++tries) {
        const double target = random.unit() * sums.back();
        std::size_t at =
            static_cast<std::size_t>(std::upper_bound(sums.begin(), sums.end(), target) - sums.begin());
        at = std::min(at, cells.size() - 1);
        if (tries > 60 * count) // the rest in order
            at = static_cast<std::size_t>(std::find(taken.begin(), taken.end(), false) - taken.begin());
        if (taken[at])
            continue;
        if (tries < 30 * count) {
            const Metres p = lattice.centre(cells[at]);
            const double apart = 0.6 * lattice.cellMetres()
                * std::sqrt(area * sums.back() / cells.size() / std::max(weight[at], 1e-9) * 0.6);
            if (std::any_of(seeds.begin(), seeds.end(),
                            [&](std::uint32_t seed) { return length(lattice.centre(seed) - p) < apart; }))
                continue;
        }
        taken[at] = true;
        seeds.push_back(cells[at]);
    }
    std::sort(seeds.begin(), seeds.end());
    return seeds;
}

/// Grows regions from @p seeds over @p cells; what no region reaches (an islet) goes to the nearest
/// seed. Writes first + seed number into @p labels.
void grow(const Lattice &lattice, const Cells &cells, const Cells &seeds, std::uint32_t first,
          std::uint64_t seed, std::vector<std::uint32_t> &labels, std::vector<std::uint32_t> &inside,
          std::uint32_t mark)
{
    for (const std::uint32_t cell : cells)
        inside[cell] = mark;
    using Open = std::tuple<double, std::uint32_t, std::uint32_t>; // cost, cell, label
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    for (std::size_t i = 0; i < seeds.size(); ++i)
        open.emplace(0.0, seeds[i], first + static_cast<std::uint32_t>(i));
    while (!open.empty()) {
        const auto [cost, cell, label] = open.top();
        open.pop();
        if (inside[cell] != mark)
            continue;
        inside[cell] = noLabel;
        labels[cell] = label;
        lattice.neighbours(cell, [&, cost = cost, label = label](std::uint32_t next) {
            if (inside[next] == mark)
                open.emplace(cost + 0.7 + 0.6 * hashUnit(seed, next, 7), next, label);
        });
    }
    for (const std::uint32_t cell : cells) {
        if (inside[cell] != mark)
            continue;
        inside[cell] = noLabel;
        const auto nearest =
            std::min_element(seeds.begin(), seeds.end(), [&](std::uint32_t a, std::uint32_t b) {
                return length(lattice.centre(a) - lattice.centre(cell))
                    < length(lattice.centre(b) - lattice.centre(cell));
            });
        labels[cell] = first + static_cast<std::uint32_t>(nearest - seeds.begin());
    }
}

std::string padded(std::size_t number, std::size_t width)
{
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

const std::vector<std::string> &list(const CityPack &pack, const char *key) { return pack.names.at(key); }

/// A two-part name that no call with the same @p used has given yet.
std::string placeName(const CityPack &pack, Random &random, const std::string &suffix,
                      std::vector<std::string> &used)
{
    for (int tries = 0;; ++tries) {
        const auto &first = list(pack, "street_first");
        const auto &second = list(pack, "street_second");
        std::string name = first[random.below(static_cast<std::uint32_t>(first.size()))]
            + second[random.below(static_cast<std::uint32_t>(second.size()))];
        if (tries > 50)
            name += second[random.below(static_cast<std::uint32_t>(second.size()))];
        name += suffix;
        if (std::find(used.begin(), used.end(), name) == used.end()) {
            used.push_back(name);
            return name;
        }
    }
}

/// Makes the areas of one kind after the other. Communities are numbered in one row, district by district
/// in the order of their codes.
class Maker
{
public:
    Maker(const CityPack &pack, const Terrain &terrain, const Lattice &lattice, std::uint64_t seed,
          WorkerPool &pool) :
        m_pack(pack),
        m_lattice(lattice),
        m_seed(seed),
        m_pool(pool),
        m_urban(lattice.size(), 0),
        m_byDistrict(pack.districts.size()),
        m_order(pack.districts.size()),
        m_inside(lattice.size(), noLabel)
    {
        m_pool.run(lattice.rows(), [&](std::size_t row) {
            for (std::uint32_t column = 0; column < lattice.columns(); ++column) {
                const std::uint32_t cell = static_cast<std::uint32_t>(row) * lattice.columns() + column;
                if (lattice.districts()[cell] != noLabel)
                    m_urban[cell] = terrain.urban(lattice.centre(cell));
            }
        });
        for (std::uint32_t cell = 0; cell < lattice.size(); ++cell) {
            if (lattice.districts()[cell] != noLabel)
                m_byDistrict[lattice.districts()[cell]].push_back(cell);
        }
        std::iota(m_order.begin(), m_order.end(), 0u);
        std::sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
            return pack.districts[a].code < pack.districts[b].code;
        });
    }

    Result<Areas> make()
    {
        if (Outcome made = makeCommunities(); !made)
            return made.error();
        makeTowns();
        if (Outcome made = makeGrids(); !made)
            return made.error();
        renumber();
        makeDistricts();
        makeDutyAreas();
        std::sort(m_result.areas.begin(), m_result.areas.end(),
                  [](const domain::Area &a, const domain::Area &b) {
                      return std::tie(a.kind, a.code) < std::tie(b.kind, b.code);
                  });
        return std::move(m_result);
    }

private:
    struct Community
    {
        Cells cells;
        double density = 0;
        Metres middle;
        domain::Area area;
    };

    Outcome makeCommunities()
    {
        m_result.communityOfCell.assign(m_lattice.size(), noLabel);
        std::uint32_t total = 0;
        for (const std::size_t d : m_order) {
            const DistrictPlan &plan = m_pack.districts[d];
            const int count = plan.communities + plan.villages;
            if (m_byDistrict[d].size() < static_cast<std::size_t>(count) * 4)
                return Error{Error::Code::Rejected,
                             plan.name + " (" + plan.code + "): its outline is too small for "
                                 + std::to_string(count) + " communities"};
            std::vector<double> weight;
            for (const std::uint32_t cell : m_byDistrict[d])
                weight.push_back(0.012 + m_urban[cell] * m_urban[cell]);
            const Cells seeds = drawSeeds(m_lattice, m_byDistrict[d], weight, count, Random(m_seed, 100 + d));
            grow(m_lattice, m_byDistrict[d], seeds, total, m_seed ^ 21, m_result.communityOfCell, m_inside,
                 1);
            total += static_cast<std::uint32_t>(count);
        }
        m_communities.resize(total);
        for (std::uint32_t cell = 0; cell < m_lattice.size(); ++cell) {
            if (const std::uint32_t c = m_result.communityOfCell[cell]; c != noLabel) {
                m_communities[c].cells.push_back(cell);
                m_communities[c].density += m_urban[cell];
                m_communities[c].middle = m_communities[c].middle + m_lattice.centre(cell);
            }
        }
        for (Community &community : m_communities)
            community.middle = community.middle
                * (1.0 / static_cast<double>(std::max<std::size_t>(1, community.cells.size())));
        return success();
    }

    /// Streets and towns: communities gathered round spread seeds, nearest first.
    void makeTowns()
    {
        std::vector<std::uint32_t> townOfCell(m_lattice.size(), noLabel);
        std::vector<domain::Area> towns;
        std::vector<std::string> used;
        std::uint32_t begin = 0;
        for (const std::size_t d : m_order) {
            const DistrictPlan &plan = m_pack.districts[d];
            const std::uint32_t count = static_cast<std::uint32_t>(plan.communities + plan.villages);
            const auto middle = [&](std::uint32_t i) { return m_communities[begin + i].middle; };
            const std::vector<bool> village = villagesOf(plan, begin, count);
            Random random(m_seed, 300 + d);
            const std::vector<Cells> members = gathered(count, static_cast<std::size_t>(plan.towns), middle);
            for (std::size_t t = 0; t < members.size(); ++t) {
                domain::Area town;
                town.kind = domain::AreaKind::Street;
                town.code = plan.code + padded(t + 1, 3);
                town.parent = town.district = plan.code;
                std::size_t villages = 0;
                for (std::size_t i = 0; i < members[t].size(); ++i) {
                    Community &community = m_communities[begin + members[t][i]];
                    const bool isVillage = village[members[t][i]];
                    community.area.kind = domain::AreaKind::Community;
                    community.area.code = town.code + padded(i + 1, 3);
                    community.area.parent = town.code;
                    community.area.district = plan.code;
                    community.area.name = placeName(m_pack, random, isVillage ? "村" : "社区", used);
                    villages += isVillage ? 1 : 0;
                    for (const std::uint32_t cell : community.cells)
                        townOfCell[cell] = static_cast<std::uint32_t>(towns.size());
                }
                town.name = t < plan.townNames.size()
                    ? plan.townNames[t]
                    : placeName(m_pack, random, villages * 2 > members[t].size() ? "镇" : "街道", used);
                towns.push_back(town);
            }
            begin += count;
        }
        finish(towns, townOfCell);
    }

    /// The least dense communities of a district are its villages.
    [[nodiscard]] std::vector<bool> villagesOf(const DistrictPlan &plan, std::uint32_t begin,
                                               std::uint32_t count) const
    {
        const auto density = [&](std::uint32_t i) {
            const Community &community = m_communities[begin + i];
            return community.density / static_cast<double>(community.cells.size());
        };
        Cells byDensity(count);
        std::iota(byDensity.begin(), byDensity.end(), 0u);
        std::sort(byDensity.begin(), byDensity.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(density(a), a) < std::pair(density(b), b);
        });
        std::vector<bool> village(count, false);
        for (int i = 0; i < plan.villages; ++i)
            village[byDensity[static_cast<std::size_t>(i)]] = true;
        return village;
    }

    /// Numbers below @p count in @p parts groups: each goes to the nearest of some that lie far apart.
    template <typename Middle>
    static std::vector<Cells> gathered(std::uint32_t count, std::size_t parts, Middle middle)
    {
        Cells centres{0};
        std::vector<double> nearest(count);
        for (std::uint32_t i = 0; i < count; ++i)
            nearest[i] = length(middle(i) - middle(0));
        while (centres.size() < parts) {
            const auto farthest = static_cast<std::uint32_t>(std::max_element(nearest.begin(), nearest.end())
                                                             - nearest.begin());
            centres.push_back(farthest);
            for (std::uint32_t i = 0; i < count; ++i)
                nearest[i] = std::min(nearest[i], length(middle(i) - middle(farthest)));
        }
        std::vector<Cells> members(parts);
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto best =
                std::min_element(centres.begin(), centres.end(), [&](std::uint32_t a, std::uint32_t b) {
                    return length(middle(a) - middle(i)) < length(middle(b) - middle(i));
                });
            members[static_cast<std::size_t>(best - centres.begin())].push_back(i);
        }
        return members;
    }

    /// Grids: so many for each community, more where it is denser. Their numbers follow the codes of the
    /// communities, so that codes come out ascending.
    Outcome makeGrids()
    {
        std::vector<double> weights;
        std::vector<std::size_t> limits;
        for (const Community &community : m_communities) {
            weights.push_back(static_cast<double>(community.cells.size()) * 0.01 + community.density);
            limits.push_back(
                std::min<std::size_t>(999, std::max<std::size_t>(1, community.cells.size() / 3)));
        }
        const auto wanted = static_cast<int>(m_pack.figure("grids"));
        const std::vector<int> counts = shares(wanted, weights, limits);
        if (std::accumulate(counts.begin(), counts.end(), 0) != wanted)
            return Error{Error::Code::Rejected,
                         "the land is too small for " + std::to_string(wanted) + " grids"};
        m_byCode.resize(m_communities.size());
        std::iota(m_byCode.begin(), m_byCode.end(), 0u);
        std::sort(m_byCode.begin(), m_byCode.end(), [&](std::uint32_t a, std::uint32_t b) {
            return m_communities[a].area.code < m_communities[b].area.code;
        });
        m_result.gridOfCell.assign(m_lattice.size(), noLabel);
        for (const std::uint32_t c : m_byCode) {
            const Community &community = m_communities[c];
            std::vector<double> even;
            for (const std::uint32_t cell : community.cells)
                even.push_back(0.05 + m_urban[cell]);
            const Cells seeds =
                drawSeeds(m_lattice, community.cells, even, counts[c], Random(m_seed, 100000 + c));
            grow(m_lattice, community.cells, seeds, static_cast<std::uint32_t>(m_grids.size()), m_seed ^ 22,
                 m_result.gridOfCell, m_inside, 1);
            for (std::size_t i = 0; i < seeds.size(); ++i) {
                domain::Area grid;
                grid.kind = domain::AreaKind::Grid;
                grid.code = community.area.code + padded(i + 1, 3);
                grid.name = community.area.name + " " + padded(i + 1, 3);
                grid.parent = community.area.code;
                grid.district = community.area.district;
                m_result.grids.push_back(grid.code);
                m_grids.push_back(std::move(grid));
            }
        }
        finish(m_grids, m_result.gridOfCell);
        return success();
    }

    /// Communities in the order of their codes.
    void renumber()
    {
        std::vector<std::uint32_t> rank(m_communities.size());
        std::vector<domain::Area> areas;
        for (std::uint32_t i = 0; i < rank.size(); ++i) {
            rank[m_byCode[i]] = i;
            areas.push_back(m_communities[m_byCode[i]].area);
            m_result.communities.push_back(areas.back().code);
        }
        for (std::uint32_t &c : m_result.communityOfCell)
            c = c == noLabel ? noLabel : rank[c];
        finish(areas, m_result.communityOfCell);
    }

    void makeDistricts()
    {
        std::vector<domain::Area> areas;
        for (const DistrictPlan &plan : m_pack.districts) {
            domain::Area area;
            area.kind = domain::AreaKind::District;
            area.code = area.district = plan.code;
            area.name = plan.name;
            area.parent = plan.code == m_pack.code ? std::string() : m_pack.code;
            areas.push_back(area);
        }
        finish(areas, m_lattice.districts());
    }

    /// 责任区域: whole grids that lie together, of one district each.
    void makeDutyAreas()
    {
        const auto wanted = static_cast<int>(m_pack.figure("duty_areas"));
        if (wanted == 0)
            return;
        std::map<std::string, Cells> gridsOf; // by district
        for (std::uint32_t i = 0; i < m_grids.size(); ++i)
            gridsOf[m_grids[i].district].push_back(i);
        std::vector<double> weights;
        std::vector<std::size_t> limits;
        for (const auto &[district, grids] : gridsOf) {
            weights.push_back(static_cast<double>(grids.size()));
            limits.push_back(grids.size());
        }
        const std::vector<int> counts =
            shares(std::max(wanted, static_cast<int>(gridsOf.size())), weights, limits);
        std::vector<std::uint32_t> dutyOfGrid(m_grids.size(), noLabel);
        std::vector<domain::Area> areas;
        std::size_t number = 0;
        for (const auto &[district, grids] : gridsOf) {
            const auto middle = [&, &list = grids](std::uint32_t i) {
                const geo::WorldPoint at = m_grids[list[i]].label;
                return Metres{static_cast<double>(at.x), static_cast<double>(at.y)};
            };
            const auto parts = gathered(static_cast<std::uint32_t>(grids.size()),
                                        static_cast<std::size_t>(counts[number++]), middle);
            for (std::size_t part = 0; part < parts.size(); ++part) {
                for (const std::uint32_t i : parts[part])
                    dutyOfGrid[grids[i]] = static_cast<std::uint32_t>(areas.size());
                domain::Area area;
                area.kind = domain::AreaKind::DutyArea;
                area.code = district + "Z" + padded(part + 1, 4);
                area.name = "责任区 " + padded(part + 1, 2);
                area.parent = area.district = district;
                areas.push_back(area);
            }
        }
        std::vector<std::uint32_t> dutyOfCell(m_lattice.size(), noLabel);
        for (std::uint32_t cell = 0; cell < m_lattice.size(); ++cell) {
            if (const std::uint32_t grid = m_result.gridOfCell[cell]; grid != noLabel)
                dutyOfCell[cell] = dutyOfGrid[grid];
        }
        finish(areas, dutyOfCell);
    }

    /// Gives @p areas their outlines out of @p labels and hands them over.
    void finish(std::vector<domain::Area> &areas, const std::vector<std::uint32_t> &labels)
    {
        std::vector<geo::Polygon> polygons =
            m_lattice.outlines(labels, static_cast<std::uint32_t>(areas.size()), m_pool);
        for (std::size_t i = 0; i < areas.size(); ++i) {
            areas[i].shape = std::move(polygons[i]);
            areas[i].label = areas[i].shape.labelPoint();
            areas[i].assumed = true;
        }
        m_result.areas.insert(m_result.areas.end(), areas.begin(), areas.end());
    }

    const CityPack &m_pack;
    const Lattice &m_lattice;
    std::uint64_t m_seed;
    WorkerPool &m_pool;
    std::vector<double> m_urban; ///< by cell
    std::vector<Cells> m_byDistrict; ///< cells
    std::vector<std::size_t> m_order; ///< districts by code
    std::vector<std::uint32_t> m_inside; ///< scratch of grow()
    std::vector<Community> m_communities;
    std::vector<std::uint32_t> m_byCode; ///< communities
    std::vector<domain::Area> m_grids;
    Areas m_result;
};

} // namespace

Result<Areas> makeAreas(const CityPack &pack, const Terrain &terrain, const Lattice &lattice,
                        std::uint64_t seed, WorkerPool &pool)
{
    return Maker(pack, terrain, lattice, seed, pool).make();
}

} // namespace egret::city
