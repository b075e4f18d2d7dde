// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <crypto/Secret.h>
#include <crypto/Totp.h>
#include <remote/RemoteSync.h>
#include <remote/ServerWords.h>
#include <remote/SignInClient.h>
#include <support/Patience.h>
#include <support/People.h>

#include <QSignalSpy>
#include <QTest>

using namespace egret;
using remote::SignInClient;
using remote::SignInResult;
using Kind = SignInResult::Kind;
using test::LiveServer;
using test::Person;

/// The client's half of sign-in against a real server in this process.
class TestSignInClient : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LiveServer> m_live;
    std::unique_ptr<SignInClient> m_client;

    remote::ServerAddress address() const
    {
        return {QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_live->port()))};
    }
    SignInResult signIn(const QString &name, const std::string &password = test::password,
                        const std::string &code = {})
    {
        return awaited(
            [&](auto take) { m_client->signIn(name, password, code, QStringLiteral("Desk 1"), take); });
    }
    template <typename Ask>
    static SignInResult awaited(Ask ask)
    {
        std::optional<SignInResult> result;
        ask([&](const SignInResult &r) { result = r; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 90000))
            qFatal("no answer");
        return *result;
    }
    int statusOf(const QString &target)
    {
        std::optional<remote::Answer> answer;
        m_client->rest().get(target, this, [&](const remote::Answer &a) { answer = a; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 90000))
            qFatal("no answer");
        return answer->status;
    }
    void makeUser(const char *name, const char *role, const char *password)
    {
        identity::User user;
        user.name = name;
        user.displayName = "张敏";
        user.grants = {{role}};
        user.revision = 1;
        QVERIFY(m_live->accounts().putUser({}, user, password, "test", nowMs()).ok());
    }

