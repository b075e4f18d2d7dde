// SPDX-License-Identifier: GPL-3.0-or-later
#include "Account.h"

#include <base/Json.h>
#include <crypto/PinnedChain.h>
#include <crypto/Secret.h>

namespace egret::control {

Outcome usePins(const Arguments &arguments, http::ClientOptions &server)
{
    server.pins = arguments.all("--pin");
    for (const std::string &pin : server.pins) {
        if (!crypto::isPin(pin))
            return Error{Error::Code::Rejected,
                         "'" + pin + "' is not a pin like sha256//…=, which egretd prints when it starts"};
    }
    const bool here = server.host == "localhost" || server.host == "::1" || server.host.starts_with("127.");
    if (!server.tls && !here)
        return Error{Error::Code::Rejected,
                     "a password is not sent to " + server.host + " unencrypted; begin with https://"};
    return success();
}

Result<http::Response> post(http::Client &client, const std::string &target, const std::string &json,
                            const std::string &token)
{
    http::Fields fields;
    fields.add("Content-Type", "application/json");
    if (!token.empty())
        fields.add("Authorization", "Bearer " + token);
    return client.request("POST", target, fields, json);
}

std::string refusalOf(const http::Response &response)
{
    const Result<Json> json = parseJson(response.content(), "answer");
    const std::string detail = json ? textAt(json.value(), "detail") : std::string();
    return detail.empty() ? "the server answered " + std::to_string(response.status) : detail;
}

Result<std::unique_ptr<Account>> Account::signIn(const http::ClientOptions &server, const std::string &name,
                                                 const std::string &password, const std::string &code)
{
    std::unique_ptr<Account> account(new Account(server));
    std::string body = dumped({{"name", name}, {"password", password}, {"code", code}, {"seat", "egretctl"}});
    const Result<http::Response> response = post(account->m_client, "/v1/session", body);
    crypto::wipe(body);
    if (response && response.value().status == 401) {
        const Result<Json> json = parseJson(response.value().content(), "answer");
        if (json && textAt(json.value(), "reason") == "second-factor")
            return Error{Error::Code::NotFound, refusalOf(response.value())};
    }
    if (Outcome taken = account->take(response); !taken)
        return taken.error();
    const Result<Json> json = parseJson(response.value().content(), "answer");
    if (json && json.value().value("must_change_password", false))
        return Error{Error::Code::Denied, name + " has to choose another password first; sign in with egret"};
    return account;
}

Outcome Account::take(const Result<http::Response> &response)
{
    if (!response)
        return response.error();
    if (response.value().status != 200)
        return Error{Error::Code::Denied, "cannot sign in: " + refusalOf(response.value())};
    const Result<Json> json = parseJson(response.value().content(), "answer");
    if (!json)
        return json.error();
    m_access = textAt(json.value(), "access_token");
    m_refresh = textAt(json.value(), "refresh_token");
    m_due = std::chrono::steady_clock::now()
        + std::chrono::seconds(integerAt(json.value(), "expires_in") * 4 / 5);
    return success();
}

std::string Account::token()
{
    const std::lock_guard lock(m_mutex);
    if (std::chrono::steady_clock::now() > m_due && !m_refresh.empty()) {
        // The token is good once: only an answer that never came may be asked for again, and then in vain.
        const std::string body = dumped({{"refresh_token", m_refresh}});
        if (const Outcome renewed = take(post(m_client, "/v1/session/refresh", body)); !renewed)
            m_due = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    }
    return m_access;
}

Account::~Account()
{
    if (!m_access.empty())
        (void)post(m_client, "/v1/session/end", "{}", m_access).ok();
    crypto::wipe(m_access);
    crypto::wipe(m_refresh);
}

} // namespace egret::control
