// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>
#include <store/CityCache.h>

#include "DemoCity.h"
#include <SyncDriver.h>

using namespace egret;

namespace {

bench::DemoCity &demo()
{
    static bench::DemoCity city;
    return city;
}

/// Columns and records of the whole city over loopback into a new cache, until the change feed is
/// followed: what a new desk waits for. Bounded by the disk's and SQLite's bytes.
void ColumnSync(benchmark::State &state)
{
    const auto server = http::ClientOptions::fromUrl(demo().url()).value();
    std::uint64_t bytes = 0;
    std::uint64_t rows = 0;
    std::uint64_t columns = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const std::filesystem::path folder = demo().folder() + "/cache";
        std::filesystem::remove_all(folder);
        state.ResumeTiming();
        const auto cache = std::move(store::CityCache::open(folder / "cache.db")).value();
        sync::SyncClient client(*cache, 1);
        control::SyncDriver driver(client, server);
        const Outcome done = driver.run([](const sync::Progress &progress) {
            return progress.phase == sync::Progress::Phase::Live && progress.online;
        });
        state.PauseTiming();
        if (!done)
            state.SkipWithError(done.error().message.c_str());
        bytes = client.progress().bytes;
        rows = client.progress().totalRows;
        columns = 0;
        for (const protocol::ChunkEntry &chunk : cache->manifest().value()->chunks)
            columns += chunk.kind == "component" ? chunk.bytes : 0;
        state.ResumeTiming();
    }
    state.counters["rows"] = static_cast<double>(rows);
    state.counters["bytes"] = static_cast<double>(bytes);
    state.counters["column_bytes_per_point"] = static_cast<double>(columns) / static_cast<double>(rows);
}
BENCHMARK(ColumnSync)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);

/// From the cache to sorted columns and records in memory.
void LoadCity(benchmark::State &state)
{
    const std::string file = demo().folder() + "/whole/cache.db";
    bench::output(std::string(EGRET_BIN_DIR) + "/egretctl sync --attributes --server " + demo().url()
                  + " --cache " + file);
    const auto cache = std::move(store::CityCache::open(file)).value();
    WorkerPool pool;
    for (auto _ : state)
        benchmark::DoNotOptimize(store::loadCity(*cache, pool));
}
BENCHMARK(LoadCity)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
