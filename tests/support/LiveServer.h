// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <http/Client.h>
#include <http/Server.h>
#include <server/Api.h>
#include <support/SmallCity.h>

#include <QTemporaryDir>

namespace egret::test {

/// A small city on disk, served in this process through a real socket.
class LiveServer
{
public:
    enum class People { Demo, Accounts };

    /// @p tls: null for plain HTTP.
    explicit LiveServer(std::uint64_t seed = 1, std::uint32_t count = 6000, People people = People::Demo,
                        std::shared_ptr<const http::ServerTls> tls = nullptr) :
        m_small(makeSmallCity(seed, count)), m_path(m_folder.path().toStdString() + "/city")
    {
        (void)ledger::createCity(m_path, m_small.content(), m_pool).ok();
        m_city = std::move(server::CityState::open(std::move(ledger::Ledger::open(m_path)).value(), m_pool))
                     .value();
        if (people == People::Accounts)
            m_accounts = std::move(server::Accounts::open(m_path, EGRET_SOURCE_DIR "/resources/identity",
                                                          {1, 8192})) // hashing that takes no time
                             .value();
        m_api = std::make_unique<server::Api>(*m_city, m_pool, m_metrics, m_accounts.get());
        http::ServerOptions options;
        options.tls = std::move(tls);
        options.finished = [this](const http::Finished &finished) { m_metrics.add(finished); };
        m_server = std::move(http::Server::start(options, m_api->router().value())).value();
        http::ClientOptions client;
        client.port = m_server->port();
        m_client = std::make_unique<http::Client>(client);
    }
    ~LiveServer()
    {
        m_city->stop();
        m_server->drain(std::chrono::seconds(2));
    }

    [[nodiscard]] const SmallCity &small() const { return m_small; }
    [[nodiscard]] server::CityState &city() { return *m_city; }
    [[nodiscard]] server::Accounts &accounts() { return *m_accounts; }
    [[nodiscard]] http::Client &client() { return *m_client; }
    [[nodiscard]] std::uint16_t port() const { return m_server->port(); }
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

    http::Response get(const std::string &target, const http::Fields &fields = {})
    {
        const Result<http::Response> response = m_client->get(target, fields);
        if (response)
            return response.value();
        return http::textResponse(0, "text/plain", response.error().message);
    }
    /// The JSON answer; null unless the status is 200.
    Json json(const std::string &target)
    {
        const http::Response response = get(target);
        if (response.status != 200)
            return nullptr;
        const Result<Json> json = parseJson(response.body, target);
        return json ? json.value() : Json();
    }

private:
    QTemporaryDir m_folder;
    WorkerPool m_pool{2};
    SmallCity m_small;
    std::filesystem::path m_path;
    server::Metrics m_metrics;
    std::unique_ptr<server::CityState> m_city;
    std::unique_ptr<server::Accounts> m_accounts;
    std::unique_ptr<server::Api> m_api;
    std::unique_ptr<http::Server> m_server;
    std::unique_ptr<http::Client> m_client;
};

} // namespace egret::test
