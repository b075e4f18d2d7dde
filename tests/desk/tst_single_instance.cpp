// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/RealServer.h>

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "../../app/egret/SingleInstance.h"
#include <csignal>
#include <thread>

using namespace egret;
using app::SingleInstance;

namespace {

constexpr int longMs = 60000;

} // namespace

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondHandsItsLinkToTheFirst()
    {
        const SingleInstance alone(QStringLiteral("scope one"));
        QVERIFY(!alone.handOver(QStringLiteral("egret://component/1"))); // nobody there
        SingleInstance first(QStringLiteral("scope one"));
        QVERIFY(first.listen());
        const QSignalSpy arrived(&first, &SingleInstance::arrived);
        SingleInstance second(QStringLiteral("scope one"));
        QVERIFY(!second.listen());
        SingleInstance elsewhere(QStringLiteral("scope two"));
        QVERIFY(elsewhere.listen()); // another cache, another desk
        // The first has to serve while the second waits: another process would.
        std::thread thread([&] { (void)second.handOver(QStringLiteral("egret://grid/350203001001001")); });
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, longMs);
        thread.join();
        QCOMPARE(arrived[0][0].toString(), QStringLiteral("egret://grid/350203001001001"));
    }

    void nonsenseIsNotWaitedFor()
    {
        SingleInstance first(QStringLiteral("scope three"));
        QVERIFY(first.listen());
        const QSignalSpy arrived(&first, &SingleInstance::arrived);
        QLocalSocket silent;
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
        QString name;
        for (const QString &file : QDir(folder).entryList({QStringLiteral("egret-*")}, QDir::System)) {
            QLocalSocket socket;
            socket.connectToServer(folder + QLatin1Char('/') + file);
            if (socket.waitForConnected(1000))
                name = folder + QLatin1Char('/') + file;
        }
        QVERIFY(!name.isEmpty());
        QVERIFY(!(QFile::permissions(name)
                  & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
        silent.connectToServer(name);
        QVERIFY(silent.waitForConnected(longMs));
        silent.write(QByteArray(4 * SingleInstance::linkLimit, 'x'));
        silent.flush();
        QTRY_COMPARE_WITH_TIMEOUT(silent.state(), QLocalSocket::UnconnectedState, longMs);
        QCOMPARE(arrived.count(), 0);
    }

    /// The program itself: the second start ends at once, the first stays; after kill -9 the next one starts.
    void theProgramStartsOnce()
    {
        test::RealServer server(5, 500);
        QTemporaryDir data;
        const auto start = [&](QProcess &desk, const QStringList &more) {
            desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            desk.start(QStringLiteral(EGRET_BIN_DIR "/egret"),
                       QStringList{QStringLiteral("--server"), server.url().toString(),
                                   QStringLiteral("--data"), data.path()}
                           + more);
            return desk.waitForStarted();
        };
        QProcess first;
        QVERIFY(start(first, {}));
        // It listens when a second one ends by itself; one that came too early is the first then.
        QProcess second;
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(data.filePath(QStringLiteral("desk.db"))), longMs);
        QVERIFY(start(second, {QStringLiteral("egret://component/3502030103000001")}));
        QVERIFY(second.waitForFinished(longMs));
        QCOMPARE(second.exitCode(), 0);
        QCOMPARE(first.state(), QProcess::Running);
        QProcess wrong;
        QVERIFY(start(wrong, {QStringLiteral("https://example.org")}));
        QVERIFY(wrong.waitForFinished(longMs));
        QCOMPARE(wrong.exitCode(), 2);
        ::kill(static_cast<pid_t>(first.processId()), SIGKILL);
        QVERIFY(first.waitForFinished(longMs));
        QProcess third;
        QVERIFY(start(third, {}));
        QVERIFY(!third.waitForFinished(3000)); // it is the desk now
        third.terminate();
        QVERIFY(third.waitForFinished(longMs));
    }

    void theDesktopEntryOpensLinks()
    {
        const QSettings entry(QStringLiteral(EGRET_SOURCE_DIR "/packaging/desktop/egret.desktop"),
                              QSettings::IniFormat);
        QCOMPARE(entry.value(QStringLiteral("Desktop Entry/Exec")).toString(), QStringLiteral("egret %u"));
        QFile file(QStringLiteral(EGRET_SOURCE_DIR "/packaging/desktop/egret.desktop"));
        QVERIFY(file.open(QFile::ReadOnly));
        QVERIFY(file.readAll().contains("\nMimeType=x-scheme-handler/egret;\n"));
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)

#include "tst_single_instance.moc"
