// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Server.h>
#include <support/Patience.h>
#include <support/RawSocket.h>

#include <QTest>

#include <fstream>

using namespace egret;
using test::RawSocket;

namespace {

double residentMiB()
{
    std::ifstream file("/proc/self/statm");
    double size = 0;
    double pages = 0;
    file >> size >> pages;
    return pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1048576;
}

} // namespace

/// Requests that must never reach a handler, and what they may cost.
class TestMalformed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        http::ServerOptions options;
        options.headerTimeout = std::chrono::milliseconds(400);
        options.bodyTimeout = std::chrono::milliseconds(400);
        options.hosts = {"127.0.0.1", "localhost"};
        http::Router router;
        const http::Handler handler = [this](const http::Request &, const http::Reply &reply) {
            ++m_handled;
            reply(http::textResponse(200, "text/plain", "handled"));
        };
        router.add({"GET", "/v1/city", handler});
        router.add({"POST", "/v1/echo", handler, 1024});
        router.add({"GET", "/v1/item/{name}", handler});
        auto started = http::Server::start(options, router);
        QVERIFY(started.ok());
        m_server = std::move(started).value();
        m_handled = 0;
    }
    void cleanup() { m_server.reset(); }

    void isRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status"); // 0: any refusal, with or without words
        const auto add = [](const char *name, const QByteArray &bytes, int status = 400) {
            QTest::newRow(name) << bytes << status;
        };
        const QByteArray get = "GET /v1/city HTTP/1.1\r\n";
        const QByteArray post = "POST /v1/echo HTTP/1.1\r\nHost: localhost\r\n";
        const QByteArray host = "Host: localhost\r\n";
        add("content-length and transfer-encoding",
            post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        add("transfer-encoding and content-length",
            post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n");
        add("two different content-lengths", post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde");
        add("two equal content-lengths", post + "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd");
        add("content-length list", post + "Content-Length: 4, 4\r\n\r\nabcd");
        add("negative content-length", post + "Content-Length: -4\r\n\r\nabcd");
        add("signed content-length", post + "Content-Length: +4\r\n\r\nabcd");
        add("hexadecimal content-length", post + "Content-Length: 0x4\r\n\r\nabcd");
        add("content-length with a space inside", post + "Content-Length: 1 0\r\n\r\nabcdefghij");
        add("overflowing content-length", post + "Content-Length: 18446744073709551620\r\n\r\nabcd");
        add("empty content-length", post + "Content-Length: \r\n\r\n");
        add("transfer-encoding xchunked", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 0);
        add("transfer-encoding gzip", post + "Transfer-Encoding: gzip\r\n\r\n", 0);
        add("transfer-encoding twice",
            post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 0);
        add("transfer-encoding in HTTP/1.0",
            "POST /v1/echo HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        add("chunk size with 0x", post + "Transfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n");
        add("negative chunk size", post + "Transfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n");
        add("overflowing chunk size",
            post + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n");
        add("huge chunk", post + "Transfer-Encoding: chunked\r\n\r\nFFFFFFF\r\nabc", 413);
        add("line feed in a chunk extension",
            post + "Transfer-Encoding: chunked\r\n\r\n3;a\nb\r\nabc\r\n0\r\n\r\n");
        add("chunk without its line end", post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n");
        add("body larger than the route takes", post + "Content-Length: 1025\r\n\r\n" + QByteArray(1025, 'x'),
            413);
        add("body for a path that takes none", get + host + "Content-Length: 1\r\n\r\nx", 413);
        add("four gigabytes announced", post + "Content-Length: 4294967296\r\n\r\n", 413);
        add("bare line feeds", "GET /v1/city HTTP/1.1\nHost: localhost\n\n", 0);
        add("bare carriage return in a header", get + "Host: localhost\rX: 1\r\n\r\n");
        add("space before the colon", get + "Host : localhost\r\n\r\n");
        add("line feed in a header value", get + host + "X: a\nb\r\n\r\n", 0);
        add("NUL in a header value", get + host + QByteArray("X: a\0b\r\n\r\n", 10));
        add("NUL in a header name", get + host + QByteArray("X\0Y: ab\r\n\r\n", 11));
        add("NUL in the target", QByteArray("GET /v1/\0city HTTP/1.1\r\n", 24) + host + "\r\n");
        add("empty header name", get + host + ": x\r\n\r\n");
        add("header without colon", get + host + "nonsense\r\n\r\n");
        add("no Host", get + "\r\n");
        add("two Hosts", get + host + "Host: 127.0.0.1\r\n\r\n");
        add("a foreign Host", get + "Host: evil.example\r\n\r\n", 421);
        add("a Host with a path", get + "Host: localhost/x\r\n\r\n");
        add("a Host with a user", get + "Host: a@localhost\r\n\r\n");
        add("a Host with a bad port", get + "Host: localhost:http\r\n\r\n");
        add("absolute target", "GET http://localhost/v1/city HTTP/1.1\r\n" + host + "\r\n");
        add("target without slash", "GET v1/city HTTP/1.1\r\n" + host + "\r\n");
        add("asterisk target", "GET * HTTP/1.1\r\n" + host + "\r\n");
        add("connect", "CONNECT localhost:80 HTTP/1.1\r\n" + host + "\r\n");
        add("dot-dot in the target", "GET /v1/../etc/passwd HTTP/1.1\r\n" + host + "\r\n");
        add("escaped dot-dot", "GET /v1/item/%2e%2e HTTP/1.1\r\n" + host + "\r\n");
        add("escaped slash", "GET /v1/item/a%2fb HTTP/1.1\r\n" + host + "\r\n");
        add("escaped backslash", "GET /v1/item/a%5cb HTTP/1.1\r\n" + host + "\r\n");
        add("escaped NUL", "GET /v1/item/a%00 HTTP/1.1\r\n" + host + "\r\n");
        add("escaped line end", "GET /v1/item/a%0d%0aX:1 HTTP/1.1\r\n" + host + "\r\n");
        add("incomplete escape", "GET /v1/item/a%4 HTTP/1.1\r\n" + host + "\r\n");
        add("escape that is not hexadecimal", "GET /v1/item/a%zz HTTP/1.1\r\n" + host + "\r\n");
        add("overlong UTF-8", "GET /v1/item/%c0%af HTTP/1.1\r\n" + host + "\r\n");
        add("raw bytes above 127 in the target", "GET /v1/item/\xe8\xb7\xaf HTTP/1.1\r\n" + host + "\r\n");
        add("a surrogate in UTF-8", "GET /v1/item/%ed%a0%80 HTTP/1.1\r\n" + host + "\r\n");
        add("empty path segment", "GET /v1//city HTTP/1.1\r\n" + host + "\r\n");
        add("a parameter twice", "GET /v1/city?a=1&a=2 HTTP/1.1\r\n" + host + "\r\n");
        add("fragment in the target", "GET /v1/city#x HTTP/1.1\r\n" + host + "\r\n");
        add("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 0);
        add("HTTP/0.9", "GET /v1/city\r\n\r\n");
        add("HTTP/1.2", "GET /v1/city HTTP/1.2\r\n" + host + "\r\n", 0);
        add("lower-case http", "GET /v1/city http/1.1\r\n" + host + "\r\n");
        add("two spaces", "GET  /v1/city HTTP/1.1\r\n" + host + "\r\n", 0);
        add("tab for space", "GET\t/v1/city HTTP/1.1\r\n" + host + "\r\n");
        add("leading space", " GET /v1/city HTTP/1.1\r\n" + host + "\r\n");
        add("TLS client hello",
            QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + QByteArray(64, '\x01')
                + "\r\n\r\n");
        add("20 KiB target", "GET /" + QByteArray(20'000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 431);
        add("20 KiB header", get + host + "X: " + QByteArray(20'000, 'a') + "\r\n\r\n", 431);
        add("two thousand headers", get + host + QByteArray("X: 1\r\n").repeated(4000) + "\r\n", 431);
    }

    void isRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        RawSocket socket(m_server->port());
        QVERIFY(socket.open());
        socket.send(bytes.toStdString());
        const std::string answer = socket.receive();
        const int got = test::statusOf(answer);
        if (status == 0)
            QVERIFY2(got == 0 || got >= 400, answer.c_str());
        else
            QCOMPARE(got, status);
        QVERIFY2(socket.closed(), "a connection that was misframed must not go on");
        QCOMPARE(m_handled.load(), 0);
        // Nothing that follows may be taken for a second request.
        QCOMPARE(answer.find("handled"), std::string::npos);
    }

    void aHeaderWithoutEndCostsNoMemory()
    {
        const double before = residentMiB();
        RawSocket socket(m_server->port());
        socket.send("GET /v1/city HTTP/1.1\r\nHost: localhost\r\nX: ");
        const std::string block(65536, 'a');
        int sent = 0;
        for (; sent < 1024 && socket.send(block); ++sent) { }
        QVERIFY2(sent < 1024, "64 MiB of header were taken");
        QVERIFY2(residentMiB() - before < 24, "memory grew with the header");
        QCOMPARE(m_handled.load(), 0);
    }

    void aSlowHeaderIsCut()
    {
        RawSocket socket(m_server->port());
        socket.send("GET /v1/city HTTP/1.1\r\n");
        bool cut = false;
        for (int i = 0; i < 40 && !cut; ++i) {
            cut = !socket.send("X") || (socket.receive(50), socket.closed());
        }
        QVERIFY2(cut, "a byte at a time held the connection for two seconds");
    }

    void aSlowBodyIsCut()
    {
        RawSocket socket(m_server->port());
        socket.send("POST /v1/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
        bool cut = false;
        for (int i = 0; i < 40 && !cut; ++i)
            cut = !socket.send("X") || (socket.receive(50), socket.closed());
        QVERIFY2(cut, "a byte at a time held the connection for two seconds");
        QCOMPARE(m_handled.load(), 0);
    }

    void randomBytesNeverReachAHandler()
    {
        std::uint64_t state = 12345;
        const double before = residentMiB();
        for (int round = 0; round < 300; ++round) {
            std::string bytes = "GET /v1/city HTTP/1.1\r\nHost: localhost\r\nX: 1\r\n\r\n";
            for (int flips = 0; flips < 3; ++flips) {
                state = state * 6364136223846793005ULL + 1442695040888963407ULL;
                bytes[(state >> 33) % 22] = static_cast<char>(state >> 56 | 0x80); // in the request line
            }
            RawSocket socket(m_server->port());
            socket.send(bytes);
            const int status = test::statusOf(socket.receive());
            QVERIFY2(status == 0 || status >= 400, bytes.c_str());
        }
        QCOMPARE(m_handled.load(), 0);
        QVERIFY(residentMiB() - before < 24);
        QTRY_VERIFY(m_server->connections() == 0);
    }

private:
    std::unique_ptr<http::Server> m_server;
    std::atomic<int> m_handled{0};
};

QTEST_GUILESS_MAIN(TestMalformed)

#include "tst_http_malformed.moc"
