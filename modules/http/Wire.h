// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <http/Tls.h>

#include <functional>
#include <vector>

namespace egret::http {

/// One TCP connection, plain or inside TLS. At most one read and one write at a time, all from the strand of
/// the socket's executor, where the callbacks come too, never before the call has returned. Internal to the
/// module.
class Wire
{
public:
    using Done = std::function<void(boost::system::error_code, std::size_t)>;

    Wire() = default;
    virtual ~Wire() = default;
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    [[nodiscard]] virtual boost::asio::ip::tcp::socket &socket() = 0;
    /// Once, before anything else: the handshake.
    virtual void begin(Done done) = 0;
    virtual void read(boost::asio::mutable_buffer into, Done done) = 0;
    /// All of both, which stay until then.
    virtual void write(boost::asio::const_buffer head, boost::asio::const_buffer body, Done done) = 0;
    /// Tells the peer that nothing follows.
    virtual void finish(Done done) = 0;
    /// What the other side showed in the handshake, its own certificate first, DER; empty without TLS.
    [[nodiscard]] virtual std::vector<Bytes> peerChain() const { return {}; }
};

std::unique_ptr<Wire> plainWire(boost::asio::ip::tcp::socket socket);
std::unique_ptr<Wire> serverWire(boost::asio::ip::tcp::socket socket, const ServerTls &tls);
/// @p trustSystem: the certificate must be for @p host and known to the system's authorities; otherwise any
/// is taken, and the caller looks at peerChain().
std::unique_ptr<Wire> clientWire(boost::asio::ip::tcp::socket socket, const std::string &host,
                                 bool trustSystem);

/// Whether a handshake failed because the peer spoke HTTP without TLS.
bool spokeHttp(boost::system::error_code error);

} // namespace egret::http
