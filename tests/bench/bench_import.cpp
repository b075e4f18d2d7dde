// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Resources.h>
#include <benchmark/benchmark.h>
#include <city/CityGenerator.h>
#include <domain/ComponentState.h>
#include <http/Client.h>
#include <ledger/CityWriter.h>
#include <protocol/Manifest.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "DemoCity.h"
#include <thread>

using namespace egret;

namespace {

[[noreturn]] void give(const std::string &what)
{
    std::fprintf(stderr, "bench_import: %s\n", what.c_str());
    std::exit(1);
}

/// What a program took, as the kernel counted it.
struct Taken
{
    double seconds = 0;
    double cpu = 0;
    double megabytes = 0; ///< the most that was resident at a time
};

Taken ran(const std::vector<std::string> &command)
{
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        std::vector<char *> words;
        for (const std::string &word : command)
            words.push_back(const_cast<char *>(word.c_str()));
        words.push_back(nullptr);
        std::freopen("/dev/null", "w", stdout);
        ::execvp(words[0], words.data());
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || ::wait4(child, &status, 0, &usage) != child || status != 0)
        give(command.front() + " failed");
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
            seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss) / 1024};
}

/// The demo city's 2.81 million components as a table with identifiers of its own, and a city that has all
/// but the components, served by a real egretd.
class Fixture
{
public:
    static Fixture &once()
    {
        static Fixture fixture;
        return fixture;
    }

    /// A table of all components, @p times over: each time with other identifiers, some metres off.
    std::string table(int times)
    {
        const std::string path = m_folder + "/" + std::to_string(times) + ".csv";
        if (std::filesystem::exists(path))
            return path;
        FILE *const file = std::fopen(path.c_str(), "w");
        std::fputs("id,lon,lat,class,state,surveyed,unit,place,remark\n", file);
        const points::PointSet &set = m_city.components;
        for (int time = 0; time < times; ++time) {
            for (std::uint32_t row = 0; row < set.size(); ++row) {
                const geo::LonLat at = geo::toLonLat({set.x[row], set.y[row]});
                const std::string &key = set.classes[set.cls[row]];
                const auto remark = m_city.attributes.remarks.find(row);
                std::fprintf(
                    file, "A%d-%07u,%.7f,%.7f,%s,%s,%s,%s,\"%s\",\"%s\"\n", time, row, at.lon + time * 3e-5,
                    at.lat, key.c_str() + key.find(':') + 1,
                    std::string(domain::toText(static_cast<domain::ComponentState>(set.state[row]))).c_str(),
                    toText(set.survey[row]).c_str(),
                    m_city.attributes.units[m_city.attributes.unit[row]].c_str(),
                    m_city.attributes.places[m_city.attributes.place[row]].c_str(),
                    remark == m_city.attributes.remarks.end() ? "" : remark->second.c_str());
            }
        }
        std::fclose(file);
        return path;
    }

    /// A new city without components, and egretd on it.
    void serveNewCity()
    {
        stop();
        std::filesystem::remove_all(city());
        WorkerPool pool;
        const points::PointSet none;
        const points::AttributeTable nothing;
        if (const Outcome made = ledger::createCity(
                city(), {m_city.city, none, nothing, m_city.cameras, m_city.cameraAttributes}, pool);
            !made)
            give(made.error().message);
        int out[2];
        if (::pipe(out) != 0)
            give("no pipe");
        m_server = ::fork();
        if (m_server == 0) {
            ::dup2(out[1], STDOUT_FILENO);
            ::close(out[0]);
            std::freopen("/dev/null", "w", stderr);
            const std::string program = std::string(EGRET_BIN_DIR) + "/egretd";
            ::execl(program.c_str(), program.c_str(), "--demo", "--exit-with-parent", "--data",
                    city().c_str(), "--listen", "127.0.0.1:0", nullptr);
            ::_exit(127);
        }
        ::close(out[1]);
        std::string line;
        for (char c = 0; ::read(out[0], &c, 1) == 1 && c != '\n';)
            line += c;
        ::close(out[0]);
        if (line.find("http") == std::string::npos)
            give("egretd does not serve: " + line);
        m_url = line.substr(line.find("http"));
        m_url.erase(m_url.find_last_not_of(" \r") + 1);
    }

