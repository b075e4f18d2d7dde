// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <crypto/Secret.h>
#include <crypto/Totp.h>
#include <identity/CredentialRules.h>
#include <identity/Directory.h>
#include <identity/LockOut.h>
#include <identity/Masking.h>

#include <QTest>

using namespace egret;
using namespace egret::identity;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 24 * 60 * minute;

User userNamed(const std::string &id, std::vector<Grant> grants, std::uint64_t revision = 1)
{
    return {id, "name-" + id, "张敏", "3502", std::move(grants), false, revision};
}

} // namespace

class TestAccounts : public QObject
{
    Q_OBJECT

private:
    const RoleBook m_book = RoleBook::load(EGRET_SOURCE_DIR "/resources/identity/roles.json").value();
    const PasswordRules m_rules =
        PasswordRules::load(EGRET_SOURCE_DIR "/resources/identity/common-passwords.txt").value();
    const CredentialRules m_credentials{m_rules, crypto::AeadKey{}, {1, 8192}};

private Q_SLOTS:
    void weakPasswordsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<bool>("good");
        QTest::newRow("good") << QByteArray("Karst-7 mountain") << true;
        QTest::newRow("Chinese counts by character") << QByteArray("白鹭洲公园Ab1晚风") << true;
        QTest::newRow("short") << QByteArray("Ab1-xyzuv") << false;
        QTest::newRow("two kinds") << QByteArray("karstmountain7") << false;
        QTest::newRow("name inside") << QByteArray("xx-Zhang.Min-77") << false;
        QTest::newRow("common") << QByteArray("P@ssw0rd123") << false;
        QTest::newRow("endless") << QByteArray("Aa1" + QByteArray(300, 'x')) << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void weakPasswordsAreRefused()
    {
        QFETCH(const QByteArray, password);
        QFETCH(const bool, good);
        QCOMPARE(m_rules.check(password.toStdString(), "zhang.min").ok(), good);
    }

    void theLastFivePasswordsMayNotComeAgain()
    {
        const User user = userNamed("a", {});
        Credential credential = m_credentials.make(user, "Password-number-0", false, 0).value();
        for (int i = 1; i <= 5; ++i)
            credential =
                m_credentials.changed(credential, user, "Password-number-" + std::to_string(i), i).value();
        for (int i = 1; i <= 5; ++i)
            QVERIFY(!m_credentials.changed(credential, user, "Password-number-" + std::to_string(i), 9).ok());
        QVERIFY(m_credentials.changed(credential, user, "Password-number-0", 9).ok());
        QVERIFY(PasswordRules::tooOld(0, 91 * day) && !PasswordRules::tooOld(0, 89 * day));
    }

    void aSecondFactorIsAskedForAndUsedOnce()
    {
        const User user = userNamed("a", {});
        const std::string password = "Karst-7 mountain";
        auto enrolment = m_credentials.enrol(m_credentials.make(user, password, false, 0).value());
        Credential &credential = enrolment.credential;
        const Bytes secret = crypto::fromBase32(enrolment.secret);
        const std::int64_t now = 1'700'000'000'000;
        const std::string code = crypto::totp(secret, now / 1000);
        QVERIFY(m_credentials.check(&credential, password, "", now) == SignIn::SecondFactorNeeded);
        QVERIFY(m_credentials.check(&credential, password, "000000", now) == SignIn::Refused);
        QVERIFY(m_credentials.check(&credential, "wrong", code, now) == SignIn::Refused);
        QVERIFY(m_credentials.check(&credential, password, code, now) == SignIn::Accepted);
        QVERIFY(m_credentials.check(&credential, password, code, now)
                == SignIn::Refused); // seen over a shoulder
        const std::string recovery = enrolment.recoveryCodes.at(3);
        QVERIFY(m_credentials.check(&credential, password, recovery, now) == SignIn::AcceptedOnce);
        QVERIFY(m_credentials.check(&credential, password, recovery, now) == SignIn::Refused);
        QCOMPARE(credential.recovery.size(), std::size_t{7});
        QVERIFY(credentialFromJson(toJson(credential)).value() == credential);
        // What is stored tells neither the secret nor a code.
        const std::string stored = toJson(credential).dump();
        QVERIFY(stored.find(enrolment.secret) == std::string::npos
                && stored.find(toHex(secret)) == std::string::npos);
        QVERIFY(stored.find(enrolment.recoveryCodes.at(0)) == std::string::npos);
        QVERIFY(stored.find(password) == std::string::npos);
    }

    void nobodyIsToldWhetherANameExists()
    {
        QVERIFY(m_credentials.check(nullptr, "Karst-7 mountain", "", 0) == SignIn::Refused);
    }

    void fiveFailuresLockAnAccountForAQuarter()
    {
        LockOut lock;
        for (int i = 0; i < 4; ++i)
            lock.failed("anna", "10.0.0.9", i);
        QCOMPARE(lock.ask("anna", "10.0.0.9", 5), std::int64_t{0});
        lock.failed("anna", "10.0.0.9", 5);
        QVERIFY(lock.ask("anna", "10.0.0.8", 6) > 14 * minute);
        QCOMPARE(lock.ask("bert", "10.0.0.8", 6), std::int64_t{0});
        QCOMPARE(lock.ask("anna", "10.0.0.7", 6 + 15 * minute), std::int64_t{0});
    }

