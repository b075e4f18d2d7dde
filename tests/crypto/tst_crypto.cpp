// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <crypto/Aead.h>
#include <crypto/PasswordHash.h>
#include <crypto/Secret.h>
#include <crypto/SigningKey.h>
#include <crypto/Totp.h>

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace egret;
using namespace egret::crypto;

namespace {

constexpr PasswordCost cheap{1, 8192};

} // namespace

class TestCrypto : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// RFC 6238, appendix B, SHA-1.
    void oneTimePasswordsAreThoseOfTheStandard_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("1970") << qint64{59} << QByteArray("94287082");
        QTest::newRow("2005") << qint64{1111111109} << QByteArray("07081804");
        QTest::newRow("2005, a step on") << qint64{1111111111} << QByteArray("14050471");
        QTest::newRow("2009") << qint64{1234567890} << QByteArray("89005924");
        QTest::newRow("2033") << qint64{2000000000} << QByteArray("69279037");
        QTest::newRow("2603") << qint64{20000000000} << QByteArray("65353130");
    }
    void oneTimePasswordsAreThoseOfTheStandard()
    {
        QFETCH(const qint64, seconds);
        QFETCH(const QByteArray, code);
        QCOMPARE(totp(viewOf("12345678901234567890"), seconds, 8), code.toStdString());
    }

    void aOneTimePasswordWorksOnceAndForAMinute()
    {
        const Bytes secret = randomBytes(20);
        const std::int64_t now = 1'700'000'010;
        const std::string code = totp(secret, now);
        const auto step = totpStep(secret, code, now, 0);
        QVERIFY(step.has_value());
        QVERIFY(!totpStep(secret, code, now, *step));
        QVERIFY(totpStep(secret, code, now + 30, 0));
        QVERIFY(totpStep(secret, code, now - 30, 0));
        QVERIFY(!totpStep(secret, code, now + 61, 0));
        QVERIFY(!totpStep(secret, "", now, 0));
    }

    /// RFC 4648, section 10.
    void base32AndBase64AreThoseOfTheStandard()
    {
        QCOMPARE(toBase32(viewOf("fooba")), std::string("MZXW6YTB"));
        QCOMPARE(toBase32(viewOf("foobar")), std::string("MZXW6YTBOI"));
        QCOMPARE(toBase64Url(viewOf("fooba")), std::string("Zm9vYmE"));
        Random random(3);
        for (std::size_t size = 0; size < 60; ++size) {
            Bytes bytes(size);
            for (auto &byte : bytes)
                byte = static_cast<std::uint8_t>(random.below(256));
            QCOMPARE(fromBase32(toBase32(bytes)), bytes);
            QCOMPARE(fromBase64Url(toBase64Url(bytes)), bytes);
        }
        QVERIFY(fromBase32("MZXW1").empty());
        QVERIFY(fromBase64Url("a+b/").empty());
    }

    void passwordsAreKnownByTheirHash()
    {
        const std::string hash = hashPassword("Karst-7 mountain", cheap).value();
        QVERIFY(QByteArray::fromStdString(hash).startsWith("$argon2id$v=19$"));
        QVERIFY(hash != hashPassword("Karst-7 mountain", cheap).value()); // salted
        QVERIFY(verifyPassword(hash, "Karst-7 mountain"));
        QVERIFY(!verifyPassword(hash, "Karst-7 mountains"));
        QVERIFY(!verifyPassword("", "x"));
        QVERIFY(!verifyPassword(std::string(500, '$'), "x"));
        QVERIFY(!needsRehash(hash, cheap));
        QVERIFY(needsRehash(hash, {2, 8192}));
    }

    void aSealedSecretOpensOnlyWhole()
    {
        AeadKey key{};
        key.fill(7);
        const Bytes plain = randomBytes(45);
        const Bytes envelope = seal(key, plain, "totp:anna");
        QCOMPARE(open(key, envelope, "totp:anna").value(), plain);
        QVERIFY(!open(key, envelope, "totp:bert").ok());
        for (std::size_t i = 0; i < envelope.size(); ++i) {
            Bytes bad = envelope;
            bad[i] ^= 1;
            QVERIFY(!open(key, bad, "totp:anna").ok());
            QVERIFY(!open(key, ByteView(envelope).first(i), "totp:anna").ok());
        }
        AeadKey other = key;
        other[31] ^= 1;
        QVERIFY(!open(other, envelope, "totp:anna").ok());
    }

    void aSignatureIsOfOneMessageAndOneKey()
    {
        const SigningKey key = SigningKey::generate();
        const Bytes message = randomBytes(80);
        const Signature signature = key.sign(message);
        QVERIFY(verify(key.publicKey(), message, signature));
        Bytes altered = message;
        altered[79] ^= 128;
        QVERIFY(!verify(key.publicKey(), altered, signature));
        QVERIFY(!verify(SigningKey::generate().publicKey(), message, signature));
    }

    void aKeyFileIsPrivateAndKept()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.path().toStdString() + "/ledger.key";
        const PublicKey first = SigningKey::loadOrCreate(file).value().publicKey();
        QCOMPARE(static_cast<unsigned>(std::filesystem::status(file).permissions()), 0600U);
        QVERIFY(SigningKey::loadOrCreate(file).value().publicKey() == first);
        std::filesystem::permissions(file, std::filesystem::perms(0640));
        QVERIFY(SigningKey::loadOrCreate(file).error().message.find("chmod 600") != std::string::npos);
        std::filesystem::permissions(file, std::filesystem::perms(0600));
        std::ofstream(file) << "not a key";
        QVERIFY(!SigningKey::loadOrCreate(file).ok());
    }
};

QTEST_GUILESS_MAIN(TestCrypto)
#include "tst_crypto.moc"
