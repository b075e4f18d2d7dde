// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Client.h>
#include <http/Problem.h>
#include <http/Server.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <support/Patience.h>
#include <support/RawSocket.h>
#include <support/TestTls.h>

#include <QTest>

#include <thread>

using namespace egret;
using namespace std::chrono_literals;
using test::RawSocket;
using test::TestTls;

/// The server and the client of this module with TLS between them.
class TestTlsTransport : public QObject
{
    Q_OBJECT

private:
    TestTls m_tls;
    std::atomic<int> m_answered{0};

    std::unique_ptr<http::Server> start(http::ServerOptions options = {})
    {
        if (!options.tls)
            options.tls = m_tls.tls;
        m_answered = 0;
        options.finished = [this](const http::Finished &) { ++m_answered; };
        http::Router router;
        router.add({"GET", "/v1/hello", [](const http::Request &, const http::Reply &reply) {
                        reply(http::textResponse(200, "text/plain", "hello"));
                    }});
        router.add({"GET", "/v1/big", [](const http::Request &, const http::Reply &reply) {
                        reply(http::textResponse(200, "text/plain", std::string(8 << 20, 'b')));
                    }});
        router.add({"POST", "/v1/echo",
                    [](const http::Request &request, const http::Reply &reply) {
                        reply(http::textResponse(200, "text/plain", request.body));
                    },
                    1 << 20});
        auto started = http::Server::start(options, router);
        return started ? std::move(started).value() : nullptr;
    }
    http::ClientOptions options(const http::Server &server) const
    {
        http::ClientOptions options;
        options.port = server.port();
        options.tls = true;
        options.pins = {m_tls.pin};
        return options;
    }
    /// A handshake with one version of TLS and every cipher that OpenSSL still has; the version that came
    /// about, or why none did.
    static std::string handshake(std::uint16_t port, int version)
    {
        SSL_CTX *const context = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_security_level(context, 0);
        SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0");
        SSL_CTX_set_min_proto_version(context, version);
        SSL_CTX_set_max_proto_version(context, version);
        BIO *const wire = BIO_new_ssl_connect(context);
        BIO_set_conn_hostname(wire, ("127.0.0.1:" + std::to_string(port)).c_str());
        ERR_clear_error();
        std::string result;
        SSL *session = nullptr;
        BIO_get_ssl(wire, &session);
        if (BIO_do_handshake(wire) == 1)
            result = SSL_get_version(session);
        else
            result = ERR_reason_error_string(ERR_peek_last_error())
                ? ERR_reason_error_string(ERR_peek_last_error())
                : "cut";
        ERR_clear_error();
        BIO_free_all(wire);
        SSL_CTX_free(context);
        return result;
    }

private Q_SLOTS:
    void speaksTls12AndNewerOnly()
    {
        const auto server = start();
        QCOMPARE(handshake(server->port(), TLS1_2_VERSION), std::string("TLSv1.2"));
        QCOMPARE(handshake(server->port(), TLS1_3_VERSION), std::string("TLSv1.3"));
        for (const int old : {TLS1_VERSION, TLS1_1_VERSION}) {
            const std::string refused = handshake(server->port(), old);
            QVERIFY2(refused.find("protocol version") != std::string::npos, refused.c_str());
        }
        QTRY_COMPARE(server->connections(), std::size_t{0});
    }

