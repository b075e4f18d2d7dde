// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/Noise.h>
#include <city/PlacementMaker.h>
#include <domain/ComponentState.h>

#include <algorithm>

namespace egret::city {

namespace {

constexpr std::uint64_t surveySalt = 61;
constexpr std::uint64_t stateSalt = 62;

/// One block of a street on which things may stand.
struct Block
{
    Metres from;
    Metres to;
    double size = 0; ///< metres
    double urban = 0;
    std::uint32_t street = 0;
    std::uint8_t roadClass = 3;
};

/// Which grid holds a place. The cell under it, or one beside, nearly always says it at once.
class GridLocator
{
public:
    GridLocator(const Lattice &lattice, const Areas &areas) : m_lattice(lattice), m_areas(areas)
    {
        for (const domain::Area &area : areas.areas) {
            if (area.kind == domain::AreaKind::Grid)
                m_shapes.push_back(&area.shape);
        }
    }

    [[nodiscard]] std::uint32_t find(Metres p, geo::WorldPoint at) const
    {
        const std::uint32_t cell = m_lattice.cellAt(p);
        if (cell == noLabel)
            return noLabel;
        std::uint32_t tried[9];
        std::size_t count = 0;
        const auto holds = [&](std::uint32_t candidate) {
            const std::uint32_t grid = m_areas.gridOfCell[candidate];
            if (grid == noLabel || std::find(tried, tried + count, grid) != tried + count)
                return noLabel;
            tried[count++] = grid;
            return m_shapes[grid]->contains(at) ? grid : noLabel;
        };
        if (const std::uint32_t grid = holds(cell); grid != noLabel)
            return grid;
        const std::uint32_t columns = m_lattice.columns();
        for (const std::int64_t step :
             {-1LL, 1LL, -static_cast<long long>(columns), static_cast<long long>(columns),
              -static_cast<long long>(columns) - 1, -static_cast<long long>(columns) + 1,
              static_cast<long long>(columns) - 1, static_cast<long long>(columns) + 1}) {
            const std::int64_t other = static_cast<std::int64_t>(cell) + step;
            if (other < 0 || other >= m_lattice.size())
                continue;
            if (const std::uint32_t grid = holds(static_cast<std::uint32_t>(other)); grid != noLabel)
                return grid;
        }
        return noLabel;
    }

private:
    const Lattice &m_lattice;
    const Areas &m_areas;
    std::vector<const geo::Polygon *> m_shapes;
};

/// Text of a place by street and side: 4 a street.
std::uint32_t placeIndex(const Block &block, Metres side)
{
    const Metres d = block.to - block.from;
    const std::uint32_t direction =
        std::abs(d.x) > std::abs(d.y) ? (side.y < 0 ? 0 : 1) : (side.x < 0 ? 2 : 3);
    return block.street * 4 + direction;
}

class Placer
{
public:
    Placer(const Terrain &terrain, const Lattice &lattice, const Areas &areas, std::vector<Block> blocks,
           std::uint64_t seed) :
        m_terrain(terrain), m_locator(lattice, areas), m_blocks(std::move(blocks)), m_seed(seed)
    {
    }

    struct Spot
    {
        geo::WorldPoint at;
        std::uint32_t grid = noLabel;
        std::uint32_t place = 0;
    };

    [[nodiscard]] Spot tryAt(const Block &block, double t, double lateral) const
    {
        const Metres along = (block.to - block.from) * (1 / block.size);
        const Metres side{-along.y, along.x};
        const Metres p = block.from + along * (t * block.size) + side * lateral;
        const geo::WorldPoint at = m_terrain.plane().toWorld(p);
        const std::uint32_t grid = m_terrain.lake(at) ? noLabel : m_locator.find(p, at);
        return {at, grid, placeIndex(block, side * lateral)};
    }

    [[nodiscard]] bool usable(const Block &block) const { return tryAt(block, 0.5, 0).grid != noLabel; }

