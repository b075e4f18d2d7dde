// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Json.h>
#include <http/Client.h>
#include <support/RecordingProxy.h>
#include <support/SmallCity.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <iterator>

using namespace egret;

/// Everything secret that people and programs tell the real server over TLS is looked for afterwards: in
/// every file of its folder, in all that it said, and in every byte that crossed the network.
class TestPlantedSecrets : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::map<std::string, std::string> m_secrets; ///< by what they are
    std::unique_ptr<http::Client> m_client;
    std::string m_token;

    Json post(const std::string &target, const Json &body, int expected = 200)
    {
        http::Fields fields;
        fields.add("Content-Type", "application/json");
        if (!m_token.empty())
            fields.add("Authorization", "Bearer " + m_token);
        const auto response = m_client->request("POST", target, fields, dumped(body));
        if (!response || response.value().status != expected)
            qFatal("%s: %s", target.c_str(),
                   response ? response.value().body.c_str() : response.error().message.c_str());
        const Result<Json> json = parseJson(response.value().body, target);
        return json ? json.value() : Json();
    }
    void signIn(const std::string &who, const std::string &name, const std::string &password)
    {
        const Json tokens = post("/v1/session", {{"name", name}, {"password", password}, {"seat", "Desk 1"}});
        m_token = textAt(tokens, "access_token");
        m_secrets["access token of " + who] = m_token;
        m_secrets["refresh token of " + who] = textAt(tokens, "refresh_token");
    }

private Q_SLOTS:
    void noneIsKeptOrHeardAnywhere()
    {
        const std::string city = m_folder.path().toStdString() + "/city";
        WorkerPool pool(1);
        QVERIFY(ledger::createCity(city, test::makeSmallCity(71, 200).content(), pool).ok());
        QProcess server;
        server.start(QStringLiteral(EGRET_BIN_DIR "/egretd"),
                     {QStringLiteral("--data"), QString::fromStdString(city), QStringLiteral("--listen"),
                      QStringLiteral("127.0.0.1:0"), QStringLiteral("--log-level"), QStringLiteral("debug")});
        QByteArray out;
        while (!out.contains("POST /v1/first-run") && server.waitForReadyRead(30'000))
            out += server.readAllStandardOutput();
        const QList<QByteArray> lines = out.split('\n');
        QVERIFY2(lines.size() > 4 && lines[1].startsWith("pin "), out.constData());
        const std::string firstRun = lines[3].trimmed().toStdString();
        QVERIFY(firstRun.size() > 30);
        const auto direct = http::ClientOptions::fromUrl(lines[0].mid(13).toStdString()).value();
        test::RecordingProxy proxy(direct.port);
        http::ClientOptions options = direct;
        options.port = proxy.port();
        options.pins = {lines[1].mid(4).toStdString()};
        m_client = std::make_unique<http::Client>(options);

        const auto admin = [&](const char *role, const char *name, const std::string &password) {
            m_secrets[std::string("password of ") + name] = password;
            return Json{{"role", role}, {"name", name}, {"display_name", "管理员"}, {"password", password}};
        };
        post("/v1/first-run",
             {{"token", firstRun},
              {"users",
               {admin("security-admin", "anna.sec", "Planted-Anna-11"),
                admin("system-admin", "bert.sys", "Planted-Bert-22"),
                admin("audit-admin", "cora.aud", "Planted-Cora-33")}}});
        const std::string wrong = m_secrets["a wrong password"] = "Planted-Wrong-44";
        post("/v1/session", {{"name", "anna.sec"}, {"password", wrong}}, 401);
        const std::string asName = m_secrets["a password in the field of the name"] = "Planted-Name-55";
        post("/v1/session", {{"name", asName}, {"password", "x"}}, 401);
        signIn("anna", "anna.sec", "Planted-Anna-11");
        const Json enrolment = post("/v1/session/second-factor", {{"password", "Planted-Anna-11"}});
        m_secrets["second factor"] = textAt(enrolment, "secret");
        for (const Json &code : enrolment["recovery_codes"])
            m_secrets["recovery code " + std::to_string(m_secrets.size())] = code.get<std::string>();
        const std::string initial = m_secrets["first password of somebody new"] = "Planted-First-66";
        post("/v1/commands",
             {{"command", "user.put"},
              {"arguments",
               {{"user",
                 {{"name", "dora.op"},
                  {"display_name", "张敏"},
                  {"grants", {{{"role", "operator"}, {"place", ""}}}},
                  {"revision", 1}}},
                {"password", initial}}}});
        m_token.clear();
        signIn("dora", "dora.op", initial);
        const std::string chosen = m_secrets["password that was chosen"] = "Planted-Chosen-77";
        post("/v1/session/password", {{"old", initial}, {"new", chosen}});
        post("/v1/session/confirm", {{"password", chosen}});
        const Json renewed =
            post("/v1/session/refresh", {{"refresh_token", m_secrets["refresh token of dora"]}});
        m_secrets["second access token"] = textAt(renewed, "access_token");
        m_secrets["second refresh token"] = textAt(renewed, "refresh_token");
        server.terminate();
        QVERIFY(server.waitForFinished(20'000));
        out += server.readAllStandardOutput();
        const std::string said = server.readAllStandardError().toStdString();

        std::map<std::string, std::string> places{
            {"the network", proxy.heard()}, {"the log on stderr", said}, {"stdout", out.toStdString()}};
        for (const auto &entry : std::filesystem::recursive_directory_iterator(city)) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream file(entry.path(), std::ios::binary);
            places[entry.path().string()] = {std::istreambuf_iterator<char>(file), {}};
        }
        QVERIFY(places["the network"].size() > 5000);
        const auto holds = [&](const std::string &where, const std::string &what) {
            return places.at(where).find(what) != std::string::npos;
        };
        QVERIFY(holds(city + "/ledger.db", "dora.op")); // as a control: this is where it would be found
        QVERIFY(m_secrets.size() > 18);
        QVERIFY(holds("stdout", firstRun));
        places.erase("stdout"); // the first token is told there, and only there
        m_secrets["first-run token"] = firstRun;
        for (const auto &[where, bytes] : places) {
            for (const auto &[what, secret] : m_secrets) {
                QVERIFY(secret.size() >= 8);
                QVERIFY2(bytes.find(secret) == std::string::npos, (what + " stands in " + where).c_str());
                // Of "session.secret" the second half is the secret.
                const std::string half = secret.substr(secret.find('.') + 1);
                QVERIFY2(bytes.find(half) == std::string::npos, (what + " stands in " + where).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestPlantedSecrets)

#include "tst_planted_secrets.moc"
