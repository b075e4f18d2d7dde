// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/FakeServer.h>
#include <sync/SyncClient.h>

#include <QTemporaryDir>
#include <QTest>

using namespace egret;
using sync::Progress;
using sync::SyncClient;

namespace {

/// What the network between client and server does to a request.
struct Faults
{
    double drop = 0; ///< the answer never comes
    double fail = 0; ///< the connection breaks
    double damage = 0; ///< a bit of the answer is flipped
    double error = 0; ///< 503
    double duplicate = 0; ///< the answer comes twice
};

} // namespace

/// The product's own client against a server in memory, with simulated time and a bad network.
class TestSyncClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsTheCityAndFollowsIt()
    {
        test::FakeServer server(71);
        Site site(server, 1);
        QVERIFY(site.runUntilLive());
        QCOMPARE(site.client->progress().rows, std::uint64_t{5000});
        QVERIFY(site.client->progress().online);
        QVERIFY(!site.client->takeNewEvents()); // load everything
        Random random(72);
        for (int i = 0; i < 25; ++i)
            server.changeSomething(random);
        site.run(40);
        QCOMPARE(site.client->takeNewEvents()->size(), std::size_t{25});
        QCOMPARE(site.client->progress().attributeChunks, std::uint64_t{0});
        QCOMPARE(site.checksum(), server.components.checksum());
    }

    /// A client that has the chunks is behind until the feed has come to its end, page by page and without
    /// waiting.
    void isCurrentOnlyAtTheEndOfTheFeed()
    {
        test::FakeServer server(73);
        Random random(74);
        for (int i = 0; i < 35; ++i) // four pages
            server.changeSomething(random);
        Site site(server, 1);
        QVERIFY(site.runUntilLive());
        QVERIFY(!site.client->progress().current);
        const std::int64_t begin = site.now;
        for (int i = 0; i < 200 && !site.client->progress().current; ++i)
            site.run(1);
        QVERIFY(site.client->progress().current);
        QVERIFY(site.now - begin < 20'000); // no long poll on the way
        QCOMPARE(site.checksum(), server.components.checksum());
        server.horizon = server.seq; // what is asked for next is no longer told
        server.changeSomething(random);
        ++server.horizon;
        for (int i = 0; i < 200 && site.client->progress().current; ++i)
            site.run(1);
        QVERIFY(!site.client->progress().current);
    }

    /// Also when the client ends between the event and the new manifest.
    void fetchesOtherDocumentsOnceTold()
    {
        test::FakeServer server(75);
        for (const int steps : {1, 2, 3, 60}) {
            Site site(server, 1);
            QVERIFY(site.runUntilLive());
            domain::City city = test::tinyCity();
            city.name = "另一座城" + std::to_string(steps);
            server.replaceCity(city);
            site.run(steps);
            site.restart();
            site.run(60);
            QCOMPARE(site.cityName(), city.name);
            QCOMPARE(site.checksum(), server.components.checksum());
        }
    }

    void bringsSharedDocumentsAndTheirChanges()
    {
        test::FakeServer server(76);
        server.putDocument("old", 1);
        server.putDocument("gone", 1);
        server.publish(server.manifest.epoch); // the feed does not tell of these two any more
        Site site(server, 1);
        QVERIFY(site.runUntilLive());
        site.run(40);
        QCOMPARE(site.client->takeNewDocuments().size(), std::size_t{2});
        server.putDocument("old", 2);
        server.putDocument("gone", Json());
        server.putDocument("new", "x");
        site.run(40);
        const auto changed = site.client->takeNewDocuments();
        QCOMPARE(changed.size(), std::size_t{3});
        QVERIFY(changed[0].body == Json(2));
        QVERIFY(changed[1].removed);
        QVERIFY(site.client->takeNewDocuments().empty());
        const auto kept = site.cache->documents("scene").value();
        QCOMPARE(kept.size(), std::size_t{2});
        QCOMPARE(kept[0].id, std::string("new"));
        // Told again without the network, and of what was removed while away.
        server.putDocument("new", Json());
        server.publish(server.manifest.epoch);
        site.restart();
        (void)site.client->take(site.now);
        QCOMPARE(site.client->takeNewDocuments().size(), std::size_t{2});
        QVERIFY(site.runUntilLive());
        site.run(60);
        const auto gone = site.client->takeNewDocuments();
        QCOMPARE(gone.size(), std::size_t{1});
        QVERIFY(gone[0].removed && gone[0].id == "new");
    }

    void asksOnlyForWhatIsMissing()
    {
        test::FakeServer server(73);
        Site site(server, 1);
        site.run(8); // cut in the middle
        QVERIFY(site.client->progress().phase == Progress::Phase::Columns);
        site.client->cancel(); // what has arrived is kept
        const std::size_t before = site.chunkRequests.size();
        QVERIFY(before > 3);
        const std::set<std::string> lost = site.flying; // sent, but the answer will find nobody
        site.restart();
        QVERIFY(site.runUntilLive());
        site.run(100);
        for (const auto &[hash, times] : site.chunkRequests)
            QVERIFY2(times == 1 || (times == 2 && lost.contains(hash)), hash.c_str());
        QCOMPARE(site.checksum(), server.components.checksum());
    }

    void startsFromTheCacheWithoutAskingForTheManifest()
    {
        test::FakeServer server(74);
        Site site(server, 1);
        QVERIFY(site.runUntilLive());
        site.run(100);
        site.restart();
        const std::vector<sync::Request> first = site.client->take(site.now);
        QCOMPARE(first.size(), std::size_t{1});
        QVERIFY(first.front().path.starts_with("/v1/changes"));
        QVERIFY(first.front().path.ends_with("&wait=0"));
    }

    void saysSinceWhenItIsOffline()
    {
        test::FakeServer server(75);
        Site site(server, 1);
        QVERIFY(site.runUntilLive());
        site.faults.fail = 1;
        const std::int64_t cut = site.now;
        site.run(60);
        QVERIFY(!site.client->progress().online);
        QVERIFY(site.client->progress().offlineSince >= cut
                && site.client->progress().offlineSince < cut + 40000);
        QVERIFY(site.client->progress().retryAt > 0);
        QVERIFY(!site.client->progress().problem.empty());
        QVERIFY(site.cache->lastContact() <= cut + 40000);
        site.faults.fail = 0;
        site.run(60);
        QVERIFY(site.client->progress().online);
        QCOMPARE(site.client->progress().offlineSince, std::int64_t{0});
    }

    void beginsAnewWhenTheHistoryHasMovedOn_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"horizon", "epoch", "chunks"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }

    void beginsAnewWhenTheHistoryHasMovedOn()
    {
        QFETCH(QString, how);
        test::FakeServer server(76);
        Site site(server, 1);
        if (how == QStringLiteral("chunks"))
            site.run(6); // the manifest changes under a sync that is under way
        else
            QVERIFY(site.runUntilLive());
        Random random(77);
        for (int i = 0; i < 30; ++i)
            server.changeSomething(random);
        server.chunks.clear();
        server.publish(how == QStringLiteral("epoch") ? "a restored server" : server.manifest.epoch);
        site.run(300);
        QVERIFY(site.client->progress().phase == Progress::Phase::Live);
        QCOMPARE(site.checksum(), server.components.checksum());
    }

    /// Any mixture of faults, crashes and server changes: at every moment the cache holds a state that
    /// the server had, and once the network heals the client has the server's.
    void neverHoldsAWrongCity()
    {
        const int rounds = qEnvironmentVariableIntValue("EGRET_TEST_LONG") ? 400 : 25;
        for (int round = 0; round < rounds; ++round) {
            Random random(static_cast<std::uint64_t>(1000 + round));
            test::FakeServer server(static_cast<std::uint64_t>(round), 700);
            Site site(server, static_cast<std::uint64_t>(round));
            std::set<std::string> states{server.components.checksum()};
            for (int step = 0; step < 40; ++step) {
                site.faults = {random.unit() * 0.3, random.unit() * 0.3, random.unit() * 0.2,
                               random.unit() * 0.2, random.unit() * 0.3};
                site.run(static_cast<int>(random.below(12)));
                for (std::uint32_t i = random.below(4); i > 0; --i) {
                    server.changeSomething(random);
                    states.insert(server.components.checksum());
                }
                if (random.chance(0.1))
                    server.publish(random.chance(0.3) ? "epoch " + std::to_string(step)
                                                      : server.manifest.epoch);
                if (random.chance(0.2))
                    site.restart(); // as after kill -9: nothing but the cache is left
                if (const std::string held = site.checksum(); !held.empty())
                    QVERIFY2(states.contains(held),
                             qPrintable(QStringLiteral("round %1 step %2").arg(round).arg(step)));
            }
            site.faults = {};
            site.run(400);
            QCOMPARE(site.checksum(), server.components.checksum());
            QVERIFY(site.client->progress().online);
        }
    }

    void aBadCopyOnTheServerIsNamed()
    {
        test::FakeServer server(78, 300);
        server.chunks.begin()->second[20] ^= 1;
        Site site(server, 1);
        site.run(200);
        QVERIFY(site.client->progress().phase != Progress::Phase::Live);
        QVERIFY2(site.client->progress().problem.find("server's copy is bad") != std::string::npos,
                 site.client->progress().problem.c_str());
        QVERIFY(site.checksum().empty());
    }

