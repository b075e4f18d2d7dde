// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/PinnedChain.h>
#include <remote/SignInClient.h>
#include <support/Patience.h>
#include <support/People.h>
#include <support/RecordingProxy.h>
#include <support/TestTls.h>

#include <QSslSocket>
#include <QTest>

using namespace egret;
using remote::SignInClient;
using remote::SignInResult;
using test::LiveServer;
using test::RecordingProxy;
using test::TestTls;

/// The client's sign-in through egretd's own TLS, with somebody listening on the network between them.
class TestTlsClient : public QObject
{
    Q_OBJECT

private:
    std::optional<SignInResult> m_result;

    static void makeUser(LiveServer &live)
    {
        identity::User user;
        user.name = "planted.person";
        user.displayName = "张敏";
        user.grants = {{"operator"}};
        user.revision = 1;
        QVERIFY(live.accounts().putUser({}, user, test::password, "test", nowMs()).ok());
    }
    SignInResult signIn(SignInClient &client)
    {
        m_result.reset();
        client.signIn(QStringLiteral("planted.person"), test::password, {}, QStringLiteral("Desk 1"),
                      [this](const SignInResult &r) { m_result = r; });
        if (!QTest::qWaitFor([&] { return m_result.has_value(); }, 30000))
            qFatal("no answer");
        return *m_result;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(QSslSocket::supportsSsl()); }

    void theNetworkHearsNoSecret_data()
    {
        QTest::addColumn<bool>("secure");
        QTest::newRow("TLS") << true;
        QTest::newRow("plain, as a control") << false;
    }

    void theNetworkHearsNoSecret()
    {
        QFETCH(bool, secure);
        const TestTls tls;
        LiveServer live(12, 300, LiveServer::People::Accounts, secure ? tls.tls : nullptr);
        makeUser(live);
        RecordingProxy proxy(live.port());
        remote::ServerAddress address{QUrl(QStringLiteral("%1://127.0.0.1:%2")
                                               .arg(secure ? QStringLiteral("https") : QStringLiteral("http"))
                                               .arg(proxy.port()))};
        if (secure)
            address.pins = {tls.pin};
        SignInClient client(address);
        const SignInResult result = signIn(client);
        QVERIFY2(result.kind == SignInResult::Kind::Done, qPrintable(result.message));
        std::optional<remote::Answer> whoAmI;
        client.rest().get(QStringLiteral("/v1/session"), this, [&](const remote::Answer &a) { whoAmI = a; });
        QTRY_VERIFY_WITH_TIMEOUT(whoAmI.has_value(), 30000);
        QCOMPARE(whoAmI->status, 200);
        const std::string token = client.token()->value().toStdString();
        QVERIFY(token.size() > 40);

        const std::string heard = proxy.heard();
        QVERIFY(heard.size() > 1000);
        for (const std::string &secret :
             {test::password, token, std::string("planted.person"), std::string("张敏"),
              std::string("access_token"), std::string("/v1/session")})
            QVERIFY2((heard.find(secret) != std::string::npos) != secure, secret.c_str());
    }

    void refusesTheServersThatItDoesNotKnow()
    {
        const TestTls tls;
        const TestTls other;
        LiveServer live(12, 300, LiveServer::People::Accounts, tls.tls);
        makeUser(live);
        const QUrl url(QStringLiteral("https://127.0.0.1:%1").arg(live.port()));
        SignInClient stranger({url, {other.pin}});
        QCOMPARE(int(signIn(stranger).kind), int(SignInResult::Kind::Distrusted));
        QCOMPARE(stranger.link().distrust()->pin.toStdString(), tls.pin);
        SignInClient newcomer({url, {}});
        QCOMPARE(int(signIn(newcomer).kind), int(SignInResult::Kind::Distrusted));
        QCOMPARE(int(newcomer.link().distrust()->kind), int(remote::Distrust::Kind::Unknown));
        QCOMPARE(newcomer.link().distrust()->pin.toStdString(), tls.pin); // what the person is asked about
        SignInClient known({url, {newcomer.link().distrust()->pin.toStdString()}});
        QCOMPARE(int(signIn(known).kind), int(SignInResult::Kind::Done));
    }
};

QTEST_GUILESS_MAIN(TestTlsClient)

#include "tst_tls_client.moc"
