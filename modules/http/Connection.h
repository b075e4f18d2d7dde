// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <http/Server.h>

#include <mutex>

namespace egret::http {

/// What all connections of a server share. Internal to the module.
struct Core
{
    Core(ServerOptions o, Router r) :
        options(std::move(o)), router(std::move(r)), handlers(options.handlerThreads), tls(options.tls)
    {
    }

    const ServerOptions options;
    const Router router;
    boost::asio::thread_pool handlers;
    std::atomic<bool> draining{false};
    std::atomic<std::size_t> queued{0};

    std::mutex mutex;
    std::shared_ptr<const ServerTls> tls; ///< for the next handshake; null: plain HTTP
    std::uint64_t nextId = 0;
    /// Ends a connection: when idle (false) or at once (true).
    std::map<std::uint64_t, std::function<void(bool)>> closers;

    std::shared_ptr<const ServerTls> currentTls()
    {
        const std::lock_guard lock(mutex);
        return tls;
    }
    std::size_t connections()
    {
        const std::lock_guard lock(mutex);
        return closers.size();
    }
};

/// Speaks HTTP on @p socket, whose executor is a strand, until either side ends it.
void serve(boost::asio::ip::tcp::socket socket, std::shared_ptr<Core> core);

} // namespace egret::http
