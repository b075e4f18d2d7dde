// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <crypto/PinnedChain.h>
#include <http/Client.h>
#include <http/Wire.h>

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
        return Error{
            Error::Code::Rejected,
            "'" + std::string(url)
                + "' is not a server address like https://city.example:8443 or http://127.0.0.1:8080"};
    };
    static constexpr std::string_view schemes[] = {"http://", "https://"};
    ClientOptions options;
    options.tls = url.starts_with(schemes[1]);
    options.port = options.tls ? 443 : 80;
    if (!options.tls && !url.starts_with(schemes[0]))
        return bad();
    std::string_view rest = url.substr(schemes[options.tls ? 1 : 0].size());
    if (rest.ends_with('/'))
        rest.remove_suffix(1);
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

    /// Runs the one pending operation to its end, or breaks it off: at @p end, or after @p limit.
    Outcome wait(const bool &done, Clock::time_point end, std::chrono::milliseconds limit)
    {
        const Clock::time_point stalled = Clock::now() + limit;
        io.restart();
        bool broken = false;
        bool late = false;
        while (!done) {
            io.run_one_for(std::chrono::milliseconds(50));
            const Clock::time_point now = Clock::now();
            if (!done && !broken && (cancelled || now > end || now > stalled)) {
                broken = true;
                late = now <= end;
                resolver.cancel();
                closeSocket();
            }
        }
        if (cancelled)
            return Error{Error::Code::Cancelled, "the request was cancelled"};
        if (late)
            return failed("no byte for " + std::to_string(limit.count()) + " ms");
        if (broken)
            return failed("no complete answer within " + std::to_string(options.total.count()) + " ms");
        return success();
    }

    void closeSocket()
    {
        error_code ignored;
        if (wire)
            wire->socket().close(ignored);
        else if (connecting)
            connecting->close(ignored);
    }

    [[nodiscard]] Error failed(const std::string &why) const
    {
        return {Error::Code::Unavailable, options.host + ":" + std::to_string(options.port) + ": " + why};
    }

    Outcome connect(Clock::time_point end)
    {
        buffer.clear();
        error_code result;
        bool done = false;
        net::ip::tcp::resolver::results_type places;
        resolver.async_resolve(options.host, std::to_string(options.port), [&](error_code ec, auto found) {
            result = ec;
            places = found;
            done = true;
        });
        if (Outcome outcome = wait(done, end, options.connectTimeout); !outcome)
            return outcome;
        if (result)
            return failed("the name cannot be resolved: " + result.message());
        done = false;
        connecting.emplace(io);
        net::async_connect(*connecting, places, [&](error_code ec, const auto &) {
            result = ec;
            done = true;
        });
        if (Outcome outcome = wait(done, end, options.connectTimeout); !outcome)
            return outcome;
        if (result)
            return failed("cannot connect: " + result.message());
        error_code ignored;
        connecting->set_option(net::ip::tcp::no_delay(true), ignored);
        wire = options.tls ? clientWire(std::move(*connecting), options.host, options.pins.empty())
                           : plainWire(std::move(*connecting));
        connecting.reset();
        const Outcome begun = begin(end);
        if (!begun)
            wire.reset();
        return begun;
    }

    Outcome begin(Clock::time_point end)
    {
        error_code result;
        bool done = false;
        wire->begin([&](error_code ec, std::size_t) {
            result = ec;
            done = true;
        });
        if (Outcome outcome = wait(done, end, options.connectTimeout); !outcome)
            return outcome;
        if (result)
            return failed("no TLS connection came about: " + result.message());
        if (!options.tls || options.pins.empty())
            return success();
        const Outcome pinned = crypto::verifyPinned(wire->peerChain(), options.pins, options.host);
        return pinned ? success()
                      : Outcome(Error{Error::Code::Denied,
                                      options.host + ":" + std::to_string(options.port)
                                          + ": the certificate was not accepted: " + pinned.error().message});
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
        wire->write(net::buffer(head), net::buffer(body), [&](error_code ec, std::size_t) {
            result = ec;
            done = true;
        });
        if (Outcome outcome = wait(done, end, std::max(options.inactivity, options.connectTimeout)); !outcome)
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
            if (buffer.size() > 0) {
                const std::size_t used = parser.put(buffer.data(), result);
                buffer.consume(used);
                const bool more = result == beast::http::error::need_more;
                if (more)
                    result = {};
                if (result == beast::http::error::body_limit)
                    return fail(
                        out,
                        {Error::Code::Limit,
                         "the answer is larger than " + std::to_string(options.bodyLimit) + " bytes"});
                if (result)
                    return fail(out, failed("the answer is not valid HTTP/1.1: " + result.message()));
                if (!more)
                    continue;
            }
            done = false;
            std::size_t size = 0;
            wire->read(buffer.prepare(readSize), [&](error_code ec, std::size_t n) {
                result = ec;
                size = n;
                done = true;
            });
            if (Outcome outcome = wait(done, end, options.inactivity); !outcome)
                return fail(out, outcome.error());
            buffer.commit(size);
            received += size;
            if (result && parser.got_some()) {
                error_code whole; // a body without a length ends with the connection
                parser.put_eof(whole);
                if (!whole && parser.is_done())
                    break;
            }
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
            wire.reset();
        return true;
    }

    bool fail(Exchange &out, Error error)
    {
        out.error = std::move(error);
        wire.reset();
        return false;
    }

    static constexpr std::size_t readSize = 64 * 1024;

    ClientOptions options;
    net::io_context io{1};
    net::ip::tcp::resolver resolver{io};
    std::optional<net::ip::tcp::socket> connecting;
    std::unique_ptr<Wire> wire;
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
        const bool kept = m_impl->wire != nullptr;
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
