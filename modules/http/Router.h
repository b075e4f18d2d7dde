// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/Message.h>

#include <chrono>

namespace egret::http {

/// One way into the server.
struct Route
{
    std::string method; ///< "GET" also answers HEAD
    std::string pattern; ///< "/v1/chunks/{hash}": a {name} takes exactly one segment
    Handler handler;
    std::size_t bodyLimit = 0; ///< bytes of request body that are read at most
    std::chrono::milliseconds deadline{30'000}; ///< without an answer by then: 503
    /// The handler takes a few microseconds and waits for nothing: it runs where the request was read,
    /// instead of on a handler thread, whose waking costs more.
    bool quick = false;
};

/// Which route answers a request. Built before the server starts, then read by all threads.
class Router
{
public:
    void add(Route route);

    struct Match
    {
        const Route *route = nullptr;
        std::map<std::string, std::string> captures;
        std::vector<std::string> allow; ///< without a route: methods of this path; empty: no such path
    };
    /// A literal segment is preferred to a {name}.
    [[nodiscard]] Match match(std::string_view method, std::string_view path) const;
    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
    std::vector<std::vector<std::string>> m_segments;
};

} // namespace egret::http
