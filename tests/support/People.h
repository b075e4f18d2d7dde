// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Day.h>
#include <support/LiveServer.h>

namespace egret::test {

inline const std::string password = "Planted-Secret-77";

/// What a person at a seat does: signs in, asks, changes.
class Person
{
public:
    Person(LiveServer &live, std::string name, std::string seat = "Desk 1") :
        m_port(live.port()), m_name(std::move(name)), m_seat(std::move(seat))
    {
        connect();
    }

    /// Makes the user with one grant and signs them in, past the first change of password.
    static Person make(LiveServer &live, const std::string &name, std::vector<identity::Grant> grants)
    {
        identity::User user;
        user.name = name;
        user.displayName = "张敏";
        user.grants = std::move(grants);
        user.revision = 1;
        if (Outcome put = live.accounts().putUser({}, user, "First-Password-1", "test", nowMs()); !put)
            qFatal("%s", put.error().message.c_str());
        Person person(live, name);
        if (person.signIn("First-Password-1").status != 200
            || person.post("/v1/session/password", {{"old", "First-Password-1"}, {"new", password}}).status
                != 200)
            qFatal("cannot sign in as %s", name.c_str());
        return person;
    }

    http::Response signIn(const std::string &secret = password, const std::string &code = {})
    {
        http::Response response =
            post("/v1/session", {{"name", m_name}, {"password", secret}, {"code", code}, {"seat", m_seat}});
        take(response);
        return response;
    }
    http::Response refresh(const std::string &token)
    {
        http::Response response = post("/v1/session/refresh", {{"refresh_token", token}});
        take(response);
        return response;
    }
    http::Response refresh() { return refresh(m_refresh); }
    http::Response get(const std::string &target) { return done(m_client->get(target)); }
    http::Response post(const std::string &target, const Json &body, const std::string &key = {})
    {
        http::Fields fields;
        if (!key.empty())
            fields.add("Idempotency-Key", key);
        fields.add("Content-Type", "application/json");
        return done(m_client->request("POST", target, fields, body.dump()));
    }
    Json json(const std::string &target)
    {
        const http::Response response = get(target);
        const Result<Json> json = parseJson(response.content(), target);
        return json ? json.value() : Json();
    }
    http::Response command(const std::string &name, const Json &arguments, const std::string &key = {})
    {
        return post("/v1/commands", {{"command", name}, {"arguments", arguments}, {"cause", "test"}}, key);
    }
    [[nodiscard]] const std::string &access() const { return m_access; }
    [[nodiscard]] const std::string &refreshToken() const { return m_refresh; }

private:
    static http::Response done(const Result<http::Response> &response)
    {
        return response ? response.value() : http::textResponse(0, "text/plain", response.error().message);
    }
    void take(const http::Response &response)
    {
        const Result<Json> json = parseJson(response.content(), "tokens");
        if (response.status != 200 || !json)
            return;
        m_access = textAt(json.value(), "access_token");
        m_refresh = textAt(json.value(), "refresh_token");
        connect();
    }
    void connect()
    {
        http::ClientOptions options;
        options.port = m_port;
        options.token = m_access;
        m_client = std::make_unique<http::Client>(options);
    }

    std::uint16_t m_port;
    std::string m_name;
    std::string m_seat;
    std::string m_access;
    std::string m_refresh;
    std::unique_ptr<http::Client> m_client;
};

inline Json jsonOf(const http::Response &response)
{
    const Result<Json> json = parseJson(response.content(), "answer");
    return json ? json.value() : Json();
}

} // namespace egret::test
