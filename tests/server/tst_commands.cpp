// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Uuid.h>
#include <support/People.h>

#include <QTest>

#include <thread>

using namespace egret;
using test::LiveServer;
using test::Person;

class TestCommands : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LiveServer> m_live;

    /// Sent to the demo server.
    http::Response send(const Json &command, const std::string &key = {})
    {
        http::ClientOptions options;
        options.port = m_live->port();
        http::Client client(options);
        http::Fields fields;
        if (!key.empty())
            fields.add("Idempotency-Key", key);
        const auto response = client.request("POST", "/v1/commands", fields, command.dump());
        return response ? response.value() : http::textResponse(0, "text/plain", response.error().message);
    }
    static Json put(const std::string &id, const Json &body, const Json &more = Json::object())
    {
        Json arguments = {{"kind", "scene"}, {"id", id}, {"body", body}};
        arguments.update(more);
        return {{"command", "document.put"}, {"arguments", arguments}, {"cause", "test"}};
    }
    std::int64_t events()
    {
        auto database = std::move(sqlite::Database::open(m_live->path() / "ledger.db", false)).value();
        return database.integer("SELECT count(*) FROM events").value();
    }

private Q_SLOTS:
    void init() { m_live = std::make_unique<LiveServer>(21, 300); }
    void cleanup() { m_live.reset(); }

    void aDocumentIsPutReadListedAndRemoved()
    {
        QCOMPARE(m_live->get("/v1/documents/scene/peace").status, 404);
        const http::Response made = send(put("peace", {{"tiles", {1, 2}}}));
        QCOMPARE(made.status, 200);
        QCOMPARE(integerAt(test::jsonOf(made), "revision"), std::int64_t{1});
        const Json read = m_live->json("/v1/documents/scene/peace");
        QVERIFY(read["body"] == Json({{"tiles", {1, 2}}}));
        QCOMPARE(textAt(read, "actor"), std::string("demo"));
        QCOMPARE(send(put("storm", 3)).status, 200);
        QCOMPARE(m_live->json("/v1/documents?kind=scene")["items"].size(), std::size_t{2});
        QCOMPARE(m_live->json("/v1/documents?kind=wall")["items"].size(), std::size_t{0});
        const Json first = m_live->json("/v1/documents?limit=1");
        QCOMPARE(textAt(first["items"][0], "id"), std::string("peace"));
        QCOMPARE(textAt(m_live->json(textAt(first, "next"))["items"][0], "id"), std::string("storm"));
        const Json remove = {{"command", "document.delete"},
                             {"arguments", {{"kind", "scene"}, {"id", "peace"}}}};
        QCOMPARE(integerAt(test::jsonOf(send(remove)), "revision"), std::int64_t{2});
        QCOMPARE(send(remove).status, 404);
        QCOMPARE(m_live->get("/v1/documents/scene/peace").status, 404);
        // The number goes on: who still holds revision 1 cannot take the new one for theirs.
        QCOMPARE(integerAt(test::jsonOf(send(put("peace", 1))), "revision"), std::int64_t{3});
    }

    void aRevisionThatIsNotTheOneThereIsAConflict()
    {
        QCOMPARE(send(put("a", 1, {{"revision", 0}})).status, 200);
        QCOMPARE(send(put("a", 2, {{"revision", 0}})).status, 409);
        QCOMPARE(send(put("a", 2, {{"revision", 1}})).status, 200);
        const http::Response late = send(put("a", 3, {{"revision", 1}}));
        QCOMPARE(late.status, 409);
        QCOMPARE(textAt(test::jsonOf(late), "reason"), std::string("revision"));
        QCOMPARE(send(put("a", 3, {{"revision", -1}})).status, 400);
        QVERIFY(m_live->json("/v1/documents/scene/a")["body"] == Json(2));
    }

    void theSameKeyHasOneEffectAndOneAnswer()
    {
        const std::string key = newUuid();
        const http::Response first = send(put("a", 1), key);
        const std::int64_t after = events();
        const http::Response second = send(put("a", 1), key);
        QCOMPARE(second.status, 200);
        QCOMPARE(second.content(), first.content());
        QCOMPARE(second.fields.find("Idempotency-Replayed"), std::string_view("true"));
        QCOMPARE(events(), after);
        QCOMPARE(send(put("a", 2), key).status, 422);
        QCOMPARE(events(), after);
        QCOMPARE(send(put("a", 1), "not-a-uuid").status, 400);
        // What was refused had no effect and is tried anew.
        const std::string other = newUuid();
        QCOMPARE(send(put("a", 1, {{"revision", 7}}), other).status, 409);
        QCOMPARE(send(put("a", 1, {{"revision", 1}}), other).status, 200);
    }

    void twoAtTheSameTimeUnderOneKeyAreOne()
    {
        for (int round = 0; round < 10; ++round) {
            const std::string key = newUuid();
            const std::int64_t before = events();
            std::array<http::Response, 6> answers;
            std::vector<std::thread> threads;
            for (http::Response &answer : answers)
                threads.emplace_back([&] { answer = send(put("same", round), key); });
            for (std::thread &thread : threads)
                thread.join();
            for (const http::Response &answer : answers) {
                QCOMPARE(answer.status, 200);
                QCOMPARE(answer.content(), answers[0].content());
            }
            QCOMPARE(events(), before + 1);
        }
    }

    void aCancelledCommandNeverApplies()
    {
        const std::string key = newUuid();
        const auto cancel = [&](const std::string &which) {
            return m_live->client().request("POST", "/v1/commands/" + which + "/cancel", {}, "{}").value();
        };
        QCOMPARE(textAt(test::jsonOf(cancel(key)), "status"), std::string("cancelled"));
        QCOMPARE(send(put("a", 1), key).status, 410);
        QCOMPARE(m_live->get("/v1/documents/scene/a").status, 404);
        const std::string done = newUuid();
        QCOMPARE(send(put("a", 1), done).status, 200);
        const Json late = test::jsonOf(cancel(done));
        QCOMPARE(textAt(late, "status"), std::string("done"));
        QCOMPARE(integerAt(late["answer"], "revision"), std::int64_t{1});
        QCOMPARE(cancel("x").status, 400);
    }

    void refusesWhatIsTooLargeTooDeepOrMalformed()
    {
        QCOMPARE(send(put("a", std::string(64 * 1024 - 2, 'x'))).status, 200);
        QCOMPARE(send(put("a", std::string(64 * 1024 - 1, 'x'))).status, 413);
        QCOMPARE(send(put("a", std::string(300 * 1024, 'x'))).status, 413);
        QCOMPARE(send(put("a b", 1)).status, 400);
        QCOMPARE(send(put("", 1)).status, 400);
        QCOMPARE(send(put("a", 1, {{"kind", "component"}})).status, 400);
        QCOMPARE(send(put("a", 1, {{"place", "nowhere"}})).status, 400);
        QCOMPARE(send({{"command", "document.put"}, {"arguments", {{"kind", "scene"}, {"id", "a"}}}}).status,
                 400);
        const std::string deep(40'000, '[');
        const auto response = m_live->client().request("POST", "/v1/commands", {}, deep);
        QCOMPARE(response.value().status, 400);
    }

    void theFeedTellsThoseWhoAsk()
    {
        QCOMPARE(send(put("a", {{"x", 1}})).status, 200);
        const std::string target = "/v1/changes?since=0&epoch=" + m_live->city().ledger().epoch();
        QCOMPARE(m_live->json(target)["changes"].size(), std::size_t{0});
        const auto page = protocol::changePageFromJson(m_live->get(target + "&documents=true").body).value();
        QCOMPARE(page.changes.size(), std::size_t{1});
        QVERIFY(page.changes[0].kind == protocol::ChangeKind::Document);
        QVERIFY(page.changes[0].document->body == Json({{"x", 1}}));
        QCOMPARE(page.changes[0].document->seq, page.changes[0].seq);
    }

    void pagesOfTheFeedStaySmall()
    {
        for (int i = 0; i < 100; ++i)
            QCOMPARE(send(put("d" + std::to_string(i), std::string(60'000, 'x'))).status, 200);
        std::string target =
            "/v1/changes?limit=10000&documents=true&epoch=" + m_live->city().ledger().epoch();
        std::uint64_t since = 0;
        std::size_t told = 0;
        for (bool more = true; more;) {
            const http::Response response = m_live->get(target + "&since=" + std::to_string(since));
            QVERIFY(response.body.size() < std::size_t{5} << 20);
            const auto page = protocol::changePageFromJson(response.body).value();
            told += page.changes.size();
            since = page.next.at("0");
            more = page.more;
        }
        QCOMPARE(told, std::size_t{100});
        std::size_t listed = 0;
        for (std::string next = "/v1/documents"; !next.empty();) {
            const http::Response response = m_live->get(next);
            QVERIFY(response.body.size() < std::size_t{5} << 20);
            const auto page = protocol::documentPageFromJson(response.body).value();
            listed += page.items.size();
            next = page.next;
        }
        QCOMPARE(listed, std::size_t{100});
    }

    void permissionIsByKindAndPlace()
    {
        m_live = std::make_unique<LiveServer>(22, 300, LiveServer::People::Accounts);
        const std::string here = m_live->small().components.districts.at(0);
        const std::string there = m_live->small().components.districts.at(1);
        Person duty = Person::make(*m_live, "duty", {{"operator", here}});
        Person other = Person::make(*m_live, "other", {{"viewer", there}});
        Person auditor = Person::make(*m_live, "auditor", {{"audit-admin"}});
        const auto change = [&](Person &person, const std::string &place) {
            return person.command("document.put",
                                  {{"kind", "scene"}, {"id", "s" + place}, {"body", 1}, {"place", place}});
        };
        QCOMPARE(change(duty, here).status, 200);
        QCOMPARE(change(duty, there).status, 403);
        QCOMPARE(change(duty, "").status, 403);
        QCOMPARE(change(other, there).status, 403);
        QCOMPARE(duty.get("/v1/documents/scene/s" + here).status, 200);
        QCOMPARE(other.get("/v1/documents/scene/s" + here).status, 404);
        QCOMPARE(other.json("/v1/documents")["items"].size(), std::size_t{0});
        QCOMPARE(auditor.get("/v1/documents?kind=scene").status, 403);
        const std::string target =
            "/v1/changes?since=0&documents=true&epoch=" + m_live->city().ledger().epoch();
        QCOMPARE(duty.json(target)["changes"].size(), std::size_t{1});
        QCOMPARE(other.json(target)["changes"].size(), std::size_t{0});
        QCOMPARE(textAt(auditor.json("/v1/audit?type=document")["items"][0], "actor_name"),
                 std::string("duty"));
    }

    void anAccountIsMadeOnceUnderItsKey()
    {
        m_live = std::make_unique<LiveServer>(23, 300, LiveServer::People::Accounts);
        Person keeper = Person::make(*m_live, "keeper", {{"security-admin"}});
        const std::string key = newUuid();
        const auto make = [&] {
            return keeper.command("user.put",
                                  {{"user",
                                    {{"name", "fresh"},
                                     {"display_name", "新人"},
                                     {"revision", 1},
                                     {"grants", {{{"role", "viewer"}, {"place", ""}}}}}},
                                   {"password", "First-Password-1"}},
                                  key);
        };
        const http::Response first = make();
        QCOMPARE(first.status, 200);
        QCOMPARE(make().content(), first.content());
        QCOMPARE(keeper.json("/v1/users")["items"].size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
