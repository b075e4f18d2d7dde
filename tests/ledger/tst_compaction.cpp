// SPDX-License-Identifier: GPL-3.0-or-later
#include <ledger/Ledger.h>
#include <points/Chunk.h>
#include <points/PointChange.h>
#include <support/SmallCity.h>

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace egret;

class TestCompaction : public QObject
{
    Q_OBJECT

private:
    points::PointSet assembled(ledger::Ledger &ledger)
    {
        std::vector<Bytes> columns;
        const auto manifest = ledger.manifest();
        for (const protocol::ChunkEntry &entry : manifest.value().chunks) {
            if (entry.kind == "component")
                columns.push_back(ledger.chunk(entry.hash).value());
        }
        return points::assemble(columns, m_pool).value();
    }

private Q_SLOTS:
    void oneChangeIsWorthItAfterADay()
    {
        QTemporaryDir folder;
        const std::filesystem::path city = folder.path().toStdString() + "/city";
        const test::SmallCity small = test::makeSmallCity(8);
        QVERIFY(ledger::createCity(city, small.content(), m_pool).ok());
        const auto ledger = std::move(ledger::Ledger::open(city)).value();
        QVERIFY(ledger->append(test::eventOf(small.components, 1)).ok());
        constexpr std::int64_t hour = 3600 * 1000;
        QVERIFY(!ledger->worthCompacting(nowMs() + 23 * hour).value());
        QVERIFY(ledger->worthCompacting(nowMs() + 25 * hour).value());
    }

    void foldsChangesIntoChunksWithoutLosingARow()
    {
        QTemporaryDir folder;
        const std::filesystem::path city = folder.path().toStdString() + "/city";
        const test::SmallCity small = test::makeSmallCity(7);
        QVERIFY(ledger::createCity(city, small.content(), m_pool).ok());
        const auto ledger = std::move(ledger::Ledger::open(city)).value();
        QVERIFY(!ledger->worthCompacting(nowMs()).value());
        std::vector<points::PointChange> changes;
        Random random(11);
        for (int i = 0; i < 90; ++i) { // 1.5 % of the rows: changed, moved, removed; one district only
            std::uint32_t row = 0;
            do
                row = random.below(small.components.size());
            while (small.components.district[row] != 0);
            protocol::ChangeEvent event = test::eventOf(small.components, row);
            event.removed = i % 10 == 0;
            event.state = "damaged";
            event.change = 20'900;
            if (i % 3 == 0)
                event.at.x += 17'000;
            QVERIFY(ledger->append(event).ok());
            changes.push_back({event.district, event.cls, event.serial, event.removed, event.at, 1,
                               event.grid, event.survey, event.change});
        }
        const points::PointSet wanted = points::applied(small.components, changes);
        const auto before = ledger->manifest().value();
        QVERIFY(ledger->worthCompacting(nowMs()).value());

        QCOMPARE(ledger->compact(m_pool).value(), std::uint64_t{90});

        const auto after = ledger->manifest().value();
        QCOMPARE(after.at.at("0"), std::uint64_t{90});
        QCOMPARE(after.epoch, before.epoch);
        QCOMPARE(assembled(*ledger).checksum(), wanted.checksum());
        QCOMPARE(after.rows("component.attributes"), std::uint64_t{wanted.size()});
        QVERIFY(!ledger->worthCompacting(nowMs()).value());
        // The other district's chunks are the same, and old files are still served.
        std::set<std::string> hashes;
        for (const protocol::ChunkEntry &entry : after.chunks)
            hashes.insert(entry.hash);
        for (const protocol::ChunkEntry &entry : before.chunks) {
            QVERIFY(ledger->chunk(entry.hash).ok());
            if (entry.district == "350206")
                QVERIFY(hashes.contains(entry.hash));
        }
        // A cursor at the old manifest goes on; after the next compaction it does not.
        QCOMPARE(ledger->stale(after.epoch, 0).value(), ledger::StaleReason::None);
        QVERIFY(ledger->append(test::eventOf(small.components, 3)).ok());
        QCOMPARE(ledger->compact(m_pool, -1).value(), std::uint64_t{1});
        QCOMPARE(ledger->stale(after.epoch, 0).value(), ledger::StaleReason::Horizon);
        QCOMPARE(ledger->changes(0, 10).error().code, Error::Code::Stale);
        // Without grace the replaced files are gone, the used ones are not.
        const auto last = ledger->manifest().value();
        for (const protocol::ChunkEntry &entry : last.chunks)
            QVERIFY(ledger->chunk(entry.hash).ok());
        std::size_t gone = 0;
        for (const protocol::ChunkEntry &entry : before.chunks)
            gone += !ledger->chunk(entry.hash).ok();
        QVERIFY(gone > 0);
    }

    void keepsTheAttributesOfMovedPoints()
    {
        QTemporaryDir folder;
        const std::filesystem::path city = folder.path().toStdString() + "/city";
        const test::SmallCity small = test::makeSmallCity(8, 1000);
        QVERIFY(ledger::createCity(city, small.content(), m_pool).ok());
        const auto ledger = std::move(ledger::Ledger::open(city)).value();
        std::uint32_t row = 0;
        while (!small.attributes.remarks.contains(row))
            ++row;
        protocol::ChangeEvent event = test::eventOf(small.components, row);
        event.at = {event.at.x + 30'000, event.at.y};
        QVERIFY(ledger->append(event).ok());
        QCOMPARE(ledger->compact(m_pool).value(), std::uint64_t{1});
        std::size_t found = 0;
        const auto manifest = ledger->manifest().value();
        for (const protocol::ChunkEntry &entry : manifest.chunks) {
            if (entry.kind != "component.attributes")
                continue;
            const auto decoded = points::decodeAttributes(ledger->chunk(entry.hash).value());
            for (const points::Attributes &one : decoded.value().rows)
                found += one.remark == small.attributes.remarks.at(row);
        }
        QCOMPARE(found, std::size_t{1});
    }

private:
    WorkerPool m_pool{2};
};

QTEST_GUILESS_MAIN(TestCompaction)

#include "tst_compaction.moc"
