// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <server/Certificates.h>
#include <support/TestTls.h>
#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>

using namespace egret;
using server::Certificates;
using test::TestTls;

/// Where a server's certificate comes from, and when it becomes another one.
class TestCertificates : public QObject
{
    Q_OBJECT

private:
    static constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
    QTemporaryDir m_folder;

    std::filesystem::path path(const char *name) const { return m_folder.path().toStdString() + "/" + name; }
    static void put(const std::filesystem::path &file, const std::string &text)
    {
        QVERIFY(writeFile(file, viewOf(text)).ok());
        QCOMPARE(::chmod(file.c_str(), 0600), 0);
    }

private Q_SLOTS:
    void keepsItsAuthorityAcrossStarts()
    {
        const std::int64_t now = nowMs();
        const auto first = Certificates::own(path("own"), {"localhost", "::1"}, now);
        QVERIFY(first.ok());
        struct stat info = {};
        QCOMPARE(::stat(path("own/authority.key").c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777, 0600U);
        const auto second = Certificates::own(path("own"), {"city.example"}, now);
        QVERIFY(second.ok());
        QCOMPARE(second.value().pin(), first.value().pin());
        QVERIFY(second.value().tls() != first.value().tls());
        QVERIFY(first.value().pin().starts_with("sha256//"));
        const auto other = Certificates::own(path("another"), {"localhost"}, now);
        QVERIFY(other.value().pin() != first.value().pin());
    }

    void nobodyElseMayReadTheKey()
    {
        QVERIFY(Certificates::own(path("open"), {"localhost"}, nowMs()).ok());
        QCOMPARE(::chmod(path("open/authority.key").c_str(), 0644), 0);
        const auto refused = Certificates::own(path("open"), {"localhost"}, nowMs());
        QCOMPARE(refused.error().code, Error::Code::Rejected);
        QVERIFY(refused.error().message.find("authority.key") != std::string::npos);
    }

    void isRenewedBeforeItEnds()
    {
        const std::int64_t now = nowMs();
        auto certificates = std::move(Certificates::own(path("renewed"), {"localhost"}, now)).value();
        const auto tls = certificates.tls();
        const std::string pin = certificates.pin();
        QCOMPARE(certificates.refresh(now + 59 * dayMs).value(), false);
        QCOMPARE(certificates.tls(), tls);
        QCOMPARE(certificates.refresh(now + 61 * dayMs).value(), true);
        QVERIFY(certificates.tls() != tls);
        QCOMPARE(certificates.pin(), pin); // clients go on knowing it
        QCOMPARE(certificates.notAfter(), now + 151 * dayMs);
        QCOMPARE(certificates.refresh(now + 61 * dayMs).value(), false);
    }

    void refusesWhatIsNoHost()
    {
        for (const char *bad : {"", "a b", "x,IP:10.0.0.1", "-a", "a\n"})
            QVERIFY2(!Certificates::own(path("bad"), {"localhost", bad}, nowMs()).ok(), bad);
    }

    void readsGivenFilesAgainWhenTheyChange()
    {
        TestTls tls;
        put(path("chain.pem"), tls.chain);
        put(path("key.pem"), tls.server.key);
        auto certificates =
            std::move(Certificates::given(path("chain.pem"), path("key.pem"), nowMs())).value();
        QCOMPARE(certificates.pin(), tls.pin);
        const auto before = certificates.tls();
        QCOMPARE(certificates.refresh(nowMs()).value(), false);
        QCOMPARE(certificates.refresh(nowMs(), true).value(), true); // SIGHUP: in any case

        tls.reissue();
        put(path("chain.pem"), tls.chain); // the key comes a moment later
        const auto current = certificates.tls();
        QCOMPARE(certificates.refresh(nowMs()).error().code, Error::Code::Rejected);
        QCOMPARE(certificates.tls(), current);
        put(path("key.pem"), tls.server.key);
        QCOMPARE(certificates.refresh(nowMs()).value(), true);
        QVERIFY(certificates.tls() != current && certificates.tls() != before);
    }

    void refusesGivenFilesThatCannotServe()
    {
        const TestTls expired({"localhost"}, nowMs() - 40 * dayMs, 30 * dayMs);
        put(path("expired.pem"), expired.chain);
        put(path("expired.key"), expired.server.key);
        const auto old = Certificates::given(path("expired.pem"), path("expired.key"), nowMs());
        QVERIFY(old.error().message.find("ended on") != std::string::npos);
        QCOMPARE(Certificates::given(path("none.pem"), path("none.key"), nowMs()).error().code,
                 Error::Code::NotFound);
        const TestTls good;
        put(path("good.pem"), good.chain);
        put(path("good.key"), good.server.key);
        QCOMPARE(::chmod(path("good.key").c_str(), 0604), 0);
        QVERIFY(Certificates::given(path("good.pem"), path("good.key"), nowMs())
                    .error()
                    .message.find("everybody may read")
                != std::string::npos);
    }

    void namesThisMachine()
    {
        const std::vector<std::string> hosts =
            server::hostsOfThisMachine("0.0.0.0", {"city.example", "localhost"});
        for (const char *wanted : {"localhost", "127.0.0.1", "::1", "city.example"})
            QCOMPARE(std::count(hosts.begin(), hosts.end(), wanted), 1);
        QCOMPARE(std::count(hosts.begin(), hosts.end(), "0.0.0.0"), 0);
        QVERIFY(std::all_of(hosts.begin(), hosts.end(), crypto::isHost));
    }
};

QTEST_GUILESS_MAIN(TestCertificates)

#include "tst_certificates.moc"
