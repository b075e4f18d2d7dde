// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Json.h>
#include <geo/Datum.h>

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace egret;

namespace {

const QString shared = QStringLiteral(EGRET_SHARED "/data");

} // namespace

/// Files that nobody here wrote: every one is taken or refused with a reason, and never are there fewer rows
/// than ogrinfo finds.
class TestRealFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(shared))
            QSKIP("the real data of ../shared/data are not here");
        QVERIFY(m_folder.isValid());
        write(
            "world.geojson",
            R"({"type":"Polygon","coordinates":[[[-179.99,-85],[179.99,-85],[179.99,85],[-179.99,85],[-179.99,-85]]]})");
        newCity("world", {at("world.geojson")}, {});
    }

    void takesOrRefusesEveryFile_data()
    {
        QTest::addColumn<QString>("file");
        QDirIterator files(shared, QDir::Files, QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
        const QRegularExpression tables(
            QStringLiteral(R"(\.(csv|geojson|json|csv\.xz|csv\.zip|tar\.xz|js)$)"));
        while (files.hasNext()) {
            const QString file = files.next().mid(shared.size() + 1);
            if (tables.match(file).hasMatch())
                QTest::newRow(file.toUtf8().constData()) << file;
        }
    }

    void takesOrRefusesEveryFile()
    {
        QFETCH(QString, file);
        const QString path = shared + QLatin1Char('/') + file;
        const QString map = at("map.json");
        QFile::remove(map);
        if (!egretctl({QStringLiteral("import"), path, QStringLiteral("--guess"), QStringLiteral("--data"),
                       at("world"), QStringLiteral("--map"), map})) {
            refused(path);
            return;
        }
        if (!egretctl({QStringLiteral("import"), path, QStringLiteral("--data"), at("world"),
                       QStringLiteral("--map"), map, QStringLiteral("--rejects"), at("rejects.csv"),
                       QStringLiteral("--dry-run"), QStringLiteral("--json")})) {
            refused(path);
            return;
        }
        const Json sum = json();
        const std::int64_t read = integerAt(sum, "read");
        const std::int64_t rejected = integerAt(sum, "rejected");
        QCOMPARE(integerAt(sum, "imported") + integerAt(sum, "updated") + integerAt(sum, "unchanged")
                     + rejected,
                 read);
        std::int64_t withReason = 0;
        std::int64_t withoutPlace = 0; // that OGR counts as features all the same
        for (const auto &[reason, count] : sum["reasons"].items()) {
            QVERIFY2(!reason.empty(), "rejected without a reason");
            withReason += count.get<std::int64_t>();
            const QString words = QString::fromStdString(reason);
            if (words.contains(QStringLiteral("place")) || words.contains(QStringLiteral("0, 0"))
                || words.contains(QStringLiteral("degrees"))
                || words.contains(QStringLiteral("not a number")))
                withoutPlace += count.get<std::int64_t>();
        }
        QCOMPARE(withReason, rejected);
        const std::int64_t features = featuresOf(path);
        if (features < 0)
            return; // OGR does not read it at all, or is not here
        const QByteArray told = "read " + QByteArray::number(static_cast<qlonglong>(read)) + ", rejected "
            + QByteArray::number(static_cast<qlonglong>(rejected)) + ", OGR has "
            + QByteArray::number(static_cast<qlonglong>(features)) + m_out;
        QVERIFY2(read >= features, told.constData());
        QVERIFY2(read - rejected >= features - withoutPlace, told.constData());
    }

    void findsThePlacesOfAllChina()
    {
        const QString file = shared + QStringLiteral("/boundaries/adcode_ccby/adcode5_all_china.tar.xz");
        if (!QFile::exists(file))
            QSKIP("the unit table is not here");
        write(
            "map.json",
            R"({"schema":1,"source":{"header":false,"separator":","},"crs":"gcj02","position":{"lon":"13","lat":"14"},
                  "class":{"fixed":"own:90001"},"classes":[{"key":"own:90001","name":"Units"}],"code":"1","place":"3"})");
        QVERIFY2(importInto("world", {file}), m_errors.constData());
        QCOMPARE(integerAt(json(), "read"), 713'035);
        QCOMPARE(integerAt(json(), "imported"), 97'604);
        QCOMPARE(integerAt(json()["reasons"], "13 is empty: there is no place"), 713'035 - 97'604);
    }

    void takesAllPickupsOfNewYork()
    {
        const QString file =
            shared + QStringLiteral("/components/nyc_uber_pickups/uber-pickup-locations.json");
        if (!QFile::exists(file))
            QSKIP("the pickups are not here");
        QVERIFY2(egretctl({QStringLiteral("import"), file, QStringLiteral("--guess"),
                           QStringLiteral("--data"), at("world")}),
                 m_errors.constData());
        QCOMPARE(textAt(json()["position"], "lon"),
                 std::string("1")); // arrays without names, in the right order
        write("map.json", m_out);
        QVERIFY2(importInto("world", {file}), m_errors.constData());
        QCOMPARE(integerAt(json(), "imported"), 100'000);
    }

    void putsXiamensMetroWhereItsDistrictsAre()
    {
        QFile stations(shared + QStringLiteral("/osm_and_metro/xiamen_metro_mit/xm.js"));
        if (!stations.open(QFile::ReadOnly))
            QSKIP("the stations are not here");
        QByteArray rows = "id,name,lon,lat\n";
        const QRegularExpression station(
            QStringLiteral(R"(id: (\d+), name: '([^']+)'.*?lat: '([0-9.]+)', lng: '([0-9.]+)')"));
        auto all = station.globalMatch(QString::fromUtf8(stations.readAll()));
        std::map<std::string, geo::LonLat> given;
        while (all.hasNext()) {
            const auto one = all.next();
            rows += (one.captured(1) + u',' + one.captured(2) + u',' + one.captured(4) + u','
                     + one.captured(3) + u'\n')
                        .toUtf8();
            given["m-" + one.captured(1).toStdString()] = {one.captured(4).toDouble(),
                                                           one.captured(3).toDouble()};
        }
        QCOMPARE(given.size(), std::size_t{70});
        write("metro.csv", rows);
        QStringList districts;
        for (const char *code : {"350203", "350205", "350206", "350211", "350212", "350213"})
            districts << shared + QStringLiteral("/boundaries/adcode_ccby/fences_gcj02/")
                    + QLatin1String(code) + QStringLiteral(".json");
        newCity("xiamen", districts, {QStringLiteral("--crs"), QStringLiteral("gcj02")});
        write("map.json",
              R"({"schema":1,"crs":"gcj02","position":{"lon":"lon","lat":"lat"},"class":{"fixed":"own:90001"},
                  "classes":[{"key":"own:90001","name":"Metro"}],"code":{"column":"id","prefix":"m-"},"place":"name"})");
        QVERIFY2(importInto("xiamen", {at("metro.csv")}), m_errors.constData());
        QCOMPARE(integerAt(json(), "imported"),
                 70); // every station lies in a district of the same file family
        // And what came out is the place that was given, to the centimetre, half a kilometre from the raw
        // numbers.
        QVERIFY(egretctl({QStringLiteral("export"), QStringLiteral("--data"), at("xiamen"),
                          QStringLiteral("--out"), at("metro.geojson")}));
        QFile out(at("metro.geojson"));
        QVERIFY(out.open(QFile::ReadOnly));
        const QByteArray text = out.readAll();
        const Json features =
            parseJson({text.data(), static_cast<std::size_t>(text.size())}, "metro").value()["features"];
        QCOMPARE(features.size(), std::size_t{70});
        for (const Json &feature : features) {
            const geo::LonLat found{feature["geometry"]["coordinates"][0].get<double>(),
                                    feature["geometry"]["coordinates"][1].get<double>()};
            const geo::LonLat raw = given.at(textAt(feature["properties"], "code"));
            QVERIFY(geo::distanceMetres(geo::fromWgs84(found, geo::Datum::Gcj02), raw) < 0.05);
            const double apart = geo::distanceMetres(found, raw);
            QVERIFY2(apart > 300 && apart < 800, std::to_string(apart).c_str());
        }
    }

private:
    [[nodiscard]] QString at(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &text)
    {
        QFile file(at(name));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(text) == text.size());
    }
    bool egretctl(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(EGRET_BIN_DIR "/egretctl"), arguments);
        const bool ended = process.waitForFinished(280'000);
        m_out = process.readAllStandardOutput();
        m_errors = process.readAllStandardError();
        m_crashed = !ended || process.exitStatus() != QProcess::NormalExit;
        return !m_crashed && process.exitCode() == 0;
    }
    bool importInto(const char *city, const QStringList &files)
    {
        return egretctl(QStringList{QStringLiteral("import")} + files
                        + QStringList{QStringLiteral("--data"), at(city), QStringLiteral("--map"),
                                      at("map.json"), QStringLiteral("--rejects"), at("rejects.csv"),
                                      QStringLiteral("--json")});
    }
    void newCity(const char *name, const QStringList &districts, const QStringList &more)
    {
        QVERIFY2(egretctl(QStringList{QStringLiteral("city"), QStringLiteral("new"), QStringLiteral("--out"),
                                      at(name), QStringLiteral("--code"), QStringLiteral("990100"),
                                      QStringLiteral("--name"), QStringLiteral("Somewhere"),
                                      QStringLiteral("--districts")}
                          + districts + more),
                 m_errors.constData());
    }
    [[nodiscard]] Json json() const
    {
        auto parsed = parseJson({m_out.data(), static_cast<std::size_t>(m_out.size())}, "egretctl");
        return parsed ? std::move(parsed).value() : Json();
    }
    /// A refusal names the file and says why; and OGR finds no places in it either.
    void refused(const QString &path)
    {
        QVERIFY2(!m_crashed, m_errors.constData());
        const QByteArray name = QFileInfo(path).fileName().toUtf8();
        QVERIFY2(m_errors.contains("egretctl: ") && m_errors.contains(name), m_errors.constData());
        QVERIFY2(m_errors.trimmed().size() > name.size() + 30, m_errors.constData());
        qInfo().noquote() << m_errors.trimmed();
    }
    /// The features of all layers; -1 when OGR is not here or does not read the file.
    static std::int64_t featuresOf(const QString &path)
    {
        QString name = path;
        if (path.endsWith(QStringLiteral(".tar.xz")) || path.endsWith(QStringLiteral(".csv.xz")))
            return -1; // OGR does not unpack them
        if (path.endsWith(QStringLiteral(".zip")))
            name = QStringLiteral("/vsizip/") + path;
        QProcess ogr;
        ogr.start(QStringLiteral("ogrinfo"),
                  {QStringLiteral("-ro"), QStringLiteral("-al"), QStringLiteral("-so"), name});
        if (!ogr.waitForStarted() || !ogr.waitForFinished(120'000) || ogr.exitCode() != 0)
            return -1;
        std::int64_t features = 0;
        bool any = false;
        auto counts = QRegularExpression(QStringLiteral("Feature Count: (\\d+)"))
                          .globalMatch(QString::fromUtf8(ogr.readAllStandardOutput()));
        while (counts.hasNext()) {
            any = true;
            features += counts.next().captured(1).toLongLong();
        }
        return any ? features : -1;
    }

    QTemporaryDir m_folder;
    QByteArray m_out;
    QByteArray m_errors;
    bool m_crashed = false;
};

QTEST_GUILESS_MAIN(TestRealFiles)

#include "tst_real_files.moc"
