// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/CityCache.h>
#include <support/FakeServer.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace egret;
using store::CityCache;

class TestCityCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("deep/cache.db")).toStdString();
    }

    void isEmptyAtFirst()
    {
        const auto cache = CityCache::open(m_file).value().release();
        const std::unique_ptr<CityCache> owner(cache);
        QVERIFY(!cache->manifest().value());
        QVERIFY(!store::loadCity(*cache, m_pool).value());
        QCOMPARE(cache->lastContact(), std::int64_t{0});
    }

    void adoptsOnlyAWholeCity()
    {
        const test::FakeServer server(61);
        auto cache = CityCache::open(m_file).value().release();
        const std::unique_ptr<CityCache> owner(cache);
        std::vector<std::pair<std::string, Bytes>> chunks(server.chunks.begin(), server.chunks.end());
        const auto lastColumns = std::find_if(server.manifest.chunks.begin(), server.manifest.chunks.end(),
                                              [](const auto &chunk) { return chunk.kind == "component"; });
        std::erase_if(chunks, [&](const auto &chunk) { return chunk.first == lastColumns->hash; });
        QVERIFY(cache->putChunks(chunks).ok());
        QCOMPARE(cache->missing(server.manifest.chunks).value(), std::vector<std::string>{lastColumns->hash});
        QCOMPARE(cache->adopt(server.manifest).error().code, Error::Code::Conflict);
        QVERIFY(!cache->manifest().value());

        QVERIFY(cache->putChunks({{lastColumns->hash, server.chunks.at(lastColumns->hash)}}).ok());
        QVERIFY(cache->adopt(server.manifest).ok());
        const auto city = store::loadCity(*cache, m_pool).value();
        QCOMPARE(city->components->checksum(), server.components.checksum());
        QVERIFY(city->city == test::tinyCity());
    }

    void appliesChangesOnceAndInOrder()
    {
        test::FakeServer server(62);
        auto owner = filled(server);
        Random random(63);
        for (int i = 0; i < 40; ++i)
            server.changeSomething(random);
        protocol::ChangePage page{server.manifest.epoch, server.feed, {{"0", server.seq}}, false, {}};
        QVERIFY(owner->apply(page).ok());
        QVERIFY(owner->apply(page).ok()); // delivered twice
        QCOMPARE(owner->events().value().size(), std::size_t{40});
        QCOMPARE(owner->cursor().value().at("0"), std::uint64_t{40});
        QCOMPARE(checksumOf(*owner), server.components.checksum());

        // A page that tells of the past does not move the cursor back.
        QVERIFY(owner->apply({server.manifest.epoch, {}, {{"0", 3}}, false, {}}).ok());
        QCOMPARE(owner->cursor().value().at("0"), std::uint64_t{40});
        QCOMPARE(owner->apply({"another epoch", {}, {{"0", 41}}, false, {}}).error().code,
                 Error::Code::Stale);

        // A new manifest holds them all: the overlay is gone, the city the same.
        server.publish(server.manifest.epoch);
        QVERIFY(owner->putChunks({server.chunks.begin(), server.chunks.end()}).ok());
        QVERIFY(owner->adopt(server.manifest).ok());
        QVERIFY(owner->events().value().empty());
        QCOMPARE(checksumOf(*owner), server.components.checksum());
    }

    void cardFindsItsAttributes()
    {
        const test::FakeServer server(64);
        const auto owner = filled(server);
        const auto city = store::loadCity(*owner, m_pool).value();
        const auto table = test::randomAttributes(server.components, 64);
        for (std::uint32_t row = 0; row < city->components->size(); row += 131) {
            // Rows of equal places may stand in another order here: compare by identity.
            std::uint32_t original = 0;
            while (server.components.serial[original] != city->components->serial[row])
                ++original;
            const auto attributes = store::attributesOf(*owner, *city, row);
            QVERIFY2(attributes.ok(), attributes ? "" : attributes.error().message.c_str());
            QCOMPARE(attributes.value().unit, table.units[table.unit[original]]);
            QCOMPARE(attributes.value().place, table.places[table.place[original]]);
        }
    }

    void aFileThatIsNoDatabaseIsMovedAside()
    {
        filled(test::FakeServer(65));
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QFile::ReadWrite));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto cache = CityCache::open(m_file);
        QVERIFY2(cache.ok(), cache ? "" : cache.error().message.c_str());
        QVERIFY(cache.value()->wasRebuilt());
        QVERIFY(!cache.value()->manifest().value());
    }

    void aDamagedChunkIsReportedAndFetchedAgain()
    {
        const test::FakeServer server(66);
        auto owner = filled(server);
        const auto chunk = std::find_if(server.manifest.chunks.begin(), server.manifest.chunks.end(),
                                        [](const auto &entry) { return entry.kind == "component"; });
        Bytes damaged = server.chunks.at(chunk->hash);
        damaged[damaged.size() / 2] ^= 1;
        QVERIFY(owner->putChunks({{chunk->hash, damaged}}).ok());
        QCOMPARE(store::loadCity(*owner, m_pool).error().code, Error::Code::Corrupt);
        QCOMPARE(owner->missing(server.manifest.chunks).value(), std::vector<std::string>{chunk->hash});
    }

    void aReaderSeesOneMoment()
    {
        test::FakeServer server(67);
        const auto writer = filled(server);
        const auto reader = CityCache::open(m_file).value().release();
        const std::unique_ptr<CityCache> owner(reader);
        QVERIFY(reader->beginReading().ok());
        QVERIFY(reader->manifest().value());
        server.publish("another epoch");
        QVERIFY(writer->adopt(server.manifest).ok());
        QCOMPARE(reader->manifest().value()->epoch, std::string("epoch-67"));
        reader->endReading();
        QCOMPARE(reader->manifest().value()->epoch, std::string("another epoch"));
    }

private:
    /// Of the city as the cache holds it.
    std::string checksumOf(CityCache &cache)
    {
        const auto city = store::loadCity(cache, m_pool);
        return !city ? city.error().message : city.value() ? city.value()->components->checksum() : "no city";
    }

    std::unique_ptr<CityCache> filled(const test::FakeServer &server)
    {
        auto cache = CityCache::open(m_file).value().release();
        std::unique_ptr<CityCache> owner(cache);
        if (!owner->putChunks({server.chunks.begin(), server.chunks.end()}) || !owner->adopt(server.manifest))
            qFatal("the cache cannot be filled");
        return owner;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    WorkerPool m_pool{2};
};

QTEST_GUILESS_MAIN(TestCityCache)

#include "tst_city_cache.moc"
