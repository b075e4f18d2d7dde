// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/AreaMaker.h>
#include <city/Noise.h>

#include <queue>

#include <algorithm>
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
            const double apart =
                0.6 * 64 * std::sqrt(area * sums.back() / cells.size() / std::max(weight[at], 1e-9) * 0.6);
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

} // namespace

Result<Areas> makeAreas(const CityPack &pack, const Terrain &terrain, const Lattice &lattice,
                        std::uint64_t seed, WorkerPool &pool)
{
    const std::uint32_t cellCount = lattice.size();
    std::vector<double> urban(cellCount, 0);
    pool.run(lattice.rows(), [&](std::size_t row) {
        for (std::uint32_t column = 0; column < lattice.columns(); ++column) {
            const std::uint32_t cell = static_cast<std::uint32_t>(row) * lattice.columns() + column;
            if (lattice.districts()[cell] != noLabel)
                urban[cell] = terrain.urban(lattice.centre(cell));
        }
    });
    std::vector<Cells> byDistrict(pack.districts.size());
    for (std::uint32_t cell = 0; cell < cellCount; ++cell) {
        if (lattice.districts()[cell] != noLabel)
            byDistrict[lattice.districts()[cell]].push_back(cell);
    }

    // Communities by district, numbered in one row; the districts are in order of their codes.
    std::vector<std::size_t> order(pack.districts.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return pack.districts[a].code < pack.districts[b].code; });
    Areas result;
    result.communityOfCell.assign(cellCount, noLabel);
    std::vector<std::uint32_t> inside(cellCount, noLabel);
    std::uint32_t communities = 0;
    std::vector<std::size_t> districtOfCommunity;
    for (const std::size_t d : order) {
        const DistrictPlan &plan = pack.districts[d];
        const int count = plan.communities + plan.villages;
        if (byDistrict[d].size() < static_cast<std::size_t>(count) * 4)
            return Error{Error::Code::Rejected,
                         plan.name + " (" + plan.code + "): its outline is too small for "
                             + std::to_string(count) + " communities"};
        std::vector<double> weight;
        for (const std::uint32_t cell : byDistrict[d])
            weight.push_back(0.012 + urban[cell] * urban[cell]);
        const Cells seeds = drawSeeds(lattice, byDistrict[d], weight, count, Random(seed, 100 + d));
        grow(lattice, byDistrict[d], seeds, communities, seed ^ 21, result.communityOfCell, inside, 1);
        communities += static_cast<std::uint32_t>(count);
        districtOfCommunity.insert(districtOfCommunity.end(), static_cast<std::size_t>(count), d);
    }
    std::vector<Cells> cellsOf(communities);
    std::vector<double> density(communities, 0);
    std::vector<Metres> middle(communities);
    for (std::uint32_t cell = 0; cell < cellCount; ++cell) {
        if (const std::uint32_t c = result.communityOfCell[cell]; c != noLabel) {
            cellsOf[c].push_back(cell);
            density[c] += urban[cell];
            middle[c] = middle[c] + lattice.centre(cell);
        }
    }

    // Towns: communities gathered round spread seeds, nearest first.
    std::vector<std::string> codeOf(communities);
    std::vector<std::uint32_t> townOfCell(cellCount, noLabel);
    std::vector<domain::Area> towns;
    std::vector<domain::Area> named(communities);
    std::vector<std::string> used;
    std::uint32_t begin = 0;
    for (const std::size_t d : order) {
        const DistrictPlan &plan = pack.districts[d];
        const std::uint32_t count = static_cast<std::uint32_t>(plan.communities + plan.villages);
        for (std::uint32_t c = begin; c < begin + count; ++c)
            middle[c] = middle[c] * (1.0 / static_cast<double>(std::max<std::size_t>(1, cellsOf[c].size())));
        Cells centres{begin};
        while (centres.size() < static_cast<std::size_t>(plan.towns)) {
            std::uint32_t farthest = begin;
            double best = -1;
            for (std::uint32_t c = begin; c < begin + count; ++c) {
                double nearest = 1e18;
                for (const std::uint32_t t : centres)
                    nearest = std::min(nearest, length(middle[c] - middle[t]));
                if (nearest > best) {
                    best = nearest;
                    farthest = c;
                }
            }
            centres.push_back(farthest);
        }
        std::vector<Cells> members(centres.size());
        for (std::uint32_t c = begin; c < begin + count; ++c) {
            const auto nearest =
                std::min_element(centres.begin(), centres.end(), [&](std::uint32_t a, std::uint32_t b) {
                    return length(middle[a] - middle[c]) < length(middle[b] - middle[c]);
                });
            members[static_cast<std::size_t>(nearest - centres.begin())].push_back(c);
        }
        // The least dense are the villages.
        std::vector<std::uint32_t> byDensity(count);
        std::iota(byDensity.begin(), byDensity.end(), begin);
        std::sort(byDensity.begin(), byDensity.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(density[a] / static_cast<double>(cellsOf[a].size()), a)
                < std::pair(density[b] / static_cast<double>(cellsOf[b].size()), b);
        });
        std::vector<bool> village(count, false);
        for (int i = 0; i < plan.villages; ++i)
            village[byDensity[static_cast<std::size_t>(i)] - begin] = true;
        Random random(seed, 300 + d);
        for (std::size_t t = 0; t < members.size(); ++t) {
            domain::Area town;
            town.kind = domain::AreaKind::Street;
            town.code = plan.code + padded(t + 1, 3);
            town.parent = town.district = plan.code;
            std::size_t villages = 0;
            for (std::size_t i = 0; i < members[t].size(); ++i) {
                const std::uint32_t c = members[t][i];
                codeOf[c] = town.code + padded(i + 1, 3);
                domain::Area &area = named[c];
                area.kind = domain::AreaKind::Community;
                area.code = codeOf[c];
                area.parent = town.code;
                area.district = plan.code;
                area.name = placeName(pack, random, village[c - begin] ? "村" : "社区", used);
                villages += village[c - begin] ? 1 : 0;
                for (const std::uint32_t cell : cellsOf[c])
                    townOfCell[cell] = static_cast<std::uint32_t>(towns.size());
            }
            town.name = placeName(pack, random, villages * 2 > members[t].size() ? "镇" : "街道", used);
            towns.push_back(town);
        }
        begin += count;
    }

    // Grids: so many for each community, more where it is denser.
    std::vector<double> weights;
    std::vector<std::size_t> limits;
    for (std::uint32_t c = 0; c < communities; ++c) {
        weights.push_back(static_cast<double>(cellsOf[c].size()) * 0.01 + density[c]);
        limits.push_back(std::min<std::size_t>(999, std::max<std::size_t>(1, cellsOf[c].size() / 3)));
    }
    const auto wanted = static_cast<int>(pack.figure("grids"));
    const std::vector<int> gridCounts = shares(wanted, weights, limits);
    if (std::accumulate(gridCounts.begin(), gridCounts.end(), 0) != wanted)
        return Error{Error::Code::Rejected, "the land is too small for " + std::to_string(wanted) + " grids"};
    // Grid numbers follow the codes of their communities, so that codes come out ascending.
    std::vector<std::uint32_t> byCode(communities);
    std::iota(byCode.begin(), byCode.end(), 0u);
    std::sort(byCode.begin(), byCode.end(),
              [&](std::uint32_t a, std::uint32_t b) { return codeOf[a] < codeOf[b]; });
    result.gridOfCell.assign(cellCount, noLabel);
    std::vector<domain::Area> gridAreas;
    for (const std::uint32_t c : byCode) {
        std::vector<double> even;
        for (const std::uint32_t cell : cellsOf[c])
            even.push_back(0.05 + urban[cell]);
        const Cells seeds = drawSeeds(lattice, cellsOf[c], even, gridCounts[c], Random(seed, 100000 + c));
        grow(lattice, cellsOf[c], seeds, static_cast<std::uint32_t>(gridAreas.size()), seed ^ 22,
             result.gridOfCell, inside, 1);
        for (std::size_t i = 0; i < seeds.size(); ++i) {
            domain::Area grid;
            grid.kind = domain::AreaKind::Grid;
            grid.code = codeOf[c] + padded(i + 1, 3);
            grid.name = named[c].name + " " + padded(i + 1, 3);
            grid.parent = codeOf[c];
            grid.district = named[c].district;
            gridAreas.push_back(grid);
            result.grids.push_back(grid.code);
        }
        result.communities.push_back(codeOf[c]);
    }
    // Communities renumbered in the order of their codes.
    std::vector<std::uint32_t> rank(communities);
    for (std::uint32_t i = 0; i < communities; ++i)
        rank[byCode[i]] = i;
    for (std::uint32_t &c : result.communityOfCell)
        c = c == noLabel ? noLabel : rank[c];
    std::vector<domain::Area> communityAreas;
    for (const std::uint32_t c : byCode)
        communityAreas.push_back(named[c]);
    std::vector<domain::Area> districtAreas;
    for (const DistrictPlan &plan : pack.districts) {
        domain::Area area;
        area.kind = domain::AreaKind::District;
        area.code = area.district = plan.code;
        area.name = plan.name;
        area.parent = pack.code;
        districtAreas.push_back(area);
    }

    const auto shape = [&](std::vector<domain::Area> &areas, const std::vector<std::uint32_t> &labels) {
        std::vector<geo::Polygon> polygons =
            lattice.outlines(labels, static_cast<std::uint32_t>(areas.size()), pool);
        for (std::size_t i = 0; i < areas.size(); ++i) {
            areas[i].shape = std::move(polygons[i]);
            areas[i].label = areas[i].shape.labelPoint();
            areas[i].assumed = true;
        }
        result.areas.insert(result.areas.end(), areas.begin(), areas.end());
    };
    shape(districtAreas, lattice.districts());
    shape(towns, townOfCell);
    shape(communityAreas, result.communityOfCell);
    shape(gridAreas, result.gridOfCell);
    std::sort(result.areas.begin(), result.areas.end(), [](const domain::Area &a, const domain::Area &b) {
        return std::tie(a.kind, a.code) < std::tie(b.kind, b.code);
    });
    return result;
}

} // namespace egret::city
