// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Json.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace egret;

namespace {

const QString shared = QStringLiteral(EGRET_SHARED "/data");

} // namespace

/// A city made of what other cities publish, imported while a real egretd serves it, as its clients see it.
class TestServedImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        write(
            "areas.geojson",
            R"([{"type":"Feature","properties":{"c":"990101","n":"Washington"},"geometry":{"type":"Polygon","coordinates":[[[-77.3,38.7],[-76.8,38.7],[-76.8,39.1],[-77.3,39.1],[-77.3,38.7]]]}},
                  {"type":"Feature","properties":{"c":"990102","n":"Vancouver"},"geometry":{"type":"Polygon","coordinates":[[[-124,48.5],[-122,48.5],[-122,50],[-124,50],[-124,48.5]]]}}])");
        QVERIFY2(egretctl({QStringLiteral("city"), QStringLiteral("new"), QStringLiteral("--out"), at("city"),
                           QStringLiteral("--code"), QStringLiteral("990100"), QStringLiteral("--name"),
                           QStringLiteral("Two cities"), QStringLiteral("--districts"), at("areas.geojson"),
                           QStringLiteral("--code-column"), QStringLiteral("c"),
                           QStringLiteral("--name-column"), QStringLiteral("n")}),
                 m_errors.constData());
        m_server.start(QStringLiteral(EGRET_BIN_DIR "/egretd"),
                       {QStringLiteral("--demo"), QStringLiteral("--data"), at("city"),
                        QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
        QVERIFY(m_server.waitForStarted());
        while (!m_server.canReadLine() && m_server.waitForReadyRead(120'000)) { }
        const QByteArray line = m_server.readLine().trimmed();
        QVERIFY2(line.contains("http"), line.constData());
        m_url = QString::fromUtf8(line.mid(line.indexOf("http")));
    }

    void cleanupTestCase()
    {
        m_server.terminate();
        QVERIFY(m_server.waitForFinished(60'000));
    }

    void bringsClientsWhatIsImportedUnderTheServer()
    {
        write("map.json",
              R"({"schema":1,"position":{"lon":"x","lat":"y"},"class":{"fixed":"01003"},"code":"id"})");
        write("a.csv", "id,x,y\n1,-77,39\n2,-123,49.2\n");
        QVERIFY2(import({at("a.csv")}), m_errors.constData());
        QTRY_COMPARE_WITH_TIMEOUT(synced("client.db"), 2, 60'000);
        // A client that follows gets the next import without asking again.
        QProcess follower;
        follower.start(QStringLiteral(EGRET_BIN_DIR "/egretctl"),
                       {QStringLiteral("sync"), QStringLiteral("--server"), m_url, QStringLiteral("--cache"),
                        at("follower.db"), QStringLiteral("--follow"), QStringLiteral("--json")});
        QVERIFY(follower.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at("follower.db")), 60'000);
        write("b.csv", "id,x,y\n2,-123.1,49.25\n3,-77.1,38.9\n");
        QVERIFY2(import({at("b.csv")}), m_errors.constData());
        QTRY_COMPARE_WITH_TIMEOUT(synced("client.db"), 3, 60'000);
        // It has no way to tell when it has it: it is asked to end, and tried again until it had.
        for (int tries = 0; tries < 60; ++tries) {
            QTest::qWait(500);
            follower.terminate();
            QVERIFY(follower.waitForFinished(60'000));
            if (json(follower.readAllStandardOutput())["components"] == 3)
                return;
            follower.start();
            QVERIFY(follower.waitForStarted());
        }
        QFAIL("the follower never got the import");
    }

    void opensAndFiltersACityOfOthersLikeItsOwn()
    {
        const QString trees =
            shared + QStringLiteral("/components/vancouver_trees_2018/StreetTrees_csv.tar.xz");
        if (!QFile::exists(trees))
            QSKIP("the real data of ../shared/data are not here");
        write("map.json",
              R"({"schema":1,"position":{"lon":"LONGITUDE","lat":"LATITUDE"},"class":{"fixed":"04002"},
                  "code":{"column":"TREE_ID","prefix":"van-"},"survey":"DATE_PLANTED","remark":"COMMON_NAME"})");
        QVERIFY2(import({trees}), m_errors.constData());
        const int before = 3;
        const int vancouver = 144'815 - 20'922;
        QTRY_COMPARE_WITH_TIMEOUT(synced("client.db"), before + vancouver, 60'000);
        // Each import meets the whole city; tst_import takes all layers one by one.
        const int layers = qEnvironmentVariableIntValue("EGRET_TEST_LONG") ? 17 : 4;
        int washington = 0;
        int number = 90'001;
        for (const auto &[layer, features] : {std::pair{"bollards", 11'608},
                                              {"parking-meters-2009", 11'443},
                                              {"sidewalk-grates", 10'147},
                                              {"litter-cans", 5'265},
                                              {"sewers-inlets", 2'772},
                                              {"traffic-signal-cabinets", 1'412},
                                              {"reservations-points", 1'237},
                                              {"hydrography", 795},
                                              {"street-vendor-locations", 701},
                                              {"cctv-street-cameras", 596},
                                              {"bridges-and-tunnel-entrances", 520},
                                              {"census-block-groups-2010", 450},
                                              {"capital-bike-share-locations", 399},
                                              {"speed-humps", 269},
                                              {"bridge-polygons-ddot", 264},
                                              {"neighborhood-clusters", 39},
                                              {"ward-2012", 8}}) {
            if (number - 90'001 == layers)
                break;
            const QByteArray key = "dc:" + QByteArray::number(number++);
            write("map.json",
                  R"({"schema":1,"class":{"fixed":")" + key + R"("},"district":{"otherwise":"990101"},
                      "classes":[{"key":")"
                      + key + R"(","name":")" + layer + R"(","category":"traffic"}]})");
            QVERIFY2(import({shared + QStringLiteral("/components/dc_2016/") + QLatin1String(layer)
                             + QStringLiteral(".geojson")}),
                     m_errors.constData());
            QCOMPARE(integerAt(json(m_out), "imported"), features);
            washington += features;
        }
        QCOMPARE(washington, layers == 17 ? 47'925 : 11'608 + 11'443 + 10'147 + 5'265);
        QTRY_COMPARE_WITH_TIMEOUT(synced("client.db"), before + vancouver + washington, 60'000);
        QCOMPARE(synced("new.db"), before + vancouver + washington);
        // The server answers of it as of any city: by class, by district, by place.
        QCOMPARE(matched("class=dc:90004"), 5'265);
        QCOMPARE(matched("district=990102"), vancouver + 1);
        QVERIFY(matched("bbox=-77.04,38.88,-77.0,38.92") > 1000);
    }

private:
    [[nodiscard]] QString at(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &text)
    {
        QFile file(at(name));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(text) == text.size());
    }
    static Json json(const QByteArray &text)
    {
        auto parsed = parseJson({text.data(), static_cast<std::size_t>(text.size())}, "output");
        return parsed ? std::move(parsed).value() : Json::object();
    }
    bool run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        const bool ended = process.waitForFinished(280'000);
        m_out = process.readAllStandardOutput();
        m_errors = process.readAllStandardError();
        return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }
    bool egretctl(const QStringList &arguments)
    {
        return run(QStringLiteral(EGRET_BIN_DIR "/egretctl"), arguments);
    }
    bool import(const QStringList &files)
    {
        return egretctl(QStringList{QStringLiteral("import")} + files
                        + QStringList{QStringLiteral("--data"), at("city"), QStringLiteral("--map"),
                                      at("map.json"), QStringLiteral("--json")});
    }
    /// The components in a cache after a sync; the server may need a moment to notice an import.
    int synced(const char *cache)
    {
        if (!egretctl({QStringLiteral("sync"), QStringLiteral("--server"), m_url, QStringLiteral("--cache"),
                       at(cache), QStringLiteral("--json")}))
            return -1;
        return static_cast<int>(integerAt(json(m_out), "components"));
    }
    /// How many components the server finds; -1 when it does not answer.
    int matched(const char *query)
    {
        const QString url =
            m_url + QStringLiteral("/ogc/collections/components/items?limit=1&") + QLatin1String(query);
        if (!run(QStringLiteral("curl"), {QStringLiteral("-sSf"), url}))
            return -1;
        return static_cast<int>(integerAt(json(m_out), "numberMatched", -1));
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_url;
    QByteArray m_out;
    QByteArray m_errors;
};

QTEST_GUILESS_MAIN(TestServedImport)

#include "tst_served_import.moc"