    /// The @p k-th of @p n things of a rule on a block.
    [[nodiscard]] Spot spot(const PlacementRule &rule, std::uint64_t key, std::size_t b, std::int64_t k,
                            std::int64_t n) const
    {
        const Block &block = m_blocks[b];
        Random random(m_seed ^ key, b * 0x10001 + static_cast<std::uint64_t>(k));
        const double half = halfWidth[block.roadClass];
        // Neighbouring blocks begin on different sides; the line of manholes keeps its lane along a block.
        const bool left = ((static_cast<std::uint64_t>(k) ^ (mix64(b ^ key) >> 5)) & 1) != 0;
        double t = (static_cast<double>(k) + 0.35 + 0.3 * random.unit()) / static_cast<double>(n);
        double lateral = half + rule.offset + 0.4 * random.unit();
        if (rule.where == PlacementRule::Where::Carriageway) {
            lateral =
                half * (0.15 + 0.55 * hashUnit(m_seed ^ key, static_cast<std::int64_t>(block.street), 5))
                + 0.3 * random.unit();
        } else if (rule.where == PlacementRule::Where::Junction) {
            const double near = std::min(0.35, (half + 3 + 6 * random.unit()) / block.size);
            t = random.chance(0.5) ? near : 1 - near;
        }
        if (left)
            lateral = -lateral;
        for (const double part : {1.0, -1.0, 0.4, 0.0}) {
            const Spot spot = tryAt(block, t, lateral * part);
            if (spot.grid != noLabel)
                return spot;
        }
        return tryAt(block, 0.5, 0);
    }

