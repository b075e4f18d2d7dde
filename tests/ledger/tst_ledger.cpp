// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <crypto/Sha256.h>
#include <ledger/Ledger.h>
#include <points/Chunk.h>
#include <protocol/Documents.h>
#include <support/SmallCity.h>
#include <sys/wait.h>

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace egret;
namespace fs = std::filesystem;

class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_city = fs::path(m_folder->path().toStdString()) / "city";
    }

    void whatIsWrittenIsReadBackWhole()
    {
        const test::SmallCity small = test::makeSmallCity(1);
        QVERIFY(ledger::createCity(m_city, small.content(), m_pool).ok());
        const auto opened = ledger::Ledger::open(m_city);
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
        const auto manifest = opened.value()->manifest();
        QVERIFY(manifest.ok());
        QCOMPARE(manifest.value().cityCode, std::string("350200"));
        QCOMPARE(manifest.value().rows("component"), std::uint64_t{small.components.size()});
        QCOMPARE(manifest.value().epoch.size(), std::size_t{36});
        std::vector<Bytes> columns;
        std::vector<Bytes> documents;
        for (const protocol::ChunkEntry &entry : manifest.value().chunks) {
            const auto bytes = opened.value()->chunk(entry.hash);
            QVERIFY(bytes.ok());
            QCOMPARE(bytes.value().size(), std::size_t{entry.bytes});
            QCOMPARE(crypto::sha256Hex(bytes.value()), entry.hash);
            if (entry.kind == "component")
                columns.push_back(bytes.value());
            if (entry.kind == "document")
                documents.push_back(bytes.value());
        }
        const auto points = points::assemble(columns, m_pool);
        QVERIFY(points.ok());
        QCOMPARE(points.value().checksum(), small.components.checksum());
        const auto city = protocol::decodeCity(documents);
        QVERIFY(city.ok());
        QCOMPARE(city.value().areas.size(), small.city.areas.size());
    }

    void refusesToOverwriteACity()
    {
        const test::SmallCity small = test::makeSmallCity(1, 100);
        QVERIFY(ledger::createCity(m_city, small.content(), m_pool).ok());
        const std::string before = ledger::Ledger::open(m_city).value()->epoch();
        const Outcome again = ledger::createCity(m_city, small.content(), m_pool);
        QVERIFY(!again.ok());
        QCOMPARE(again.error().code, Error::Code::Conflict);
        QCOMPARE(ledger::Ledger::open(m_city).value()->epoch(), before);
    }

    void aKilledWriterLeavesNothingBehind()
    {
        const test::SmallCity small = test::makeSmallCity(2, 60'000);
        for (int round = 0; round < 12; ++round) {
            const pid_t child = ::fork();
            if (child == 0) {
                WorkerPool pool(1);
                (void)ledger::createCity(m_city, small.content(), pool).ok();
                ::_exit(0);
            }
            ::usleep(static_cast<useconds_t>(1000 + 9000 * round));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            if (fs::exists(m_city)) { // it was done in time: then it is whole
                QCOMPARE(ledger::Ledger::open(m_city).value()->manifest().value().rows("component"),
                         std::uint64_t{60'000});
                fs::remove_all(m_city);
            }
        }
        QVERIFY(ledger::createCity(m_city, small.content(), m_pool).ok());
        std::size_t entries = 0;
        for (const fs::directory_entry &entry : fs::directory_iterator(m_city.parent_path())) {
            (void)entry;
            ++entries;
        }
        QCOMPARE(entries, std::size_t{1}); // no draft is left
    }

    void numbersEventsAndPagesThem()
    {
        const test::SmallCity small = test::makeSmallCity(3, 200);
        QVERIFY(ledger::createCity(m_city, small.content(), m_pool).ok());
        const auto ledger = std::move(ledger::Ledger::open(m_city)).value();
        for (std::uint32_t row = 0; row < 25; ++row)
            QCOMPARE(ledger->append(test::eventOf(small.components, row)).value(), std::uint64_t{row + 1});
        QCOMPARE(ledger->lastSeq().value(), std::uint64_t{25});
        std::uint64_t since = 0;
        std::uint64_t seen = 0;
        for (int pages = 0; pages < 4; ++pages) {
            const auto page = ledger->changes(since, 7);
            QVERIFY(page.ok());
            for (const protocol::ChangeEvent &event : page.value().changes)
                QCOMPARE(event.seq, ++seen);
            since = page.value().next.at("0");
            QCOMPARE(page.value().more, pages < 3);
        }
        QCOMPARE(seen, std::uint64_t{25});
        QCOMPARE(ledger->stale(ledger->epoch(), 25).value(), ledger::StaleReason::None);
        QCOMPARE(ledger->stale(ledger->epoch(), 26).value(), ledger::StaleReason::Epoch);
        QCOMPARE(ledger->stale("another", 3).value(), ledger::StaleReason::Epoch);
    }

    void anEventKeepsEveryField()
    {
        const test::SmallCity small = test::makeSmallCity(3, 200);
        QVERIFY(ledger::createCity(m_city, small.content(), m_pool).ok());
        const auto ledger = std::move(ledger::Ledger::open(m_city)).value();
        protocol::ChangeEvent event = test::eventOf(small.components, 5);
        event.state = "missing";
        event.time = "2026-11-21T14:05:32.120+08:00";
        event.seq = ledger->append(event).value();
        QCOMPARE(ledger->changes(0, 10).value().changes.at(0), event);
    }

    void noticesWhatAnotherProcessAppends()
    {
        const test::SmallCity small = test::makeSmallCity(4, 100);
        QVERIFY(ledger::createCity(m_city, small.content(), m_pool).ok());
        const auto ledger = std::move(ledger::Ledger::open(m_city)).value();
        const std::int64_t before = ledger->dataVersion().value();
        QCOMPARE(ledger->dataVersion().value(), before);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto other = ledger::Ledger::open(m_city);
            const bool done = other.ok() && other.value()->append(test::eventOf(small.components, 1)).ok();
            ::_exit(done ? 0 : 1);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        QVERIFY(ledger->dataVersion().value() != before);
        QCOMPARE(ledger->lastSeq().value(), std::uint64_t{1});
    }

    void tellsWhatIsWrongWithAFolder()
    {
        QCOMPARE(ledger::Ledger::open(m_city).error().code, Error::Code::NotFound);
        fs::create_directories(m_city);
        QVERIFY(writeFile(m_city / "ledger.db", viewOf(std::string(8192, 'x'))).ok());
        QCOMPARE(ledger::Ledger::open(m_city).error().code, Error::Code::Corrupt);
    }

    void refusesNamesThatAreNoChunk()
    {
        const test::SmallCity small = test::makeSmallCity(5, 50);
        QVERIFY(ledger::createCity(m_city, small.content(), m_pool).ok());
        const auto ledger = std::move(ledger::Ledger::open(m_city)).value();
        for (const std::string &name :
             {std::string("../../ledger.db"), std::string(63, 'a'), std::string(64, 'A')})
            QCOMPARE(ledger->chunk(name).error().code, Error::Code::Rejected);
        QCOMPARE(ledger->chunk(std::string(64, 'a')).error().code, Error::Code::NotFound);
    }

private:
    WorkerPool m_pool{2};
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_city;
};

QTEST_GUILESS_MAIN(TestLedger)

#include "tst_ledger.moc"
