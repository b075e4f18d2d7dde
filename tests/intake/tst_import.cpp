// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Json.h>
#include <ledger/Ledger.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace egret;

namespace {

const QString shared = QStringLiteral(EGRET_SHARED "/data");

struct Ran
{
    int code = -1;
    Json json;
    QByteArray errors;
    [[nodiscard]] std::int64_t operator[](const char *key) const { return integerAt(json, key, -1); }
};

} // namespace

/// egretctl itself, on cities that are made out of district polygons.
class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        write(
            QStringLiteral("area.geojson"),
            R"({"type":"Polygon","coordinates":[[[-123.3,38.7],[-76.8,38.7],[-76.8,49.4],[-123.3,49.4],[-123.3,38.7]]]})");
        const Ran made =
            egretctl({QStringLiteral("city"), QStringLiteral("new"), QStringLiteral("--out"), at("city"),
                      QStringLiteral("--code"), QStringLiteral("990100"), QStringLiteral("--name"),
                      QStringLiteral("Two cities"), QStringLiteral("--districts"), at("area.geojson")});
        QVERIFY2(made.code == 0, made.errors.constData());
    }

    void takesVancouversTreesButNotThoseAtZero()
    {
        const QString trees =
            shared + QStringLiteral("/components/vancouver_trees_2018/StreetTrees_csv.tar.xz");
        if (!QFile::exists(trees))
            QSKIP("the real data of ../shared/data are not here");
        write(QStringLiteral("map.json"),
              R"({"schema":1,"position":{"lon":"LONGITUDE","lat":"LATITUDE"},"class":{"fixed":"04002"},
                  "code":{"column":"TREE_ID","prefix":"van-"},"survey":"DATE_PLANTED","remark":"COMMON_NAME"})");
        const Ran first = import({trees});
        QVERIFY2(first.code == 0, first.errors.constData());
        QCOMPARE(first["read"], 144'815);
        QCOMPARE(first["rejected"], 20'922);
        QCOMPARE(first["imported"], 144'815 - 20'922);
        QCOMPARE(rows("component"), 144'815u - 20'922u);
        const Ran again = import({trees});
        QCOMPARE(again["unchanged"], 144'815 - 20'922);
        QCOMPARE(again["imported"] + again["updated"], 0);
    }

    void takesEveryFeatureOfWashingtonsLayers_data()
    {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<int>("features");
        const std::pair<const char *, int> layers[] = {{"bollards", 11608},
                                                       {"bridge-polygons-ddot", 264},
                                                       {"bridges-and-tunnel-entrances", 520},
                                                       {"capital-bike-share-locations", 399},
                                                       {"cctv-street-cameras", 596},
                                                       {"census-block-groups-2010", 450},
                                                       {"hydrography", 795},
                                                       {"litter-cans", 5265},
                                                       {"neighborhood-clusters", 39},
                                                       {"parking-meters-2009", 11443},
                                                       {"reservations-points", 1237},
                                                       {"sewers-inlets", 2772},
                                                       {"sidewalk-grates", 10147},
                                                       {"speed-humps", 269},
                                                       {"street-vendor-locations", 701},
                                                       {"traffic-signal-cabinets", 1412},
                                                       {"ward-2012", 8}};
        for (const auto &[layer, features] : layers)
            QTest::newRow(layer) << QString::fromLatin1(layer) << features;
    }

    void takesEveryFeatureOfWashingtonsLayers()
    {
        QFETCH(QString, layer);
        QFETCH(int, features);
        const QString file =
            shared + QStringLiteral("/components/dc_2016/") + layer + QStringLiteral(".geojson");
        if (!QFile::exists(file))
            QSKIP("the real data of ../shared/data are not here");
        write(QStringLiteral("map.json"), R"({"schema":1,"class":{"fixed":"dc:90001"},
              "classes":[{"key":"dc:90001","name":"A layer of Washington"}]})");
        const Ran ran = import({file});
        QVERIFY2(ran.code == 0, ran.errors.constData());
        QCOMPARE(ran["imported"], features);
        QCOMPARE(ran["read"], features);
        QCOMPARE(rows("component"), static_cast<std::uint64_t>(features));
    }

    void saysOfEveryRowWhatBecameOfIt()
    {
        write(QStringLiteral("map.json"),
              R"({"schema":1,"position":{"lon":"x","lat":"y"},"class":{"fixed":"01003"},"code":"id",
              "state":{"column":"s","table":{"ok":"intact","bad":"damaged"}}})");
        write(QStringLiteral("a.csv"),
              "id,x,y,s\nA,-77,39,ok\nB,0,0,ok\nC,,39,ok\nD,-77,39,?\nE,10,10,ok\nA,-77,39.1,bad\nF,-77,39,"
              "ok\n");
        const Ran first = import({at("a.csv")});
        QVERIFY2(first.code == 0, first.errors.constData());
        QCOMPARE(first["read"], 7);
        QCOMPARE(first["imported"], 2);
        QCOMPARE(first["updated"], 1); // A came twice
        QCOMPARE(first["rejected"], 4);
        QFile table(QString::fromStdString(textAt(first.json, "rejects")));
        QVERIFY(table.open(QFile::ReadOnly));
        const QByteArray text = table.readAll();
        QVERIFY2(text.contains("a.csv,3,x,is empty: there is no place,\"C,,39,ok\"\n"), text.constData());
        QCOMPARE(text.count('\n'), 5);
    }

    void leavesTheCityAsItWasWhenAFileCannotBeRead()
    {
        write(QStringLiteral("map.json"),
              R"({"schema":1,"position":{"lon":"x","lat":"y"},"class":{"fixed":"01003"}})");
        write(QStringLiteral("a.csv"), "x,y\n-77,39\n");
        const auto before = manifest();
        const Ran ran = import({at("a.csv"), at("missing.csv")});
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.errors.contains("missing.csv: cannot be opened"));
        QVERIFY(manifest() == before);
    }

    void leavesTheCityAsItWasWhenThereIsNoRoom()
    {
        write(QStringLiteral("map.json"),
              R"({"schema":1,"position":{"lon":"x","lat":"y"},"class":{"fixed":"01003"}})");
        QByteArray text = "x,y\n";
        for (int i = 0; i < 20'000; ++i)
            text += QByteArray::number(-77 - i * 1e-5) + ",39\n";
        write(QStringLiteral("a.csv"), text);
        const auto before = manifest();
        QProcess process; // no file may grow beyond 8 KiB: writing fails as it does on a full disk
        process.start(QStringLiteral("/bin/bash"),
                      QStringList{QStringLiteral("-c"), QStringLiteral("ulimit -f 8; exec \"$@\""),
                                  QStringLiteral("-"), QStringLiteral(EGRET_BIN_DIR "/egretctl")}
                          + arguments({at("a.csv")}));
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(manifest() == before);
        QCOMPARE(import({at("a.csv")})["imported"], 20'000);
    }

    void leavesTheCityAsItWasWhenRowsThatDoNotFitIntoMemoryFindNoRoom()
    {
        write(QStringLiteral("map.json"),
              R"({"schema":1,"position":{"lon":"x","lat":"y"},"class":{"fixed":"01003"},"code":"id"})");
        QByteArray text = "id,x,y\n";
        for (int i = 0; i < 100'000; ++i)
            text += QByteArray::number(i) + ",-77." + QByteArray::number(i) + ",39\n";
        write(QStringLiteral("a.csv"), text);
        const auto before = manifest();
        const QStringList tight =
            arguments({at("a.csv")}) + QStringList{QStringLiteral("--memory"), QStringLiteral("1")};
        QProcess process; // no file may grow beyond 512 KiB
        process.start(QStringLiteral("/bin/bash"),
                      QStringList{QStringLiteral("-c"), QStringLiteral("ulimit -f 512; exec \"$@\""),
                                  QStringLiteral("-"), QStringLiteral(EGRET_BIN_DIR "/egretctl")}
                          + tight);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        const QByteArray errors = process.readAllStandardError();
        QVERIFY2(errors.contains("what does not fit into memory cannot be written: File too large"),
                 errors.constData());
        QVERIFY(manifest() == before);
        QCOMPARE(egretctl(tight)["imported"], 100'000);
        QCOMPARE(
            QDir(at("city/imports")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
            0);
    }

    void refusesALineOfTenGigabytesInLittleMemory_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("a line") << QByteArray("x,y\n-77,39\n") << QByteArray("row 2 is longer than 64 MiB");
        QTest::newRow("a header") << QByteArray("x,y") << QByteArray("its first line is longer than 64 MiB");
        QTest::newRow("quotes") << QByteArray("x,y\n-77,39\n\"") << QByteArray("row 2 is longer than 64 MiB");
        QTest::newRow("a feature") << QByteArray("[{\"x\":-77,\"y\":39},{\"x\":\"")
                                   << QByteArray("row 2 is longer than 64 MiB");
    }

    void refusesALineOfTenGigabytesInLittleMemory()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer needs more address space than the test grants");
#endif
        QFETCH(QByteArray, begin);
        QFETCH(QByteArray, says);
        write(QStringLiteral("map.json"),
              R"({"schema":1,"position":{"lon":"x","lat":"y"},"class":{"fixed":"01003"}})");
        QFile file(at("long.csv"));
        QVERIFY(file.open(QFile::WriteOnly));
        QVERIFY(file.write(begin + QByteArray(100'000, ' ')) > 0); // beyond what is looked at first
        QVERIFY(file.resize(qint64{10} << 30)); // sparse
        file.close();
        const auto before = manifest();
        QProcess process;
        process.start(QStringLiteral("/bin/bash"),
                      QStringList{QStringLiteral("-c"), QStringLiteral("ulimit -v 1000000; exec \"$@\""),
                                  QStringLiteral("-"), QStringLiteral(EGRET_BIN_DIR "/egretctl")}
                          + arguments({at("long.csv")}));
        QVERIFY(process.waitForFinished(120'000));
        const QByteArray errors = process.readAllStandardError();
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(errors.contains("long.csv") && errors.contains(says), errors.constData());
        QVERIFY(manifest() == before);
    }

    void refusesWhatIsNoFile()
    {
        write(QStringLiteral("map.json"),
              R"({"schema":1,"position":{"lon":"x","lat":"y"},"class":{"fixed":"01003"}})");
        const auto before = manifest();
        Ran ran = import({m_folder->path()});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.errors.contains(m_folder->path().toUtf8()), ran.errors.constData());
        if (::geteuid() != 0) { // root reads everything
            write(QStringLiteral("secret.csv"), "x,y\n-77,39\n");
            QVERIFY(QFile::setPermissions(at("secret.csv"), {}));
            ran = import({at("secret.csv")});
            QCOMPARE(ran.code, 1);
            QVERIFY2(ran.errors.contains("secret.csv: cannot be opened"), ran.errors.constData());
        }
        QVERIFY(manifest() == before);
    }

    void saysWhatItDoesNotImport()
    {
        write(QStringLiteral("map.json"), R"({"schema":1,"class":{"fixed":"01003"}})");
        for (const auto &[what, words] :
             {std::pair{"cases", "keeps no cases yet"}, {"officers", "no import changes"}}) {
            const Ran ran = egretctl(arguments({at("a.csv")})
                                     + QStringList{QStringLiteral("--as"), QString::fromLatin1(what)});
            QCOMPARE(ran.code, 2);
            QVERIFY2(ran.errors.contains(words), ran.errors.constData());
        }
    }

    void isBeforeOrAfterWhenKilledAtAnyMoment()
    {
        write(QStringLiteral("map.json"),
              R"({"schema":1,"position":{"lon":"x","lat":"y"},"class":{"fixed":"01003"},"code":"id"})");
        QByteArray text = "id,x,y\n";
        for (int i = 0; i < 20'000; ++i)
            text += QByteArray::number(i) + "," + QByteArray::number(-77 - i * 1e-5) + ",39\n";
        write(QStringLiteral("a.csv"), text);
        const int rounds = qEnvironmentVariableIntValue("EGRET_TEST_LONG") ? 100 : 10;
        for (int round = 0; round < rounds; ++round) {
            const std::uint64_t before = rows("component");
            QProcess process;
            process.start(QStringLiteral(EGRET_BIN_DIR "/egretctl"), arguments({at("a.csv")}));
            QVERIFY(process.waitForStarted());
            (void)process.waitForFinished(5 + round * 400 / rounds);
            process.kill(); // SIGKILL
            (void)process.waitForFinished();
            const std::uint64_t after = rows("component");
            QVERIFY2(after == before || after == 20'000, std::to_string(after).c_str());
            const auto present = manifest();
            auto ledger = ledger::Ledger::open(at("city").toStdString());
            for (const protocol::ChunkEntry &entry : present.chunks)
                QVERIFY(ledger.value()->chunk(entry.hash).ok());
        }
        QCOMPARE(import({at("a.csv")}).code, 0);
        QCOMPARE(rows("component"), 20'000u);
        QVERIFY(!QDir(at("city/imports/.drafts")).exists()); // what the killed ones left is gone
    }

private:
    [[nodiscard]] QString at(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    void write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(text) == text.size());
    }

    Ran egretctl(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(EGRET_BIN_DIR "/egretctl"), arguments);
        Ran ran;
        if (!process.waitForFinished(120'000))
            return ran;
        ran.code = process.exitCode();
        ran.errors = process.readAllStandardError();
        const QByteArray out = process.readAllStandardOutput();
        if (auto json = parseJson({out.data(), static_cast<std::size_t>(out.size())}, "egretctl"); json)
            ran.json = std::move(json).value();
        return ran;
    }

    [[nodiscard]] QStringList arguments(const QStringList &files) const
    {
        return QStringList{QStringLiteral("import")} + files
            + QStringList{QStringLiteral("--map"), at("map.json"), QStringLiteral("--data"), at("city"),
                          QStringLiteral("--json")};
    }
    Ran import(const QStringList &files) { return egretctl(arguments(files)); }

    protocol::Manifest manifest()
    {
        return ledger::Ledger::open(at("city").toStdString()).value()->manifest().value();
    }
    std::uint64_t rows(const char *kind) { return manifest().rows(kind); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestImport)

#include "tst_import.moc"
