// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <poll.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace egret::test {

/// A plain TCP connection to loopback, to say what no HTTP library would.
class RawSocket
{
public:
    explicit RawSocket(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_open = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) == 0;
    }
    ~RawSocket() { ::close(m_socket); }
    RawSocket(const RawSocket &) = delete;
    RawSocket &operator=(const RawSocket &) = delete;

    [[nodiscard]] bool open() const { return m_open; }
    /// False once the peer no longer takes anything.
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t n = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (n <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
        return true;
    }
    void endSending() { ::shutdown(m_socket, SHUT_WR); }

    /// What arrives until the peer closes, @p enough bytes are here, or nothing came for @p quietMs.
    std::string receive(int quietMs = 3000, std::size_t enough = ~std::size_t{0})
    {
        std::string all;
        char buffer[16384];
        while (all.size() < enough) {
            pollfd waiting{m_socket, POLLIN, 0};
            if (::poll(&waiting, 1, quietMs) <= 0)
                break;
            const ssize_t n = ::recv(m_socket, buffer, sizeof buffer, 0);
            if (n <= 0) {
                m_closed = true;
                break;
            }
            all.append(buffer, static_cast<std::size_t>(n));
        }
        return all;
    }
    /// Whether the peer was seen to close during receive().
    [[nodiscard]] bool closed() const { return m_closed; }

private:
    int m_socket;
    bool m_open = false;
    bool m_closed = false;
};

/// The status of the first answer in @p bytes; 0 when there is none.
inline int statusOf(const std::string &bytes)
{
    return bytes.starts_with("HTTP/1.1 ") && bytes.size() > 12 ? std::stoi(bytes.substr(9, 3)) : 0;
}

} // namespace egret::test
