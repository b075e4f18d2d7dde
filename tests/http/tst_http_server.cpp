// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Client.h>
#include <http/Problem.h>
#include <http/Server.h>
#include <http/Target.h>
#include <support/Patience.h>
#include <support/RawSocket.h>

#include <QTest>

#include <thread>

using namespace egret;
using namespace std::chrono_literals;
using test::RawSocket;

class TestServer : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<http::Server> start(http::ServerOptions options = {})
    {
        http::Router router;
        router.add(
            {"GET", "/v1/hello", [](const http::Request &request, const http::Reply &reply) {
                 reply(http::withEtag(request, http::textResponse(200, "text/plain", "hello"), "\"one\""));
             }});
        router.add({"GET", "/v1/item/{name}", [](const http::Request &request, const http::Reply &reply) {
                        reply(http::textResponse(200, "text/plain", request.captures.at("name")));
                    }});
        router.add({"GET", "/v1/item/first", [](const http::Request &, const http::Reply &reply) {
                        reply(http::textResponse(200, "text/plain", "literal"));
                    }});
        router.add({"GET", "/v1/big", [](const http::Request &, const http::Reply &reply) {
                        reply(http::textResponse(200, "text/plain", std::string(8 << 20, 'b')));
                    }});
        router.add({"POST", "/v1/echo",
                    [](const http::Request &request, const http::Reply &reply) {
                        reply(http::textResponse(200, "text/plain", request.body));
                    },
                    4096});
        router.add({"GET", "/v1/later",
                    [this](const http::Request &request, const http::Reply &reply) {
                        const std::lock_guard lock(m_mutex);
                        m_gone = request.gone;
                        m_later.push_back(reply);
                    },
                    0, 2000ms});
        router.add({"GET", "/v1/dropped", [](const http::Request &, const http::Reply &) {}});
        router.add({"GET", "/v1/throws",
                    [](const http::Request &, const http::Reply &) { throw std::runtime_error("a bug"); }});
        auto started = http::Server::start(options, router);
        return started ? std::move(started).value() : nullptr;
    }
    static http::Client client(const http::Server &server)
    {
        http::ClientOptions options;
        options.port = server.port();
        return http::Client(options);
    }
    std::size_t waiting()
    {
        const std::lock_guard lock(m_mutex);
        return m_later.size();
    }
    void answerAll()
    {
        std::vector<http::Reply> all;
        {
            const std::lock_guard lock(m_mutex);
            all.swap(m_later);
        }
        for (const http::Reply &reply : all)
            reply(http::textResponse(200, "text/plain", "at last"));
    }

