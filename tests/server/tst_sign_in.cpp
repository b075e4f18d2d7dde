// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <crypto/Secret.h>
#include <crypto/Totp.h>
#include <support/People.h>

#include <QTest>

using namespace egret;
using test::LiveServer;
using test::Person;

class TestSignIn : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LiveServer> m_live;

private Q_SLOTS:
    void init() { m_live = std::make_unique<LiveServer>(12, 300, LiveServer::People::Accounts); }
    void cleanup() { m_live.reset(); }

    void aNewServerHasNoAccountAndOneToken()
    {
        const std::string token = m_live->accounts().firstRunToken();
        QVERIFY(token.size() >= 40);
        Person person(*m_live, "anna.sec");
        const auto admin = [](const char *role, const char *name) {
            return Json{
                {"role", role}, {"name", name}, {"display_name", "管理员"}, {"password", test::password}};
        };
        const Json three = {admin("security-admin", "anna.sec"), admin("system-admin", "bert.sys"),
                            admin("audit-admin", "cora.aud")};
        QCOMPARE(person.post("/v1/first-run", {{"token", "wrong"}, {"users", three}}).status, 403);
        Json two = three;
        two.erase(2);
        QCOMPARE(person.post("/v1/first-run", {{"token", token}, {"users", two}}).status, 400);
        Json weak = three;
        weak[1]["password"] = "short";
        QCOMPARE(person.post("/v1/first-run", {{"token", token}, {"users", weak}}).status, 400);
        QCOMPARE(person.post("/v1/first-run", {{"token", token}, {"users", three}}).status, 200);
        QCOMPARE(person.post("/v1/first-run", {{"token", token}, {"users", three}}).status, 403);
        QCOMPARE(person.signIn().status, 200);
        QCOMPARE(person.json("/v1/users")["items"].size(), std::size_t{3});
        QVERIFY(m_live->accounts().firstRunToken().empty());
    }

    void aWrongPasswordAndAnUnknownNameLookTheSame()
    {
        Person::make(*m_live, "duty", {{"operator"}});
        Person known(*m_live, "duty");
        Person unknown(*m_live, "nobody");
        const http::Response a = known.signIn("Wrong-Password-1");
        const http::Response b = unknown.signIn("Wrong-Password-1");
        QCOMPARE(a.status, 401);
        QCOMPARE(a.content(), b.content());
        for (int i = 0; i < 5; ++i)
            Person(*m_live, "other").signIn("Wrong-Password-1");
        const http::Response locked = Person(*m_live, "other").signIn("Wrong-Password-1");
        QCOMPARE(locked.status, 429);
        QVERIFY(!locked.fields.find("Retry-After").empty());
    }

    void aFirstPasswordMustBeChangedBeforeAnythingElse()
    {
        identity::User user;
        user.name = "fresh";
        user.displayName = "新人";
        user.grants = {{"operator"}};
        user.revision = 1;
        QVERIFY(m_live->accounts().putUser({}, user, "First-Password-1", "test", nowMs()).ok());
        Person person(*m_live, "fresh");
        QVERIFY(test::jsonOf(person.signIn("First-Password-1"))["must_change_password"] == Json(true));
        QCOMPARE(person.get("/v1/city").status, 403);
        QCOMPARE(person.get("/v1/session").status, 200);
        QCOMPARE(
            person.post("/v1/session/password", {{"old", "First-Password-1"}, {"new", "First-Password-1"}})
                .status,
            409);
        QCOMPARE(person.post("/v1/session/password", {{"old", "x"}, {"new", test::password}}).status, 403);
        QCOMPARE(person.post("/v1/session/password", {{"old", "First-Password-1"}, {"new", test::password}})
                     .status,
                 200);
        QCOMPARE(person.get("/v1/city").status, 200);
    }

    void tokensRotateAndAStolenOneEndsTheSession()
    {
        Person person = Person::make(*m_live, "duty", {{"operator"}});
        const std::string stolen = person.refreshToken();
        QCOMPARE(person.refresh().status, 200);
        QCOMPARE(person.get("/v1/city").status, 200);
        Person thief(*m_live, "thief");
        const http::Response refused = thief.refresh(stolen);
        QCOMPARE(refused.status, 401);
        QCOMPARE(textAt(test::jsonOf(refused), "reason"), std::string("reused"));
        QCOMPARE(person.get("/v1/city").status, 401);
    }

    void aSecondFactorIsNeededOnceEnrolled()
    {
        Person person = Person::make(*m_live, "duty", {{"operator"}});
        QCOMPARE(person.post("/v1/session/second-factor", {{"password", "wrong"}}).status, 403);
        const Json enrolment =
            test::jsonOf(person.post("/v1/session/second-factor", {{"password", test::password}}));
        const Bytes secret = crypto::fromBase32(textAt(enrolment, "secret"));
        QCOMPARE(textAt(test::jsonOf(person.signIn()), "reason"), std::string("second-factor"));
        QCOMPARE(person.signIn(test::password, "000000").status, 401);
        QCOMPARE(person.signIn(test::password, crypto::totp(secret, nowMs() / 1000)).status, 200);
        const std::string recovery = enrolment["recovery_codes"][0];
        QCOMPARE(person.signIn(test::password, recovery).status, 200);
        QCOMPARE(person.signIn(test::password, recovery).status, 401);
    }

    void signingOutAndBeingShutOutEndSessionsAtOnce()
    {
        Person keeper = Person::make(*m_live, "keeper", {{"security-admin"}});
        Person duty = Person::make(*m_live, "duty", {{"operator"}});
        QCOMPARE(duty.get("/v1/city").status, 200);
        Json user = keeper.json("/v1/users")["items"][0];
        QCOMPARE(textAt(user, "name"), std::string("duty"));
        user["disabled"] = true;
        user["revision"] = 2;
        QCOMPARE(keeper.command("user.put", {{"user", user}}).status, 200);
        QCOMPARE(keeper.command("user.put", {{"user", user}}).status, 409); // an old revision
        QCOMPARE(duty.get("/v1/city").status, 401);
        QCOMPARE(duty.signIn().status, 401);
        const std::string session = keeper.json("/v1/sessions")["items"][0]["id"];
        QCOMPARE(keeper.command("session.end", {{"id", "none"}}).status, 404);
        QCOMPARE(keeper.post("/v1/session/end", Json::object()).status, 200);
        QCOMPARE(keeper.get("/v1/users").status, 401);
    }

    void grantsTakeEffectOnTheNextRequest()
    {
        Person keeper = Person::make(*m_live, "keeper", {{"security-admin"}});
        Person duty = Person::make(*m_live, "duty", {{"viewer"}});
        QCOMPARE(duty.get("/v1/officers").status, 403);
        Json user = keeper.json("/v1/users")["items"][0];
        user["grants"] = {{{"role", "operator"}, {"place", ""}}};
        user["revision"] = 2;
        QCOMPARE(keeper.command("user.put", {{"user", user}}).status, 200);
        QCOMPARE(duty.get("/v1/officers").status, 200);
        Json own = keeper.json("/v1/users")["items"][1];
        own["grants"] = {{{"role", "audit-admin"}, {"place", ""}}};
        own["revision"] = 2;
        QCOMPARE(keeper.command("user.put", {{"user", own}}).status, 403); // nobody grants to themselves
    }

    /// What everybody did is in the log; what is secret is in no file.
    void secretsAreInNoFileAndDeedsAreInTheLog()
    {
        Person duty = Person::make(*m_live, "duty", {{"operator"}});
        Person auditor = Person::make(*m_live, "auditor", {{"audit-admin"}});
        duty.signIn("Wrong-Planted-99");
        const Json enrolment =
            test::jsonOf(duty.post("/v1/session/second-factor", {{"password", test::password}}));
        m_live->accounts().housekeeping(nowMs());
        std::string all;
        for (const auto &file : std::filesystem::recursive_directory_iterator(m_live->path())) {
            if (file.is_regular_file())
                all += textOf(readFile(file.path()).value());
        }
        QVERIFY(all.size() > 10'000);
        const Bytes totp = crypto::fromBase32(textAt(enrolment, "secret"));
        for (const std::string &secret :
             {test::password, std::string("First-Password-1"), std::string("Wrong-Planted-99"), duty.access(),
              duty.refreshToken(), duty.access().substr(37), duty.refreshToken().substr(37),
              textAt(enrolment, "secret"), toHex(totp), std::string(textOf(totp)),
              enrolment["recovery_codes"][0].get<std::string>()})
            QVERIFY2(all.find(secret) == std::string::npos, secret.c_str());
        const std::string log = auditor.get("/v1/audit?type=session").body;
        for (const char *deed : {"signed-in", "password-changed", "second-factor-enrolled", "refused"})
            QVERIFY2(log.find(deed) != std::string::npos, deed);
        auto database = std::move(sqlite::Database::open(m_live->path() / "ledger.db", false)).value();
        QVERIFY(ledger::verifyLog(database, std::nullopt).value().sound());
    }

    void malformedBodiesAreRefused()
    {
        Person person(*m_live, "duty");
        for (const Json &body :
             {Json(3), Json::array(), Json{{"name", 3}}, Json{{"name", {1, 2}}, {"password", nullptr}}})
            QVERIFY(person.post("/v1/session", body).status >= 400);
        Person keeper = Person::make(*m_live, "keeper", {{"security-admin"}});
        for (const Json &user : {Json(3), Json::object(), Json{{"name", "x y"}}, Json{{"grants", 3}}})
            QCOMPARE(keeper.command("user.put", {{"user", user}}).status, 400);
        QCOMPARE(keeper.command("no.such", Json::object()).status, 400);
        QCOMPARE(keeper.post("/v1/commands", {{"command", "user.put"}, {"arguments", 3}}).status, 400);
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_sign_in.moc"
