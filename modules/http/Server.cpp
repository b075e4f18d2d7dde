// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Log.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <http/Connection.h>

#include <thread>

namespace egret::http {

namespace net = boost::asio;
using net::ip::tcp;

struct Server::Impl
{
    Impl(ServerOptions options, Router router) :
        io(static_cast<int>(options.ioThreads)),
        acceptor(net::make_strand(io)),
        retry(acceptor.get_executor()),
        core(std::make_shared<Core>(std::move(options), std::move(router)))
    {
    }

    void accept()
    {
        acceptor.async_accept(net::make_strand(io), [this](boost::system::error_code ec, tcp::socket socket) {
            if (ec == net::error::operation_aborted || core->draining)
                return;
            if (ec) { // out of descriptors, most likely: let some connections end first
                retry.expires_after(std::chrono::milliseconds(100));
                retry.async_wait([this](boost::system::error_code stopped) {
                    if (!stopped && acceptor.is_open())
                        accept();
                });
                return;
            }
            if (core->connections() >= core->options.maxConnections)
                refuse(socket, core->options.tls != nullptr);
            else
                serve(std::move(socket), core);
            accept();
        });
    }

    static void refuse(tcp::socket &socket, bool tls)
    {
        if (tls) // a handshake would cost more than the connection that there is no room for
            return;
        static constexpr std::string_view answer = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\n"
                                                   "Connection: close\r\nContent-Length: 0\r\n\r\n";
        boost::system::error_code ignored;
        socket.non_blocking(true, ignored);
        socket.send(net::buffer(answer), 0, ignored);
        socket.shutdown(tcp::socket::shutdown_send, ignored);
    }

    net::io_context io;
    tcp::acceptor acceptor;
    net::steady_timer retry;
    std::shared_ptr<Core> core;
    std::vector<std::thread> threads;
    std::uint16_t port = 0;
};

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

Server::~Server() { drain(std::chrono::milliseconds(0)); }

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Router router)
{
    const std::string where = options.address + ":" + std::to_string(options.port);
    boost::system::error_code ec;
    const net::ip::address address = net::ip::make_address(options.address, ec);
    if (ec)
        return Error{Error::Code::Rejected, where + ": is not a numeric address to listen on"};
    options.ioThreads = std::max(1U, options.ioThreads);
    options.handlerThreads = std::max(1U, options.handlerThreads);
    const std::uint16_t port = options.port;
    auto impl = std::make_unique<Impl>(std::move(options), std::move(router));
    const tcp::endpoint endpoint(address, port);
    impl->acceptor.open(endpoint.protocol(), ec);
    if (!ec)
        impl->acceptor.set_option(net::socket_base::reuse_address(true), ec);
    if (!ec)
        impl->acceptor.bind(endpoint, ec);
    if (!ec)
        impl->acceptor.listen(net::socket_base::max_listen_connections, ec);
    if (ec) {
        impl->core->handlers.join();
        return Error{Error::Code::Unavailable,
                     "cannot listen on " + where + ": " + ec.message()
                         + "; choose another address with --listen"};
    }
    impl->port = impl->acceptor.local_endpoint().port();
    impl->accept();
    for (unsigned i = 0; i < impl->core->options.ioThreads; ++i) {
        impl->threads.emplace_back([io = &impl->io] {
            // A throwing completion handler would be a bug; it must cost one connection, not all.
            for (;;) {
                try {
                    io->run();
                    return;
                } catch (const std::exception &problem) {
                    log(LogLevel::Error, "http", problem.what());
                }
            }
        });
    }
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const { return m_impl->port; }

void Server::renew(std::shared_ptr<const ServerTls> tls)
{
    const std::lock_guard lock(m_impl->core->mutex);
    if (tls && m_impl->core->tls)
        m_impl->core->tls = std::move(tls);
}

std::size_t Server::connections() const { return m_impl->core->connections(); }

void Server::drain(std::chrono::milliseconds deadline)
{
    if (m_impl->threads.empty())
        return;
    const auto end = std::chrono::steady_clock::now() + deadline;
    m_impl->core->draining = true;
    net::post(m_impl->acceptor.get_executor(), [impl = m_impl.get()] {
        boost::system::error_code ignored;
        impl->acceptor.close(ignored);
        impl->retry.cancel();
    });
    const auto closeAll = [this](bool force) {
        std::vector<std::function<void(bool)>> closers;
        {
            const std::lock_guard lock(m_impl->core->mutex);
            for (const auto &[id, closer] : m_impl->core->closers)
                closers.push_back(closer);
        }
        for (const auto &closer : closers)
            closer(force);
    };
    closeAll(false);
    while (connections() > 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    closeAll(true);
    m_impl->core->handlers.join();
    for (int i = 0; connections() > 0 && i < 200; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    m_impl->io.stop();
    for (std::thread &thread : m_impl->threads)
        thread.join();
    m_impl->threads.clear();
}

} // namespace egret::http