    void answersOverOneKeptConnection()
    {
        const auto server = start();
        http::Client client(options(*server));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(client.get("/v1/hello").value().body, std::string("hello"));
        QCOMPARE(client.get("/v1/big").value().body.size(), std::size_t{8 << 20});
        const std::string body(300'000, 'x');
        QCOMPARE(client.request("POST", "/v1/echo", {}, body).value().body, body);
        QCOMPARE(server->connections(), std::size_t{1});
    }

    void onlyThePinnedServerHearsARequest_data()
    {
        QTest::addColumn<QStringList>("hosts");
        QTest::addColumn<int>("ageDays");
        QTest::addColumn<bool>("pinned");
        QTest::addColumn<QString>("words"); // empty: accepted
        const QStringList here{QStringLiteral("127.0.0.1")};
        QTest::newRow("pinned") << here << 0 << true << QString();
        QTest::newRow("another key") << here << 0 << false << QStringLiteral("pinned");
        QTest::newRow("for another host") << QStringList{QStringLiteral("other.example")} << 0 << true
                                          << QStringLiteral("not for 127.0.0.1");
        QTest::newRow("expired") << here << 40 << true << QStringLiteral("expired");
    }

    void onlyThePinnedServerHearsARequest()
    {
        QFETCH(QStringList, hosts);
        QFETCH(int, ageDays);
        QFETCH(bool, pinned);
        QFETCH(QString, words);
        constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
        TestTls tls({hosts.front().toStdString()}, nowMs() - ageDays * dayMs, 30 * dayMs);
        http::ServerOptions serverOptions;
        serverOptions.tls = tls.tls;
        const auto server = start(serverOptions);
        http::ClientOptions with = options(*server);
        with.pins = {pinned ? tls.pin : m_tls.pin};
        http::Client client(with);
        const auto answer = client.get("/v1/hello");
        if (words.isEmpty()) {
            QCOMPARE(answer.value().status, 200);
            return;
        }
        QCOMPARE(answer.error().code, Error::Code::Denied);
        QVERIFY2(answer.error().message.find(words.toStdString()) != std::string::npos,
                 answer.error().message.c_str());
        QTRY_COMPARE(server->connections(), std::size_t{0});
        QCOMPARE(m_answered.load(), 0);
    }

    void withoutPinsTheSystemDecides()
    {
        const auto server = start();
        http::ClientOptions with = options(*server);
        with.pins.clear();
        http::Client client(with);
        const auto answer = client.get("/v1/hello");
        QCOMPARE(answer.error().code, Error::Code::Unavailable);
        QVERIFY2(answer.error().message.find("certificate verify failed") != std::string::npos,
                 answer.error().message.c_str());
        QCOMPARE(m_answered.load(), 0);
    }

    /// Certificates change while requests run; nobody is cut, and who comes anew sees the new one.
    void showsANewCertificateWithoutCuttingAnybody()
    {
        const auto server = start();
        constexpr int clients = 4;
        std::atomic<bool> stop{false};
        std::atomic<int> good{0};
        std::atomic<int> bad{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&] {
                http::Client client(options(*server)); // pins the authority, which stays
                while (!stop) {
                    const auto answer = client.get("/v1/hello");
                    ++(answer && answer.value().status == 200 ? good : bad);
                }
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(good > 40, 60'000);
        const std::string before = m_tls.leafPin;
        for (int i = 0; i < 10; ++i) {
            m_tls.reissue();
            server->renew(m_tls.tls);
            const int seen = good;
            QTRY_VERIFY_WITH_TIMEOUT(good > seen + 10, 60'000);
            QCOMPARE(server->connections(), std::size_t{clients}); // the same ones: none had to come anew
        }
        http::ClientOptions with = options(*server);
        with.pins = {m_tls.leafPin};
        QCOMPARE(http::Client(with).get("/v1/hello").value().status, 200);
        with.pins = {before};
        QCOMPARE(http::Client(with).get("/v1/hello").error().code, Error::Code::Denied);
        stop = true;
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(bad.load(), 0);
    }

    void aHandshakeThatDoesNotEndIsCut()
    {
        http::ServerOptions slow;
        slow.handshakeTimeout = 300ms;
        const auto server = start(slow);
        RawSocket silent(server->port());
        RawSocket halting(server->port());
        halting.send(std::string_view("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03", 10)); // of a ClientHello
        QTRY_COMPARE(server->connections(), std::size_t{2});
        const std::string drip(1, 'x');
        const auto began = std::chrono::steady_clock::now();
        while (server->connections() > 0 && std::chrono::steady_clock::now() - began < 20s) {
            halting.send(drip); // a byte now and then buys no time
            QTest::qWait(20);
        }
        QCOMPARE(server->connections(), std::size_t{0});
        silent.receive(2000);
        QVERIFY(silent.closed());
        QCOMPARE(http::Client(options(*server)).get("/v1/hello").value().status, 200);
    }

    void handshakesCountAsConnections()
    {
        http::ServerOptions few;
        few.maxConnections = 3;
        const auto server = start(few);
        std::vector<std::unique_ptr<RawSocket>> held;
        for (int i = 0; i < 3; ++i)
            held.push_back(std::make_unique<RawSocket>(server->port()));
        QTRY_COMPARE(server->connections(), std::size_t{3});
        RawSocket more(server->port());
        more.receive(5000);
        QVERIFY(more.closed());
        held.clear();
        QTRY_COMPARE(server->connections(), std::size_t{0});
        QCOMPARE(http::Client(options(*server)).get("/v1/hello").value().status, 200);
    }

    void malformedBytesCostOneConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
        QTest::newRow("a record of 64 KiB") << QByteArray("\x16\x03\x01\xff\xff", 5) + QByteArray(70000, 'x');
        QTest::newRow("an alert first") << QByteArray("\x15\x03\x01\x00\x02\x02\x28", 7);
        QTest::newRow("application data first")
            << QByteArray("\x17\x03\x03\x00\x10", 5) + QByteArray(16, 'y');
        QTest::newRow("an SSLv2 hello")
            << QByteArray("\x80\x2e\x01\x00\x02\x00\x15\x00\x00\x00\x10", 11) + QByteArray(64, '\1');
        QTest::newRow("a hello of lengths that lie")
            << QByteArray("\x16\x03\x01\x00\x2d\x01\x00\xff\xff\x03\x03", 11) + QByteArray(64, '\xff');
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
        std::uint64_t state = 88172645463325252ULL;
        for (int i = 0; i < 20; ++i) {
            QByteArray noise;
            while (noise.size() < 2000) {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                noise.append(static_cast<char>(state));
            }
            if (i % 2) // looks like a handshake record
                noise.replace(0, 3, QByteArray("\x16\x03\x01", 3));
            QTest::addRow("noise %d", i) << noise;
        }
    }

    void malformedBytesCostOneConnection()
    {
        QFETCH(QByteArray, bytes);
        const auto server = start();
        RawSocket socket(server->port());
        socket.send(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        socket.endSending();
        const std::string answer = socket.receive(5000);
        QVERIFY(socket.closed());
        QVERIFY(answer.size() < 64); // an alert at most
        QTRY_COMPARE(server->connections(), std::size_t{0});
        QCOMPARE(m_answered.load(), 0);
        QCOMPARE(http::Client(options(*server)).get("/v1/hello").value().status, 200);
    }

    void whoSpeaksPlainHttpIsTold()
    {
        const auto server = start();
        RawSocket socket(server->port());
        socket.send("GET /v1/hello HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer Planted\r\n\r\n");
        const std::string answer = socket.receive();
        QCOMPARE(test::statusOf(answer), 400);
        QVERIFY2(answer.ends_with("\r\n\r\nThis port speaks TLS: begin with https://"), answer.c_str());
        const std::size_t begin = answer.find("\r\n\r\n") + 4;
        QVERIFY(answer.find("Content-Length: " + std::to_string(answer.size() - begin)) != std::string::npos);
        QVERIFY(socket.closed());
    }

    void keysAndCertificatesMustBelongTogether()
    {
        const TestTls other;
        QVERIFY(http::ServerTls::create(m_tls.chain, m_tls.server.key).ok());
        QCOMPARE(http::ServerTls::create(m_tls.chain, other.server.key).error().code, Error::Code::Rejected);
        QCOMPARE(http::ServerTls::create("nothing", m_tls.server.key).error().code, Error::Code::Rejected);
        QCOMPARE(http::ServerTls::create(m_tls.chain, "nothing").error().code, Error::Code::Rejected);
    }

    void drainsConnectionsWithTls()
    {
        auto server = start();
        std::atomic<bool> stop{false};
        std::atomic<int> cut{0};
        std::atomic<int> good{0};
        std::thread asking([&] {
            http::Client client(options(*server));
            while (!stop) {
                const auto answer = client.get("/v1/hello");
                answer ? ++good : ++cut;
                if (!answer)
                    break;
            }
        });
        QTRY_VERIFY(good > 5);
        server->drain(5s);
        QCOMPARE(server->connections(), std::size_t{0});
        stop = true;
        asking.join();
    }
};

QTEST_GUILESS_MAIN(TestTlsTransport)

#include "tst_http_tls.moc"
