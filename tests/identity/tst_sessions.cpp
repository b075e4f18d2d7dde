// SPDX-License-Identifier: GPL-3.0-or-later
#include <identity/Sessions.h>

#include <QTest>

#include <thread>

using namespace egret;
using namespace egret::identity;

namespace {

constexpr std::int64_t minute = 60'000;

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAccessTokenLastsTenMinutes()
    {
        Sessions sessions;
        const auto [record, tokens] = sessions.begin("u", "Desk 1", "10.0.0.1", true, 0).value();
        QCOMPARE(sessions.find(tokens.access, true, 9 * minute)->user, std::string("u"));
        QVERIFY(!sessions.find(tokens.access, true, 10 * minute));
        QVERIFY(!sessions.find(tokens.refresh, true, 1));
        QVERIFY(!sessions.find(record.id + ".x", true, 1));
        QVERIFY(!sessions.find("", true, 1));
    }

    void aRefreshTokenRotatesAndItsSecondUseEndsTheSession()
    {
        Sessions sessions;
        const auto first = sessions.begin("u", "Desk 1", "10.0.0.1", true, 0).value();
        const auto second = sessions.refresh(first.second.refresh, minute).value();
        QVERIFY(!sessions.find(first.second.access, true, minute)); // the old one is dead at once
        QVERIFY(sessions.find(second.second.access, true, minute));
        QVERIFY(sessions.refresh(first.second.refresh, 2 * minute).error().code == Error::Code::Conflict);
        QVERIFY(!sessions.find(second.second.access, true, 2 * minute)); // thief and owner are both out
        QVERIFY(sessions.refresh(second.second.refresh, 2 * minute).error().code == Error::Code::Denied);
    }

    void aSessionThatIsNotUsedEndsAfterAQuarter()
    {
        Sessions sessions;
        auto tokens = sessions.begin("u", "Desk 1", "10.0.0.1", true, 0).value().second;
        QVERIFY(sessions.find(tokens.access, true, 9 * minute)); // a person
        tokens = sessions.refresh(tokens.refresh, 10 * minute).value().second;
        QVERIFY(sessions.find(tokens.access, false, 18 * minute)); // the sync: does not count
        QVERIFY(!sessions.find(tokens.access, false, 24 * minute));
        QVERIFY(!sessions.refresh(tokens.refresh, 24 * minute + 1).ok());
    }

    void aSessionEndsAfterTwelveHoursWhateverHappens()
    {
        Sessions sessions;
        Tokens tokens = sessions.begin("u", "Desk 1", "10.0.0.1", true, 0).value().second;
        std::int64_t now = 0;
        for (; now < 12 * 60 * minute - 9 * minute; now += 9 * minute) {
            QVERIFY(sessions.find(tokens.access, true, now));
            tokens = sessions.refresh(tokens.refresh, now).value().second;
        }
        QVERIFY(!sessions.refresh(tokens.refresh, 12 * 60 * minute).ok());
    }

    void aWallStaysSignedIn()
    {
        Sessions sessions;
        Tokens tokens = sessions.begin("wall", "North hall", "10.0.0.1", false, 0).value().second;
        for (std::int64_t day = 1; day < 100; ++day)
            tokens = sessions.refresh(tokens.refresh, day * 24 * 60 * minute).value().second;
    }

    void sessionsAreListedEndedAndSwept()
    {
        Sessions sessions;
        const auto a = sessions.begin("u", "Desk 1", "10.0.0.1", true, 0).value();
        const auto b = sessions.begin("u", "Desk 2", "10.0.0.2", true, minute).value();
        const auto c = sessions.begin("v", "Desk 3", "10.0.0.3", true, 10 * minute).value();
        QCOMPARE(sessions.list("u").size(), std::size_t{2});
        QCOMPARE(sessions.list("u").front().seat, std::string("Desk 2"));
        QVERIFY(sessions.end(a.first.id));
        QVERIFY(!sessions.end(a.first.id));
        QVERIFY(!sessions.find(a.second.access, true, minute));
        QCOMPARE(sessions.sweep(20 * minute), std::vector<std::string>{b.first.id});
        QCOMPARE(sessions.endAll("v"), std::vector<std::string>{c.first.id});
        QVERIFY(sessions.list().empty());
    }

    void aUserHoldsTwentySessionsAtMost()
    {
        Sessions sessions;
        const auto first = sessions.begin("u", "Desk", "10.0.0.1", true, 0).value();
        for (int i = 1; i <= 20; ++i)
            QVERIFY(sessions.begin("u", "Desk", "10.0.0.1", true, i).ok());
        QCOMPARE(sessions.list("u").size(), Sessions::perUser);
        QVERIFY(!sessions.find(first.second.access, true, 30));
    }

    void aRestartKeepsTheRefreshToken()
    {
        Sessions before;
        const auto [record, tokens] = before.begin("u", "Desk 1", "10.0.0.1", true, 0).value();
        const std::string stored = toJson(record).dump();
        QVERIFY(stored.find(tokens.refresh) == std::string::npos);
        QVERIFY(stored.find(tokens.access) == std::string::npos);
        Sessions after;
        after.restore(sessionFromJson(parseJson(stored, "session").value()).value());
        QVERIFY(!after.find(tokens.access, true, minute));
        QVERIFY(after.refresh(tokens.refresh, minute).ok());
        QVERIFY(!sessionFromJson(Json::object()).ok());
        QVERIFY(!sessionFromJson(Json(3)).ok());
    }

    void aLinkIsGoodOnceForOnePurpose()
    {
        OneTimeLinks links;
        const std::string token = links.make("handset", "officer-7", 1000);
        QVERIFY(!links.take(token, "first-run", 10));
        QCOMPARE(links.take(token, "handset", 10).value(), std::string("officer-7"));
        QVERIFY(!links.take(token, "handset", 11));
        QVERIFY(!links.take(links.make("handset", "x", 1000), "handset", 1000)); // too late
    }

    void tokensAreLookedUpWhileOthersRotate()
    {
        Sessions sessions;
        std::vector<Tokens> tokens;
        for (int i = 0; i < 50; ++i)
            tokens.push_back(sessions.begin("u" + std::to_string(i), "Desk", "a", true, 0).value().second);
        std::atomic<int> found{0};
        std::vector<std::thread> readers;
        for (int t = 0; t < 3; ++t)
            readers.emplace_back([&] {
                for (int i = 0; i < 3000; ++i)
                    found += sessions.find(tokens[static_cast<std::size_t>(i % 25)].access, true, i) ? 1 : 0;
            });
        for (int i = 0; i < 500; ++i) {
            Tokens &own = tokens[static_cast<std::size_t>(25 + i % 25)];
            own = sessions.refresh(own.refresh, i).value().second;
        }
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(found.load(), 9000);
    }
};

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
