// SPDX-License-Identifier: GPL-3.0-or-later
#include <server/PointJson.h>
#include <support/LiveServer.h>
#include <support/Patience.h>

#include <QTest>

#include <future>

using namespace egret;
using namespace std::chrono_literals;

class TestChangeFeed : public QObject
{
    Q_OBJECT

private:
    static std::string feed(test::LiveServer &live, std::uint64_t since, int wait)
    {
        return "/v1/changes?epoch=" + live.city().ledger().epoch() + "&since=" + std::to_string(since)
            + "&wait=" + std::to_string(wait);
    }
    static std::future<std::pair<http::Response, std::chrono::milliseconds>> ask(const test::LiveServer &live,
                                                                                 std::string target)
    {
        return std::async(std::launch::async, [port = live.port(), target] {
            http::ClientOptions options;
            options.port = port;
            options.inactivity = 30s;
            http::Client client(options);
            const auto began = std::chrono::steady_clock::now();
            Result<http::Response> response = client.get(target);
            const auto took = std::chrono::steady_clock::now() - began;
            return std::pair(response ? response.value()
                                      : http::Response{0, {}, response.error().message, nullptr},
                             std::chrono::duration_cast<std::chrono::milliseconds>(took));
        });
    }

private Q_SLOTS:
    void aLongPollWakesOnAnAppendOfAnotherConnection()
    {
        test::LiveServer live(1, 500);
        auto waiting = ask(live, feed(live, 0, 20));
        QTRY_COMPARE(live.city().waiting(), std::size_t{1});
        const auto other = std::move(ledger::Ledger::open(live.path())).value();
        const auto began = std::chrono::steady_clock::now();
        QVERIFY(other->append(test::eventOf(live.small().components, 3)).ok());
        const auto [response, took] = waiting.get();
        QVERIFY(std::chrono::steady_clock::now() - began < 1s); // 200 ms, and room for a busy machine
        QCOMPARE(response.status, 200);
        const auto page = protocol::changePageFromJson(response.body);
        QVERIFY(page.ok());
        QCOMPARE(page.value().changes.size(), std::size_t{1});
        QCOMPARE(page.value().next.at("0"), std::uint64_t{1});
    }

    void withoutNewsItAnswersWhenTheWaitIsOver()
    {
        test::LiveServer live(1, 200);
        const auto [response, took] = ask(live, feed(live, 0, 1)).get();
        QCOMPARE(response.status, 200);
        QVERIFY(took >= 1s && took < 3s);
        QVERIFY(protocol::changePageFromJson(response.body).value().changes.empty());
    }

    void aDrainWakesThoseWhoWait()
    {
        auto live = std::make_unique<test::LiveServer>(1, 200);
        auto waiting = ask(*live, feed(*live, 0, 50));
        QTRY_COMPARE(live->city().waiting(), std::size_t{1});
        live.reset();
        const auto [response, took] = waiting.get();
        QCOMPARE(response.status, 200);
        QVERIFY(took < 5s);
    }

    void whoHangsUpIsForgotten()
    {
        test::LiveServer live(1, 200);
        {
            http::ClientOptions options;
            options.port = live.port();
            options.inactivity = 200ms;
            http::Client client(options);
            QVERIFY(!client.get(feed(live, 0, 50)).ok());
        }
        QTRY_COMPARE(live.city().waiting(), std::size_t{0});
    }

    void aCursorOfAnotherHistoryIsGone()
    {
        test::LiveServer live(1, 200);
        for (const std::string &target : {std::string("/v1/changes?epoch=x&since=0"), feed(live, 9, 0)}) {
            const http::Response response = live.get(target);
            QCOMPARE(response.status, 410);
            QCOMPARE(textAt(parseJson(response.body, "p").value(), "reason"), std::string("epoch"));
        }
        WorkerPool pool(2);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(live.city().ledger().append(test::eventOf(live.small().components, 3)).ok());
            QVERIFY(live.city().ledger().compact(pool).ok());
        }
        const http::Response response = live.get(feed(live, 0, 0));
        QCOMPARE(response.status, 410);
        QCOMPARE(textAt(parseJson(response.body, "p").value(), "reason"), std::string("horizon"));
        QTRY_COMPARE(integerAt(live.json("/v1/sync/manifest")["at"], "0"), std::int64_t{2});
    }

    void queriesFollowTheLog()
    {
        test::LiveServer live(2, 800);
        const test::SmallCity &small = live.small();
        std::uint32_t row = 0;
        while (!small.attributes.remarks.contains(row) || small.components.cls[row] == 1)
            ++row;
        protocol::ChangeEvent moved = test::eventOf(small.components, row);
        const std::string code = server::codeOf(small.components, row);
        moved.at = {moved.at.x + 20'000, moved.at.y};
        moved.state = "missing";
        protocol::ChangeEvent removed = test::eventOf(small.components, row == 0 ? 1 : 0);
        removed.removed = true;
        QVERIFY(live.city().ledger().append(moved).ok());
        QVERIFY(live.city().ledger().append(removed).ok());
        QTRY_COMPARE(integerAt(live.json("/v1/components/count"), "count"), std::int64_t{799});
        const Json found = live.json("/v1/components/" + code);
        QCOMPARE(textAt(found, "state"), std::string("missing"));
        QCOMPARE(textAt(found, "remark"), small.attributes.remarks.at(row)); // attributes follow the point
        WorkerPool pool(2);
        QVERIFY(live.city().ledger().compact(pool).ok());
        QTRY_COMPARE(integerAt(live.json("/v1/sync/manifest")["at"], "0"), std::int64_t{2});
        QCOMPARE(integerAt(live.json("/v1/components/count"), "count"), std::int64_t{799});
        QCOMPARE(textAt(live.json("/v1/components/" + code), "remark"), small.attributes.remarks.at(row));
    }

    void manyWaitersAndWritersAtOnce()
    {
        test::LiveServer live(3, 300);
        std::vector<std::future<std::uint64_t>> readers;
        for (int i = 0; i < 8; ++i) {
            readers.push_back(std::async(std::launch::async, [&live] {
                http::ClientOptions options;
                options.port = live.port();
                http::Client client(options);
                std::uint64_t since = 0;
                std::uint64_t seen = 0;
                while (since < 60) {
                    const auto response = client.get(feed(live, since, 5));
                    const auto page = response ? protocol::changePageFromJson(response.value().body)
                                               : Result<protocol::ChangePage>(response.error());
                    if (!page)
                        return std::uint64_t{0};
                    for (const protocol::ChangeEvent &event : page.value().changes)
                        seen += event.seq;
                    since = page.value().next.at("0");
                }
                return seen;
            }));
        }
        for (std::uint32_t i = 0; i < 60; ++i)
            QVERIFY(live.city().ledger().append(test::eventOf(live.small().components, i)).ok());
        for (auto &reader : readers)
            QCOMPARE(reader.get(), std::uint64_t{60 * 61 / 2});
    }
};

QTEST_GUILESS_MAIN(TestChangeFeed)

#include "tst_change_feed.moc"