private Q_SLOTS:
    void cleanup() { answerAll(); }

    void answersAndKeepsTheConnection()
    {
        const auto server = start();
        http::ClientOptions options;
        options.port = server->port();
        http::Client client(options);
        for (int i = 0; i < 50; ++i) {
            const auto response = client.get("/v1/item/" + std::to_string(i));
            QVERIFY(response.ok());
            QCOMPARE(response.value().body, std::to_string(i));
        }
        QCOMPARE(server->connections(), std::size_t{1});
        QCOMPARE(client.get("/v1/item/first").value().body, std::string("literal"));
        QCOMPARE(client.get("/v1/item/%E8%B7%AF%20x").value().body, std::string("路 x"));
    }

    void saysWhatAPathTakes()
    {
        const auto server = start();
        auto c = client(*server);
        const auto wrong = c.request("DELETE", "/v1/hello").value();
        QCOMPARE(wrong.status, 405);
        QCOMPARE(std::string(wrong.fields.find("Allow")), std::string("GET, HEAD, OPTIONS"));
        const auto options = c.request("OPTIONS", "/v1/echo").value();
        QCOMPARE(options.status, 204);
        QCOMPARE(std::string(options.fields.find("Allow")), std::string("POST, OPTIONS"));
        const auto head = c.request("HEAD", "/v1/hello").value();
        QCOMPARE(head.status, 200);
        QCOMPARE(std::string(head.fields.find("Content-Length")), std::string("5"));
        QVERIFY(head.body.empty());
        const auto missing = c.get("/v1/nothing").value();
        QCOMPARE(missing.status, 404);
        QCOMPARE(std::string(missing.fields.find("Content-Type")), std::string("application/problem+json"));
        const auto json = parseJson(missing.body, "problem");
        QCOMPARE(integerAt(json.value(), "status"), std::int64_t{404});
        QVERIFY(textAt(json.value(), "detail").find("/v1/nothing") != std::string::npos);
    }

    void aKnownEtagIsNotSentAgain()
    {
        const auto server = start();
        auto c = client(*server);
        http::Fields fields;
        fields.add("If-None-Match", "\"zero\", W/\"one\"");
        const auto response = c.get("/v1/hello", fields).value();
        QCOMPARE(response.status, 304);
        QVERIFY(response.body.empty());
        QCOMPARE(c.get("/v1/hello").value().body, std::string("hello"));
    }

    void takesBodiesWithAndWithoutChunks()
    {
        const auto server = start();
        auto c = client(*server);
        QCOMPARE(c.request("POST", "/v1/echo", {}, std::string(4096, 'x')).value().body.size(),
                 std::size_t{4096});
        RawSocket socket(server->port());
        socket.send(
            "POST /v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        QVERIFY(socket.receive().ends_with("\r\n\r\nabcde"));
        RawSocket polite(server->port());
        polite.send("POST /v1/echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QVERIFY(polite.receive(2000, 25).starts_with("HTTP/1.1 100 Continue\r\n\r\n"));
        polite.send("ok");
        QVERIFY(polite.receive(500).ends_with("ok"));
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        const auto server = start();
        RawSocket socket(server->port());
        socket.send("GET /v1/item/a HTTP/1.1\r\nHost: a\r\n\r\nGET /v1/item/b HTTP/1.1\r\nHost: a\r\n\r\n"
                    "GET /v1/item/c HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const std::string all = socket.receive();
        const std::size_t a = all.find("\r\n\r\na");
        const std::size_t b = all.find("\r\n\r\nb");
        const std::size_t c = all.find("\r\n\r\nc");
        QVERIFY(a < b && b < c && c != std::string::npos);
    }

    void aHandlerMayAnswerLater()
    {
        http::ServerOptions options;
        options.ioThreads = 1;
        options.handlerThreads = 1;
        const auto server = start(options);
        std::string body;
        std::thread waiter([&] {
            auto c = client(*server);
            body = c.get("/v1/later").value().body;
        });
        QTRY_COMPARE(waiting(), std::size_t{1});
        QCOMPARE(client(*server).get("/v1/hello").value().status, 200); // nothing is held up
        answerAll();
        waiter.join();
        QCOMPARE(body, std::string("at last"));
    }

    void knowsWhenNobodyWaitsAnyMore()
    {
        const auto server = start();
        {
            RawSocket socket(server->port());
            socket.send("GET /v1/later HTTP/1.1\r\nHost: a\r\n\r\n");
            QTRY_COMPARE(waiting(), std::size_t{1});
        }
        std::shared_ptr<const std::atomic<bool>> gone;
        {
            const std::lock_guard lock(m_mutex);
            gone = m_gone;
        }
        QTRY_VERIFY(gone->load());
    }

    void noAnswerIsAnAnswerToo()
    {
        const auto server = start();
        auto c = client(*server);
        QCOMPARE(c.get("/v1/dropped").value().status, 500);
        QCOMPARE(c.get("/v1/throws").value().status, 500);
        QCOMPARE(c.get("/v1/later").value().status, 503); // after its deadline of 2 s
        QCOMPARE(c.get("/v1/hello").value().status, 200);
    }

    void aReaderThatDoesNotReadIsCut()
    {
        http::ServerOptions options;
        options.writeTimeout = 300ms;
        const auto server = start(options);
        RawSocket socket(server->port());
        socket.send("GET /v1/big HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(server->connections(), std::size_t{1});
        QTRY_COMPARE(server->connections(), std::size_t{0});
    }

    void moreConnectionsThanAllowedAreTurnedAway()
    {
        http::ServerOptions options;
        options.maxConnections = 3;
        const auto server = start(options);
        std::vector<std::unique_ptr<RawSocket>> held;
        for (int i = 0; i < 3; ++i)
            held.push_back(std::make_unique<RawSocket>(server->port()));
        QTRY_COMPARE(server->connections(), std::size_t{3});
        RawSocket more(server->port());
        QCOMPARE(test::statusOf(more.receive()), 503);
        held.clear();
        QTRY_COMPARE(server->connections(), std::size_t{0});
        QCOMPARE(client(*server).get("/v1/hello").value().status, 200);
    }

    void idleConnectionsAreClosed()
    {
        http::ServerOptions options;
        options.idleTimeout = 200ms;
        const auto server = start(options);
        const RawSocket socket(server->port());
        QTRY_COMPARE(server->connections(), std::size_t{1});
        QTRY_COMPARE(server->connections(), std::size_t{0});
    }

    void drainsGracefully()
    {
        auto server = start();
        const std::uint16_t port = server->port();
        RawSocket idle(port);
        std::string late;
        std::thread waiter([&] {
            RawSocket socket(port);
            socket.send("GET /v1/later HTTP/1.1\r\nHost: a\r\n\r\n");
            late = socket.receive();
        });
        QTRY_COMPARE(waiting(), std::size_t{1});
        std::thread answer([this] {
            std::this_thread::sleep_for(200ms);
            answerAll();
        });
        server->drain(5s);
        answer.join();
        waiter.join();
        QCOMPARE(test::statusOf(late), 200); // what had begun was finished …
        QVERIFY(late.find("Connection: close") != std::string::npos);
        idle.receive(500);
        QVERIFY(idle.closed());
        QVERIFY(!RawSocket(port).open()); // … and nothing new was taken
        QCOMPARE(server->connections(), std::size_t{0});
    }

    void theClientGivesUpInTime()
    {
        const auto server = start();
        http::ClientOptions options;
        options.port = server->port();
        options.inactivity = 200ms;
        http::Client impatient(options);
        const auto began = std::chrono::steady_clock::now();
        QCOMPARE(impatient.get("/v1/later").error().code, Error::Code::Unavailable);
        QVERIFY(std::chrono::steady_clock::now() - began < 1500ms);
        options.inactivity = 10s;
        http::Client cancelled(options);
        std::thread other([&] {
            std::this_thread::sleep_for(100ms);
            cancelled.cancel();
        });
        QCOMPARE(cancelled.get("/v1/later").error().code, Error::Code::Cancelled);
        other.join();
        options.bodyLimit = 1000;
        http::Client small(options);
        QCOMPARE(small.get("/v1/big").error().code, Error::Code::Limit);
        QCOMPARE(small.get("/v1/hello").value().status, 200);
        options.port = 1;
        http::Client nobody(options);
        QCOMPARE(nobody.get("/").error().code, Error::Code::Unavailable);
    }

    void theClientSurvivesARestart()
    {
        auto server = start();
        http::ServerOptions options;
        options.port = server->port();
        auto c = client(*server);
        QCOMPARE(c.get("/v1/hello").value().status, 200);
        server.reset();
        server = start(options);
        QVERIFY(server != nullptr);
        QCOMPARE(c.get("/v1/hello").value().status, 200); // the kept connection had ended
    }

    void readsServerAddresses()
    {
        QCOMPARE(http::ClientOptions::fromUrl("http://127.0.0.1:8080").value().port, std::uint16_t{8080});
        QCOMPARE(http::ClientOptions::fromUrl("http://[::1]:81/").value().host, std::string("::1"));
        QCOMPARE(http::ClientOptions::fromUrl("http://city.example").value().port, std::uint16_t{80});
        const http::ClientOptions secure = http::ClientOptions::fromUrl("https://city.example").value();
        QVERIFY(secure.tls && secure.port == 443);
        for (const char *url : {"httpx://a", "ftp://a", "http://", "https://", "http://a:0", "http://a:99999",
                                "http://a/b", "a:80"})
            QVERIFY2(!http::ClientOptions::fromUrl(url).ok(), url);
    }

private:
    std::mutex m_mutex;
    std::vector<http::Reply> m_later;
    std::shared_ptr<const std::atomic<bool>> m_gone;
};

QTEST_GUILESS_MAIN(TestServer)

#include "tst_http_server.moc"
