// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <base/Random.h>
#include <ledger/AccountStore.h>
#include <ledger/EventLog.h>
#include <ledger/Ledger.h>
#include <support/SmallCity.h>

#include <QTemporaryDir>
#include <QTest>

using namespace egret;
using ledger::ChainReport;
using ledger::LogEntry;

class TestEventLog : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_city;
    std::optional<crypto::SigningKey> m_key;
    std::vector<std::string> m_anchors;
    WorkerPool m_pool{2};

    sqlite::Database open() const
    {
        return std::move(sqlite::Database::open(m_city / "ledger.db", false)).value();
    }

    ChainReport verify(sqlite::Database &database, const std::vector<std::string> &anchors = {}) const
    {
        return ledger::verifyLog(database, m_key->publicKey(), anchors).value();
    }

    /// One random act of somebody who may write the file: what was done, empty when it changed nothing.
    static std::string tamper(sqlite::Database &database, Random &random, std::int64_t last)
    {
        const auto any = [&] { return std::to_string(1 + random.below(static_cast<std::uint32_t>(last))); };
        static const char *const fields[] = {"time", "actor", "seat", "cause", "type", "district", "body"};
        std::string sql;
        switch (random.below(7)) {
        case 0: {
            const std::string field = fields[random.below(7)];
            sql = "UPDATE events SET " + field + " = " + field + " || 'x' WHERE seq = " + any();
            break;
        }
        case 1: sql = "DELETE FROM events WHERE seq = " + any(); break;
        case 2: { // two change places, bodies and hashes together
            const std::string a = any();
            const std::string b = any();
            if (a == b)
                return {};
            sql = "UPDATE events SET seq = -1 WHERE seq = " + a + "; UPDATE events SET seq = " + a
                + " WHERE seq = " + b + "; UPDATE events SET seq = " + b + " WHERE seq = -1";
            break;
        }
        case 3: sql = "DELETE FROM events WHERE seq > " + any() + " - 1"; break; // cut at the end
        case 4: { // a part taken out and the rest moved up, the counter too
            const std::string at = any();
            sql = "DELETE FROM events WHERE seq = " + at + "; UPDATE events SET seq = seq - 1 WHERE seq > "
                + at + "; UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'events'";
            break;
        }
        case 5: sql = "UPDATE events SET chain = zeroblob(32) WHERE seq = " + any(); break;
        case 6: // one more put behind the end
            sql = "INSERT INTO events (shard, time, actor, district, body, chain) "
                  "SELECT shard, time, actor, district, body, chain FROM events WHERE seq = "
                + any();
            break;
        default: break;
        }
        return database.execute(sql.c_str()) ? sql : std::string();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_city = m_folder.path().toStdString() + "/city";
        const test::SmallCity small = test::makeSmallCity(3, 400);
        QVERIFY(ledger::createCity(m_city, small.content(), m_pool).ok());
        const auto ledger = std::move(ledger::Ledger::open(m_city)).value();
        const auto accounts = std::move(ledger::AccountStore::open(m_city)).value();
        m_key.emplace(std::move(crypto::SigningKey::loadOrCreate(m_city / "ledger.key")).value());
        for (int i = 0; i < 120; ++i) {
            if (i % 3 == 0)
                QVERIFY(ledger->append(test::eventOf(small.components, static_cast<std::uint32_t>(i))).ok());
            else
                QVERIFY(accounts->record({0, {}, "anna", "Desk 1", "case 7", "reveal", "350203", "{}"}).ok());
            if (i % 25 == 24)
                m_anchors.push_back(*accounts->sign(*m_key).value());
        }
        QVERIFY(!accounts->sign(*m_key).value() || m_anchors.size() == 4);
    }

    void anUntouchedLogIsSound()
    {
        auto database = open();
        const ChainReport report = verify(database, m_anchors);
        QVERIFY2(report.sound(), report.faults.empty() ? "" : report.faults.front().c_str());
        QCOMPARE(report.entries, std::uint64_t{120});
        QVERIFY(report.heads >= 8); // stored and kept
    }

    /// 10,000 random edits, deletions, reorderings and truncations, each alone: all are found.
    void everyAlterationIsFound()
    {
        auto database = open();
        Random random(77);
        int tried = 0;
        while (tried < 10'000) {
            QVERIFY(database.execute("BEGIN").ok());
            const std::string sql = tamper(database, random, 120);
            if (!sql.empty()) {
                ++tried;
                const ChainReport report = verify(database);
                QVERIFY2(!report.sound(), sql.c_str());
            }
            QVERIFY(database.execute("ROLLBACK").ok());
        }
        QVERIFY(verify(database, m_anchors).sound()); // and the log is as it was
    }

    void aLogCutWithItsOwnHeadsIsFoundByOneKeptElsewhere()
    {
        auto database = open();
        QVERIFY(database.execute("BEGIN").ok());
        QVERIFY(database
                    .execute("DELETE FROM events WHERE seq > 60; DELETE FROM heads WHERE seq > 60; "
                             "UPDATE sqlite_sequence SET seq = 60 WHERE name = 'events'")
                    .ok());
        QVERIFY(verify(database).sound()); // nobody could tell …
        QVERIFY(!verify(database, m_anchors).sound()); // … without the line on the other machine
        QVERIFY(database.execute("ROLLBACK").ok());
    }

    void aHeadSignedByAnotherKeyIsFound()
    {
        auto database = open();
        const crypto::PublicKey other = crypto::SigningKey::generate().publicKey();
        QVERIFY(!ledger::verifyLog(database, other).value().sound());
    }

    void aLogFromBeforeTheChainIsChainedOnce()
    {
        auto database = open();
        QVERIFY(database.execute("BEGIN; UPDATE events SET chain = NULL; DELETE FROM heads; COMMIT").ok());
        QVERIFY(ledger::chainOldEntries(database).ok());
        QVERIFY(verify(database).sound());
        QVERIFY(verify(database, m_anchors).sound()); // the same hashes as were signed
    }

    void theFeedLeavesOutWhatIsNotForIt()
    {
        const auto ledger = std::move(ledger::Ledger::open(m_city)).value();
        const auto page = ledger->changes(0, 1000).value();
        QCOMPARE(page.changes.size(), std::size_t{40});
        QCOMPARE(page.next.at("0"), std::uint64_t{120}); // past the others too
        const auto part = ledger->changes(0, 10).value();
        QVERIFY(part.more);
        QCOMPARE(part.next.at("0"), part.changes.back().seq);
    }

    void entriesAreFoundByWhoWhatAndWhen()
    {
        const auto accounts = std::move(ledger::AccountStore::open(m_city)).value();
        ledger::LogQuery query;
        query.actor = "anna";
        query.limit = 30;
        const auto newest = accounts->find(query).value();
        QCOMPARE(newest.size(), std::size_t{30});
        QVERIFY(newest.front().seq > newest.back().seq);
        query.before = newest.back().seq;
        QVERIFY(accounts->find(query).value().front().seq < newest.back().seq);
        query.text = "case 7";
        QCOMPARE(accounts->find(query).value().size(), std::size_t{30});
        query.text = "' OR 1=1 --";
        QVERIFY(accounts->find(query).value().empty());
        query = {};
        query.from = toRfc3339(nowMs() + 60'000);
        QVERIFY(accounts->find(query).value().empty());
    }
};

QTEST_GUILESS_MAIN(TestEventLog)
#include "tst_event_log.moc"
