// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <http/Client.h>

#include <charconv>
#include <optional>

namespace egret::http {

namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

} // namespace

Result<ClientOptions> ClientOptions::fromUrl(std::string_view url)
{
    const auto bad = [&] {
        return Error{Error::Code::Rejected,
                     "'" + std::string(url) + "' is not a server address like http://127.0.0.1:8080"};
    };
    static constexpr std::string_view scheme = "http://";
    if (!url.starts_with(scheme))
        return bad();
    std::string_view rest = url.substr(scheme.size());
    if (rest.ends_with('/'))
        rest.remove_suffix(1);
    ClientOptions options;
    const std::size_t colon = rest.rfind(':');
    std::string_view host = rest;
    if (colon != std::string_view::npos && rest.find(']', colon) == std::string_view::npos) {
        host = rest.substr(0, colon);
        const std::string_view port = rest.substr(colon + 1);
        const auto [end, ec] = std::from_chars(port.data(), port.data() + port.size(), options.port);
        if (ec != std::errc() || end != port.data() + port.size() || options.port == 0)
            return bad();
    }
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    if (host.empty() || host.find_first_of("/?#@ []") != std::string_view::npos)
        return bad();
    options.host = std::string(host);
    return options;
}

struct Client::Impl
{
    explicit Impl(ClientOptions o) : options(std::move(o)) { }

    /// Runs the one pending operation to its end, or breaks it off.
    Outcome wait(bool &done, Clock::time_point end)
    {
        io.restart();
        bool broken = false;
        while (!done) {
            io.run_one_for(std::chrono::milliseconds(50));
            if (!done && !broken && (cancelled || Clock::now() > end)) {
                broken = true;
                resolver.cancel();
                if (stream)
                    stream->close();
            }
        }
        if (cancelled)
            return Error{Error::Code::Cancelled, "the request was cancelled"};
        if (broken)
            return failed("no complete answer within " + std::to_string(options.total.count()) + " ms");
        return success();
    }

    [[nodiscard]] Error failed(const std::string &why) const
    {
        return {Error::Code::Unavailable, options.host + ":" + std::to_string(options.port) + ": " + why};
    }

    Outcome connect(Clock::time_point end)
    {
        buffer.clear();
        stream.emplace(io);
        error_code result;
        bool done = false;
        net::ip::tcp::resolver::results_type places;
        resolver.async_resolve(options.host, std::to_string(options.port), [&](error_code ec, auto found) {
            result = ec;
            places = found;
            done = true;
        });
        if (Outcome outcome = wait(done, std::min(end, Clock::now() + options.connectTimeout)); !outcome)
            return outcome;
        if (result)
            return failed("the name cannot be resolved: " + result.message());
        done = false;
        stream->expires_after(options.connectTimeout);
        stream->async_connect(places, [&](error_code ec, const auto &) {
            result = ec;
            done = true;
        });
        if (Outcome outcome = wait(done, end); !outcome)
            return outcome;
        if (result) {
            stream.reset();
            return failed("cannot connect: " + result.message());
        }
        error_code ignored;
        stream->socket().set_option(net::ip::tcp::no_delay(true), ignored);
        return success();
    }

    struct Exchange
    {
        Error error;
        bool stale = false; ///< the kept connection had ended before the first byte of an answer
        Response response;
    };

    bool exchange(const std::string &head, const std::string &body, bool isHead, Clock::time_point end,
                  Exchange &out)
    {
        error_code result;
        bool done = false;
        stream->expires_after(options.inactivity);
        const std::array<net::const_buffer, 2> parts{net::buffer(head), net::buffer(body)};
        net::async_write(*stream, parts, [&](error_code ec, std::size_t) {
            result = ec;
            done = true;
        });
        if (Outcome outcome = wait(done, end); !outcome)
            return fail(out, outcome.error());
        if (result) {
            out.stale = true;
            return fail(out, failed("the connection broke: " + result.message()));
        }
        beast::http::response_parser<beast::http::string_body> parser;
        parser.header_limit(64 * 1024);
        parser.body_limit(options.bodyLimit);
        parser.skip(isHead);
        std::size_t received = 0;
        while (!parser.is_done()) {
            done = false;
            stream->expires_after(options.inactivity);
            beast::http::async_read_some(*stream, buffer, parser, [&](error_code ec, std::size_t n) {
                result = ec;
                received += n;
                done = true;
            });
            if (Outcome outcome = wait(done, end); !outcome)
                return fail(out, outcome.error());
            if (result == beast::http::error::body_limit)
                return fail(out,
                            {Error::Code::Limit,
                             "the answer is larger than " + std::to_string(options.bodyLimit) + " bytes"});
            if (result == beast::error::timeout)
                return fail(out, failed("no byte for " + std::to_string(options.inactivity.count()) + " ms"));
            if (result) {
                out.stale = received == 0;
                return fail(out, failed("the answer broke off: " + result.message()));
            }
        }
        auto message = parser.release();
        out.response.status = static_cast<int>(message.result_int());
        for (const auto &field : message)
            out.response.fields.add(std::string(field.name_string()), std::string(field.value()));
        out.response.body = std::move(message.body());
        if (!message.keep_alive())
            stream.reset();
        return true;
    }

    bool fail(Exchange &out, Error error)
    {
        out.error = std::move(error);
        stream.reset();
        return false;
    }

    ClientOptions options;
    net::io_context io{1};
    net::ip::tcp::resolver resolver{io};
    std::optional<beast::tcp_stream> stream;
    beast::flat_buffer buffer;
    std::atomic<bool> cancelled{false};
};

Client::Client(ClientOptions options) : m_impl(std::make_unique<Impl>(std::move(options))) { }
Client::~Client() = default;

void Client::cancel() { m_impl->cancelled = true; }

Result<Response> Client::get(const std::string &target, const Fields &fields)
{
    return request("GET", target, fields);
}

Result<Response> Client::request(const std::string &method, const std::string &target, const Fields &fields,
                                 const std::string &body)
{
    const ClientOptions &options = m_impl->options;
    const std::string host =
        options.host.find(':') == std::string::npos ? options.host : "[" + options.host + "]";
    std::string head = method + ' ' + target + " HTTP/1.1\r\nHost: " + host + ":"
        + std::to_string(options.port) + "\r\nUser-Agent: egret/" EGRET_VERSION "\r\n";
    if (!options.token.empty())
        head += "Authorization: Bearer " + options.token + "\r\n";
    for (const auto &[name, value] : fields)
        head += name + ": " + value + "\r\n";
    if (!body.empty() || method == "POST" || method == "PUT")
        head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    head += "\r\n";
    const Clock::time_point end = Clock::now() + options.total;
    for (int attempt = 0;; ++attempt) {
        if (m_impl->cancelled)
            return Error{Error::Code::Cancelled, "the request was cancelled"};
        const bool kept = m_impl->stream.has_value();
        if (!kept) {
            if (Outcome outcome = m_impl->connect(end); !outcome)
                return outcome.error();
        }
        Impl::Exchange exchange;
        if (m_impl->exchange(head, body, method == "HEAD", end, exchange))
            return std::move(exchange.response);
        if (!(kept && exchange.stale && attempt == 0))
            return exchange.error;
    }
}

} // namespace egret::http