    void whoHasSignedInBeforeIsNotLockedOutByStrangers()
    {
        LockOut lock;
        lock.succeeded("anna", "10.0.0.1", 0);
        for (int i = 0; i < 5; ++i)
            lock.failed("anna", "10.0.0.9", 10);
        QCOMPARE(lock.ask("anna", "10.0.0.1", 20), std::int64_t{0});
        QVERIFY(lock.ask("anna", "10.0.0.9", 20) > 0);
    }

    void anAddressHasTwentyTriesAndOneMoreEachQuarterMinute()
    {
        LockOut lock;
        for (int i = 0; i < 20; ++i)
            QCOMPARE(lock.ask("user" + std::to_string(i), "10.0.0.1", 0), std::int64_t{0});
        QVERIFY(lock.ask("another", "10.0.0.1", 0) > 0);
        QCOMPARE(lock.ask("another", "10.0.0.2", 0), std::int64_t{0});
        QCOMPARE(lock.ask("another", "10.0.0.1", 16'000), std::int64_t{0});
        QVERIFY(lock.ask("another", "10.0.0.1", 16'000) > 0);
    }

    void theThreeAdministratorsAreThreePeople()
    {
        Directory directory(m_book);
        QVERIFY(directory.check(userNamed("a", {{"security-admin"}}), "x").ok());
        QVERIFY(!directory.check(userNamed("a", {{"security-admin"}, {"audit-admin"}}), "x").ok());
        QVERIFY(!directory.check(userNamed("a", {{"system-admin"}, {"operator"}}), "x").ok());
        QVERIFY(!directory.check(userNamed("a", {{"no-such-role"}}), "x").ok());
    }

    void nobodyGrantsToThemselvesAndTheLastKeeperStays()
    {
        Directory directory(m_book);
        directory.put(userNamed("a", {{"security-admin"}}));
        QVERIFY(directory.check(userNamed("a", {}, 2), "b").error().message.find("last security")
                != std::string::npos);
        User disabled = userNamed("a", {{"security-admin"}}, 2);
        disabled.disabled = true;
        QVERIFY(!directory.check(disabled, "b").ok());
        directory.put(userNamed("b", {{"security-admin"}}));
        QVERIFY(directory.check(userNamed("a", {}, 2), "b").ok());
        QVERIFY(directory.check(userNamed("a", {{"audit-admin"}}, 2), "a").error().message.find("themselves")
                != std::string::npos);
    }

    void aStaleChangeAndADoubledNameAreConflicts()
    {
        Directory directory(m_book);
        directory.put(userNamed("a", {}, 3));
        QVERIFY(directory.check(userNamed("a", {}, 3), "x").error().code == Error::Code::Conflict);
        QVERIFY(directory.check(userNamed("a", {}, 4), "x").ok());
        User other = userNamed("b", {});
        other.name = "name-a";
        QVERIFY(directory.check(other, "x").error().code == Error::Code::Conflict);
    }

    void usersSurviveJsonAndBadOnesAreRefused()
    {
        const User user = userNamed("a", {{"operator", "350203", 5, 99}, {"leader"}});
        QVERIFY(userFromJson(toJson(user)).value() == user);
        Random random(9);
        const std::string text = toJson(user).dump();
        for (int i = 0; i < 3000; ++i) {
            std::string bad = text;
            for (std::uint32_t edits = 1 + random.below(4); edits > 0; --edits)
                bad[random.below(static_cast<std::uint32_t>(bad.size()))] =
                    static_cast<char>(random.below(256));
            if (const Result<Json> json = parseJson(bad, "user")) {
                (void)userFromJson(json.value()).ok(); // refuses or reads; never crashes
                (void)credentialFromJson(json.value()).ok();
            }
        }
        QVERIFY(!userFromJson(Json::array()).ok());
        QVERIFY(!userFromJson({{"name", "A B"}, {"display_name", "x"}}).ok());
        QVERIFY(!userFromJson({{"name", "abc"}, {"display_name", "x"}, {"grants", 3}}).ok());
    }

    void personalDataIsMasked()
    {
        QCOMPARE(maskedName("王小明"), std::string("王**"));
        QCOMPARE(maskedName("王"), std::string("*"));
        QCOMPARE(maskedPhone("13812345678"), std::string("138****5678"));
        QCOMPARE(maskedPhone("059212345"), std::string("05*****45"));
        QCOMPARE(maskedPhone("123"), std::string("***"));
        QCOMPARE(maskedPlate("闽D12345"), std::string("闽D**345"));
        QCOMPARE(maskedName("\xff\xfe"), std::string("***"));
        QCOMPARE(maskedName(""), std::string());
        Random random(4);
        for (int i = 0; i < 1000; ++i) {
            const auto place = geo::toWorld({random.between(118, 118.2), random.between(24.4, 24.6)});
            const auto seen = maskedPosition(place);
            QVERIFY(maskedPosition(seen) == seen);
            QVERIFY(std::abs(static_cast<double>(place.x) - seen.x) <= 1 << 15);
        }
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
