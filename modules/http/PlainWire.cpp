// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <http/Wire.h>

#include <array>

namespace egret::http {

namespace {

namespace net = boost::asio;

class PlainWire final : public Wire
{
public:
    explicit PlainWire(net::ip::tcp::socket socket) : m_socket(std::move(socket)) { }

    net::ip::tcp::socket &socket() override { return m_socket; }
    void begin(Done done) override
    {
        net::post(m_socket.get_executor(), [done = std::move(done)] { done({}, 0); });
    }
    void read(net::mutable_buffer into, Done done) override
    {
        m_socket.async_read_some(into, std::move(done));
    }
    void write(net::const_buffer head, net::const_buffer body, Done done) override
    {
        net::async_write(m_socket, std::array<net::const_buffer, 2>{head, body}, std::move(done));
    }
    void finish(Done done) override
    {
        boost::system::error_code ec;
        m_socket.shutdown(net::ip::tcp::socket::shutdown_send, ec);
        net::post(m_socket.get_executor(), [done = std::move(done), ec] { done(ec, 0); });
    }

private:
    net::ip::tcp::socket m_socket;
};

} // namespace

std::unique_ptr<Wire> plainWire(net::ip::tcp::socket socket)
{
    return std::make_unique<PlainWire>(std::move(socket));
}

} // namespace egret::http
