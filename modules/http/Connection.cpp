// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Log.h>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <http/Connection.h>
#include <http/Problem.h>
#include <http/RequestCheck.h>
#include <http/Wire.h>

#include <array>
#include <ctime>
#include <limits>

namespace egret::http {

namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

/// Made once a second and thread.
const std::string &httpDate()
{
    thread_local std::time_t made = 0;
    thread_local std::string date;
    const std::time_t now = std::time(nullptr);
    if (now == made)
        return date;
    made = now;
    std::tm utc{};
    gmtime_r(&now, &utc);
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[40];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                  months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                  utc.tm_sec);
    date = text;
    return date;
}

bool plain(std::string_view text)
{
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return false;
    }
    return true;
}

/// One client's connection. Everything runs on its strand, except where it says otherwise.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(std::unique_ptr<Wire> wire, std::shared_ptr<Core> core) :
        m_wire(std::move(wire)),
        m_executor(m_wire->socket().get_executor()),
        m_timer(m_executor),
        m_core(std::move(core))
    {
        error_code ignored;
        const auto remote = m_wire->socket().remote_endpoint(ignored);
        m_remote = remote.address().to_string() + ":" + std::to_string(remote.port());
        m_wire->socket().set_option(net::ip::tcp::no_delay(true), ignored);
    }
    ~Connection()
    {
        const std::lock_guard lock(m_core->mutex);
        m_core->closers.erase(m_id);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void start()
    {
        {
            const std::lock_guard lock(m_core->mutex);
            m_id = m_core->nextId++;
            m_core->closers[m_id] = [weak = weak_from_this(), executor = m_executor](bool force) {
                net::post(executor, [weak, force] {
                    if (const auto self = weak.lock(); self && (force || self->m_phase == Phase::Idle))
                        self->close();
                });
            };
        }
        net::post(m_executor, [self = shared_from_this()] { self->begin(); });
    }

    /// The answer to request number @p generation.
    void respond(std::uint64_t generation, Response response)
    {
        if (generation != m_generation || m_phase != Phase::Pending)
            return;
        write(std::move(response));
    }

private:
    enum class Phase {
        Handshake,
        Idle, ///< no byte of a request is here
        Header,
        Body,
        Pending, ///< a handler has the request
        Writing,
        Lingering, ///< our side has ended
    };

    void close()
    {
        error_code ignored;
        m_gone->store(true);
        m_timer.cancel();
        m_expiresAt = Clock::time_point::max();
        m_wire->socket().shutdown(net::ip::tcp::socket::shutdown_both, ignored);
        m_wire->socket().close(ignored);
    }

    /// The present phase ends in @p time at the latest. A wait that is under way goes on when it ends sooner:
    /// it then waits for the rest, so that most requests cost no timer.
    void expireIn(std::chrono::milliseconds time)
    {
        m_expiresAt = Clock::now() + time;
        if (m_expiresAt < m_armedUntil)
            arm();
    }

    void arm()
    {
        m_armedUntil = m_expiresAt;
        m_timer.expires_at(m_armedUntil);
        // It also keeps this object alive while a handler has the request; close() ends it.
        m_timer.async_wait([self = shared_from_this()](error_code ec) {
            if (ec)
                return;
            self->m_armedUntil = Clock::time_point::max();
            if (Clock::now() < self->m_expiresAt)
                return self->m_expiresAt == Clock::time_point::max() ? void() : self->arm();
            self->expired();
        });
    }

    void expired()
    {
        if (m_phase != Phase::Pending)
            return close();
        m_gone->store(true);
        respond(m_generation, problem(503, "no answer was ready in time"));
    }

    void begin()
    {
        expireIn(m_core->options.handshakeTimeout);
        m_wire->begin([self = shared_from_this()](error_code ec, std::size_t) {
            if (!ec)
                return self->awaitRequest();
            if (!spokeHttp(ec))
                return self->close();
            static constexpr std::string_view answer =
                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/plain\r\n"
                "Content-Length: 41\r\n\r\nThis port speaks TLS: begin with https://";
            error_code ignored; // it did not speak TLS, so neither do we
            self->m_wire->socket().send(net::buffer(answer), 0, ignored);
            self->close();
        });
    }

    /// Reads on unless a read is under way already.
    void read()
    {
        if (m_reading)
            return;
        if (m_buffer.size() + readSize > m_buffer.max_size())
            return close(); // nobody sends so much before a request is at its end
        m_reading = true;
        m_wire->read(m_buffer.prepare(readSize), [self = shared_from_this()](error_code ec, std::size_t n) {
            self->m_reading = false;
            self->onRead(ec, n);
        });
    }

    void onRead(error_code ec, std::size_t n)
    {
        m_ended = m_ended || ec;
        if (m_phase == Phase::Lingering)
            return ec || --m_rounds == 0 ? close() : read();
        m_buffer.commit(n);
        switch (m_phase) {
        case Phase::Pending:
            if (ec)
                m_gone->store(true); // the answer is sent all the same: the peer may have ended its side only
            break;
        case Phase::Writing: break;
        case Phase::Idle: ec ? close() : readHeader(); break;
        default: ec ? close() : parse();
        }
    }

    void awaitRequest()
    {
        if (m_core->draining)
            return close();
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_core->options.headerLimit));
        // Ours is per route and checked once the header is read. Not boost::none: Beast 1.74 takes that for
        // 0.
        m_parser->body_limit(std::numeric_limits<std::uint64_t>::max());
        if (m_buffer.size() > 0)
            return readHeader();
        if (m_ended)
            return close();
        m_phase = Phase::Idle;
        expireIn(m_core->options.idleTimeout);
        read();
    }

    void readHeader()
    {
        m_phase = Phase::Header;
        m_began = Clock::now();
        expireIn(m_core->options.headerTimeout);
        parse();
    }

    /// Gives the parser what has arrived, and waits for more when the header or the body is not whole.
    void parse()
    {
        const bool header = m_phase == Phase::Header;
        m_parser->eager(!header);
        while (header ? !m_parser->is_header_done() : !m_parser->is_done()) {
            error_code ec = beast::http::error::need_more;
            if (m_buffer.size() > 0)
                m_buffer.consume(m_parser->put(m_buffer.data(), ec));
            if (ec == beast::http::error::need_more)
                return m_ended ? close() : read();
            if (ec)
                return unreadable(ec);
        }
        header ? onHeader() : dispatch();
    }

    void unreadable(error_code ec)
    {
        namespace bh = beast::http;
        m_request = std::make_shared<Request>();
        if (ec == bh::error::header_limit || ec == bh::error::buffer_overflow)
            return refuse(problem(431,
                                  "the request header is larger than "
                                      + std::to_string(m_core->options.headerLimit) + " bytes"));
        if (ec == bh::error::body_limit)
            return refuse(problem(413, "the request body is larger than this path takes"));
        refuse(problem(400, "the request is not valid HTTP/1.1: " + ec.message()));
    }

    void refuse(Response response)
    {
        m_keepAlive = false;
        write(std::move(response));
    }

    void onHeader()
    {
        const auto &message = m_parser->get();
        m_request = std::make_shared<Request>();
        m_request->method = std::string(message.method_string());
        m_request->target = std::string(message.target());
        m_request->remote = m_remote;
        m_gone = std::make_shared<std::atomic<bool>>(false);
        m_request->gone = m_gone;
        for (const auto &field : message)
            m_request->fields.add(std::string(field.name_string()), std::string(field.value()));
        m_keepAlive = message.keep_alive();
        if (std::optional<Response> refusal = refusalOf(*m_request, message.version(), m_core->options.hosts))
            return refuse(std::move(*refusal));

        m_match = m_core->router.match(m_request->method, m_request->path);
        const std::size_t limit = m_match.route ? m_match.route->bodyLimit : 0;
        const auto length = m_parser->content_length();
        if ((length && *length > limit) || (m_parser->chunked() && limit == 0))
            return refuse(problem(413,
                                  "the request body is larger than the " + std::to_string(limit)
                                      + " bytes that " + m_request->path + " takes"));
        if (m_parser->is_done())
            return dispatch();
        m_parser->body_limit(limit);
        if (!equalsIgnoringCase(m_request->fields.find("Expect"), "100-continue"))
            return readBody();
        static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        m_phase = Phase::Writing;
        expireIn(m_core->options.writeTimeout);
        m_wire->write(net::buffer(goOn), {}, [self = shared_from_this()](error_code ec, std::size_t) {
            ec ? self->close() : self->readBody();
        });
    }

    void readBody()
    {
        m_phase = Phase::Body;
        expireIn(m_core->options.bodyTimeout);
        parse();
    }

    void dispatch()
    {
        if (m_core->options.admit) {
            if (std::optional<Response> refusal = m_core->options.admit(*m_request))
                return write(std::move(*refusal));
        }
        if (m_match.route == nullptr)
            return write(unrouted());
        m_request->captures = m_match.captures;
        m_request->route = m_match.route->pattern;
        m_request->body = std::move(m_parser->get().body());
        if (m_core->queued.fetch_add(1) >= m_core->options.maxQueued) {
            m_core->queued.fetch_sub(1);
            return write(
                problem(Error{Error::Code::Unavailable, "too many requests are waiting; try again"}));
        }
        m_phase = Phase::Pending;
        const std::uint64_t generation = ++m_generation;
        expireIn(m_match.route->deadline);
        if (m_buffer.size() == 0 && !m_ended)
            read(); // sees the peer's end, or the beginning of its next request
        auto run = [core = m_core, route = m_match.route, request = m_request,
                    reply = makeReply(generation)] {
            core->queued.fetch_sub(1);
            try {
                route->handler(*request, reply);
            } catch (const std::exception &failure) { // a bug: the answer is 500 and the server goes on
                log(LogLevel::Error, "http", request->route + ": " + failure.what());
            }
        };
        if (m_match.route->quick)
            run();
        else
            net::post(m_core->handlers, std::move(run));
    }

    Response unrouted() const
    {
        if (m_match.allow.empty())
            return problem(404, "there is nothing at " + m_request->path);
        std::string allow;
        for (const std::string &method : m_match.allow)
            allow += (allow.empty() ? "" : ", ") + method;
        Response response;
        if (m_request->method == "OPTIONS")
            response.status = 204;
        else
            response = problem(405, m_request->path + " takes " + allow);
        response.fields.add("Allow", allow);
        return response;
    }

    /// Carries the one answer from any thread back to the strand. It may outlive the server: it keeps
    /// nothing of it but a weak reference.
    struct Answer
    {
        Answer(std::weak_ptr<Connection> c, std::uint64_t g) : connection(std::move(c)), generation(g) { }
        ~Answer() { send(problem(500, "the request was dropped without an answer")); }
        Answer(const Answer &) = delete;
        Answer &operator=(const Answer &) = delete;

        void send(Response response)
        {
            if (sent.exchange(true))
                return;
            if (const auto self = connection.lock()) {
                net::dispatch(self->m_executor,
                              [weak = connection, g = generation, r = std::move(response)]() mutable {
                                  if (const auto alive = weak.lock())
                                      alive->respond(g, std::move(r));
                              });
            }
        }

        std::weak_ptr<Connection> connection;
        std::uint64_t generation;
        std::atomic<bool> sent{false};
    };

    Reply makeReply(std::uint64_t generation)
    {
        auto answer = std::make_shared<Answer>(weak_from_this(), generation);
        return [answer](Response response) { answer->send(std::move(response)); };
    }

    void write(Response response)
    {
        m_phase = Phase::Writing;
        m_response = std::move(response);
        const bool bodiless = m_response.status == 204 || m_response.status == 304;
        m_keepAlive = m_keepAlive && !m_core->draining;
        m_head.clear();
        m_head.reserve(512);
        const auto add = [this](auto... parts) { (m_head.append(parts), ...); };
        add("HTTP/1.1 ", std::to_string(m_response.status), " ", reasonPhrase(m_response.status),
            "\r\nDate: ", std::string_view(httpDate()),
            "\r\nX-Content-Type-Options: nosniff\r\nConnection: ", m_keepAlive ? "keep-alive" : "close",
            "\r\n");
        for (const auto &[name, value] : m_response.fields) {
            if (plain(name) && plain(value))
                add(std::string_view(name), ": ", std::string_view(value), "\r\n");
        }
        if (m_response.fields.count("Cache-Control") == 0)
            add("Cache-Control: no-cache\r\n");
        if (!bodiless)
            add("Content-Length: ", std::to_string(m_response.content().size()), "\r\n");
        add("\r\n");
        const std::string_view body =
            bodiless || m_request->method == "HEAD" ? std::string_view() : m_response.content();
        if (m_core->options.finished)
            m_core->options.finished(
                Finished{m_request->method, m_request->route, m_response.status, body.size(),
                         std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_began)});
        expireIn(m_core->options.writeTimeout);
        m_wire->write(net::buffer(m_head), net::buffer(body.data(), body.size()),
                      [self = shared_from_this()](error_code ec, std::size_t) {
                          self->m_response = Response{};
                          if (ec)
                              return self->close();
                          self->m_keepAlive ? self->awaitRequest() : self->linger();
                      });
    }

    /// Ends our side and reads on for a moment, so that a reset does not overtake the answer.
    void linger()
    {
        m_phase = Phase::Lingering;
        expireIn(std::chrono::seconds(1));
        m_wire->finish([self = shared_from_this()](error_code ec, std::size_t) {
            if (ec || self->m_ended)
                return self->close();
            if (!self->m_reading)
                self->m_buffer.clear();
            self->read();
        });
    }

    static constexpr std::size_t readSize = 4096;

    std::unique_ptr<Wire> m_wire;
    net::any_io_executor m_executor;
    net::steady_timer m_timer;
    std::shared_ptr<Core> m_core;
    beast::flat_buffer m_buffer{64 * 1024};
    std::optional<beast::http::request_parser<beast::http::string_body>> m_parser;
    std::shared_ptr<Request> m_request = std::make_shared<Request>();
    Router::Match m_match;
    Response m_response;
    std::string m_head;
    std::string m_remote;
    std::shared_ptr<std::atomic<bool>> m_gone = std::make_shared<std::atomic<bool>>(false);
    Clock::time_point m_began;
    Clock::time_point m_expiresAt = Clock::time_point::max();
    Clock::time_point m_armedUntil = Clock::time_point::max(); ///< no timer waits
    std::uint64_t m_id = 0;
    std::uint64_t m_generation = 0;
    Phase m_phase = Phase::Handshake;
    int m_rounds = 64; ///< of reading on after our end
    bool m_keepAlive = false;
    bool m_reading = false;
    bool m_ended = false; ///< the peer has ended its side, or the connection broke
};

} // namespace

void serve(net::ip::tcp::socket socket, std::shared_ptr<Core> core)
{
    const std::shared_ptr<const ServerTls> tls = core->currentTls();
    auto wire = tls ? serverWire(std::move(socket), *tls) : plainWire(std::move(socket));
    std::make_shared<Connection>(std::move(wire), std::move(core))->start();
}

} // namespace egret::http
