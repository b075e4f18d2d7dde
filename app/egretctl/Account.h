// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/Client.h>

#include "Arguments.h"
#include <chrono>
#include <memory>
#include <mutex>

namespace egret::control {

/// A program's session at a server: signed in with name and password, kept alive by its refresh token, signed
/// out at the end. Any thread.
class Account
{
public:
    /// Denied: name, password or code is wrong, or the password has to be changed first; NotFound: a second
    /// factor is wanted and @p code is empty.
    static Result<std::unique_ptr<Account>> signIn(const http::ClientOptions &server, const std::string &name,
                                                   const std::string &password, const std::string &code);
    ~Account();
    Account(const Account &) = delete;
    Account &operator=(const Account &) = delete;

    /// The access token, a new one when four fifths of its time are over. When there is none to be had the
    /// old one: the server's answer to it says why.
    std::string token();

private:
    explicit Account(const http::ClientOptions &server) : m_client(server) { }
    Outcome take(const Result<http::Response> &response);

    std::mutex m_mutex;
    http::Client m_client;
    std::string m_access;
    std::string m_refresh;
    std::chrono::steady_clock::time_point m_due;
};

/// Takes the pins of --pin. Rejected when one is none, or when a password would travel unencrypted to
/// another machine.
Outcome usePins(const Arguments &arguments, http::ClientOptions &server);
/// A POST of JSON; whatever the status.
Result<http::Response> post(http::Client &client, const std::string &target, const std::string &json,
                            const std::string &token = {});
/// What a refusal says: its "detail", or its status.
std::string refusalOf(const http::Response &response);

} // namespace egret::control
