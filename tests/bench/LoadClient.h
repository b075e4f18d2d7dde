// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace egret::bench {

/// What a run of requests came to.
struct Load
{
    std::uint64_t answers = 0;
    std::uint64_t refused = 0; ///< of them without status 200
    std::uint64_t bytes = 0;
    double seconds = 0;
};

/// Sends the same request on @p connections kept connections to loopback, each as soon as the answer to the
/// one before is whole, for @p time. One thread.
inline Load load(std::uint16_t port, const std::string &request, int connections,
                 std::chrono::milliseconds time)
{
    struct Peer
    {
        int socket = -1;
        std::string bytes;
    };
    std::vector<Peer> peers(static_cast<std::size_t>(connections));
    const int poll = ::epoll_create1(EPOLL_CLOEXEC);
    const auto send = [&](const Peer &peer) {
        return ::send(peer.socket, request.data(), request.size(), MSG_NOSIGNAL)
            == static_cast<ssize_t>(request.size());
    };
    for (std::size_t i = 0; i < peers.size(); ++i) {
        Peer &peer = peers[i];
        peer.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(peer.socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0)
            std::abort();
        const int on = 1;
        ::setsockopt(peer.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        ::epoll_ctl(poll, EPOLL_CTL_ADD, peer.socket, &event);
        if (!send(peer))
            std::abort();
    }
    Load result;
    const auto begin = std::chrono::steady_clock::now();
    const auto end = begin + time;
    std::vector<epoll_event> events(peers.size());
    char buffer[65536];
    while (std::chrono::steady_clock::now() < end) {
        const int ready = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 100);
        for (int i = 0; i < ready; ++i) {
            Peer &peer = peers[events[static_cast<std::size_t>(i)].data.u64];
            const ssize_t n = ::recv(peer.socket, buffer, sizeof buffer, 0);
            if (n <= 0)
                std::abort(); // a server that cuts has lost the comparison
            peer.bytes.append(buffer, static_cast<std::size_t>(n));
            const std::size_t head = peer.bytes.find("\r\n\r\n");
            if (head == std::string::npos)
                continue;
            const std::size_t field = peer.bytes.find("Content-Length: ");
            const std::size_t length = std::strtoull(peer.bytes.c_str() + field + 16, nullptr, 10);
            if (peer.bytes.size() < head + 4 + length)
                continue;
            ++result.answers;
            result.refused += std::string_view(peer.bytes).substr(9, 3) != "200";
            result.bytes += peer.bytes.size();
            peer.bytes.clear();
            if (!send(peer))
                std::abort();
        }
    }
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    for (const Peer &peer : peers)
        ::close(peer.socket);
    ::close(poll);
    return result;
}

} // namespace egret::bench
