// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <base/Json.h>
#include <base/Resources.h>
#include <crypto/Secret.h>
#include <http/Problem.h>
#include <http/Server.h>
#include <server/Api.h>
#include <server/Certificates.h>
#include <sys/prctl.h>

#include "CityLock.h"
#include "CommandLine.h"
#include <csignal>
#include <cstdio>
#include <poll.h>
#include <unistd.h>

using namespace egret;
using egret::daemon::CityLock;
using egret::daemon::CommandLine;

namespace {

enum Exit { Ended = 0, WrongCommand = 2, NoCity = 3, NoListen = 4, Taken = 5 };

int fail(int code, const Error &error)
{
    std::fprintf(stderr, "egretd: %s\n", error.message.c_str());
    return code;
}

/// The one-time token that the parent hands over: 16 to 256 hexadecimal digits and a line end.
Result<std::string> readToken(int descriptor)
{
    std::string token;
    for (char c = 0; token.size() <= 256;) {
        const ssize_t n = ::read(descriptor, &c, 1);
        if (n <= 0 || c == '\n')
            break;
        token += c;
    }
    ::close(descriptor);
    if (token.size() < 16 || token.size() > 256 || fromHex(token).empty())
        return Error{Error::Code::Rejected, "--token-fd gave no line of 16 to 256 hexadecimal digits"};
    return token;
}

std::function<std::optional<http::Response>(const http::Request &)> admission(const std::string &token)
{
    if (!token.empty()) {
        return [token](const http::Request &request) -> std::optional<http::Response> {
            const std::string_view given = request.fields.find("Authorization");
            if (!given.starts_with("Bearer ")) {
                http::Response response =
                    http::problem(401, "this server wants the token that it was started with");
                response.fields.add("WWW-Authenticate", "Bearer");
                return response;
            }
            if (!crypto::sameSecret(given.substr(7), token))
                return http::problem(403, "this is not the token that the server was started with");
            return std::nullopt;
        };
    }
    return {}; // with accounts, each route decides
}

void announce(const CommandLine &line, const std::string &url, std::uint16_t port, const std::string &pin)
{
    Json told = {{"port", port}, {"url", url}, {"pid", ::getpid()}};
    if (!pin.empty())
        told["pin"] = pin;
    const std::string json = dumped(told) + "\n";
    if (line.portFd) {
        if (::write(*line.portFd, json.data(), json.size()) < 0)
            log(LogLevel::Warning, "egretd", "nobody reads the descriptor given by --port-fd");
        ::close(*line.portFd);
    } else {
        std::printf("listening on %s\n", url.c_str());
        if (!pin.empty())
            std::printf("pin %s\n", pin.c_str());
        std::fflush(stdout);
    }
}

/// On a server without users: the token that makes the first ones, on the terminal and nowhere else.
void welcome(server::Accounts &accounts)
{
    const std::string token = accounts.firstRunToken();
    if (token.empty())
        return;
    std::printf(
        "This server has no users yet. Make its three administrators with this token, which works "
        "once:\n    %s\n    POST /v1/first-run {token, users: [{role, name, display_name, password}, …]}\n",
        token.c_str());
    std::fflush(stdout);
}

/// The certificate to show; none without TLS.
Result<std::optional<server::Certificates>> certificatesFor(const CommandLine &line)
{
    if (!line.tls())
        return std::optional<server::Certificates>();
    Result<server::Certificates> certificates = line.certificate.empty()
        ? server::Certificates::own(line.data / "tls", server::hostsOfThisMachine(line.address, line.hosts),
                                    nowMs())
        : server::Certificates::given(line.certificate, line.key, nowMs());
    return certificates ? Result(std::optional(std::move(certificates).value())) : certificates.error();
}

/// Shows new certificates when there are some; tells of a failure once.
class Renewal
{
public:
    Renewal(std::optional<server::Certificates> &certificates, http::Server &server) :
        m_certificates(certificates), m_server(server)
    {
    }

