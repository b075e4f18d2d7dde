// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <base/Json.h>
#include <http/Client.h>
#include <ledger/Ledger.h>
#include <support/Patience.h>
#include <support/RawSocket.h>
#include <support/SmallCity.h>
#include <support/TestTls.h>
#include <sys/wait.h>

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <future>

using namespace egret;
using namespace std::chrono_literals;

/// The real program as a process of its own.
class TestEgretd : public QObject
{
    Q_OBJECT

private:
    static QString program() { return QStringLiteral(EGRET_BIN_DIR "/egretd"); }
    QStringList arguments(const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("--data"),      m_city,
                           QStringLiteral("--listen"),    QStringLiteral("127.0.0.1:0"),
                           QStringLiteral("--log-level"), QStringLiteral("warning")}
        + more;
    }
    /// Starts it and reads the port that it tells; 0 when it ended instead.
    static std::uint16_t start(QProcess &process, const QStringList &arguments)
    {
        process.start(program(), arguments);
        QByteArray line;
        while (!line.contains('\n') && process.waitForReadyRead(20'000))
            line += process.readAllStandardOutput();
        return line.left(line.indexOf('\n')).trimmed().split(':').last().toUShort();
    }
    /// The same for a server with TLS, and how to reach it.
    static http::ClientOptions startSecure(QProcess &process, const QStringList &arguments)
    {
        process.start(program(), arguments);
        QByteArray text;
        while (text.count('\n') < 2 && process.waitForReadyRead(20'000))
            text += process.readAllStandardOutput();
        const QList<QByteArray> lines = text.split('\n');
        auto options = http::ClientOptions::fromUrl(
            lines.front().startsWith("listening on ") ? lines.front().mid(13).toStdString() : std::string());
        if (!options || lines.size() < 2 || !lines[1].startsWith("pin "))
            qFatal("egretd did not start: %s", text.constData());
        options.value().pins = {lines[1].mid(4).toStdString()};
        return std::move(options).value();
    }
    static http::Client client(std::uint16_t port, const std::string &token = {})
    {
        http::ClientOptions options;
        options.port = port;
        options.token = token;
        return http::Client(options);
    }
    static int runToEnd(const QStringList &arguments, QByteArray *words = nullptr)
    {
        QProcess process;
        process.start(program(), arguments);
        process.waitForFinished(20'000);
        if (words)
            *words = process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_small = test::makeSmallCity(1, 3000);
        m_city = m_folder.filePath(QStringLiteral("city"));
        WorkerPool pool(1);
        QVERIFY(ledger::createCity(m_city.toStdString(), m_small.content(), pool).ok());
    }

    void endsGracefullyOnSigterm()
    {
        QProcess process;
        const std::uint16_t port = start(process, arguments({QStringLiteral("--demo")}));
        QVERIFY(port != 0);
        auto c = client(port);
        const auto manifest = parseJson(c.get("/v1/sync/manifest").value().body, "manifest").value();
        auto waiting = std::async(std::launch::async, [&] {
            auto poll = client(port);
            const auto response = poll.get("/v1/changes?since=0&wait=9&epoch=" + textAt(manifest, "epoch"));
            return response ? response.value().status : 0;
        });
        QTest::qWait(300);
        process.terminate();
        QVERIFY(process.waitForFinished(5000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(waiting.get(), 200); // the long poll was answered, not cut
    }

    void tellsWhatIsWrongByItsExitCode_data()
    {
        QTest::addColumn<int>("expected");
        QTest::addColumn<QStringList>("arguments");
        const auto add = [](const char *name, int code, const QStringList &list) {
            QTest::newRow(name) << code << list;
        };
        add("without arguments", 2, {});
        add("unknown option", 2, {QStringLiteral("--data"), m_city, QStringLiteral("--fast")});
        add("demo beyond loopback", 2,
            {QStringLiteral("--data"), m_city, QStringLiteral("--demo"), QStringLiteral("--listen"),
             QStringLiteral("0.0.0.0:0")});
        add("plain beyond loopback", 2,
            {QStringLiteral("--data"), m_city, QStringLiteral("--plain"), QStringLiteral("--listen"),
             QStringLiteral("0.0.0.0:0")});
        add("a certificate without its key", 2,
            {QStringLiteral("--data"), m_city, QStringLiteral("--cert"), QStringLiteral("a.pem")});
        add("a certificate that is not there", 4,
            {QStringLiteral("--data"), m_city, QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
             QStringLiteral("--cert"), QStringLiteral("/none.pem"), QStringLiteral("--key"),
             QStringLiteral("/none.key")});
        add("a host that is none", 2,
            {QStringLiteral("--data"), m_city, QStringLiteral("--host"), QStringLiteral("a b")});
        add("a bad address", 2,
            {QStringLiteral("--data"), m_city, QStringLiteral("--listen"), QStringLiteral("here:1")});
        add("a folder without a city", 3,
            {QStringLiteral("--data"), m_folder.path(), QStringLiteral("--demo")});
        add("help", 0, {QStringLiteral("--help")});
        add("version", 0, {QStringLiteral("--version")});
    }

    void tellsWhatIsWrongByItsExitCode()
    {
        QFETCH(int, expected);
        QFETCH(QStringList, arguments);
        QByteArray words;
        QCOMPARE(runToEnd(arguments, &words), expected);
        if (expected != 0)
            QVERIFY2(words.startsWith("egretd: ") && words.size() > 30, words.constData());
    }

    void twoServersDoNotShareACity()
    {
        QProcess first;
        const std::uint16_t port = start(first, arguments({QStringLiteral("--demo")}));
        QVERIFY(port != 0);
        QCOMPARE(runToEnd(arguments({QStringLiteral("--demo")})), 5);
        first.kill(); // the lock does not outlive it
        first.waitForFinished();
        QProcess second;
        QVERIFY(start(second, arguments({QStringLiteral("--demo")})) != 0);
        second.terminate();
        QVERIFY(second.waitForFinished(5000));
    }

    void withoutDemoNothingIsServed_data()
    {
        QTest::addColumn<bool>("plain");
        QTest::newRow("TLS") << false;
        QTest::newRow("plain") << true;
    }

    void withoutDemoNothingIsServed()
    {
        QFETCH(bool, plain);
        QProcess process;
        http::ClientOptions options;
        if (plain)
            options.port = start(process, arguments({QStringLiteral("--plain")}));
        else
            options = startSecure(process, arguments());
        QCOMPARE(options.tls, !plain);
        http::Client c(options);
        QCOMPARE(c.get("/v1/health").value().status, 200);
        QCOMPARE(c.get("/v1/ready").value().status, 200);
        QCOMPARE(c.get("/v1/version").value().status, 200);
        for (const char *path :
             {"/v1/city", "/v1/sync/manifest", "/v1/metrics", "/ogc", "/v1/openapi.json", "/v1/users"})
            QVERIFY2(c.get(path).value().status == 401, path);
        process.terminate();
        QVERIFY(process.waitForFinished(5000));
    }

    void isKnownByTheSamePinAfterARestart()
    {
        QProcess first;
        const http::ClientOptions before =
            startSecure(first, arguments({QStringLiteral("--host"), QStringLiteral("city.example")}));
        QCOMPARE(http::Client(before).get("/v1/health").value().status, 200);
        http::ClientOptions wrong = before;
        wrong.pins = {"sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="};
        QCOMPARE(http::Client(wrong).get("/v1/health").error().code, Error::Code::Denied);
        first.terminate();
        QVERIFY(first.waitForFinished(5000));
        QProcess second;
        const http::ClientOptions after = startSecure(second, arguments());
        QCOMPARE(after.pins, before.pins);
        second.terminate();
        QVERIFY(second.waitForFinished(5000));
    }

    void showsGivenCertificatesAndReadsThemAgain()
    {
        test::TestTls tls;
        const auto put = [&](const char *name, const std::string &text) {
            const std::filesystem::path file = m_folder.path().toStdString() + "/" + name;
            QVERIFY(writeFile(file, viewOf(text)).ok());
            std::filesystem::permissions(file, std::filesystem::perms::owner_read);
        };
        put("egretd.pem", tls.chain);
        put("egretd.key", tls.server.key);
        QProcess process; // the files come the way systemd hands them over
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("CREDENTIALS_DIRECTORY"), m_folder.path());
        process.setProcessEnvironment(environment);
        http::ClientOptions options = startSecure(process, arguments());
        QCOMPARE(options.pins.front(), tls.pin);
        http::Client kept(options);
        QCOMPARE(kept.get("/v1/health").value().status, 200);
        const auto shown = [&] {
            http::ClientOptions leaf = options;
            leaf.pins = {tls.leafPin};
            return http::Client(leaf).get("/v1/health").ok();
        };
        QVERIFY(shown());
        tls.reissue();
        QVERIFY(!shown());
        put("egretd.pem", tls.chain);
        put("egretd.key", tls.server.key);
        QTRY_VERIFY_WITH_TIMEOUT(shown(), 30'000); // seen by itself …
        ::kill(static_cast<pid_t>(process.processId()), SIGHUP); // … and asked to; it goes on
        QCOMPARE(kept.get("/v1/health").value().status, 200);
        QVERIFY(shown());
        process.terminate();
        QVERIFY(process.waitForFinished(5000));
    }

    void wantsTheTokenThatItWasGiven()
    {
        int pipe[2];
        QCOMPARE(::pipe(pipe), 0);
        const std::string token = "00112233445566778899aabbccddeeff";
        const std::string line = token + "\n";
        QCOMPARE(::write(pipe[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
        QProcess process;
        const std::uint16_t port = start(
            process,
            arguments({QStringLiteral("--demo"), QStringLiteral("--token-fd"), QString::number(pipe[0])}));
        ::close(pipe[0]);
        ::close(pipe[1]);
        QVERIFY(port != 0);
        QCOMPARE(client(port).get("/v1/health").value().status, 401);
        QCOMPARE(client(port, "00112233445566778899aabbccddeefe").get("/v1/city").value().status, 403);
        QCOMPARE(client(port, token).get("/v1/city").value().status, 200);
        process.terminate();
        QVERIFY(process.waitForFinished(5000));
    }

    void refusesForeignHosts()
    {
        QProcess process;
        const std::uint16_t port = start(process, arguments({QStringLiteral("--demo")}));
        test::RawSocket socket(port);
        socket.send("GET /v1/city HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        QCOMPARE(test::statusOf(socket.receive()), 421);
        process.terminate();
        QVERIFY(process.waitForFinished(5000));
    }

    void endsWithItsParentEvenWhenThatIsKilled()
    {
        int port[2];
        QCOMPARE(::pipe(port), 0);
        const QByteArray city = m_city.toUtf8();
        const std::string portFd = std::to_string(port[1]);
        const pid_t parent = ::fork(); // a parent whose only deed is to start egretd
        if (parent == 0) {
            if (::fork() == 0) {
                ::execl(EGRET_BIN_DIR "/egretd", "egretd", "--data", city.constData(), "--listen",
                        "127.0.0.1:0", "--demo", "--exit-with-parent", "--port-fd", portFd.c_str(),
                        "--log-level", "error", static_cast<char *>(nullptr));
                ::_exit(9);
            }
            ::pause();
            ::_exit(0);
        }
        ::close(port[1]);
        char text[256] = {};
        QVERIFY(::read(port[0], text, sizeof text - 1) > 0);
        ::close(port[0]);
        const auto told = parseJson(text, "port");
        QVERIFY(told.ok());
        const auto number = static_cast<std::uint16_t>(integerAt(told.value(), "port"));
        QCOMPARE(client(number).get("/v1/health").value().status, 200);
        ::kill(parent, SIGKILL);
        ::waitpid(parent, nullptr, 0);
        QTRY_VERIFY(!test::RawSocket(number).open());
    }

    void ogrinfoReadsEveryCollection()
    {
        const QString ogrinfo = QStandardPaths::findExecutable(QStringLiteral("ogrinfo"));
        if (ogrinfo.isEmpty())
            QSKIP("ogrinfo is not installed (package gdal-bin)");
        QProcess process;
        const std::uint16_t port = start(process, arguments({QStringLiteral("--demo")}));
        QProcess ogr;
        ogr.start(ogrinfo,
                  {QStringLiteral("-al"), QStringLiteral("-so"),
                   QStringLiteral("OAPIF:http://127.0.0.1:%1/ogc").arg(port)});
        QVERIFY(ogr.waitForFinished(60'000));
        const QString text = QString::fromUtf8(ogr.readAllStandardOutput() + ogr.readAllStandardError());
        QVERIFY2(ogr.exitCode() == 0, qPrintable(text));
        const std::pair<const char *, int> wanted[] = {
            {"components", 3000}, {"grids", 32},   {"communities", 8}, {"districts", 2},
            {"cameras", 150},     {"officers", 2}, {"units", 2}};
        for (const auto &[layer, count] : wanted) {
            const QRegularExpression expected(QStringLiteral("Layer name: %1\\n.*?Feature Count: %2\\n")
                                                  .arg(QString::fromUtf8(layer))
                                                  .arg(count),
                                              QRegularExpression::DotMatchesEverythingOption);
            QVERIFY2(expected.match(text).hasMatch(), qPrintable(text));
        }
        QVERIFY(!text.contains(QStringLiteral("ERROR")));
        process.terminate();
        QVERIFY(process.waitForFinished(5000));
    }

private:
    QTemporaryDir m_folder;
    test::SmallCity m_small;
    QString m_city;
};

QTEST_GUILESS_MAIN(TestEgretd)

#include "tst_egretd.moc"