private Q_SLOTS:
    void init()
    {
        m_live = std::make_unique<LiveServer>(12, 300, LiveServer::People::Accounts);
        m_client = std::make_unique<SignInClient>(address());
    }
    void cleanup()
    {
        m_client.reset();
        m_live.reset();
    }

    void theServerSaysWhetherItIsNew()
    {
        const auto probe = [&] {
            std::optional<remote::ServerFound> found;
            bool came = false;
            m_client->probe([&](const auto &f, const QString &) {
                found = f;
                came = true;
            });
            (void)QTest::qWaitFor([&] { return came; }, 90000);
            return found;
        };
        QVERIFY(probe()->firstRun);
        const auto admin = [](const char *role, const char *name) {
            return Json{
                {"role", role}, {"name", name}, {"display_name", "管理员"}, {"password", test::password}};
        };
        Json body = {{"token", "wrong"},
                     {"users",
                      {admin("security-admin", "anna.sec"), admin("system-admin", "bert.sys"),
                       admin("audit-admin", "cora.aud")}}};
        const SignInResult wrong = awaited([&](auto take) { m_client->firstRun(body, take); });
        QCOMPARE(wrong.kind, Kind::Refused);
        QVERIFY(wrong.message.contains(QStringLiteral("token")));
        body["token"] = m_live->accounts().firstRunToken();
        Json weak = body;
        weak["users"][1]["password"] = "short";
        QVERIFY(awaited([&](auto take) {
                    m_client->firstRun(weak, take);
                }).message.contains(QStringLiteral("10")));
        QCOMPARE(awaited([&](auto take) { m_client->firstRun(body, take); }).kind, Kind::Done);
        QVERIFY(!probe()->firstRun && probe()->accounts);
        QCOMPARE(signIn(QStringLiteral("anna.sec")).kind, Kind::Done);
        QCOMPARE(statusOf(QStringLiteral("/v1/users")), 200);
    }

    void aDeadServerIsNamed()
    {
        SignInClient nowhere({QUrl(QStringLiteral("http://127.0.0.1:1"))});
        QString problem;
        nowhere.probe([&](const auto &, const QString &p) { problem = p; });
        QTRY_VERIFY(problem.contains(QStringLiteral("127.0.0.1:1")));
    }

    void noPasswordTravelsInTheClear()
    {
        SignInClient far({QUrl(QStringLiteral("http://192.0.2.7:8080"))});
        std::optional<SignInResult> result;
        far.signIn(QStringLiteral("duty"), test::password, {}, {},
                   [&](const SignInResult &r) { result = r; });
        QVERIFY(result && result->kind == Kind::Refused); // at once: nothing was asked of the network
        QVERIFY(result->message.contains(QStringLiteral("https")));
    }

    void aWrongPasswordIsRefusedAndTooManyLockOut()
    {
        Person::make(*m_live, "duty", {{"operator"}});
        QCOMPARE(signIn(QStringLiteral("other"), "Wrong-Password-1").kind, Kind::Refused);
        QVERIFY(!m_client->signedIn());
        SignInResult last;
        for (int i = 0; i < 6; ++i)
            last = signIn(QStringLiteral("other"), "Wrong-Password-1");
        QCOMPARE(last.kind, Kind::LockedOut);
        QVERIFY(last.retryAfter > 60 && last.retryAfter <= 15 * 60 + 2);
    }

    void aFirstPasswordIsChangedInTheClient()
    {
        makeUser("fresh", "operator", "First-Password-1");
        QVERIFY(signIn(QStringLiteral("fresh"), "First-Password-1").mustChangePassword);
        const auto change = [&](const std::string &old, const std::string &next) {
            return awaited([&](auto take) { m_client->changePassword(old, next, take); });
        };
        QVERIFY(change("First-Password-1", "short").message.contains(QStringLiteral("10 characters")));
        QVERIFY(change("wrong", test::password).message.contains(QStringLiteral("old password")));
        QVERIFY(
            change("First-Password-1", "First-Password-1").message.contains(QStringLiteral("used before")));
        QCOMPARE(change("First-Password-1", test::password).kind, Kind::Done);
        QCOMPARE(statusOf(QStringLiteral("/v1/city")), 200);
    }

    void theSecondFactorIsAskedFor()
    {
        Person person = Person::make(*m_live, "duty", {{"operator"}});
        const Json enrolment =
            test::jsonOf(person.post("/v1/session/second-factor", {{"password", test::password}}));
        QCOMPARE(signIn(QStringLiteral("duty")).kind, Kind::SecondFactorNeeded);
        QCOMPARE(signIn(QStringLiteral("duty"), test::password, "000000").kind, Kind::Refused);
        const Bytes secret = crypto::fromBase32(textAt(enrolment, "secret"));
        QCOMPARE(signIn(QStringLiteral("duty"), test::password, crypto::totp(secret, nowMs() / 1000)).kind,
                 Kind::Done);
    }

    void aLockedSeatOpensByTheOwnPasswordOnly()
    {
        Person::make(*m_live, "duty", {{"operator"}});
        QCOMPARE(signIn(QStringLiteral("duty")).kind, Kind::Done);
        QCOMPARE(awaited([&](auto take) { m_client->confirm("Wrong-Password-1", take); }).kind,
                 Kind::Refused);
        QCOMPARE(awaited([&](auto take) { m_client->confirm(test::password, take); }).kind, Kind::Done);
        SignInResult last;
        for (int i = 0; i < 6; ++i)
            last = awaited([&](auto take) { m_client->confirm("Wrong-Password-1", take); });
        QCOMPARE(last.kind, Kind::LockedOut);
    }

    void anExpiredTokenIsRenewedAndTheRequestGoesOutAgain()
    {
        Person::make(*m_live, "duty", {{"operator"}});
        QCOMPARE(signIn(QStringLiteral("duty")).kind, Kind::Done);
        const QByteArray first = m_client->token()->value();
        m_client->token()->renew("expired.token");
        QSignalSpy kept(m_client.get(), &SignInClient::refreshTokenChanged);
        int done = 0;
        for (int i = 0; i < 8; ++i) // together: one renewal for all
            m_client->rest().get(QStringLiteral("/v1/city"), this, [&](const remote::Answer &answer) {
                QCOMPARE(answer.status, 200);
                ++done;
            });
        QTRY_COMPARE(done, 8);
        QCOMPARE(kept.count(), 1);
        QVERIFY(m_client->token()->value() != first);
    }

    void aStolenRefreshTokenEndsTheSession()
    {
        Person::make(*m_live, "duty", {{"operator"}});
        QByteArray stolen;
        connect(m_client.get(), &SignInClient::refreshTokenChanged, this, [&](const QByteArray &token) {
            if (stolen.isEmpty())
                stolen = token;
        });
        QCOMPARE(signIn(QStringLiteral("duty")).kind, Kind::Done);
        Person thief(*m_live, "thief");
        QCOMPARE(thief.refresh(stolen.toStdString()).status, 200);
        QSignalSpy ended(m_client.get(), &SignInClient::sessionEnded);
        m_client->token()->renew("expired.token");
        QVERIFY(statusOf(QStringLiteral("/v1/city")) != 200);
        QCOMPARE(ended.count(), 1);
        QVERIFY(!m_client->signedIn() && m_client->token()->ended());
        QVERIFY(ended[0][0].toString().contains(QStringLiteral("twice")));
    }

    void signingOutEndsTheSessionOnTheServer()
    {
        Person::make(*m_live, "duty", {{"operator"}});
        QCOMPARE(signIn(QStringLiteral("duty")).kind, Kind::Done);
        const auto sessions = m_live->accounts().sessions().list().size();
        m_client->signOut();
        QVERIFY(m_client->token()->ended());
        QTRY_COMPARE(m_live->accounts().sessions().list().size(), sessions - 1);
    }

    void aKeptSessionGoesOn()
    {
        Person::make(*m_live, "duty", {{"operator"}});
        QByteArray kept;
        connect(m_client.get(), &SignInClient::refreshTokenChanged, this,
                [&](const QByteArray &token) { kept = token; });
        QCOMPARE(signIn(QStringLiteral("duty")).kind, Kind::Done);
        SignInClient next(address());
        QCOMPARE(awaited([&](auto take) { next.resume(kept, take); }).kind, Kind::Done);
        QCOMPARE(awaited([&](auto take) { next.resume("gone.token", take); }).kind, Kind::Refused);
    }

    /// The whole engine: sync in the name of a person, token expired while the long poll is under way, a
    /// change that must still come; then the session is ended, and the cache holds the city.
    void theSyncOutlivesItsTokensAndTheCacheTheSession()
    {
        Person::make(*m_live, "duty", {{"operator"}});
        QCOMPARE(signIn(QStringLiteral("duty")).kind, Kind::Done);
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("cache.db"));
        remote::RemoteSync sync(file, address(), m_client->token());
        sync::Progress progress;
        connect(&sync, &remote::RemoteSync::progressChanged, this,
                [&](const sync::Progress &p) { progress = p; });
        QTRY_VERIFY(progress.phase == sync::Progress::Phase::Live && progress.online);
        for (int round = 0; round < 3; ++round) {
            m_client->token()->renew("expired.token");
            std::size_t events = 0;
            const auto connection = connect(&sync, &remote::RemoteSync::eventsArrived, this,
                                            [&](const auto &arrived) { events += arrived.size(); });
            const points::PointSet &points = m_live->small().components;
            protocol::ChangeEvent event = test::eventOf(points, static_cast<std::uint32_t>(round));
            event.state = points.state[static_cast<std::size_t>(round)] == 1 ? "intact" : "damaged";
            QVERIFY(m_live->city().ledger().append(event).ok());
            m_live->city().poke();
            QTRY_VERIFY(events > 0);
            disconnect(connection);
            QTRY_VERIFY(m_client->token()->value() != "expired.token");
        }
        for (const auto &session : m_live->accounts().sessions().list())
            QVERIFY(m_live->accounts().endSession({}, session.id, "test").ok());
        QSignalSpy ended(m_client.get(), &SignInClient::sessionEnded);
        m_client->token()->renew("expired.token");
        protocol::ChangeEvent event = test::eventOf(m_live->small().components, 5);
        event.state = "missing";
        QVERIFY(m_live->city().ledger().append(event).ok());
        m_live->city().poke();
        QTRY_COMPARE(ended.count(), 1);
        QTRY_VERIFY(!progress.online);
        WorkerPool pool(2);
        auto cache = store::CityCache::open(file.toStdString());
        const auto city = store::loadCity(*cache.value(), pool);
        QVERIFY(city && city.value());
        QCOMPARE(city.value()->components->size(), m_live->small().components.size());
        // Signed in again, the same sync goes on by itself.
        QCOMPARE(signIn(QStringLiteral("duty")).kind, Kind::Done);
        QTRY_VERIFY(progress.online);
    }

    void nothingSecretIsWritten()
    {
        Person::make(*m_live, "duty", {{"operator"}});
        QCOMPARE(signIn(QStringLiteral("duty")).kind, Kind::Done);
        QTemporaryDir folder;
        const std::string access = m_client->token()->value().toStdString();
        {
            remote::RemoteSync sync(folder.filePath(QStringLiteral("cache.db")), address(),
                                    m_client->token());
            bool live = false;
            connect(&sync, &remote::RemoteSync::progressChanged, this, [&](const sync::Progress &p) {
                live = p.phase == sync::Progress::Phase::Live && p.attributeChunks == 0;
            });
            QTRY_VERIFY(live);
        }
        std::string all;
        for (const auto &file : std::filesystem::recursive_directory_iterator(folder.path().toStdString()))
            all += textOf(readFile(file.path()).value());
        QVERIFY(all.size() > 1000);
        QVERIFY(all.find(access.substr(37)) == std::string::npos);
        QVERIFY(all.find(test::password) == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSignInClient)
#include "tst_sign_in_client.moc"
