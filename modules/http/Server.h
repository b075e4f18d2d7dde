// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>
#include <http/Router.h>
#include <http/Tls.h>

#include <optional>

namespace egret::http {

/// What became of one request, for logs and metrics.
struct Finished
{
    std::string_view method;
    std::string_view route; ///< the pattern; empty when none matched
    int status = 0;
    std::size_t bytes = 0; ///< of the body sent
    std::chrono::microseconds took{};
};

struct ServerOptions
{
    std::string address = "127.0.0.1"; ///< numeric
    std::uint16_t port = 0; ///< 0: the system chooses
    std::shared_ptr<const ServerTls> tls; ///< null: plain HTTP
    unsigned ioThreads = 2;
    unsigned handlerThreads = 2;
    std::size_t maxConnections = 1024;
    std::size_t maxQueued = 512; ///< requests that wait for a handler thread; beyond: 503
    std::size_t headerLimit = 16 * 1024;
    std::chrono::milliseconds handshakeTimeout{10'000}; ///< of TLS, from the first byte to the last
    std::chrono::milliseconds idleTimeout{60'000};
    std::chrono::milliseconds headerTimeout{10'000}; ///< from the first byte to the blank line
    std::chrono::milliseconds bodyTimeout{30'000};
    std::chrono::milliseconds writeTimeout{30'000};
    /// Names that the Host field may hold (without port); empty: any. Refusing others keeps a web
    /// page from reaching a loopback server under a name of its own (DNS rebinding).
    std::vector<std::string> hosts;
    /// Looks at every request before it is routed; an answer refuses it. I/O threads: must be quick.
    std::function<std::optional<Response>(const Request &)> admit;
    /// Any I/O thread.
    std::function<void(const Finished &)> finished;
};

/// An HTTP/1.1 server, with or without TLS: framing, limits, time-outs, Host check, routing, graceful end.
/// Handlers run on threads of their own, so that none can hold up the sockets. All functions from one thread;
/// connections() and renew() from any.
class Server
{
public:
    /// Listens; Unavailable with the address when that is not possible.
    static Result<std::unique_ptr<Server>> start(ServerOptions options, Router router);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::size_t connections() const;
    /// Shows @p tls in handshakes from now on; connections that are open stay as they are. Only for a server
    /// that was started with TLS. Any thread.
    void renew(std::shared_ptr<const ServerTls> tls);
    /// Stops accepting, lets running requests finish (their answers say "Connection: close"), and
    /// cuts what is left at @p deadline. Afterwards nothing of the server runs.
    void drain(std::chrono::milliseconds deadline);

private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace egret::http
