// SPDX-License-Identifier: GPL-3.0-or-later
#include <bench/SortedCity.h>
#include <benchmark/benchmark.h>
#include <points/Chunk.h>
#include <points/Filter.h>
#include <points/GridCube.h>
#include <points/PixelPlaces.h>
#include <points/Query.h>
#include <points/Region.h>
#include <points/Sort.h>
#include <support/RandomPoints.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <map>

using namespace egret;
using namespace egret::points;

namespace {

WorkerPool &pool()
{
    static WorkerPool workers;
    return workers;
}

/// Random points of a city, made once per size.
const PointSet &city(std::int64_t rows)
{
    static std::map<std::int64_t, PointSet> sets;
    auto found = sets.find(rows);
    if (found == sets.end()) {
        const auto size = static_cast<std::uint32_t>(rows);
        found = sets.emplace(rows,
                             rows > 10'000'000 ? bench::SortedCity(size, 121).make(pool())
                                               : test::randomPoints(size, test::Spread::City, 7, pool(), 121))
                    .first;
    }
    return found->second;
}

/// A county, a city, a megacity; with the time of all cores beside the clock's.
void sizes(benchmark::internal::Benchmark *benchmark)
{
    for (const std::int64_t rows : {2'810'000, 28'100'000, 281'000'000})
        benchmark->Arg(rows);
    benchmark->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
}

/// Ends a benchmark whose points this machine cannot hold.
bool tooLarge(benchmark::State &state)
{
    const bool large = static_cast<std::uint64_t>(state.range(0)) * 30 > bench::availableBytes();
    if (large)
        state.SkipWithError("not enough memory");
    return large;
}

Filter randomFilter(Random &random)
{
    Filter filter;
    for (std::uint16_t i = 0; i < 121; ++i) {
        if (random.chance(0.5))
            filter.classes.push_back(i);
    }
    for (std::uint8_t i = 0; i < 6; ++i) {
        if (random.chance(0.7))
            filter.states.push_back(i);
    }
    filter.districts = {static_cast<std::uint8_t>(random.below(3)),
                        static_cast<std::uint8_t>(random.below(3))};
    return filter;
}

Viewport wholeCity(int width, int height)
{
    const geo::WorldPoint corner = geo::toWorld({118.1, 24.5});
    const double scale = std::pow(2.0, 22) / height;
    return {static_cast<double>(corner.x) - (width - height) / 2.0 * scale, static_cast<double>(corner.y),
            scale, width, height};
}

/// Reads all of @p block on all cores.
std::uint64_t sumOf(const std::vector<std::uint64_t> &block)
{
    constexpr std::size_t part = 1024 * 1024;
    std::atomic<std::uint64_t> total = 0;
    pool().run(block.size() / part, [&](std::size_t job) {
        std::uint64_t sum = 0;
        for (std::size_t i = job * part; i < (job + 1) * part; ++i)
            sum += block[i];
        total += sum;
    });
    return total;
}

std::vector<std::uint8_t> fiveGroups()
{
    std::vector<std::uint8_t> groups(121);
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = static_cast<std::uint8_t>(i % 5);
    return groups;
}

/// What all cores read of memory together, GB/s: the best of five goes over half a gigabyte.
double machineBandwidth()
{
    static const double best = [] {
        const std::vector<std::uint64_t> block(64 * 1024 * 1024, 1);
        double fastest = 0;
        for (int round = 0; round < 5; ++round) {
            const auto begin = std::chrono::steady_clock::now();
            benchmark::DoNotOptimize(sumOf(block));
            const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
            fastest = std::max(fastest, static_cast<double>(block.size() * 8) / 1e9 / seconds.count());
        }
        return fastest;
    }();
    return best;
}

/// Tells what a frame reads of each row, beside what the machine's memory gives.
void countBytes(benchmark::State &state, const PointSet &points, double bytesPerRow)
{
    const double bytes = static_cast<double>(points.size()) * bytesPerRow;
    state.counters["read_MB"] = bytes / 1e6;
    state.counters["read_GBps"] =
        benchmark::Counter(bytes / 1e9, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["machine_GBps"] = machineBandwidth();
}

/// A filter that was not seen before, and the exact image of the whole city in five colours, in a view
/// that rests: the places of the rows in it are known.
void FilterDraw(benchmark::State &state)
{
    if (tooLarge(state))
        return;
    const PointSet &points = city(state.range(0));
    const std::vector<std::uint8_t> groups = fiveGroups();
    ToneMap map;
    map.fullCount = 50;
    std::vector<std::uint32_t> image(1920 * 1080);
    Random random(1);
    const PixelPlaces places(points, wholeCity(1920, 1080), pool());
    for (auto _ : state) {
        densityImage(places, randomFilter(random), {groups, 5}, map, pool(), image);
        benchmark::DoNotOptimize(image.data());
    }
    countBytes(state, points, 2 + 1 + 1 + 1); // class, state, district, place
    state.counters["places_bytes_per_point"] = static_cast<double>(places.memoryBytes()) / points.size();
}
BENCHMARK(FilterDraw)->Apply(sizes);

/// The same in a view that was not seen before either.
void FilterDrawNewView(benchmark::State &state)
{
    if (tooLarge(state))
        return;
    const PointSet &points = city(state.range(0));
    const std::vector<std::uint8_t> groups = fiveGroups();
    ToneMap map;
    map.fullCount = 50;
    std::vector<std::uint32_t> image(1920 * 1080);
    Random random(1);
    for (auto _ : state) {
        densityImage(points, randomFilter(random), wholeCity(1920, 1080), {groups, 5}, map, pool(), image);
        benchmark::DoNotOptimize(image.data());
    }
    countBytes(state, points, 2 + 1 + 1 + 8); // class, state, district, x and y
}
BENCHMARK(FilterDrawNewView)->Apply(sizes);

/// What it takes to know the places of all rows of a new view.
void PlaceRows(benchmark::State &state)
{
    if (tooLarge(state))
        return;
    const PointSet &points = city(state.range(0));
    for (auto _ : state) {
        const PixelPlaces places(points, wholeCity(1920, 1080), pool());
        benchmark::DoNotOptimize(places.places());
    }
}
BENCHMARK(PlaceRows)->Apply(sizes);

/// All points, as when a view moves.
void PanDraw(benchmark::State &state)
{
    if (tooLarge(state))
        return;
    const PointSet &points = city(state.range(0));
    const std::vector<std::uint8_t> groups = fiveGroups();
    const Selection all = Selection::all(points.size());
    std::vector<std::uint32_t> image(1920 * 1080);
    Viewport view = wholeCity(1920, 1080);
    view.unitsPerPixel *= 0.8;
    for (auto _ : state) {
        view.left += 1.25 * view.unitsPerPixel;
        densityImage(points, all, view, {groups, 5}, {}, pool(), image);
        benchmark::DoNotOptimize(image.data());
    }
}
BENCHMARK(PanDraw)->Apply(sizes);

/// The peer: one thread, one loop over all rows, the same filter and the same counts.
void NaiveFilterDraw(benchmark::State &state)
{
    if (tooLarge(state))
        return;
    const PointSet &points = city(state.range(0));
    const Viewport view = wholeCity(1920, 1080);
    ToneMap map;
    map.fullCount = 50;
    WorkerPool one(1);
    Random random(1);
    for (auto _ : state) {
        const Filter filter = randomFilter(random);
        std::array<bool, 65536> classes{};
        std::array<bool, 256> states{};
        std::array<bool, 256> districts{};
        for (const auto i : filter.classes)
            classes[i] = true;
        for (const auto i : filter.states)
            states[i] = true;
        for (const auto i : filter.districts)
            districts[i] = true;
        DensityCounts counts{view.width, view.height, 5, std::vector<std::uint32_t>(5u * 1920 * 1080)};
        for (std::uint32_t row = 0; row < points.size(); ++row) {
            if (!classes[points.cls[row]] || !states[points.state[row]] || !districts[points.district[row]])
                continue;
            const int px = static_cast<int>(std::floor((points.x[row] - view.left) / view.unitsPerPixel));
            const int py = static_cast<int>(std::floor((points.y[row] - view.top) / view.unitsPerPixel));
            if (px >= 0 && py >= 0 && px < view.width && py < view.height)
                ++counts.counts[(points.cls[row] % 5u * 1080 + static_cast<std::size_t>(py)) * 1920
                                + static_cast<std::size_t>(px)];
        }
        benchmark::DoNotOptimize(toneMapped(counts, map, one));
    }
}
BENCHMARK(NaiveFilterDraw)->Apply(sizes);

void Select(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    Random random(1);
    for (auto _ : state)
        benchmark::DoNotOptimize(select(points, randomFilter(random), pool()));
}
BENCHMARK(Select)->Arg(2810000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Grid × class × state.
void CountByGrid(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    const Selection all = Selection::all(points.size());
    for (auto _ : state)
        benchmark::DoNotOptimize(gridCube(points, all, pool()));
}
BENCHMARK(CountByGrid)->Arg(2810000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void NaiveCountByGrid(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    const Selection all = Selection::all(points.size());
    for (auto _ : state) {
        std::map<std::tuple<std::uint16_t, std::uint16_t, std::uint8_t>, std::uint32_t> counts;
        for (std::uint32_t row = 0; row < points.size(); ++row) {
            if (all.contains(row))
                ++counts[{points.grid[row], points.cls[row], points.state[row]}];
        }
        benchmark::DoNotOptimize(counts);
    }
}
BENCHMARK(NaiveCountByGrid)->Arg(2810000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A drawn outline of a thousand corners over most of the city.
std::vector<std::vector<Corner>> lasso()
{
    const geo::WorldPoint corner = geo::toWorld({118.1, 24.5});
    Random random(4);
    std::vector<Corner> ring;
    for (int i = 0; i < 1000; ++i) {
        const double angle = i * 2 * 3.14159265358979 / 1000;
        const double radius = 1.4e6 * (1 + 0.3 * std::sin(angle * 7)) + random.below(15000);
        ring.push_back({corner.x + (1 << 21) + static_cast<std::int64_t>(radius * std::cos(angle)),
                        corner.y + (1 << 21) + static_cast<std::int64_t>(radius * std::sin(angle))});
    }
    return {ring};
}

void Lasso1000(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    const Selection all = Selection::all(points.size());
    const auto rings = lasso();
    for (auto _ : state)
        benchmark::DoNotOptimize(selectInside(points, all, *polygonRegion(rings), pool()));
}
BENCHMARK(Lasso1000)->Arg(2810000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

/// Every thirtieth of the points against every edge; the time of all is thirty times that.
void NaiveLasso1000Thirtieth(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    geo::Polygon polygon;
    polygon.rings.resize(1);
    const auto rings = lasso();
    for (const Corner &c : rings[0]) {
        polygon.rings[0].push_back({static_cast<std::uint32_t>(c.x), static_cast<std::uint32_t>(c.y)});
    }
    for (auto _ : state) {
        std::uint32_t inside = 0;
        for (std::uint32_t row = 0; row < points.size(); row += 30)
            inside += polygon.contains({points.x[row], points.y[row]}) ? 1 : 0;
        benchmark::DoNotOptimize(inside);
    }
}
BENCHMARK(NaiveLasso1000Thirtieth)->Arg(2810000)->Unit(benchmark::kMillisecond)->UseRealTime();

void Circle5km(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    const Selection all = Selection::all(points.size());
    const geo::WorldPoint corner = geo::toWorld({118.1, 24.5});
    const RegionPtr circle = circleRegion({corner.x + (1u << 21), corner.y + (1u << 21)}, 5000);
    for (auto _ : state)
        benchmark::DoNotOptimize(selectInside(points, all, *circle, pool()));
}
BENCHMARK(Circle5km)->Arg(2810000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void sortColumns(benchmark::internal::Benchmark *benchmark)
{
    for (const SortColumn column :
         {SortColumn::Code, SortColumn::Class, SortColumn::Serial, SortColumn::Change})
        benchmark->Args({2810000, static_cast<std::int64_t>(column)});
    benchmark->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
}

void TableSort(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    const Selection all = Selection::all(points.size());
    const SortOrder order{static_cast<SortColumn>(state.range(1)), false, {}, {}};
    for (auto _ : state)
        benchmark::DoNotOptimize(sortedRows(points, all, order, pool()).ok());
}
BENCHMARK(TableSort)->Apply(sortColumns);

void TableFirstScreen(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    const Selection all = Selection::all(points.size());
    const SortOrder order{static_cast<SortColumn>(state.range(1)), false, {}, {}};
    for (auto _ : state)
        benchmark::DoNotOptimize(firstRows(points, all, order, 100, pool()));
}
BENCHMARK(TableFirstScreen)->Apply(sortColumns);

void NaiveTableSort(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    std::vector<std::uint32_t> rows(points.size());
    for (auto _ : state) {
        for (std::uint32_t i = 0; i < rows.size(); ++i)
            rows[i] = i;
        std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tie(points.district[a], points.cls[a], points.serial[a])
                > std::tie(points.district[b], points.cls[b], points.serial[b]);
        });
        benchmark::DoNotOptimize(rows.data());
    }
}
BENCHMARK(NaiveTableSort)->Arg(2810000)->Unit(benchmark::kMillisecond)->UseRealTime();

void Pick(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    const Selection all = Selection::all(points.size());
    Random random(5);
    for (auto _ : state)
        benchmark::DoNotOptimize(pick(points, all, test::randomPlace(random, test::Spread::City), 5000));
}
BENCHMARK(Pick)->Arg(2810000)->Unit(benchmark::kMicrosecond);

/// Looks at every point.
void NaiveNearest9(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    Random random(2);
    std::vector<std::pair<double, std::uint32_t>> all(points.size());
    for (auto _ : state) {
        const geo::WorldPoint place = test::randomPlace(random, test::Spread::City);
        for (std::uint32_t row = 0; row < points.size(); ++row) {
            const double dx = static_cast<double>(points.x[row]) - place.x;
            const double dy = static_cast<double>(points.y[row]) - place.y;
            all[row] = {dx * dx + dy * dy, row};
        }
        std::partial_sort(all.begin(), all.begin() + 9, all.end());
        benchmark::DoNotOptimize(all.data());
    }
}
BENCHMARK(NaiveNearest9)->Arg(200000)->Unit(benchmark::kMicrosecond);

void ReadBandwidth(benchmark::State &state)
{
    const std::vector<std::uint64_t> block(64 * 1024 * 1024, 1);
    for (auto _ : state)
        benchmark::DoNotOptimize(sumOf(block));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * block.size() * 8));
}
BENCHMARK(ReadBandwidth)->Unit(benchmark::kMillisecond)->UseRealTime();

void Nearest9(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    const Selection all = Selection::all(points.size());
    Random random(2);
    for (auto _ : state)
        benchmark::DoNotOptimize(nearest(points, all, test::randomPlace(random, test::Spread::City), 9));
}
BENCHMARK(Nearest9)->Arg(200000)->Arg(2810000)->Unit(benchmark::kMicrosecond);

void CountInBox(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    const Selection all = Selection::all(points.size());
    Random random(3);
    for (auto _ : state) {
        const geo::WorldPoint a = test::randomPlace(random, test::Spread::City);
        benchmark::DoNotOptimize(countInBox(points, all, {a.x, a.y, a.x + 1000000LL, a.y + 600000LL}));
    }
}
BENCHMARK(CountInBox)->Arg(2810000)->Unit(benchmark::kMicrosecond);

void EncodeColumns(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    std::size_t bytes = 0;
    for (auto _ : state) {
        bytes = 0;
        for (const Chunk &chunk : encodeColumns(points, "component", pool()))
            bytes += chunk.bytes.size();
    }
    state.counters["bytes_per_point"] = static_cast<double>(bytes) / points.size();
}
BENCHMARK(EncodeColumns)->Arg(2810000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// What a cold start does between the cache and the map.
void Assemble(benchmark::State &state)
{
    const PointSet &points = city(state.range(0));
    std::vector<Bytes> chunks;
    for (Chunk &chunk : encodeColumns(points, "component", pool()))
        chunks.push_back(std::move(chunk.bytes));
    std::size_t memory = 0;
    for (auto _ : state) {
        const Result<PointSet> whole = assemble(chunks, pool());
        memory = whole.value().memoryBytes();
    }
    state.counters["memory_bytes_per_point"] = static_cast<double>(memory) / points.size();
}
BENCHMARK(Assemble)->Arg(2810000)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
