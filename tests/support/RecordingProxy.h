// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <atomic>
#include <cstdint>
#include <list>
#include <mutex>
#include <poll.h>
#include <string>
#include <thread>
#include <unistd.h>

namespace egret::test {

/// Stands between a client and a server on loopback, passes every byte on and keeps a copy: what somebody
/// who listens on the network sees.
class RecordingProxy
{
public:
    explicit RecordingProxy(std::uint16_t server) :
        m_server(server), m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in here = loopback(0);
        socklen_t size = sizeof here;
        ::bind(m_listener, reinterpret_cast<sockaddr *>(&here), sizeof here);
        ::listen(m_listener, 64);
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&here), &size);
        m_port = ntohs(here.sin_port);
        m_acceptor = std::thread([this] { accept(); });
    }
    ~RecordingProxy()
    {
        m_stop = true;
        m_acceptor.join();
        for (std::thread &relay : m_relays)
            relay.join();
        ::close(m_listener);
    }
    RecordingProxy(const RecordingProxy &) = delete;
    RecordingProxy &operator=(const RecordingProxy &) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// Both directions, as they came.
    [[nodiscard]] std::string heard() const
    {
        const std::lock_guard lock(m_mutex);
        return m_heard;
    }

private:
    static sockaddr_in loopback(std::uint16_t port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    void accept()
    {
        while (!m_stop) {
            pollfd waiting{m_listener, POLLIN, 0};
            if (::poll(&waiting, 1, 20) <= 0)
                continue;
            const int client = ::accept(m_listener, nullptr, nullptr);
            const int server = ::socket(AF_INET, SOCK_STREAM, 0);
            const sockaddr_in there = loopback(m_server);
            ::connect(server, reinterpret_cast<const sockaddr *>(&there), sizeof there);
            m_relays.emplace_back([this, client, server] { relay(client, server); });
        }
    }

    void relay(int client, int server)
    {
        const int ends[2] = {client, server};
        bool open[2] = {true, true};
        char bytes[16384];
        while (!m_stop && (open[0] || open[1])) {
            pollfd both[2] = {{client, static_cast<short>(open[0] ? POLLIN : 0), 0},
                              {server, static_cast<short>(open[1] ? POLLIN : 0), 0}};
            if (::poll(both, 2, 20) <= 0)
                continue;
            for (int i = 0; i < 2; ++i) {
                if (!open[i] || both[i].revents == 0)
                    continue;
                const ssize_t n = ::recv(ends[i], bytes, sizeof bytes, 0);
                if (n <= 0) {
                    open[i] = false;
                    ::shutdown(ends[1 - i], SHUT_WR);
                    continue;
                }
                {
                    const std::lock_guard lock(m_mutex);
                    m_heard.append(bytes, static_cast<std::size_t>(n));
                }
                for (ssize_t sent = 0; sent < n;) {
                    const ssize_t put =
                        ::send(ends[1 - i], bytes + sent, static_cast<std::size_t>(n - sent), MSG_NOSIGNAL);
                    if (put <= 0)
                        break;
                    sent += put;
                }
            }
        }
        ::close(client);
        ::close(server);
    }

    std::uint16_t m_server;
    int m_listener;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_stop{false};
    mutable std::mutex m_mutex;
    std::string m_heard;
    std::list<std::thread> m_relays;
    std::thread m_acceptor;
};

} // namespace egret::test
