// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Json.h>
#include <base/Random.h>
#include <store/CityCache.h>
#include <support/Patience.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace egret;

/// The product's own programs at full size: generated, served, synced, killed, and on the screen.
class TestWholeWay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QElapsedTimer clock;
        clock.start();
        const Json made =
            json(run(QStringLiteral("egretctl"),
                     {QStringLiteral("city"), QStringLiteral("generate"), QStringLiteral("--pack"),
                      QStringLiteral("xiamen"), QStringLiteral("--seed"), QStringLiteral("7"),
                      QStringLiteral("--out"), city(), QStringLiteral("--json")}));
        QCOMPARE(integerAt(made, "components"), std::int64_t{2810000});
        QCOMPARE(integerAt(made, "grids"), std::int64_t{4513});
        qInfo("generated in %.1f s", static_cast<double>(clock.elapsed()) / 1000);
        startServer();
        m_checksum = textAt(sync(), "checksum");
    }

    void cleanupTestCase() { stopServer(); }

    void theSameCountsFromRestOgcAndColumns()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("curl")).isEmpty())
            QSKIP("curl is not here");
        const Json rest = fetch(QStringLiteral("/v1/components/count?by=district"));
        QCOMPARE(integerAt(rest, "count"), std::int64_t{2810000});
        const Json ogc = fetch(QStringLiteral("/ogc/collections/components/items?limit=1"));
        QCOMPARE(integerAt(ogc, "numberMatched"), std::int64_t{2810000});
        const Json synced = sync();
        QCOMPARE(integerAt(synced, "components"), std::int64_t{2810000});
        QCOMPARE(textAt(synced, "checksum"), m_checksum);

        // One class of one district, four ways.
        const auto held = load();
        const points::PointSet &points = *held->components;
        std::int64_t brute = 0;
        for (std::uint32_t row = 0; row < points.size(); ++row)
            brute += points.districts[points.district[row]] == "350203"
                    && points.classes[points.cls[row]] == "gbt30428.2-2013:0137"
                ? 1
                : 0;
        const QString query = QStringLiteral("district=350203&class=gbt30428.2-2013:0137");
        QCOMPARE(integerAt(fetch(QStringLiteral("/v1/components/count?") + query), "count"), brute);
        QCOMPARE(integerAt(fetch(QStringLiteral("/ogc/collections/components/items?limit=1&") + query),
                           "numberMatched"),
                 brute);
        QVERIFY(brute > 1000);
    }

    void columnsTakeFewBytes()
    {
        const auto held = load();
        std::uint64_t bytes = 0;
        for (const protocol::ChunkEntry &chunk : held->manifest.chunks)
            bytes += chunk.kind == "component" ? chunk.bytes : 0;
        const double each = static_cast<double>(bytes) / held->components->size();
        QVERIFY2(each <= 12, qPrintable(QString::number(each)));
    }

    /// kill -9 of the client while it syncs: the cache holds nothing or the whole city, never a part.
    void killedClientsNeverHoldAPart()
    {
        Random random(101);
        const int kills = qEnvironmentVariableIntValue("EGRET_TEST_LONG") ? 100 : 20;
        int parts = 0;
        for (int i = 0; i < kills; ++i) {
            if (random.chance(0.4))
                QDir(m_folder.filePath(QStringLiteral("cache"))).removeRecursively();
            QProcess client;
            client.start(program(QStringLiteral("egretctl")), syncArguments());
            QVERIFY(client.waitForStarted());
            QTest::qWait(static_cast<int>(random.below(350)));
            ::kill(static_cast<pid_t>(client.processId()), SIGKILL);
            client.waitForFinished();
            const auto held = load();
            parts += held ? 0 : 1;
            if (held)
                QCOMPARE(held->components->checksum(), m_checksum);
        }
        QVERIFY(parts > 0); // some kills did come in time
        QCOMPARE(textAt(sync(), "checksum"), m_checksum);
    }

    /// kill -9 of the server while a client syncs: the client goes on when it is back.
    void killedServersCostNothing()
    {
        Random random(102);
        const int kills = qEnvironmentVariableIntValue("EGRET_TEST_LONG") ? 100 : 5;
        for (int i = 0; i < kills; ++i) {
            QDir(m_folder.filePath(QStringLiteral("cache"))).removeRecursively();
            QProcess client;
            client.start(program(QStringLiteral("egretctl")), syncArguments());
            QVERIFY(client.waitForStarted());
            QTest::qWait(static_cast<int>(20 + random.below(250)));
            ::kill(static_cast<pid_t>(m_server.processId()), SIGKILL);
            m_server.waitForFinished();
            startServer();
            QVERIFY(client.waitForFinished(60000));
            QCOMPARE(client.exitCode(), 0);
            QCOMPARE(textAt(json(client.readAllStandardOutput()), "checksum"), m_checksum);
        }
    }

    /// kill -9 of the desk itself while it syncs from its own demo server: the cache holds nothing or
    /// the whole city, and the server ends with its client.
    void aKilledDeskTakesItsServerAlong()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("xvfb-run")).isEmpty())
            QSKIP("xvfb-run is not here");
        stopServer(); // one server a city
        const QString data = m_folder.filePath(QStringLiteral("desk"));
        QDir().mkpath(data);
        QFile::link(city(), data + QStringLiteral("/demo"));
        const QString state = data + QStringLiteral("/demo.server.json");
        Random random(103);
        const int kills = qEnvironmentVariableIntValue("EGRET_TEST_LONG") ? 100 : 5;
        for (int i = 0; i < kills; ++i) {
            QDir(data + QStringLiteral("/cache")).removeRecursively();
            QFile::remove(state);
            QProcess desk;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
            desk.setProcessEnvironment(environment);
            desk.start(
                QStringLiteral("xvfb-run"),
                {QStringLiteral("-a"), program(QStringLiteral("egret")), QStringLiteral("--data"), data});
            QVERIFY(desk.waitForStarted());
            QTRY_VERIFY(QFile::exists(state));
            QFile file(state);
            QVERIFY(file.open(QFile::ReadOnly));
            QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
            const auto server = static_cast<pid_t>(integerAt(json(file.readAll()), "pid"));
            QFile stat(QStringLiteral("/proc/%1/stat").arg(server));
            QVERIFY(stat.open(QFile::ReadOnly));
            const pid_t client = stat.readAll().split(' ').value(3).toInt();
            QTest::qWait(static_cast<int>(random.below(500)));
            QCOMPARE(::kill(client, SIGKILL), 0);
            QTRY_VERIFY(hasEnded(server));
            QTRY_COMPARE(desk.state(), QProcess::NotRunning);
            const auto held = load(data + QStringLiteral("/cache/demo/cache.db"));
            if (held)
                QCOMPARE(held->components->checksum(), m_checksum);
        }
        startServer();
    }

    void aChangeReachesTheClient()
    {
        const auto before = load();
        const points::PointSet &points = *before->components;
        std::uint32_t row = 12345;
        while (points.state[row] != 0)
            ++row;
        const std::string &cls = points.classes[points.cls[row]];
        const QString code =
            QString::fromStdString(points.districts[points.district[row]] + cls.substr(cls.find(':') + 1))
            + QString::number(points.serial[row]).rightJustified(6, QLatin1Char('0'));
        run(QStringLiteral("egretctl"),
            {QStringLiteral("change"), QStringLiteral("--data"), city(), code, QStringLiteral("--state"),
             QStringLiteral("damaged")});
        // egretd looks for what other processes append several times a second.
        QTRY_VERIFY(textAt(sync(), "checksum") != m_checksum);
        const auto after = load();
        const auto found =
            std::find(after->components->serial.begin(), after->components->serial.end(), points.serial[row]);
        QVERIFY(found != after->components->serial.end());
        std::uint32_t damaged = 0;
        for (std::uint32_t i = 0; i < points.size(); ++i)
            damaged += after->components->state[i] == 1 && points.state[i] != 1 ? 1 : 0;
        QCOMPARE(damaged, 1u);
    }

    /// Cable out: the whole city is there, on the desk and on the wall, and says that it is offline.
    void theCityIsThereWithoutAServer_data()
    {
        QTest::addColumn<QString>("face");
        QTest::addColumn<QString>("size");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("theme");
        QTest::newRow("desk zh dark") << "--desk"
                                      << "1920x1080"
                                      << "zh_CN"
                                      << "dark";
        QTest::newRow("desk en light") << "--desk"
                                       << "1920x1080"
                                       << "en"
                                       << "light";
        QTest::newRow("wall zh dark") << "--wall=main"
                                      << "3840x2160"
                                      << "zh_CN"
                                      << "dark";
        QTest::newRow("wall en light") << "--wall=main"
                                       << "1920x1080"
                                       << "en"
                                       << "light";
    }

    void theCityIsThereWithoutAServer()
    {
        QFETCH(QString, face);
        QFETCH(QString, size);
        QFETCH(QString, language);
        QFETCH(QString, theme);
        if (QStandardPaths::findExecutable(QStringLiteral("xvfb-run")).isEmpty())
            QSKIP("xvfb-run is not here");
        stopServer();
        const QString data = m_folder.filePath(QStringLiteral("data"));
        QDir().mkpath(data + QStringLiteral("/cache/demo"));
        QFile::copy(cache(), data + QStringLiteral("/cache/demo/cache.db"));
        const QString pictures = QStringLiteral(EGRET_BIN_DIR "/../pictures");
        QDir().mkpath(pictures);
        const QString file =
            pictures + QStringLiteral("/%1-%2-%3-%4.png").arg(face.mid(2, 4), language, theme, size);
        QProcess egret;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        egret.setProcessEnvironment(environment);
        egret.setProcessChannelMode(QProcess::MergedChannels);
        egret.start(QStringLiteral("xvfb-run"),
                    {QStringLiteral("-a"), QStringLiteral("-s"), QStringLiteral("-screen 0 %1x24").arg(size),
                     program(QStringLiteral("egret")), QStringLiteral("--offline"), QStringLiteral("--data"),
                     data, face, QStringLiteral("--lang"), language, QStringLiteral("--theme"), theme,
                     QStringLiteral("--picture"), file, QStringLiteral("--size"), size});
        QVERIFY(egret.waitForFinished(120000));
        QVERIFY2(egret.exitCode() == 0, egret.readAll().constData());
        const QImage image(file);
        QCOMPARE(QStringLiteral("%1x%2").arg(image.width()).arg(image.height()), size);
        QSet<QRgb> colours;
        for (int y = image.height() / 4; y < image.height() * 3 / 4; y += 3) {
            for (int x = image.width() / 4; x < image.width() / 2; x += 3)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY2(colours.size() > 100, "the map shows hardly anything");
    }

private:
    [[nodiscard]] QString city() const { return m_folder.filePath(QStringLiteral("city")); }
    [[nodiscard]] QString cache() const { return m_folder.filePath(QStringLiteral("cache/cache.db")); }
    static QString program(const QString &name) { return QStringLiteral(EGRET_BIN_DIR "/") + name; }

    /// Gone, or only waiting to be collected by whoever inherited it.
    static bool hasEnded(pid_t pid)
    {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
        return !stat.open(QFile::ReadOnly) || stat.readAll().split(' ').value(2) == "Z";
    }

    QByteArray run(const QString &name, const QStringList &arguments)
    {
        QProcess process;
        process.start(program(name), arguments);
        if (!process.waitForFinished(120000) || process.exitCode() != 0)
            qFatal("%s failed: %s", qPrintable(name), process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }

    static Json json(const QByteArray &text)
    {
        const Result<Json> parsed = parseJson(text.toStdString(), "output");
        if (!parsed)
            qFatal("%s: %s", parsed.error().message.c_str(), text.constData());
        return parsed.value();
    }

    QStringList syncArguments()
    {
        return {QStringLiteral("sync"),
                QStringLiteral("--server"),
                m_url,
                QStringLiteral("--cache"),
                cache(),
                QStringLiteral("--timeout"),
                QStringLiteral("50"),
                QStringLiteral("--json")};
    }
    Json sync() { return json(run(QStringLiteral("egretctl"), syncArguments())); }
    Json fetch(const QString &path)
    {
        QProcess curl;
        curl.start(QStringLiteral("curl"),
                   {QStringLiteral("-s"), QStringLiteral("-m"), QStringLiteral("20"), m_url + path});
        curl.waitForFinished(25000);
        return json(curl.readAllStandardOutput());
    }

    std::optional<store::CachedCity> load() { return load(cache()); }
    std::optional<store::CachedCity> load(const QString &file)
    {
        auto opened = store::CityCache::open(file.toStdString());
        if (!opened)
            qFatal("%s", opened.error().message.c_str());
        auto held = store::loadCity(*opened.value(), m_pool);
        if (!held)
            qFatal("%s", held.error().message.c_str());
        return std::move(held).value();
    }

    /// The first start takes any free port, later ones the same.
    void startServer()
    {
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start(program(QStringLiteral("egretd")),
                       {QStringLiteral("--demo"), QStringLiteral("--data"), city(),
                        QStringLiteral("--listen"),
                        m_url.isEmpty() ? QStringLiteral("127.0.0.1:0") : m_url.mid(7)});
        QByteArray output;
        static const QRegularExpression listening(QStringLiteral("listening on (http://[0-9.:]+)"));
        while (m_server.waitForReadyRead(30000)) {
            output += m_server.readAll();
            const auto match = listening.match(QString::fromUtf8(output));
            if (match.hasMatch() && output.endsWith('\n')) {
                m_url = match.captured(1);
                return;
            }
        }
        qFatal("egretd did not start: %s", output.constData());
    }

    void stopServer()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        m_server.terminate();
        if (!m_server.waitForFinished(20000))
            qFatal("egretd did not end on SIGTERM");
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_url;
    std::string m_checksum;
    WorkerPool m_pool{2};
};

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); // a hundred kills take longer than Qt's five minutes
    QCoreApplication app(argc, argv);
    TestWholeWay test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_whole_way.moc"
