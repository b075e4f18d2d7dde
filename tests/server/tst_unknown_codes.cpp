// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/LiveServer.h>
#include <support/Patience.h>

#include <QProcess>
#include <QTest>

#include <fstream>

using namespace egret;

namespace {

const std::string strange = "gbt30428.2-2013:0999";

/// A component of a class that no table names, as an import or another city's device would bring it.
protocol::ChangeEvent strangeEvent(const test::SmallCity &small, std::uint32_t serial)
{
    protocol::ChangeEvent event = test::eventOf(small.components, serial);
    event.cls = strange;
    event.serial = serial;
    event.state = "intact";
    return event;
}

} // namespace

class TestUnknownCodes : public QObject
{
    Q_OBJECT

private:
    static int loadTables(const test::LiveServer &live, const std::filesystem::path &tables,
                          QByteArray &words)
    {
        QProcess process;
        process.start(QStringLiteral(EGRET_BIN_DIR "/egretctl"),
                      {QStringLiteral("codes"), QStringLiteral("--data"),
                       QString::fromStdString(live.path().string()), QStringLiteral("--tables"),
                       QString::fromStdString(tables.string()), QStringLiteral("--json")});
        process.waitForFinished(20'000);
        words = process.readAllStandardOutput() + process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

private Q_SLOTS:
    void anUnknownCodeIsKeptCountedByPrefixAndResolvedByANewTable()
    {
        test::LiveServer live(5, 800);
        for (std::uint32_t serial = 1; serial <= 3; ++serial)
            QVERIFY(live.city().ledger().append(strangeEvent(live.small(), serial)).ok());
        QTRY_COMPARE(live.json("/v1/components/count?by=unknown")["by"].dump(),
                     std::string(R"({"gbt30428.2-2013:09":3})"));
        QCOMPARE(live.json("/v1/components/count?class=" + strange)["count"].dump(), std::string("3"));
        const std::string place = "/v1/components/" + live.small().components.districts[0] + "0999000001";
        const std::string other = "/v1/components/" + live.small().components.districts[1] + "0999000001";
        const Json card = live.json(place).is_null() ? live.json(other) : live.json(place);
        QCOMPARE(textAt(card, "class"), strange);

        // The product's own tables do not name it: it stays as it came.
        QByteArray words;
        QCOMPARE(loadTables(live, EGRET_SOURCE_DIR "/resources/codes", words), 0);
        QVERIFY2(words.contains(R"("gbt30428.2-2013:09":3)"), words.constData());

        QTemporaryDir folder;
        const std::filesystem::path tables = folder.path().toStdString() + "/codes";
        std::filesystem::copy(EGRET_SOURCE_DIR "/resources/codes", tables);
        std::ofstream(tables / "gbt30428.2-2013.tsv", std::ios::app) << "0999\t气象站\tWeather post\ttest\n";
        QCOMPARE(loadTables(live, tables, words), 0);
        QVERIFY2(words.contains("\"unknown\":{}"), words.constData());
        QTRY_COMPARE(live.json("/v1/components/count?by=unknown")["by"].dump(), std::string("{}"));
        QVERIFY(live.json("/v1/classes").dump().find("气象站") != std::string::npos);
        QCOMPARE(live.json("/v1/components/count?class=" + strange)["count"].dump(), std::string("3"));
        // Whoever follows the feed is told, and finds the new document in the manifest.
        const auto feed = live.city().ledger().changes(0, 100);
        QVERIFY(feed.value().changes.back().kind == protocol::ChangeKind::City);
    }

    void aBrokenTableChangesNothing()
    {
        test::LiveServer live(6, 100);
        const protocol::Manifest before = live.city().ledger().manifest().value();
        QTemporaryDir folder;
        const std::filesystem::path tables = folder.path().toStdString() + "/codes";
        std::filesystem::copy(EGRET_SOURCE_DIR "/resources/codes", tables);
        std::ofstream(tables / "gbt30428.2-2013.tsv", std::ios::app) << "09\n";
        QByteArray words;
        QCOMPARE(loadTables(live, tables, words), 1);
        QVERIFY2(words.contains("gbt30428.2-2013.tsv"), words.constData());
        QVERIFY(live.city().ledger().manifest().value() == before);
    }
};

QTEST_GUILESS_MAIN(TestUnknownCodes)
#include "tst_unknown_codes.moc"
