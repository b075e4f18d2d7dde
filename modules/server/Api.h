// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/Router.h>
#include <server/Routes.h>

namespace egret::server {

/// The REST interface of a city: one route for each entry of the endpoint table.
class Api
{
public:
    /// @p accounts: null with --demo, where everybody may do everything.
    Api(CityState &city, WorkerPool &pool, Metrics &metrics, Accounts *accounts = nullptr) :
        m_services(city, pool, metrics, accounts)
    {
    }

    /// Conflict when an endpoint has no handler or a handler no endpoint. The routes refer to this object.
    Result<http::Router> router();

private:
    /// Who asks, once they may; the refusal otherwise.
    std::variant<Access, http::Response> admit(const protocol::Endpoint &endpoint,
                                               const http::Request &request);

    Services m_services;
};

} // namespace egret::server
