// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/CityPack.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace egret;
using namespace egret::city;

class TestCityPack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShippedPackIsSound()
    {
        const auto pack = loadPack(m_shipped, codes());
        QVERIFY2(pack.ok(), pack ? "" : pack.error().message.c_str());
        QCOMPARE(pack.value().figure("components"), std::int64_t{2810000});
        QCOMPARE(pack.value().figure("grids"), std::int64_t{4513});
    }

    void namesTheFieldThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("not JSON") << QByteArray("\"schema\": 1,") << QByteArray("\"schema\": ,")
                                  << QByteArray("pack.json: file");
        QTest::newRow("another schema")
            << QByteArray("\"schema\": 1,") << QByteArray("\"schema\": 9,") << QByteArray("schema");
        QTest::newRow("unknown code scheme")
            << QByteArray("\"gbt30428.2-2013\"") << QByteArray("\"x\"") << QByteArray("scheme");
        QTest::newRow("a class that no table has")
            << QByteArray("\"code\": \"0137\"") << QByteArray("\"code\": \"0199\"") << QByteArray("0199");
        QTest::newRow("counts that do not add up")
            << QByteArray("\"count\": 358000") << QByteArray("\"count\": 358001") << QByteArray("2810001");
        QTest::newRow("a place that is none")
            << QByteArray("\"centre\": [118.12, 24.62]") << QByteArray("\"centre\": [24.62, 118.12]")
            << QByteArray("centre");
        QTest::newRow("a district without outline")
            << QByteArray("\"code\": \"350213\"") << QByteArray("\"code\": \"350299\"")
            << QByteArray("350299");
        QTest::newRow("a way of placing that is none")
            << QByteArray("\"where\": \"kerb\"") << QByteArray("\"where\": \"roof\"") << QByteArray("roof");
    }

    void namesTheFieldThatIsWrong()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, named);
        QTemporaryDir folder;
        for (const char *name : {"pack.json", "outlines.geojson", "names.json"})
            QVERIFY(QFile::copy(QString::fromStdString((m_shipped / name).string()),
                                folder.filePath(QLatin1String(name))));
        QFile file(folder.filePath(QStringLiteral("pack.json")));
        QVERIFY(file.open(QFile::ReadOnly));
        QByteArray text = file.readAll();
        file.close();
        const qsizetype at = text.indexOf(before);
        QVERIFY2(at >= 0, "the shipped pack has changed");
        text.replace(at, before.size(), after);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
        file.close();
        std::vector<PackProblem> problems;
        readPack(folder.path().toStdString(), codes(), problems);
        QVERIFY(!problems.empty());
        std::string all;
        for (const PackProblem &problem : problems)
            all += problem.place + ": " + problem.reason + "\n";
        QVERIFY2(all.find(named.toStdString()) != std::string::npos, all.c_str());
    }

private:
    static domain::CodeBook codes()
    {
        return domain::CodeBook::load(std::filesystem::path(EGRET_SOURCE_DIR) / "resources" / "codes")
            .value();
    }
    std::filesystem::path m_shipped =
        std::filesystem::path(EGRET_SOURCE_DIR) / "resources" / "cities" / "xiamen";
};

QTEST_GUILESS_MAIN(TestCityPack)

#include "tst_city_pack.moc"