    [[nodiscard]] const std::vector<Block> &blocks() const { return m_blocks; }

private:
    const Terrain &m_terrain;
    GridLocator m_locator;
    std::vector<Block> m_blocks;
    std::uint64_t m_seed;
};

std::vector<Block> blocksOf(const Terrain &terrain, const StreetNet &net, WorkerPool &pool)
{
    std::vector<Block> blocks(net.edges.size());
    constexpr std::size_t part = 2048;
    pool.run((blocks.size() + part - 1) / part, [&](std::size_t job) {
        for (std::size_t i = job * part; i < std::min(blocks.size(), (job + 1) * part); ++i) {
            const StreetEdge &edge = net.edges[i];
            Block &block = blocks[i];
            block = {net.nodes[edge.from].at, net.nodes[edge.to].at, 0, 0, edge.street, edge.roadClass};
            block.size = length(block.to - block.from);
            block.urban = terrain.urban((block.from + block.to) * 0.5);
        }
    });
    std::erase_if(blocks, [](const Block &block) { return block.size < 4; });
    return blocks;
}

/// u to the power @p exponent in steps of a half, by square roots only.
double power(double u, double exponent)
{
    const int halves = static_cast<int>(exponent * 2 + 0.5);
    double value = halves % 2 != 0 ? std::sqrt(u) : 1;
    for (int i = 0; i < halves / 2; ++i)
        value *= u;
    return value;
}

domain::ComponentState stateOf(Random &random, double trouble)
{
    const double value = random.unit();
    if (value < 0.04 * trouble)
        return domain::ComponentState::Damaged;
    if (value < 0.055 * trouble)
        return domain::ComponentState::Missing;
    if (value < 0.065 * trouble)
        return domain::ComponentState::Abandoned;
    return value < 0.07 * trouble ? domain::ComponentState::Removed : domain::ComponentState::Intact;
}

/// Puts attributes into the order of the sorted points, whose serials hold the old row numbers, and
/// then gives serials that count up along the map for each district and class.
void finish(Placed &placed)
{
    points::AttributeTable sorted;
    sorted.units = std::move(placed.attributes.units);
    sorted.places = std::move(placed.attributes.places);
    const std::size_t classes = placed.points.classes.size();
    std::vector<std::uint32_t> serials(placed.points.districts.size() * classes, 0);
    for (std::uint32_t row = 0; row < placed.points.size(); ++row) {
        const std::uint32_t old = placed.points.serial[row];
        sorted.unit.push_back(placed.attributes.unit[old]);
        sorted.place.push_back(placed.attributes.place[old]);
        if (const auto remark = placed.attributes.remarks.find(old);
            remark != placed.attributes.remarks.end())
            sorted.remarks[row] = remark->second;
        placed.points.serial[row] = ++serials[placed.points.district[row] * classes + placed.points.cls[row]];
    }
    placed.attributes = std::move(sorted);
}

} // namespace

Placed placeAlong(const CityPack &pack, const Terrain &terrain, const Lattice &lattice, const Areas &areas,
                  const StreetNet &net, const std::vector<PlacementRule> &rules,
                  const std::vector<std::string> &keys, const std::vector<domain::Unit> &units,
                  std::uint64_t seed, WorkerPool &pool)
{
    std::vector<Block> all = blocksOf(terrain, net, pool);
    const Placer probe(terrain, lattice, areas, {}, seed);
    std::erase_if(all, [&](const Block &block) { return !probe.usable(block); });
    const Placer placer(terrain, lattice, areas, std::move(all), seed);
    const std::vector<Block> &blocks = placer.blocks();

    Placed placed;
    placed.points.classes = keys;
    placed.points.grids = areas.grids;
    std::vector<std::vector<std::uint16_t>> unitsOf(pack.districts.size());
    for (std::size_t d = 0; d < pack.districts.size(); ++d) {
        placed.points.districts.push_back(pack.districts[d].code);
        for (std::size_t u = 0; u < units.size(); ++u) {
            if (units[u].district == pack.districts[d].code)
                unitsOf[d].push_back(static_cast<std::uint16_t>(u));
        }
    }
    std::vector<std::uint8_t> districtOfGrid;
    for (const std::string &grid : areas.grids) {
        const auto found =
            std::find(placed.points.districts.begin(), placed.points.districts.end(), grid.substr(0, 6));
        districtOfGrid.push_back(static_cast<std::uint8_t>(found - placed.points.districts.begin()));
    }
    for (const domain::Unit &unit : units)
        placed.attributes.units.push_back(unit.code);
    static constexpr const char *sides[] = {"北侧", "南侧", "西侧", "东侧"};
    for (const domain::Street &street : net.streets) {
        for (const char *side : sides)
            placed.attributes.places.push_back(street.name + " " + side);
    }

    std::vector<std::size_t> begins(rules.size() + 1, 0);
    for (std::size_t r = 0; r < rules.size(); ++r)
        begins[r + 1] = begins[r] + static_cast<std::size_t>(rules[r].count);
    placed.points.resize(begins.back());
    placed.attributes.unit.resize(begins.back());
    placed.attributes.place.resize(begins.back());
    const Day firstSurvey = dayFromCivil(2019, 4, 1);
    const Day lastChange = dayFromCivil(2026, 10, 31);

    const auto fill = [&](std::size_t r) {
        const PlacementRule &rule = rules[r];
        const std::uint64_t key = mix64(r + 1) ^ seed;
        double whole = 0;
        std::vector<double> sums(blocks.size());
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            whole += blocks[b].size * rule.roads[blocks[b].roadClass]
                * (0.06 + power(blocks[b].urban, rule.urban));
            sums[b] = whole;
        }
        std::size_t row = begins[r];
        std::int64_t done = 0;
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const std::int64_t until = b + 1 == blocks.size()
                ? rule.count
                : static_cast<std::int64_t>(static_cast<double>(rule.count) * (sums[b] / whole));
            for (std::int64_t k = 0; done < until; ++k, ++done, ++row) {
                const Placer::Spot spot = placer.spot(rule, key, b, k, k + until - done);
                Random random(key ^ stateSalt, row);
                points::Point point;
                point.at = spot.at;
                point.cls = static_cast<std::uint16_t>(r);
                point.grid = static_cast<std::uint16_t>(spot.grid);
                point.district = districtOfGrid[spot.grid];
                point.serial = static_cast<std::uint32_t>(row);
                // Trouble comes in places: some grids have five times the damage of others.
                const double trouble = 0.4
                    + 2.0 * hashUnit(seed ^ stateSalt, spot.grid, 1)
                        * hashUnit(seed ^ stateSalt, spot.grid, 2) * 1.2;
                point.state = static_cast<std::uint8_t>(stateOf(random, trouble));
                // A community is surveyed in one campaign of three weeks.
                const auto community =
                    static_cast<std::int64_t>(mix64(std::stoull(areas.grids[spot.grid].substr(0, 12))) >> 20);
                point.survey = static_cast<Day>(
                    firstSurvey + static_cast<int>(hashUnit(seed ^ surveySalt, community, 0) * 1640)
                    + static_cast<int>(hashUnit(seed ^ surveySalt, spot.grid, 3) * 21));
                if (point.state != 0 || random.chance(0.09))
                    point.change =
                        std::min<Day>(lastChange, static_cast<Day>(point.survey + 20 + random.below(900)));
                placed.points.set(static_cast<std::uint32_t>(row), point);
                const std::vector<std::uint16_t> &local = unitsOf[point.district];
                const std::uint64_t who = mix64(static_cast<std::uint64_t>(community) ^ (r % 7));
                placed.attributes.unit[row] = local.empty() ? 0 : local[who % local.size()];
                placed.attributes.place[row] = spot.place;
            }
        }
    };
    pool.run(rules.size(), fill);
    static constexpr const char *remarks[] = {"夜间不亮", "井盖松动,有异响", "已报养护单位",
                                              "位置偏移,待复测", "与现场不符"};
    for (std::size_t row = 0; row < begins.back(); row += 977) {
        if (placed.points.state[row] != 0)
            placed.attributes.remarks[static_cast<std::uint32_t>(row)] = remarks[row % 5];
    }
    placed.points.sort(pool);
    finish(placed);
    return placed;
}

} // namespace egret::city
