// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Resources.h>
#include <bench/SortedCity.h>
#include <benchmark/benchmark.h>
#include <search/Index.h>

#include <algorithm>
#include <chrono>
#include <map>

using namespace egret;

namespace {

constexpr std::uint32_t rows = 2'810'000;

/// 2.81 million components with codes as they are given (a serial counts within district and class), and
/// 24,000 names.
struct Desk
{
    Desk()
    {
        points::PointSet set = bench::SortedCity(rows, 121).make(pool);
        set.districts = {"350203", "350205", "350206"};
        for (std::size_t i = 0; i < set.classes.size(); ++i)
            set.classes[i] = "gbt47678.5-2026:" + std::to_string(10001 + i).substr(0, 5);
        std::map<std::pair<int, int>, std::uint32_t> serials;
        for (std::uint32_t row = 0; row < rows; ++row)
            set.serial[row] = ++serials[{set.district[row], set.cls[row]}];
        points = std::make_shared<const points::PointSet>(std::move(set));
        const char *const words[] = {"湖滨", "莲前", "环岛", "思明", "长青",
                                     "禾祥", "仙岳", "嘉禾", "厦门", "重阳"};
        std::vector<search::Entry> names;
        Random random(81);
        for (int i = 0; i < 24000; ++i)
            names.push_back(
                {search::Kind::Street,
                 std::string(words[random.below(10)]) + words[random.below(10)] + "路" + std::to_string(i),
                 "",
                 "",
                 {}});
        domain::City city;
        city.centre = geo::toWorld({118.1, 24.5});
        const search::Pinyin pinyin = search::Pinyin::load(resourcesFolder().value()).value();
        index = search::Index::build(city, points, nullptr, std::move(names), pinyin, pool);
    }

    WorkerPool pool;
    points::PointSetPtr points;
    search::Index index;
};

Desk &desk()
{
    static Desk made;
    return made;
}

/// What a person types, letter by letter.
std::vector<std::string> keyPresses()
{
    const search::CodeIndex codes(desk().points, desk().pool);
    std::vector<std::string> typed;
    Random random(82);
    for (int i = 0; i < 60; ++i) {
        const std::string code = codes.code(random.below(rows));
        for (std::size_t length = 1; length <= code.size(); ++length)
            typed.push_back(code.substr(0, length));
        for (std::size_t length = 1; length <= 6; ++length)
            typed.push_back(code.substr(code.size() - length));
    }
    for (const std::string &name : {std::string("hubinlianqianlu7"), std::string("xiamencyl"),
                                    std::string("hubinsiminh"), std::string("118.0894,24.4794")}) {
        for (std::size_t length = 1; length <= name.size(); ++length)
            typed.push_back(name.substr(0, length));
    }
    for (const char *name : {"湖", "湖滨", "湖滨路", "环岛思明路12", "厦门重阳路"})
        typed.emplace_back(name);
    return typed;
}

/// Each key press of the list once an iteration; the percentiles are of single presses.
void KeyPress(benchmark::State &state)
{
    const std::vector<std::string> typed = keyPresses();
    std::vector<double> times;
    for (auto _ : state) {
        for (const std::string &text : typed) {
            const auto begin = std::chrono::steady_clock::now();
            benchmark::DoNotOptimize(desk().index.find(text, 30));
            times.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        }
    }
    std::sort(times.begin(), times.end());
    state.counters["p50_ms"] = times[times.size() / 2];
    state.counters["p99_ms"] = times[times.size() * 99 / 100];
    state.counters["max_ms"] = times.back();
    state.counters["presses"] = static_cast<double>(typed.size());
    state.counters["bytes_per_code"] = static_cast<double>(desk().index.codeBytes()) / rows;
}
BENCHMARK(KeyPress)->Unit(benchmark::kMillisecond);

/// The peer: every code written out and looked through.
void NaiveHolding(benchmark::State &state)
{
    const search::CodeIndex codes(desk().points, desk().pool);
    std::vector<std::string> all(rows);
    for (std::uint32_t row = 0; row < rows; ++row)
        all[row] = codes.code(row);
    for (auto _ : state) {
        std::size_t found = 0;
        for (const std::string &code : all)
            found += code.find("123456") != std::string::npos ? 1 : 0;
        benchmark::DoNotOptimize(found);
    }
}
BENCHMARK(NaiveHolding)->Unit(benchmark::kMillisecond);

void Holding(benchmark::State &state)
{
    const search::CodeIndex codes(desk().points, desk().pool);
    for (auto _ : state)
        benchmark::DoNotOptimize(codes.holding("123456", 1'000'000));
}
BENCHMARK(Holding)->Unit(benchmark::kMillisecond);

} // namespace
