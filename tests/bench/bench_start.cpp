// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include "DemoCity.h"

namespace {

using egret::bench::output;

egret::bench::DemoCity &demo()
{
    static egret::bench::DemoCity city;
    return city;
}

/// egret --offline under Xvfb: from the beginning of main() to the first complete map, and the most
/// memory that it held. Cold means a new process; the files are in the page cache.
void ColdStart(benchmark::State &state)
{
    const std::string data = demo().folder() + "/data";
    output(std::string(EGRET_BIN_DIR) + "/egretctl sync --server " + demo().url() + " --cache " + data
           + "/cache/demo/cache.db");
    const std::string command = "EGRET_TRACE_START=1 xvfb-run -a -s '-screen 0 1920x1080x24' sh -c '"
        + std::string(EGRET_BIN_DIR) + "/egret --offline --data " + data + " --picture " + data
        + "/p.png; grep -q . " + data + "/p.png' 2>&1";
    for (auto _ : state) {
        const std::string text = output(command);
        const std::size_t at = text.find("first complete map ");
        if (at == std::string::npos) {
            state.SkipWithError("egret did not tell its time");
            return;
        }
        state.SetIterationTime(std::atof(text.c_str() + at + 19) / 1000);
        state.counters["resident_MB"] = std::atof(text.c_str() + text.find("began, ") + 7) / 1024;
    }
}
BENCHMARK(ColdStart)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(5);

} // namespace
