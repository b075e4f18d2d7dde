// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncCommand.h"

#include <base/Files.h>
#include <crypto/Secret.h>

#include "Account.h"
#include "AskSecret.h"
#include "SyncDriver.h"
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace egret::control {

namespace {

std::atomic<bool> interrupted = false;

int fail(const Error &error)
{
    std::fprintf(stderr, "egretctl: %s\n", error.message.c_str());
    return failed;
}

void show(const sync::Progress &progress)
{
    using Phase = sync::Progress::Phase;
    const double part = progress.totalRows > 0
        ? 100.0 * static_cast<double>(progress.rows) / static_cast<double>(progress.totalRows)
        : 0;
    if (progress.phase == Phase::Waiting)
        std::fprintf(stderr, "\r\033[Kwaiting: %s", progress.problem.c_str());
    else
        std::fprintf(stderr, "\r\033[Ksyncing %.0f %% (%llu / %llu)", part,
                     static_cast<unsigned long long>(progress.rows),
                     static_cast<unsigned long long>(progress.totalRows));
}

/// The session of --user; null without.
Result<std::unique_ptr<Account>> account(const Arguments &arguments, const http::ClientOptions &server)
{
    const std::string user = arguments.text("--user");
    if (user.empty())
        return std::unique_ptr<Account>();
    std::optional<int> descriptor;
    if (arguments.has("--password-fd"))
        descriptor = static_cast<int>(arguments.number("--password-fd", 0).value_or(0));
    Result<std::string> password = secretFrom(descriptor, "egret-password", "Password of " + user);
    if (!password)
        return password.error();
    const auto signIn = [&](const std::string &code) {
        return Account::signIn(server, user, password.value(), code);
    };
    Result<std::unique_ptr<Account>> in = signIn({});
    if (!in && in.error().code == Error::Code::NotFound) {
        const Result<std::string> code = ask("Code of the second factor", true);
        if (!code)
            return code.error();
        in = signIn(code.value());
    }
    crypto::wipe(password.value());
    return in;
}

} // namespace

int runSync(const std::vector<std::string> &words)
{
    const Arguments arguments(
        words, {"--server", "--cache", "--token-file", "--timeout", "--pin", "--user", "--password-fd"},
        {"--follow", "--attributes", "--json"});
    const std::string file = arguments.text("--cache");
    auto server = http::ClientOptions::fromUrl(arguments.text("--server"));
    const auto timeout = arguments.number("--timeout", 0);
    if (!arguments.unknown().empty() || file.empty() || !server || !timeout) {
        std::fprintf(
            stderr,
            "egretctl: sync wants --server https://HOST:PORT and --cache FILE%s%s\nSee egretctl --help.\n",
            arguments.unknown().empty() ? "" : "; it does not know ", arguments.unknown().c_str());
        return misused;
    }
    if (arguments.has("--token-file")) {
        const Result<Bytes> token = readFile(arguments.text("--token-file"), 4096);
        if (!token)
            return fail(token.error());
        std::string text(textOf(token.value()));
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
            text.pop_back();
        server.value().token = text;
    }
    if (Outcome pinned = usePins(arguments, server.value()); !pinned)
        return fail(pinned.error());
    const Result<std::unique_ptr<Account>> signedIn = account(arguments, server.value());
    if (!signedIn)
        return fail(signedIn.error());
    SyncDriver::Token token;
    if (Account *const session = signedIn.value().get())
        token = [session] { return session->token(); };
    server.value().inactivity = std::chrono::seconds(40); // longer than a long poll
    auto cache = store::CityCache::open(file);
    if (!cache)
        return fail(cache.error());
    std::signal(SIGINT, [](int) { interrupted = true; });
    std::signal(SIGTERM, [](int) { interrupted = true; });

    const auto begin = std::chrono::steady_clock::now();
    const auto seconds = [begin] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    sync::SyncClient client(*cache.value(), static_cast<std::uint64_t>(::getpid()));
    const bool terminal = ::isatty(STDERR_FILENO) != 0;
    bool whole = false;
    double wholeAt = 0;
    Outcome ended = success();
    {
        SyncDriver driver(client, server.value(), token);
        ended = driver.run([&](const sync::Progress &progress) {
            if (terminal)
                show(progress);
            if (progress.current && !whole) {
                whole = true;
                wholeAt = seconds();
            }
            const bool enough = whole && (!arguments.has("--attributes") || progress.attributeChunks == 0)
                && !arguments.has("--follow");
            return interrupted.load() || enough
                || (*timeout > 0 && seconds() > static_cast<double>(*timeout));
        });
        client.cancel();
    }
    if (terminal)
        std::fprintf(stderr, "\r\033[K");
    if (!ended)
        return fail(ended.error());
    WorkerPool pool;
    const auto city = store::loadCity(*cache.value(), pool);
    if (!city)
        return fail(city.error());
    if (!city.value()) {
        std::fprintf(stderr, "egretctl: no whole city has arrived yet%s%s\n",
                     client.progress().problem.empty() ? "" : ": ", client.progress().problem.c_str());
        return failed;
    }
    const store::CachedCity &held = *city.value();
    if (arguments.has("--json"))
        std::printf("%s\n",
                    dumped({{"city", held.manifest.cityCode},
                            {"epoch", held.manifest.epoch},
                            {"components", held.components->size()},
                            {"cameras", held.cameras->size()},
                            {"bytes", client.progress().bytes},
                            {"columns_seconds", wholeAt},
                            {"seconds", seconds()},
                            {"checksum", held.components->checksum()}})
                        .c_str());
    else
        std::printf("%s: %u components and %u cameras, %.1f MB in %.2f s\n", held.city.name.c_str(),
                    held.components->size(), held.cameras->size(),
                    static_cast<double>(client.progress().bytes) / 1e6, wholeAt);
    return whole || arguments.has("--follow") ? succeeded : failed;
}

} // namespace egret::control
