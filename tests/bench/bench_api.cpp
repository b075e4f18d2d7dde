// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <http/Client.h>
#include <ledger/Ledger.h>
#include <server/Accounts.h>
#include <support/SmallCity.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "LoadClient.h"
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <signal.h>

using namespace egret;

namespace {

constexpr std::string_view password = "Bench-Secret-77";

[[noreturn]] void fail(const std::string &why)
{
    std::fprintf(stderr, "bench_api: %s\n", why.c_str());
    std::exit(1);
}

/// A program that ends with this one.
class Child
{
public:
    explicit Child(const std::vector<std::string> &words)
    {
        int pipe[2];
        if (::pipe(pipe) != 0)
            fail("no pipe");
        m_pid = ::fork();
        if (m_pid == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGTERM);
            ::dup2(pipe[1], STDOUT_FILENO);
            std::vector<char *> arguments;
            for (const std::string &word : words)
                arguments.push_back(const_cast<char *>(word.c_str()));
            arguments.push_back(nullptr);
            ::execv(arguments.front(), arguments.data());
            ::_exit(127);
        }
        ::close(pipe[1]);
        m_out = ::fdopen(pipe[0], "r");
    }
    ~Child()
    {
        ::kill(m_pid, SIGTERM);
        ::waitpid(m_pid, nullptr, 0);
        std::fclose(m_out);
    }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    std::string line()
    {
        char text[512] = {};
        return std::fgets(text, sizeof text, m_out) ? text : "";
    }
    [[nodiscard]] pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = 0;
    std::FILE *m_out = nullptr;
};

/// CPU seconds, of user and system, of a process and its children: fields 14 and 15 of /proc/PID/stat.
double cpuSeconds(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(file, text);
    double ticks = 0;
    std::size_t at = text.rfind(')') + 2;
    for (int field = 3; field <= 15 && at < text.size(); ++field) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (field >= 14)
            ticks += std::atof(text.substr(at, end - at).c_str());
        at = end + 1;
    }
    double seconds = ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
    std::ifstream children("/proc/" + std::to_string(pid) + "/task/" + std::to_string(pid) + "/children");
    for (pid_t child = 0; children >> child;)
        seconds += cpuSeconds(child);
    return seconds;
}

struct Case
{
    std::string name;
    std::uint16_t port = 0;
    pid_t pid = 0;
    std::string request;
    std::vector<double> rates; ///< requests per CPU second, one a round
    std::vector<double> walls; ///< requests per second
    std::uint64_t answer = 0; ///< bytes
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

std::string get(const std::string &target, const std::string &token)
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        + (token.empty() ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n";
}

void makePeople(const std::filesystem::path &city)
{
    auto accounts =
        std::move(server::Accounts::open(city, EGRET_SOURCE_DIR "/resources/identity", {1, 8192})).value();
    for (const auto &[name, place] : {std::pair{"whole.city", ""}, std::pair{"one.district", "350203"}}) {
        identity::User user;
        user.name = name;
        user.displayName = "张敏";
        user.grants = {{"operator", place}};
        user.revision = 1;
        if (Outcome put = accounts->putUser({}, user, "First-Password-1", "bench", nowMs()); !put)
            fail(put.error().message);
        identity::Subject subject;
        subject.user = accounts->directory().byName(name)->id;
        if (Outcome set =
                accounts->changePassword(subject, "First-Password-1", std::string(password), nowMs());
            !set)
            fail(set.error().message);
    }
}

std::string signIn(std::uint16_t port, const std::string &name)
{
    http::ClientOptions options;
    options.port = port;
    http::Client client(options);
    http::Fields fields;
    fields.add("Content-Type", "application/json");
    const auto response = client.request("POST", "/v1/session", fields,
                                         dumped({{"name", name}, {"password", password}, {"seat", "bench"}}));
    if (!response || response.value().status != 200)
        fail("cannot sign in");
    return textAt(parseJson(response.value().body, "tokens").value(), "access_token");
}

} // namespace

