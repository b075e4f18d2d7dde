// SPDX-License-Identifier: GPL-3.0-or-later
#include "FirstRunCommand.h"

#include <base/Json.h>
#include <crypto/Secret.h>

#include "Account.h"
#include "Arguments.h"
#include "AskSecret.h"
#include <cstdio>
#include <unistd.h>

namespace egret::control {

namespace {

constexpr std::pair<const char *, const char *> roles[] = {{"security-admin", "Security administrator"},
                                                           {"system-admin", "System administrator"},
                                                           {"audit-admin", "Auditor"}};

Result<std::string> newPassword(const std::string &prompt)
{
    for (;;) {
        Result<std::string> first = ask(prompt + ", password", true);
        if (!first)
            return first;
        Result<std::string> second = ask(prompt + ", password again", true);
        if (!second)
            return second;
        if (crypto::sameSecret(first.value(), second.value()))
            return first;
        std::fprintf(stderr, "egretctl: these were two different passwords\n");
    }
}

Result<Json> asked()
{
    Result<std::string> token = ask("Token that egretd has printed", true);
    if (!token)
        return token.error();
    Json users = Json::array();
    for (const auto &[role, title] : roles) {
        const Result<std::string> name = ask(std::string(title) + ", sign-in name", false);
        if (!name)
            return name.error();
        const Result<std::string> shown = ask(std::string(title) + ", name of the person", false);
        if (!shown)
            return shown.error();
        const Result<std::string> password = newPassword(title);
        if (!password)
            return password.error();
        users.push_back({{"role", role},
                         {"name", name.value()},
                         {"display_name", shown.value()},
                         {"password", password.value()}});
    }
    return Json{{"token", token.value()}, {"users", std::move(users)}};
}

Result<Json> fromStdin()
{
    std::string text;
    char bytes[4096];
    for (ssize_t n = 0; text.size() < 65'536 && (n = ::read(STDIN_FILENO, bytes, sizeof bytes)) > 0;)
        text.append(bytes, static_cast<std::size_t>(n));
    Result<Json> json = parseJson(text, "stdin");
    crypto::wipe(text);
    return json;
}

} // namespace

int runFirstRun(const std::vector<std::string> &words)
{
    const Arguments arguments(words, {"--server", "--pin"});
    auto server = http::ClientOptions::fromUrl(arguments.text("--server"));
    if (!server || !arguments.unknown().empty() || !arguments.rest().empty()) {
        std::fprintf(stderr, "egretctl: usage:\n%s", firstRunHelp);
        return misused;
    }
    const auto fail = [](const Error &error) {
        std::fprintf(stderr, "egretctl: %s\n", error.message.c_str());
        return failed;
    };
    if (Outcome pinned = usePins(arguments, server.value()); !pinned)
        return fail(pinned.error());
    const Result<Json> body = ::isatty(STDIN_FILENO) != 0 ? asked() : fromStdin();
    if (!body)
        return fail(body.error());
    http::Client client(server.value());
    const Result<http::Response> response = post(client, "/v1/first-run", dumped(body.value()));
    if (!response)
        return fail(response.error());
    if (response.value().status != 200)
        return fail({Error::Code::Rejected, "the server refused: " + refusalOf(response.value())});
    std::puts("the three administrators can sign in now");
    return succeeded;
}

} // namespace egret::control
