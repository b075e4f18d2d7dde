// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Json.h>
#include <crypto/SigningKey.h>
#include <http/Client.h>
#include <ledger/Ledger.h>
#include <support/SmallCity.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <thread>

using namespace egret;

/// The drill: a served city is backed up while it is written, its server is killed, and the city comes back.
/// Real programs, real files.
class TestBackup : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    test::SmallCity m_small;
    std::string m_said; ///< by the last egretctl

    std::string path(const std::string &name) const { return m_folder.path().toStdString() + "/" + name; }
    int egretctl(const std::vector<std::string> &words)
    {
        QStringList list;
        for (const std::string &word : words)
            list << QString::fromStdString(word);
        QProcess program;
        program.start(QStringLiteral(EGRET_BIN_DIR "/egretctl"), list);
        if (!program.waitForFinished(120'000))
            return -1;
        m_said = program.readAllStandardOutput().toStdString() + program.readAllStandardError().toStdString();
        return program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
    }
    static std::uint16_t serve(QProcess &process, const std::string &city)
    {
        process.start(QStringLiteral(EGRET_BIN_DIR "/egretd"),
                      {QStringLiteral("--demo"), QStringLiteral("--data"), QString::fromStdString(city),
                       QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                       QStringLiteral("--log-level"), QStringLiteral("error")});
        QByteArray line;
        while (!line.contains('\n') && process.waitForReadyRead(30'000))
            line += process.readAllStandardOutput();
        return line.left(line.indexOf('\n')).trimmed().split(':').last().toUShort();
    }
    /// What a client holds after it has caught up.
    Json sync(std::uint16_t port, const std::string &cache)
    {
        if (egretctl({"sync", "--server", "http://127.0.0.1:" + std::to_string(port), "--cache", path(cache),
                      "--json", "--timeout", "100"})
            != 0)
            qFatal("sync: %s", m_said.c_str());
        return parseJson(m_said, "sync").value();
    }
    /// Another state for one component of the city; the same for the same number.
    protocol::ChangeEvent change(std::uint32_t number) const
    {
        const points::PointSet &set = m_small.components;
        const points::Point point = set.at(number % set.size());
        protocol::ChangeEvent event;
        event.actor = "test";
        event.district = set.districts[point.district];
        event.cls = set.classes[point.cls];
        event.serial = point.serial;
        event.at = point.at;
        event.state = number % 2 ? "damaged" : "missing";
        event.survey = point.survey;
        event.change = static_cast<Day>(point.survey + 1 + static_cast<int>(number % 9));
        return event;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_small = test::makeSmallCity(41, 2000);
        WorkerPool pool(1);
        QVERIFY(ledger::createCity(path("city"), m_small.content(), pool).ok());
    }

    void theDrill()
    {
        QProcess server;
        std::uint16_t port = serve(server, path("city"));
        QVERIFY(port != 0);
        std::atomic<bool> stop{false};
        std::atomic<int> written{0};
        std::atomic<int> refused{0};
        std::atomic<int> changed{0}; ///< components among them
        auto ledger = std::move(ledger::Ledger::open(path("city"))).value();
        std::thread components([&] {
            // 500 a second: two processes that wrote without a pause would keep one another waiting.
            for (std::uint32_t i = 0; !stop; ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
                const bool taken = ledger->append(change(i)).ok();
                ++(taken ? written : refused);
                changed += taken;
            }
        });
        std::thread documents([&] {
            http::ClientOptions options;
            options.port = port;
            http::Client client(options);
            for (int i = 0; !stop; ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
                const Json command = {
                    {"command", "document.put"},
                    {"arguments",
                     {{"kind", "scene"}, {"id", "scene-" + std::to_string(i % 50)}, {"body", i}}}};
                const auto answer = client.request("POST", "/v1/commands", {}, dumped(command));
                if (answer && answer.value().status == 200)
                    ++written;
                else if (!stop)
                    ++refused;
            }
        });
        const auto more = [&](int count) {
            const int from = written;
            return QTest::qWaitFor([&, from] { return written > from + count; }, 100'000);
        };
        QVERIFY(more(100));
        const int backedUp = egretctl({"backup", path("backup"), "--data", path("city")});
        const std::string words = m_said;
        const int before = changed;
        const bool went = more(100) // the server was written all along
            && QTest::qWaitFor([&] { return changed > before + 20; }, 100'000);
        // What the log holds by now, the server shows a moment later.
        const std::uint64_t reached = ledger->lastSeq().value();
        http::ClientOptions asking;
        asking.port = port;
        http::Client asker(asking);
        const bool shown = QTest::qWaitFor(
            [&] {
                const auto page = asker.get("/v1/components?limit=1");
                const Result<Json> json = page ? parseJson(page.value().body, "page") : page.error();
                return json && integerAt(json.value(), "seq", 0) >= static_cast<std::int64_t>(reached);
            },
            100'000);
        const Json ahead = sync(port, "client.db"); // this client has seen what the backup has not
        stop = true;
        ::kill(static_cast<pid_t>(server.processId()), SIGKILL);
        server.waitForFinished();
        components.join();
        documents.join();
        QVERIFY2(backedUp == 0, words.c_str());
        QVERIFY(went && shown);
        QCOMPARE(refused.load(), 0);
        const std::uint64_t lost = ledger->lastSeq().value();

        QCOMPARE(egretctl({"restore", path("backup"), "--data", path("restored")}), 0);
        QVERIFY2(egretctl({"ledger", "verify", path("restored")}) == 0, m_said.c_str());
        port = serve(server, path("restored"));
        QVERIFY(port != 0);
        const Json client = sync(port, "client.db");
        const Json fresh = sync(port, "fresh.db");
        QVERIFY(client["epoch"] != ahead["epoch"]);
        QVERIFY(client["epoch"] == fresh["epoch"]);
        QVERIFY(client["checksum"] == fresh["checksum"]); // exact again …
        QVERIFY(client["checksum"] != ahead["checksum"]); // … without what came after the backup
        auto restored = std::move(ledger::Ledger::open(path("restored"))).value();
        QVERIFY(restored->lastSeq().value() < lost);

        QVERIFY(restored->append(change(7)).ok()); // life goes on, and the chain with it
        server.terminate();
        QVERIFY(server.waitForFinished(20'000));
        QVERIFY2(egretctl({"ledger", "verify", path("restored")}) == 0, m_said.c_str());
        auto database = std::move(sqlite::Database::open(path("restored") + "/ledger.db", false)).value();
        QCOMPARE(database.integer("SELECT count(*) FROM events WHERE type = 'restore'").value(),
                 std::int64_t{1});
        QCOMPARE(database.integer("SELECT count(*) FROM events WHERE type = 'backup'").value(),
                 std::int64_t{1});
        // And the restored city can be backed up and restored in turn.
        QCOMPARE(egretctl({"backup", path("second"), "--data", path("restored")}), 0);
        QCOMPARE(egretctl({"restore", path("second"), "--data", path("again")}), 0);
        QVERIFY2(egretctl({"ledger", "verify", path("again")}) == 0, m_said.c_str());
    }

    void nothingIsOverwritten()
    {
        QCOMPARE(egretctl({"backup", path("backup"), "--data", path("city")}), 1);
        QVERIFY(m_said.find("is there already") != std::string::npos);
        QCOMPARE(egretctl({"restore", path("backup"), "--data", path("city")}), 1);
        QVERIFY(m_said.find("is there already") != std::string::npos);
        QCOMPARE(egretctl({"restore", path("city"), "--data", path("none")}), 1);
        QVERIFY(m_said.find("holds no backup") != std::string::npos);
        QCOMPARE(egretctl({"backup", path("new")}), 2);
    }

    void anAlteredBackupIsRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("the log") << QStringLiteral("ledger.db");
        QTest::newRow("a chunk") << QString();
        QTest::newRow("what it says of itself") << QStringLiteral("backup.json");
    }

    void anAlteredBackupIsRefused()
    {
        QFETCH(QString, file);
        namespace fs = std::filesystem;
        const std::string copy = path("altered");
        fs::remove_all(copy);
        fs::copy(path("backup"), copy, fs::copy_options::recursive);
        fs::path victim = fs::path(copy) / file.toStdString();
        if (file.isEmpty()) {
            for (const auto &entry : fs::recursive_directory_iterator(copy + "/chunks")) {
                if (entry.is_regular_file())
                    victim = entry.path();
            }
        }
        {
            std::fstream bytes(victim, std::ios::in | std::ios::out | std::ios::binary);
            bytes.seekg(static_cast<std::streamoff>(fs::file_size(victim) / 2));
            const auto place = bytes.tellg();
            const char other = static_cast<char>(bytes.get() ^ 1);
            bytes.seekp(place);
            bytes.put(other);
        }
        QCOMPARE(egretctl({"restore", copy, "--data", path("from-altered")}), 1);
        QVERIFY(!fs::exists(path("from-altered")));
        QVERIFY(!fs::exists(path("from-altered.part")));
    }

    /// Keys travel with the backup and stay private.
    void whatWasPrivateStaysPrivate()
    {
        namespace fs = std::filesystem;
        const std::string city = path("with-keys");
        WorkerPool pool(1);
        QVERIFY(ledger::createCity(city, test::makeSmallCity(42, 200).content(), pool).ok());
        QVERIFY(ledger::Ledger::open(city).ok());
        QVERIFY(crypto::SigningKey::loadOrCreate(city + "/keys/ledger.key").ok());
        QCOMPARE(egretctl({"backup", path("private"), "--data", city}), 0);
        for (const char *name : {"", "/keys/ledger.key"}) {
            const fs::perms perms = fs::status(path("private") + name).permissions();
            QVERIFY2((perms & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none, name);
        }
        QCOMPARE(egretctl({"restore", path("private"), "--data", path("private-again")}), 0);
        const fs::perms perms = fs::status(path("private-again") + "/keys/ledger.key").permissions();
        QCOMPARE(int(perms), 0600);
    }
};

QTEST_GUILESS_MAIN(TestBackup)

#include "tst_backup.moc"
