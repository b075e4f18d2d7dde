// SPDX-License-Identifier: GPL-3.0-or-later
#include <city/CityPack.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

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

    void everyShippedPackIsSound_data()
    {
        QTest::addColumn<int>("districts");
        QTest::addColumn<int>("components");
        QTest::addColumn<int>("layers");
        QTest::newRow("qidong") << 1 << 103'334 << 0;
        QTest::newRow("ulanhot") << 1 << 128'000 << 0;
        QTest::newRow("chongqing") << 41 << 1'680'000 << 324;
    }

    void everyShippedPackIsSound()
    {
        QFETCH(int, districts);
        QFETCH(int, components);
        QFETCH(int, layers);
        const auto pack = loadPack(m_shipped.parent_path() / QTest::currentDataTag(), codes());
        QVERIFY2(pack.ok(), pack ? "" : pack.error().message.c_str());
        QCOMPARE(pack.value().districts.size(), static_cast<std::size_t>(districts));
        QCOMPARE(pack.value().figure("components"), std::int64_t{components});
        const auto leaves = std::count_if(pack.value().layers.begin(), pack.value().layers.end(),
                                          [](const domain::Layer &layer) { return !layer.source.empty(); });
        QCOMPARE(leaves, static_cast<std::ptrdiff_t>(layers));
    }

    void holdsWhatTheDocumentsSay()
    {
        const auto qidong = loadPack(m_shipped.parent_path() / "qidong", codes()).value();
        QCOMPARE(qidong.figure("duty_areas"), std::int64_t{25});
        QCOMPARE(qidong.stages.size(), std::size_t{7});
        QCOMPARE(qidong.groups.size(), std::size_t{7});
        const auto ulanhot = loadPack(m_shipped.parent_path() / "ulanhot", codes()).value();
        QCOMPARE(ulanhot.systems.size(), std::size_t{6});
        QCOMPARE(ulanhot.districts.front().townNames.size(), std::size_t{9});
        QCOMPARE(ulanhot.protectionLevel, 2);
        const auto chongqing = loadPack(m_shipped.parent_path() / "chongqing", codes()).value();
        const auto countOf = [&](const char *code) {
            return std::find_if(chongqing.classes.begin(), chongqing.classes.end(),
                                [code](const PlacementRule &rule) { return rule.code == code; })
                ->count;
        };
        QCOMPARE(countOf("03003"), std::int64_t{8900}); // 化粪池
        QCOMPARE(countOf("02009"), std::int64_t{26}); // 跨河桥
        QCOMPARE(countOf("02001"), std::int64_t{6300}); // 停车场
    }

    void refusesALayerOfNothing()
    {
        QTemporaryDir folder;
        for (const char *name : {"pack.json", "outlines.geojson", "names.json"})
            QVERIFY(QFile::copy(QString::fromStdString((m_shipped / name).string()),
                                folder.filePath(QLatin1String(name))));
        QFile file(folder.filePath(QStringLiteral("layers.json")));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(R"({"layers": [{"id": "a", "name": "甲", "name_en": "A", "source": "class:0101@999999"},
                                  {"id": "b", "parent": "none", "name": "乙", "name_en": "B", "source": "units"}]})");
        file.close();
        std::vector<PackProblem> problems;
        readPack(folder.path().toStdString(), codes(), problems);
        QCOMPARE(problems.size(), std::size_t{2});
        QCOMPARE(problems[0].place, std::string("layers.json: layers[0]: source"));
        QCOMPARE(problems[1].place, std::string("layers.json: layers[1]: parent"));
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