    /// Waits until the server tells of @p rows components; the seconds that took.
    double served(std::uint64_t rows) const
    {
        const auto begin = std::chrono::steady_clock::now();
        http::Client client(http::ClientOptions::fromUrl(m_url).value());
        for (;;) {
            const auto answer = client.get("/v1/sync/manifest");
            if (answer && answer.value().status == 200) {
                const auto manifest = protocol::manifestFromJson(answer.value().body);
                if (manifest && manifest.value().rows("component") == rows)
                    break;
            }
            const double seconds =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            if (seconds > 120)
                give("the server does not serve what was imported");
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }

    Taken import(const std::string &table) const
    {
        return ran({std::string(EGRET_BIN_DIR) + "/egretctl", "import", table, "--map",
                    m_folder + "/map.json", "--data", city()});
    }
    [[nodiscard]] std::uint64_t rows() const { return m_city.components.size(); }
    [[nodiscard]] std::string city() const { return m_folder + "/city"; }
    [[nodiscard]] const std::string &folder() const { return m_folder; }

    double ogrSeconds = 0; ///< what ogr2ogr took in this run

private:
    Fixture()
    {
        std::filesystem::create_directories(m_folder);
        const auto resources = resourcesFolder();
        const auto codes = domain::CodeBook::load(resources.value() / "codes");
        const auto pack = city::loadPack(resources.value() / "cities" / "xiamen", codes.value());
        WorkerPool pool;
        auto generated = city::generate(pack.value(), codes.value(), 7, pool);
        if (!generated)
            give(generated.error().message);
        m_city = std::move(generated).value();
        FILE *const map = std::fopen((m_folder + "/map.json").c_str(), "w");
        std::fputs(
            R"({"schema":1,"position":{"lon":"lon","lat":"lat"},"class":"class","code":"id","state":"state",
                      "survey":"surveyed","responsible":"unit","place":"place","remark":"remark"})",
            map);
        std::fclose(map);
    }
    ~Fixture()
    {
        stop();
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    void stop()
    {
        if (m_server > 0) {
            ::kill(m_server, SIGTERM);
            ::waitpid(m_server, nullptr, 0);
        }
        m_server = 0;
    }

    std::string m_folder =
        std::filesystem::temp_directory_path() / ("egret-bench-import-" + std::to_string(::getpid()));
    city::GeneratedCity m_city;
    pid_t m_server = 0;
    std::string m_url;
};

void report(benchmark::State &state, const Taken &taken, std::uint64_t rows)
{
    state.SetIterationTime(taken.seconds);
    state.counters["rows"] = static_cast<double>(rows);
    state.counters["rows_per_s"] = static_cast<double>(rows) / taken.seconds;
    state.counters["cpu_s"] = taken.cpu;
    state.counters["MB"] = taken.megabytes;
}

/// The same table into a GeoPackage: what people do today. First, so that the others can compare.
void OgrIntoGeoPackage(benchmark::State &state)
{
    Fixture &fixture = Fixture::once();
    const std::string table = fixture.table(1);
    for (auto _ : state) {
        const std::string file = fixture.folder() + "/ogr.gpkg";
        std::filesystem::remove(file);
        const Taken taken = ran({"ogr2ogr", "-f", "GPKG", file, table, "-oo", "X_POSSIBLE_NAMES=lon", "-oo",
                                 "Y_POSSIBLE_NAMES=lat", "-a_srs", "EPSG:4326"});
        std::filesystem::remove(file);
        fixture.ogrSeconds = taken.seconds;
        report(state, taken, fixture.rows());
    }
}
BENCHMARK(OgrIntoGeoPackage)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(1);

/// All components into a city that egretd serves, until the importer has ended; delivered_s: from then on
/// until the server tells of them.
void IntoServedCity(benchmark::State &state)
{
    Fixture &fixture = Fixture::once();
    const auto times = static_cast<int>(state.range(0));
    const std::string table = fixture.table(times);
    for (auto _ : state) {
        state.PauseTiming();
        fixture.serveNewCity();
        state.ResumeTiming();
        const Taken taken = fixture.import(table);
        report(state, taken, fixture.rows() * static_cast<std::uint64_t>(times));
        state.counters["delivered_s"] = fixture.served(fixture.rows() * static_cast<std::uint64_t>(times));
        if (times == 1 && fixture.ogrSeconds > 0)
            state.counters["times_ogr2ogr"] = fixture.ogrSeconds / taken.seconds;
    }
    if (times > 1)
        std::filesystem::remove(table);
}
BENCHMARK(IntoServedCity)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(1)
    ->Repetitions(3);

/// The same table again: every row meets its point and finds it unchanged.
void AgainUnchanged(benchmark::State &state)
{
    Fixture &fixture = Fixture::once();
    const std::string table = fixture.table(1);
    fixture.serveNewCity();
    (void)fixture.import(table);
    for (auto _ : state)
        report(state, fixture.import(table), fixture.rows());
}
BENCHMARK(AgainUnchanged)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(1);

/// Ten times the rows: it has to take ten times as long and no more memory.
BENCHMARK(IntoServedCity)->Arg(10)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(1);

} // namespace
