// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/People.h>
#include <support/TestTls.h>

#include <QProcess>
#include <QTest>

#include <fstream>
#include <iterator>

using namespace egret;
using test::LiveServer;
using test::TestTls;

/// egretctl as a user of a server with accounts and TLS.
class TestEgretctlAccounts : public QObject
{
    Q_OBJECT

private:
    TestTls m_tls;
    std::unique_ptr<LiveServer> m_live;
    QTemporaryDir m_folder;
    QString m_said;

    QString cache() const { return m_folder.filePath(QStringLiteral("cache.db")); }
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_live->port()); }
    QString pin() const { return QString::fromStdString(m_tls.pin); }
    int egretctl(const QStringList &words, const QByteArray &input = {}, const QString &credentials = {})
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!credentials.isEmpty())
            environment.insert(QStringLiteral("CREDENTIALS_DIRECTORY"), credentials);
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(EGRET_BIN_DIR "/egretctl"), words);
        program.write(input);
        program.closeWriteChannel();
        if (!program.waitForFinished(120'000))
            return -1;
        m_said = QString::fromUtf8(program.readAll());
        return program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
    }
    QStringList sync(const QString &pinned, const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("sync"),
                           QStringLiteral("--server"),
                           url(),
                           QStringLiteral("--pin"),
                           pinned,
                           QStringLiteral("--cache"),
                           cache(),
                           QStringLiteral("--user"),
                           QStringLiteral("sync.person"),
                           QStringLiteral("--timeout"),
                           QStringLiteral("100")}
        + more;
    }
    /// Somebody who has chosen their password.
    void makeUser(const char *name)
    {
        identity::User user;
        user.name = name;
        user.displayName = "张敏";
        user.grants = {{"operator"}};
        user.revision = 1;
        QVERIFY(m_live->accounts().putUser({}, user, "First-Password-1", "test", nowMs()).ok());
        identity::Subject subject;
        subject.user = m_live->accounts().directory().byName(name)->id;
        QVERIFY(m_live->accounts().changePassword(subject, "First-Password-1", test::password, nowMs()).ok());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LiveServer>(51, 800, LiveServer::People::Accounts, m_tls.tls);
    }

    /// Before any other: the server has no users yet.
    void makesTheFirstAdministrators()
    {
        const auto body = [](const std::string &token) {
            const auto admin = [](const char *role, const char *name) {
                return Json{
                    {"role", role}, {"name", name}, {"display_name", "管理员"}, {"password", test::password}};
            };
            return QByteArray::fromStdString(
                dumped({{"token", token},
                        {"users",
                         {admin("security-admin", "anna.sec"), admin("system-admin", "bert.sys"),
                          admin("audit-admin", "cora.aud")}}}));
        };
        const QStringList words{QStringLiteral("first-run"), QStringLiteral("--server"), url(),
                                QStringLiteral("--pin"), pin()};
        QCOMPARE(egretctl(words, body("wrong")), 1);
        QVERIFY2(m_said.contains(QStringLiteral("token")), qPrintable(m_said));
        QCOMPARE(egretctl(words, "no json"), 1);
        const std::string token = m_live->accounts().firstRunToken();
        QVERIFY2(egretctl(words, body(token)) == 0, qPrintable(m_said));
        QVERIFY(m_live->accounts().directory().byName("cora.aud") != nullptr);
        QCOMPARE(egretctl({QStringLiteral("first-run")}), 2);
    }

    void syncsAsAPerson_data()
    {
        QTest::addColumn<bool>("credential");
        QTest::newRow("password from a descriptor") << false;
        QTest::newRow("password from a systemd credential") << true;
    }

    void syncsAsAPerson()
    {
        QFETCH(bool, credential);
        if (!m_live->accounts().directory().byName("sync.person"))
            makeUser("sync.person");
        const QByteArray password = QByteArray::fromStdString(test::password) + "\n";
        if (credential)
            std::ofstream(m_folder.filePath(QStringLiteral("egret-password")).toStdString())
                << password.constData();
        const QStringList more = credential
            ? QStringList{QStringLiteral("--json")}
            : QStringList{QStringLiteral("--json"), QStringLiteral("--password-fd"), QStringLiteral("0")};
        const int code = egretctl(sync(pin(), more), password, credential ? m_folder.path() : QString());
        QVERIFY2(code == 0, qPrintable(m_said));
        const Result<Json> json = parseJson(m_said.toStdString(), "sync");
        QCOMPARE(integerAt(json.value(), "components"),
                 static_cast<std::int64_t>(m_live->small().components.size()));
        QVERIFY(m_live->accounts().sessions().list({}).empty()); // it has signed out
        std::ifstream kept(cache().toStdString(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(kept), {}};
        QVERIFY(bytes.size() > 4096);
        QVERIFY(bytes.find(test::password) == std::string::npos);
    }

    void saysWhyItMayNot()
    {
        const QStringList descriptor{QStringLiteral("--password-fd"), QStringLiteral("0")};
        QCOMPARE(egretctl(sync(pin(), descriptor), "Wrong-Password-1\n"), 1);
        QVERIFY2(m_said.contains(QStringLiteral("cannot sign in")), qPrintable(m_said));
        const QString other = QString::fromStdString(TestTls().pin);
        QCOMPARE(egretctl(sync(other, descriptor), QByteArray::fromStdString(test::password) + "\n"), 1);
        QVERIFY2(m_said.contains(QStringLiteral("pinned")), qPrintable(m_said));
        QCOMPARE(egretctl(sync(QStringLiteral("sha256//none"), descriptor)), 1);
        QVERIFY2(m_said.contains(QStringLiteral("is not a pin")), qPrintable(m_said));
        QStringList clear = sync(pin(), descriptor);
        clear[2] = QStringLiteral("http://city.example:80");
        QCOMPARE(egretctl(clear), 1);
        QVERIFY2(m_said.contains(QStringLiteral("unencrypted")), qPrintable(m_said));
        QCOMPARE(egretctl(sync(pin(), descriptor)), 1); // an empty line
        QVERIFY2(m_said.contains(QStringLiteral("gave nothing")), qPrintable(m_said));
    }
};

QTEST_GUILESS_MAIN(TestEgretctlAccounts)

#include "tst_egretctl_accounts.moc"
