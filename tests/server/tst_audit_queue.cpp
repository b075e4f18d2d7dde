// SPDX-License-Identifier: GPL-3.0-or-later
#include <ledger/Ledger.h>
#include <server/AuditQueue.h>
#include <support/Patience.h>
#include <support/SmallCity.h>

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace egret;
using server::AuditQueue;

/// Many who write the log at the same time, in groups.
class TestAuditQueue : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_city;

    static ledger::LogEntry entry(const std::string &actor, int number)
    {
        ledger::LogEntry entry;
        entry.actor = actor;
        entry.type = "reveal";
        entry.body = "{\"n\":" + std::to_string(number) + "}";
        return entry;
    }
    std::vector<ledger::LogEntry> of(const std::string &actor) const
    {
        auto database = std::move(sqlite::Database::open(m_city / "ledger.db", false)).value();
        ledger::LogQuery query;
        query.actor = actor;
        query.limit = 10'000;
        return ledger::findEntries(database, query).value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_city = m_folder.path().toStdString() + "/city";
        WorkerPool pool(1);
        QVERIFY(ledger::createCity(m_city, test::makeSmallCity(81, 100).content(), pool).ok());
        QVERIFY(ledger::Ledger::open(m_city).ok());
    }

    void nothingIsLostAndTheChainHolds()
    {
        constexpr int writers = 8;
        constexpr int each = 100;
        std::atomic<int> written{0};
        std::atomic<int> refused{0};
        {
            auto queue = std::move(AuditQueue::open(m_city)).value();
            std::vector<std::thread> threads;
            for (int w = 0; w < writers; ++w) {
                threads.emplace_back([&, w] {
                    for (int i = 0; i < each; ++i)
                        queue->add(entry("writer" + std::to_string(w), i),
                                   [&](const Outcome &outcome) { ++(outcome ? written : refused); });
                });
            }
            for (std::thread &thread : threads)
                thread.join();
        } // what still waited has been written
        QCOMPARE(written.load(), writers * each);
        QCOMPARE(refused.load(), 0);
        for (int w = 0; w < writers; ++w) {
            const std::vector<ledger::LogEntry> found = of("writer" + std::to_string(w)); // newest first
            QCOMPARE(found.size(), std::size_t{each});
            for (int i = 0; i < each; ++i)
                QCOMPARE(found[static_cast<std::size_t>(i)].body, entry("", each - 1 - i).body);
        }
        auto database = std::move(sqlite::Database::open(m_city / "ledger.db", false)).value();
        QVERIFY(ledger::verifyLog(database, std::nullopt).value().sound());
    }

    void goesOnBesideOtherWriters()
    {
        auto queue = std::move(AuditQueue::open(m_city)).value();
        auto other = std::move(sqlite::Database::open(m_city / "ledger.db", false)).value();
        std::atomic<int> written{0};
        for (int i = 0; i < 50; ++i) {
            queue->add(entry("queue", i), [&](const Outcome &outcome) { written += outcome.ok(); });
            const Outcome done = other.transaction([&]() -> Outcome {
                const auto seq = ledger::insertEntry(other, entry("other", i));
                return seq ? success() : Outcome(seq.error());
            });
            QVERIFY(done.ok());
        }
        QTRY_COMPARE(written.load(), 50);
        QCOMPARE(of("queue").size(), std::size_t{50});
        QCOMPARE(of("other").size(), std::size_t{50});
        QVERIFY(ledger::verifyLog(other, std::nullopt).value().sound());
    }
};

QTEST_GUILESS_MAIN(TestAuditQueue)

#include "tst_audit_queue.moc"