    void look(bool forced)
    {
        if (!m_certificates)
            return;
        const Result<bool> renewed = m_certificates->refresh(nowMs(), forced);
        const std::string problem = renewed ? std::string() : renewed.error().message;
        if (!problem.empty() && (forced || problem != m_problem))
            log(LogLevel::Warning, "egretd", "the certificate stays the old one: " + problem);
        m_problem = problem;
        if (!renewed || !renewed.value())
            return;
        m_server.renew(m_certificates->tls());
        log(LogLevel::Info, "egretd",
            "showing another certificate, good until " + toRfc3339(m_certificates->notAfter()));
    }

private:
    std::optional<server::Certificates> &m_certificates;
    http::Server &m_server;
    std::string m_problem;
};

/// Waits for a signal or for the end of the parent; does the housekeeping meanwhile.
void serveUntilEnd(const CommandLine &line, pid_t parent, const sigset_t &signals, server::CityState &city,
                   server::Accounts *accounts, WorkerPool &pool, Renewal &renewal)
{
    auto nextCheck = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    for (;;) {
        const timespec pause{0, 200'000'000};
        const int signal = ::sigtimedwait(&signals, nullptr, &pause);
        renewal.look(signal == SIGHUP);
        if (signal > 0 && signal != SIGHUP)
            return log(LogLevel::Info, "egretd", "ending: signal " + std::to_string(signal));
        if (line.exitWithParent && ::getppid() != parent)
            return log(LogLevel::Info, "egretd", "ending: the parent process has ended");
        if (line.parentPipe) {
            pollfd pipe{*line.parentPipe, POLLIN, 0};
            char byte = 0;
            if (::poll(&pipe, 1, 0) > 0
                && ((pipe.revents & POLLIN) == 0 || ::read(*line.parentPipe, &byte, 1) <= 0))
                return log(LogLevel::Info, "egretd", "ending: the parent has closed its pipe");
        }
        if (std::chrono::steady_clock::now() < nextCheck)
            continue;
        nextCheck = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        if (accounts)
            accounts->housekeeping(nowMs());
        // A client that was away longer than this finds out by the revision that its command was done.
        constexpr std::int64_t receiptsMs = 30LL * 24 * 3600 * 1000;
        if (const Outcome swept = city.documents().forgetReceipts(toRfc3339(nowMs() - receiptsMs)); !swept)
            log(LogLevel::Warning, "egretd", "cannot sweep old receipts: " + swept.error().message);
        const Result<bool> worth = city.ledger().worthCompacting(nowMs());
        if (worth && worth.value()) {
            const Result<std::uint64_t> folded = city.ledger().compact(pool);
            log(folded ? LogLevel::Info : LogLevel::Warning, "egretd",
                folded ? "folded " + std::to_string(folded.value()) + " changes into new chunks"
                       : "cannot fold changes into chunks: " + folded.error().message);
        }
    }
}

int run(const CommandLine &line)
{
    setLogLevel(line.logLevel);
    const pid_t parent = ::getppid();
    if (line.exitWithParent)
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a limit on files is like a full disk: what is asked for is refused
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr); // before any thread, so that all inherit it

    std::string token;
    if (line.tokenFd) {
        Result<std::string> read = readToken(*line.tokenFd);
        if (!read)
            return fail(WrongCommand, read.error());
        token = std::move(read).value();
    }
    WorkerPool pool(line.threads);
    Result<std::unique_ptr<ledger::Ledger>> ledger = ledger::Ledger::open(line.data);
    if (!ledger)
        return fail(NoCity, ledger.error());
    const Result<std::unique_ptr<CityLock>> lock = CityLock::take(line.data);
    if (!lock)
        return fail(lock.error().code == Error::Code::Conflict ? Taken : NoCity, lock.error());
    Result<std::unique_ptr<server::CityState>> city =
        server::CityState::open(std::move(ledger).value(), pool);
    if (!city)
        return fail(NoCity, city.error().in(line.data.string()));

    std::unique_ptr<server::Accounts> accounts;
    if (!line.demo) {
        const Result<std::filesystem::path> resources = resourcesFolder();
        if (!resources)
            return fail(NoCity, resources.error());
        auto opened = server::Accounts::open(line.data, resources.value() / "identity");
        if (!opened)
            return fail(NoCity, opened.error());
        accounts = std::move(opened).value();
    }
    server::Metrics metrics;
    server::Api api(*city.value(), pool, metrics, accounts.get());
    Result<http::Router> router = api.router();
    if (!router)
        return fail(NoListen, router.error());
    http::ServerOptions options;
    options.address = line.address;
    options.port = line.port;
    options.ioThreads = std::min(4U, pool.threads());
    options.handlerThreads = std::max(2U, pool.threads());
    if (line.loopback())
        options.hosts = {"127.0.0.1", "localhost", "[::1]", line.address};
    if (line.loopback())
        options.hosts.insert(options.hosts.end(), line.hosts.begin(), line.hosts.end());
    options.admit = admission(token);
    Result<std::optional<server::Certificates>> certificates = certificatesFor(line);
    if (!certificates)
        return fail(NoListen, certificates.error());
    const std::string pin = certificates.value() ? certificates.value()->pin() : std::string();
    if (certificates.value())
        options.tls = certificates.value()->tls();
    options.finished = [&metrics](const http::Finished &finished) { metrics.add(finished); };
    Result<std::unique_ptr<http::Server>> server = http::Server::start(options, std::move(router).value());
    if (!server)
        return fail(NoListen, server.error());

    const std::uint16_t port = server.value()->port();
    const std::string host =
        line.address.find(':') == std::string::npos ? line.address : "[" + line.address + "]";
    const std::string url =
        std::string(line.tls() ? "https" : "http") + "://" + host + ":" + std::to_string(port);
    lock.value()->note("{\"pid\":" + std::to_string(::getpid()) + ",\"url\":\"" + url + "\"}\n");
    log(LogLevel::Info, "egretd",
        "serving " + std::to_string(city.value()->snapshot()->components->size()) + " components at " + url);
    announce(line, url, port, pin);
    if (accounts)
        welcome(*accounts);
    Renewal renewal(certificates.value(), *server.value());
    serveUntilEnd(line, parent, signals, *city.value(), accounts.get(), pool, renewal);
    city.value()->stop();
    server.value()->drain(std::chrono::seconds(5));
    if (accounts)
        accounts->housekeeping(nowMs()); // the last word of the log is signed
    return Ended;
}

} // namespace

int main(int argc, char **argv)
{
    const Result<CommandLine> line = CommandLine::parse(argc, argv);
    if (!line)
        return fail(WrongCommand, line.error());
    if (line.value().help) {
        std::fputs(CommandLine::helpText(), stdout);
        return Ended;
    }
    if (line.value().version) {
        std::puts("egretd " EGRET_VERSION);
        return Ended;
    }
    return run(line.value());
}
