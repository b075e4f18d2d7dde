// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/Router.h>
#include <server/Routes.h>

namespace egret::server {

/// The REST interface of a city: one route for each entry of the endpoint table.
class Api
{
public:
    Api(CityState &city, WorkerPool &pool, Metrics &metrics) : m_services(city, pool, metrics) { }

    /// Conflict when an endpoint has no handler or a handler no endpoint. The routes refer to this object.
    Result<http::Router> router();

private:
    Services m_services;
};

} // namespace egret::server
