// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Json.h>

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace egret;

/// What egretctl export writes, and import takes back.
class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        write(
            "area.geojson",
            R"([{"type":"Feature","properties":{"c":"990101"},"geometry":{"type":"Polygon","coordinates":[[[10,20],[10.5,20],[10.5,21],[10,21],[10,20]]]}},
                  {"type":"Feature","properties":{"c":"990102"},"geometry":{"type":"Polygon","coordinates":[[[10.5,20],[11,20],[11,21],[10.5,21],[10.5,20]]]}}])");
        newCity("city");
        QByteArray rows = "id,x,y,c,s,d,u,p,r\n";
        for (int i = 0; i < 3000; ++i) {
            // Some with identifiers of their own, some with those of the standard.
            const QByteArray id = i % 3 == 0
                ? "own-" + QByteArray::number(i)
                : "99010" + QByteArray::number(1 + i % 2) + "01003" + QByteArray::number(100000 + i);
            rows += id + "," + QByteArray::number(10.0005 + (i % 990) * 0.001, 'f', 7) + ","
                + QByteArray::number(20.001 + i * 0.0003, 'f', 7) + ",01003,"
                + (i % 50 ? "intact" : "damaged") + ",2024-0" + QByteArray::number(1 + i % 9)
                + "-11,9901,\"莲前路, 东侧\",\"call 13812345678\nor \"\"me\"\"\"\n";
        }
        write("rows.csv", rows);
        write(
            "map.json",
            R"({"schema":1,"position":{"lon":"x","lat":"y"},"class":"c","code":"id","state":"s","survey":"d",
                  "responsible":"u","place":"p","remark":"r"})");
        const Json done = import("city", "rows.csv", at("map.json"));
        QCOMPARE(integerAt(done, "imported"), 3000);
    }

    void comesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("ending");
        QTest::newRow("CSV") << QByteArray("csv");
        QTest::newRow("GeoJSON") << QByteArray("geojson");
    }

    void comesBackAsItWas()
    {
        QFETCH(QByteArray, ending);
        const QByteArray file = "all." + ending;
        QVERIFY2(egretctl({QStringLiteral("export"), QStringLiteral("--data"), at("city"),
                           QStringLiteral("--out"), at(file), QStringLiteral("--unmasked")}),
                 m_errors.constData());
        const QString mapping = QStringLiteral(EGRET_SOURCE_DIR "/resources/mappings/export.json");
        // Into the same city: nothing changes. Every place is the same to the last unit.
        const Json again = import("city", file, mapping);
        QCOMPARE(integerAt(again, "unchanged"), 3000);
        // Into a new one: what that writes is the same file.
        const QByteArray other = "other-" + ending;
        newCity(other);
        QCOMPARE(integerAt(import(other, file, mapping), "imported"), 3000);
        QVERIFY(egretctl({QStringLiteral("export"), QStringLiteral("--data"), at(other),
                          QStringLiteral("--out"), at("second." + ending), QStringLiteral("--unmasked")}));
        QCOMPARE(sortedLines("second." + ending), sortedLines(file));
    }

    void masksWhatIsPersonalUnlessItIsAskedFor()
    {
        QVERIFY(egretctl({QStringLiteral("export"), QStringLiteral("--data"), at("city"),
                          QStringLiteral("--out"), at("masked.csv")}));
        const QByteArray text = read("masked.csv");
        QVERIFY(text.contains("call 13*******78"));
        QVERIFY(!text.contains("13812345678"));
        QVERIFY(text.contains("99010201003100001")); // an identifier is none
    }

    void takesWhatTheFilterAdmits()
    {
        const auto rows = [this](const QStringList &filter) {
            const bool done =
                egretctl(QStringList{QStringLiteral("export"), QStringLiteral("--data"), at("city"),
                                     QStringLiteral("--out"), at("some.csv"), QStringLiteral("--unmasked")}
                         + filter);
            return done ? sortedLines("some.csv").size() - 1 : -1;
        };
        const auto all = rows({});
        const auto first = rows({QStringLiteral("--district"), QStringLiteral("990101")});
        QVERIFY(first > 0 && first < all);
        QCOMPARE(rows({QStringLiteral("--district"), QStringLiteral("990102")}) + first, all);
        QCOMPARE(rows({QStringLiteral("--district"), QStringLiteral("990101"), QStringLiteral("990102")}),
                 all);
        QCOMPARE(rows({QStringLiteral("--state"), QStringLiteral("damaged")}), 60);
        QCOMPARE(rows({QStringLiteral("--class"), QStringLiteral("01004")}), 0);
        QCOMPARE(rows({QStringLiteral("--bounds"), QStringLiteral("10"), QStringLiteral("20"),
                       QStringLiteral("10.5"), QStringLiteral("21")})
                     + rows({QStringLiteral("--bounds"), QStringLiteral("10.5"), QStringLiteral("20"),
                             QStringLiteral("11"), QStringLiteral("21")}),
                 all);
    }

    void writesWorkbooksThatOthersRead()
    {
        QVERIFY2(egretctl({QStringLiteral("export"), QStringLiteral("--data"), at("city"),
                           QStringLiteral("--out"), at("all.xlsx")}),
                 m_errors.constData());
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"),
             QStringLiteral("import zipfile,re,sys\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is "
                            "None\nt=z.read('xl/worksheets/sheet1.xml').decode()\n"
                            "print(t.count('<row '), '莲前路, 东侧' in t, '13812345678' in t, "
                            "'s=\"2\"><v>' in t)"),
             at("all.xlsx")});
        if (!python.waitForStarted())
            QSKIP("python3 is not here to read the workbook with");
        QVERIFY(python.waitForFinished(60'000));
        QCOMPARE(python.readAllStandardOutput().trimmed(), QByteArray("3001 True False True"));
    }

    void leavesNothingWhenThereIsNoRoom_data()
    {
        QTest::addColumn<QByteArray>("file");
        for (const char *ending : {"csv", "geojson", "xlsx"})
            QTest::newRow(ending) << QByteArray("full.") + ending;
    }

    void leavesNothingWhenThereIsNoRoom()
    {
        QFETCH(QByteArray, file);
        QProcess process; // no file may grow beyond 8 KiB
        process.start(QStringLiteral("/bin/bash"),
                      {QStringLiteral("-c"), QStringLiteral("ulimit -f 8; exec \"$@\""), QStringLiteral("-"),
                       QStringLiteral(EGRET_BIN_DIR "/egretctl"), QStringLiteral("export"),
                       QStringLiteral("--data"), at("city"), QStringLiteral("--out"), at(file)});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        QDirIterator left(m_folder.path(), {QStringLiteral("full*")});
        QVERIFY2(!left.hasNext(), qPrintable(left.next()));
    }

    void saysWhatIsWrongWithTheCommand()
    {
        QVERIFY(!egretctl({QStringLiteral("export"), QStringLiteral("--data"), at("city"),
                           QStringLiteral("--out"), at("all.doc")}));
        QVERIFY(m_errors.contains("csv, geojson or xlsx"));
        QVERIFY(!egretctl({QStringLiteral("export"), QStringLiteral("--data"), at("city"),
                           QStringLiteral("--out"), at("all.csv"), QStringLiteral("--what"),
                           QStringLiteral("trees")}));
        QVERIFY(m_errors.contains("officers or units, not trees"));
        QVERIFY(!egretctl({QStringLiteral("export"), QStringLiteral("--data"), at("city"),
                           QStringLiteral("--out"), at("no/all.csv")}));
        QVERIFY(m_errors.contains("cannot be written: No such file or directory"));
    }

private:
    [[nodiscard]] QString at(const QByteArray &name) const
    {
        return m_folder.filePath(QString::fromUtf8(name));
    }

    void write(const QByteArray &name, const QByteArray &text)
    {
        QFile file(at(name));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(text) == text.size());
    }
    QByteArray read(const QByteArray &name)
    {
        QFile file(at(name));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    QList<QByteArray> sortedLines(const QByteArray &name)
    {
        // A remark holds one line break in CSV: joined again.
        QByteArray text = read(name);
        text.replace("\nor ", "|or ");
        text.replace(",\n", "\n"); // GeoJSON's commas
        QList<QByteArray> lines = text.trimmed().split('\n');
        std::sort(lines.begin(), lines.end());
        return lines;
    }

    bool egretctl(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(EGRET_BIN_DIR "/egretctl"), arguments);
        const bool ended = process.waitForFinished(120'000);
        m_out = process.readAllStandardOutput();
        m_errors = process.readAllStandardError();
        return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }
    void newCity(const QByteArray &name)
    {
        QVERIFY2(egretctl({QStringLiteral("city"), QStringLiteral("new"), QStringLiteral("--out"), at(name),
                           QStringLiteral("--code"), QStringLiteral("990100"), QStringLiteral("--name"),
                           QStringLiteral("Square"), QStringLiteral("--districts"), at("area.geojson"),
                           QStringLiteral("--code-column"), QStringLiteral("c")}),
                 m_errors.constData());
    }
    Json import(const QByteArray &city, const QByteArray &file, const QString &mapping)
    {
        if (!egretctl({QStringLiteral("import"), at(file), QStringLiteral("--map"), mapping,
                       QStringLiteral("--data"), at(city), QStringLiteral("--json")}))
            return {};
        return parseJson({m_out.data(), static_cast<std::size_t>(m_out.size())}, "egretctl").value();
    }

    QTemporaryDir m_folder;
    QByteArray m_out;
    QByteArray m_errors;
};

QTEST_GUILESS_MAIN(TestExport)

#include "tst_export.moc"
