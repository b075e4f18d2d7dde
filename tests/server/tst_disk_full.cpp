// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/People.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

using namespace egret;
using test::LiveServer;
using test::Person;

namespace {

/// While this lives, no file can be written.
class Full
{
public:
    /// @p folder empty: by a limit of this process; else: the file system that holds it has no room left.
    explicit Full(std::string folder) : m_ballast(folder.empty() ? std::move(folder) : folder + "/ballast")
    {
        if (m_ballast.empty()) {
            ::signal(SIGXFSZ, SIG_IGN); // writes fail with EFBIG instead
            ::getrlimit(RLIMIT_FSIZE, &m_before);
            rlimit none = m_before;
            none.rlim_cur = 0;
            ::setrlimit(RLIMIT_FSIZE, &none);
            return;
        }
        const int file = ::open(m_ballast.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        const std::string block(4096, 'b');
        while (::write(file, block.data(), block.size()) > 0) { }
        while (::write(file, block.data(), 1) > 0) { }
        ::close(file);
    }
    ~Full()
    {
        if (m_ballast.empty())
            ::setrlimit(RLIMIT_FSIZE, &m_before);
        else
            ::unlink(m_ballast.c_str());
    }
    Full(const Full &) = delete;
    Full &operator=(const Full &) = delete;

private:
    std::string m_ballast;
    rlimit m_before{};
};

} // namespace

/// When the log cannot be written, nothing happens that it would have to tell of.
class TestDiskFull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeWrittenDownIsNotDone_data()
    {
        QTest::addColumn<bool>("tmpfs");
        QTest::newRow("no file may grow") << false;
        QTest::newRow("the file system is full") << true;
    }

    void whatCannotBeWrittenDownIsNotDone()
    {
        QFETCH(bool, tmpfs);
        QTemporaryDir mount;
        const std::string folder = tmpfs ? mount.path().toStdString() : std::string();
        const QByteArray before = qgetenv("TMPDIR");
        if (tmpfs) {
            if (::mount("egret-test", folder.c_str(), "tmpfs", 0, "size=24m") != 0)
                QSKIP("mounting a small file system needs root");
            qputenv("TMPDIR", mount.path().toLocal8Bit());
        }
        const auto unmount = qScopeGuard([&] {
            if (!tmpfs)
                return;
            before.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
            ::umount2(folder.c_str(), MNT_DETACH);
        });
        auto live = std::make_unique<LiveServer>(61, 200, LiveServer::People::Accounts);
        Person admin = Person::make(*live, "anna.sec", {{"security-admin"}});
        Person officer = Person::make(*live, "otto.op", {{"operator"}});
        Person other = Person::make(*live, "zoe.op", {{"operator"}});
        const std::string victim =
            live->accounts().sessions().list(live->accounts().directory().byName("zoe.op")->id).front().id;
        const Json user = {{"name", "new.person"},
                           {"display_name", "李雷"},
                           {"grants", {{{"role", "operator"}, {"place", ""}}}},
                           {"revision", 1}};
        const auto newUser = [&] {
            return admin.command("user.put", {{"user", user}, {"password", "First-Password-1"}}).status;
        };
        const auto endOther = [&] { return admin.command("session.end", {{"id", victim}}).status; };
        const auto putScene = [&] {
            return officer.command("document.put", {{"kind", "scene"}, {"id", "storm"}, {"body", 1}}).status;
        };
        const auto phones = [&] { return officer.get("/v1/officers?reveal=true&cause=call"); };
        const auto nextPassword = [&](const std::string &from, const std::string &to) {
            return officer.post("/v1/session/password", {{"old", from}, {"new", to}}).status;
        };
        const std::size_t sessions = live->accounts().sessions().list({}).size();
        std::vector<int> refused;
        int reads = 0;
        int whoAmI = 0;
        http::Response hidden;
        {
            const Full full(folder);
            refused = {newUser(),
                       endOther(),
                       putScene(),
                       nextPassword(test::password, "Another-Secret-88"),
                       Person(*live, "zoe.op").signIn().status,
                       Person(*live, "zoe.op").signIn("wrong").status};
            hidden = phones();
            reads = officer.get("/v1/city").status;
            whoAmI = officer.get("/v1/session").status;
        }
        for (std::size_t i = 0; i < refused.size(); ++i)
            QVERIFY2(refused[i] >= 500,
                     std::to_string(i * 1000 + static_cast<std::size_t>(refused[i])).c_str());
        QVERIFY(hidden.status >= 500);
        QVERIFY(hidden.content().find("13900000000") == std::string::npos);
        QCOMPARE(reads, 200); // to look is still possible
        QCOMPARE(whoAmI, 200);
        QVERIFY(live->accounts().directory().byName("new.person") == nullptr);
        QCOMPARE(other.get("/v1/session").status, 200); // was not put out
        QCOMPARE(officer.get("/v1/documents/scene/storm").status, 404);
        QCOMPARE(live->accounts().sessions().list({}).size(), sessions);

        // With room again all of it works, and the log has no gap.
        QCOMPARE(newUser(), 200);
        QCOMPARE(endOther(), 200);
        QCOMPARE(other.get("/v1/session").status, 401);
        QCOMPARE(putScene(), 200);
        QCOMPARE(phones().status, 200);
        QCOMPARE(nextPassword(test::password, "Another-Secret-88"), 200);
        live->accounts().housekeeping(nowMs());
        auto database = std::move(sqlite::Database::open(live->path() / "ledger.db", false)).value();
        const auto report = ledger::verifyLog(database, std::nullopt);
        QVERIFY(report.value().sound());
        QVERIFY(report.value().heads > 0);
        live.reset();
    }
};

QTEST_GUILESS_MAIN(TestDiskFull)

#include "tst_disk_full.moc"
