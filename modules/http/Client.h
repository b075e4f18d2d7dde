// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>
#include <http/Message.h>

#include <chrono>

namespace egret::http {

struct ClientOptions
{
    std::string host = "127.0.0.1";
    std::uint16_t port = 80;
    bool tls = false;
    /// "sha256//…" of a key in the server's certificates, with tls; empty: the system's authorities decide.
    std::vector<std::string> pins;
    std::string token; ///< sent as "Authorization: Bearer …" when not empty
    std::chrono::milliseconds connectTimeout{5'000};
    std::chrono::milliseconds inactivity{10'000}; ///< no byte for so long: given up
    std::chrono::milliseconds total{120'000}; ///< one request, from connect to last byte
    std::size_t bodyLimit = std::size_t{64} << 20;

    /// Reads "http://host:port" or "https://host:port"; Rejected for anything else.
    static Result<ClientOptions> fromUrl(std::string_view url);
};

/// A blocking HTTP/1.1 client that keeps its connection. With TLS, not a byte of a request leaves before the
/// server's certificate has been checked. One thread at a time; cancel() from any.
class Client
{
public:
    explicit Client(ClientOptions options);
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /// Any answer of the server is a value, whatever its status. Unavailable: not reached, cut,
    /// too slow; Denied: its certificate is not a pinned one, or not sound; Limit: the body is too large;
    /// Cancelled.
    Result<Response> get(const std::string &target, const Fields &fields = {});
    Result<Response> request(const std::string &method, const std::string &target, const Fields &fields = {},
                             const std::string &body = {});
    /// Ends the running request and every later one.
    void cancel();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace egret::http
