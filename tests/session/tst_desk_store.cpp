// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/DeskStore.h>
#include <sys/wait.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using egret::session::DeskStore;

class TestDeskStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasPut()
    {
        const auto path = file("a.db");
        {
            auto store = std::move(DeskStore::open(path)).value();
            store->put("note", "350203", "井盖松动");
            store->put("note", "350204", "x");
            store->remove("note", "350204");
            store->put("draft", "filter", "{}");
        }
        auto store = std::move(DeskStore::open(path)).value();
        QCOMPARE(store->find("note", "350203")->value, std::string("井盖松动"));
        QCOMPARE(store->all("note").size(), std::size_t{1});
        QVERIFY(!store->find("note", "350204"));
        QVERIFY(store->find("draft", "filter"));
    }

    /// A draft that was typed is there after kill -9 of the program a moment later.
    void draftsSurviveKillNine()
    {
        const auto path = file("b.db");
        const pid_t child = ::fork();
        if (child == 0) {
            auto opened = DeskStore::open(path);
            opened.value()->put("draft", "note:1", "half a sent");
            (void)opened.value()->flush().ok();
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        auto store = std::move(DeskStore::open(path)).value();
        QCOMPARE(store->find("draft", "note:1")->value, std::string("half a sent"));
    }

    void movesADamagedFileAside()
    {
        const auto path = file("c.db");
        QFile damaged(QString::fromStdString(path.string()));
        QVERIFY(damaged.open(QFile::WriteOnly));
        damaged.write(QByteArray(20000, 'x'));
        damaged.close();
        auto opened = DeskStore::open(path);
        QVERIFY(opened.ok());
        opened.value()->put("a", "b", "c");
        QVERIFY(opened.value()->flush().ok());
    }

private:
    std::filesystem::path file(const char *name) const
    {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestDeskStore)

#include "tst_desk_store.moc"
