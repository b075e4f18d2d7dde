// SPDX-License-Identifier: GPL-3.0-or-later
#include <ledger/AccountStore.h>
#include <ledger/Ledger.h>
#include <support/SmallCity.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace egret;

/// What the program says about a log, sound or altered.
class TestLedgerVerify : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_city;

    int verify(QString &said, const QStringList &more = {}) const
    {
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(EGRET_BIN_DIR "/egretctl"),
                      QStringList{QStringLiteral("ledger"), QStringLiteral("verify"),
                                  QString::fromStdString(m_city.string())}
                          + more);
        if (!program.waitForFinished(60'000))
            return -1;
        said = QString::fromUtf8(program.readAll());
        return program.exitCode();
    }
    void execute(const char *sql) const
    {
        auto database = std::move(sqlite::Database::open(m_city / "ledger.db", false)).value();
        QVERIFY(database.execute(sql).ok());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_city = m_folder.path().toStdString() + "/city";
        WorkerPool pool(2);
        const auto small = test::makeSmallCity(31, 100);
        QVERIFY(ledger::createCity(m_city, small.content(), pool).ok());
        QVERIFY(ledger::Ledger::open(m_city).ok());
        auto store = std::move(ledger::AccountStore::open(m_city)).value();
        const auto key = std::move(crypto::SigningKey::loadOrCreate(m_city / "keys" / "ledger.key")).value();
        for (int i = 0; i < 20; ++i) {
            ledger::LogEntry entry;
            entry.type = "session";
            entry.body = "{\"n\":" + std::to_string(i) + "}";
            QVERIFY(store->record(entry).ok());
        }
        std::ofstream(m_city / "heads.log") << *store->sign(key).value() << '\n';
    }

    void saysThatASoundLogIsSound()
    {
        QString said;
        QCOMPARE(verify(said), 0);
        QVERIFY2(said.contains(QStringLiteral("20 entries, 2 signed heads")), qPrintable(said));
    }

    void aForeignKeyDidNotSignIt()
    {
        QString said;
        QCOMPARE(verify(said, {QStringLiteral("--key"), QString(64, QLatin1Char('a'))}), 1);
        QVERIFY2(said.contains(QStringLiteral("is not by this key")), qPrintable(said));
        QCOMPARE(verify(said, {QStringLiteral("--key"), QStringLiteral("abc")}), 1);
        QCOMPARE(verify(said, {QStringLiteral("--anchors"), QStringLiteral("/nowhere")}), 1);
        QCOMPARE(verify(said, {QStringLiteral("--what")}), 2);
    }

    /// Last: it alters the log. Cut together with its own heads; only the kept anchor knows.
    void findsALogCutWithItsHeads()
    {
        execute("DELETE FROM events WHERE seq > 10; DELETE FROM heads; "
                "UPDATE sqlite_sequence SET seq = 10 WHERE name = 'events'");
        QString said;
        QCOMPARE(verify(said), 1);
        QVERIFY2(said.contains(QStringLiteral("the log was cut")), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestLedgerVerify)
#include "tst_ledger_verify.moc"