private:
    /// A client with its cache on disk, and the network between it and the server.
    struct Site
    {
        Site(test::FakeServer &theServer, std::uint64_t seed) : server(theServer), random(seed + 500)
        {
            restart();
        }

        void restart()
        {
            client.reset();
            cache.reset();
            cache =
                std::move(store::CityCache::open(folder.filePath(QStringLiteral("cache.db")).toStdString()))
                    .value();
            client = std::make_unique<SyncClient>(*cache, random.next());
            open.clear();
        }

        /// @p steps times: everything that the client wants is sent; each request meets its fate.
        void run(int steps)
        {
            for (int i = 0; i < steps; ++i) {
                for (const sync::Request &request : client->take(now)) {
                    open.push_back(request);
                    if (request.path.starts_with("/v1/chunks/")) {
                        ++chunkRequests[request.path.substr(11)];
                        flying.insert(request.path.substr(11));
                    }
                }
                if (open.empty() || random.chance(0.1)) {
                    now = std::max(now + 50, open.empty() ? client->wakeAt() : 0);
                    continue;
                }
                const std::size_t which = random.below(static_cast<std::uint32_t>(open.size()));
                const sync::Request request = open[which];
                open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
                now += random.below(300);
                meetFate(request);
            }
        }

        bool runUntilLive()
        {
            for (int i = 0; i < 2000 && client->progress().phase != Progress::Phase::Live; ++i)
                run(1);
            return client->progress().phase == Progress::Phase::Live;
        }

        void meetFate(const sync::Request &request)
        {
            if (random.chance(faults.drop))
                return;
            if (random.chance(faults.fail)) {
                client->failed(request.id, {Error::Code::Unavailable, "connection reset"}, now);
                return;
            }
            if (request.path.ends_with("wait=25") && open.empty()) // whatever else is open comes sooner
                now += 25000;
            auto [status, body] =
                random.chance(faults.error) ? std::pair(503, Bytes()) : server.answer(request.path);
            if (!body.empty() && random.chance(faults.damage)) {
                if (!request.path.starts_with("/v1/chunks/"))
                    body.resize(body.size() / 2); // TLS keeps JSON whole or cuts it
                else
                    body[random.below(static_cast<std::uint32_t>(body.size()))] ^= 4;
            }
            const int times = random.chance(faults.duplicate) ? 2 : 1;
            for (int i = 0; i < times; ++i) {
                if (!client->answered(request.id, status, body, now))
                    qFatal("the cache cannot be written");
            }
            if (request.path.starts_with("/v1/chunks/"))
                flying.erase(request.path.substr(11));
        }

        std::string cityName() { return loaded() ? loaded()->city.name : std::string(); }

        /// Of the city that another process would read from the cache now; empty when there is none.
        std::string checksum()
        {
            const auto city = loaded();
            return city ? city->components->checksum() : std::string();
        }

        std::optional<store::CachedCity> loaded()
        {
            WorkerPool pool(1);
            auto reader =
                std::move(store::CityCache::open(folder.filePath(QStringLiteral("cache.db")).toStdString()))
                    .value();
            auto city = store::loadCity(*reader, pool);
            if (!city)
                qFatal("%s", city.error().message.c_str());
            return std::move(city).value();
        }

        test::FakeServer &server;
        Random random;
        QTemporaryDir folder;
        std::unique_ptr<store::CityCache> cache;
        std::unique_ptr<SyncClient> client;
        std::vector<sync::Request> open;
        std::map<std::string, int> chunkRequests;
        std::set<std::string> flying; ///< sent, not answered when the client went away
        Faults faults;
        std::int64_t now = 1795240800000;
    };
};

QTEST_GUILESS_MAIN(TestSyncClient)

#include "tst_sync_client.moc"