/// Requests per CPU second of egretd beside nginx `return 200`, interleaved in one run. What counts is the
/// ratio: this machine's speed and its other work cancel out. Arguments: seconds of one measurement (3),
/// rounds (5).
int main(int argc, char **argv)
{
    const auto time = std::chrono::milliseconds(argc > 1 ? std::atoi(argv[1]) * 1000 : 3000);
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("egret-bench-api-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    {
        WorkerPool pool;
        if (!ledger::createCity(folder / "city", test::makeSmallCity(7, 20'000).content(), pool)
            || !ledger::Ledger::open(folder / "city"))
            fail("no city");
    }
    makePeople(folder / "city");
    Child egretd({EGRET_BIN_DIR "/egretd", "--plain", "--data", (folder / "city").string(), "--listen",
                  "127.0.0.1:0", "--threads", "2", "--log-level", "error"});
    const std::string line = egretd.line();
    const auto port = static_cast<std::uint16_t>(std::atoi(line.substr(line.rfind(':') + 1).c_str()));
    if (port == 0)
        fail("egretd did not start");
    const std::string whole = signIn(port, "whole.city");
    const std::string district = signIn(port, "one.district");

    std::vector<Case> cases;
    const auto egret = [&](const char *name, const std::string &target, const std::string &token) {
        cases.push_back({name, port, egretd.pid(), get(target, token), {}, {}, 0});
    };
    std::unique_ptr<Child> nginx;
    constexpr std::uint16_t nginxPort = 38'089;
    if (::access("/usr/sbin/nginx", X_OK) == 0) {
        std::ofstream(folder / "nginx.conf")
            << "daemon off; worker_processes 1; pid " << (folder / "nginx.pid").string()
            << "; error_log stderr crit;\n"
            << "events { worker_connections 512; }\n"
            << "http { access_log off; keepalive_requests 1000000000; server { listen 127.0.0.1:" << nginxPort
            << "; location / { default_type application/json; return 200 '" << std::string(620, 'x')
            << "'; } } }\n";
        nginx = std::make_unique<Child>(std::vector<std::string>{"/usr/sbin/nginx", "-p", folder.string(),
                                                                 "-c", (folder / "nginx.conf").string()});
        ::usleep(500'000);
        cases.push_back({"nginx return 200 (620 bytes)", nginxPort, nginx->pid(), get("/", {}), {}, {}, 0});
    } else {
        std::puts("nginx is not installed (packaging/packages/bench.txt): no ratios");
    }
    egret("health, no sign-in", "/v1/health", {});
    egret("who am I: token, permission, JSON", "/v1/session", whole);
    egret("one area by its code", "/v1/areas/350203", whole);
    egret("officers, masked", "/v1/officers", whole);
    egret("officers revealed: each look is in the log", "/v1/officers?reveal=true&cause=bench", whole);
    egret("page of 100 components, whole city", "/v1/components?limit=100&district=350203", whole);
    egret("the same page, scoped to a district", "/v1/components?limit=100&district=350203", district);

    for (int round = 0; round < rounds; ++round) {
        for (Case &one : cases) {
            const double before = cpuSeconds(one.pid);
            const bench::Load load = bench::load(one.port, one.request, 64, time);
            const double cpu = cpuSeconds(one.pid) - before;
            if (load.refused > 0 || load.answers == 0)
                fail(one.name + ": " + std::to_string(load.refused) + " of " + std::to_string(load.answers)
                     + " were not answered with 200");
            one.rates.push_back(static_cast<double>(load.answers) / cpu);
            one.walls.push_back(static_cast<double>(load.answers) / load.seconds);
            one.answer = load.bytes / load.answers;
        }
    }
    const double reference = nginx ? median(cases.front().rates) : 0;
    std::printf("%-46s %10s %8s %10s %8s\n", "", "req/CPU-s", "ratio", "req/s", "bytes");
    for (const Case &one : cases)
        std::printf("%-46s %10.0f %8.2f %10.0f %8llu\n", one.name.c_str(), median(one.rates),
                    reference > 0 ? median(one.rates) / reference : 0, median(one.walls),
                    static_cast<unsigned long long>(one.answer));
    const std::size_t last = cases.size() - 1;
    std::printf("scoped page costs %.2f times the unscoped one\n",
                median(cases[last - 1].rates) / median(cases[last].rates));
    nginx.reset(); // it removes its own file
    std::filesystem::remove_all(folder);
    return 0;
}
