// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <base/Json.h>
#include <base/Resources.h>
#include <session/DemoServer.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSocketNotifier>
#include <QTimer>
#include <QVariant>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace egret::session {

namespace {

QString program(const char *name) { return QString::fromStdString((programFolder() / name).string()); }

std::filesystem::path stateFile(const QString &folder) { return folder.toStdString() + ".server.json"; }

/// 64 random bytes as hexadecimal digits.
QByteArray newToken()
{
    QByteArray bytes(64, Qt::Uninitialized);
    QRandomGenerator::system()->generate(reinterpret_cast<quint32 *>(bytes.data()),
                                         reinterpret_cast<quint32 *>(bytes.data() + bytes.size()));
    return bytes.toHex();
}

bool alive(qint64 pid) { return pid > 0 && ::kill(static_cast<pid_t>(pid), 0) == 0; }

} // namespace

DemoServer::DemoServer(QString folder, QString pack, QObject *parent) :
    QObject(parent), m_folder(std::move(folder)), m_pack(std::move(pack))
{
    m_watch = new QTimer(this);
    connect(m_watch, &QTimer::timeout, this, &DemoServer::watch);
}

DemoServer::~DemoServer()
{
    if (m_child > 0) {
        ::kill(static_cast<pid_t>(m_child), SIGTERM);
        ::waitpid(static_cast<pid_t>(m_child), nullptr, 0);
        std::error_code ignored;
        std::filesystem::remove(stateFile(m_folder), ignored);
    }
    if (m_portFd >= 0)
        ::close(m_portFd);
}

void DemoServer::start()
{
    if (join())
        return;
    std::error_code ignored;
    if (std::filesystem::exists(m_folder.toStdString() + "/ledger.db", ignored))
        serve();
    else
        generate();
}

bool DemoServer::join()
{
    const Result<Json> state = readJsonFile(stateFile(m_folder), 65536);
    if (!state || !alive(integerAt(state.value(), "pid")))
        return false;
    m_watch->start(2000);
    Q_EMIT ready(QUrl(QString::fromStdString(textAt(state.value(), "url"))),
                 QByteArray::fromStdString(textAt(state.value(), "token")));
    return true;
}

void DemoServer::generate()
{
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(m_folder.toStdString()).parent_path(), ignored);
    auto *const process = new QProcess(this);
    process->setProgram(program("egretctl"));
    process->setArguments({QStringLiteral("city"), QStringLiteral("generate"), QStringLiteral("--pack"),
                           m_pack, QStringLiteral("--seed"), QStringLiteral("7"), QStringLiteral("--out"),
                           m_folder});
    connect(process, &QProcess::readyReadStandardError, this, [this, process] {
        while (process->canReadLine() || process->bytesAvailable() > 0) {
            const QList<QByteArray> words = process->readLine().trimmed().split(' ');
            if (words.size() >= 3 && words[0] == "progress")
                Q_EMIT preparing(words[1].toInt(), words[2].toInt());
            else if (!words.isEmpty() && words[0] == "egretctl:")
                process->setProperty("problem", words.join(' '));
        }
    });
    process->setReadChannel(QProcess::StandardError);
    connect(process, &QProcess::finished, this, [this, process](int code) {
        process->deleteLater();
        if (code == 0)
            serve();
        else if (!join()) // another egret may have been faster
            Q_EMIT failed(
                tr("The demo city could not be generated: %1").arg(process->property("problem").toString()));
    });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed(tr("%1 cannot be started: %2").arg(process->program(), process->errorString()));
    });
    Q_EMIT preparing(0, 6);
    process->start();
}

void DemoServer::serve()
{
    int port[2];
    int token[2];
    if (::pipe2(port, O_CLOEXEC) != 0 || ::pipe2(token, O_CLOEXEC) != 0) {
        Q_EMIT failed(tr("No pipe to the demo server could be made"));
        return;
    }
    m_token = newToken();
    const QByteArray line = m_token + '\n';
    if (::write(token[1], line.constData(), static_cast<std::size_t>(line.size())) != line.size())
        qWarning("the token could not be handed to the demo server");
    ::close(token[1]);
    const QByteArray path = program("egretd").toLocal8Bit();
    const QByteArray folder = m_folder.toLocal8Bit();
    const QByteArray portFd = QByteArray::number(port[1]);
    const QByteArray tokenFd = QByteArray::number(token[0]);
    const char *const arguments[] = {path.constData(),
                                     "--demo",
                                     "--data",
                                     folder.constData(),
                                     "--listen",
                                     "127.0.0.1:0",
                                     "--port-fd",
                                     portFd.constData(),
                                     "--token-fd",
                                     tokenFd.constData(),
                                     "--exit-with-parent",
                                     "--log-level",
                                     "warning",
                                     nullptr};
    const pid_t child = ::fork();
    if (child == 0) {
        ::fcntl(port[1], F_SETFD, 0);
        ::fcntl(token[0], F_SETFD, 0);
        ::execv(path.constData(), const_cast<char *const *>(arguments));
        ::_exit(127);
    }
    ::close(port[1]);
    ::close(token[0]);
    m_child = child;
    m_portFd = port[0];
    m_portText.clear();
    m_notifier = new QSocketNotifier(m_portFd, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &DemoServer::readPort);
}

void DemoServer::readPort()
{
    char buffer[512];
    const ssize_t got = ::read(m_portFd, buffer, sizeof buffer);
    if (got > 0)
        m_portText.append(buffer, static_cast<qsizetype>(got));
    if (got > 0 && !m_portText.contains('\n'))
        return;
    m_notifier->setEnabled(false);
    m_notifier->deleteLater();
    ::close(m_portFd);
    m_portFd = -1;
    const Result<Json> told = parseJson(m_portText.toStdString(), "the demo server's first line");
    const std::int64_t port = told ? integerAt(told.value(), "port") : 0;
    if (port == 0) {
        ::waitpid(static_cast<pid_t>(m_child), nullptr, 0);
        m_child = 0;
        // It may have lost the race for the city's lock against another egret's.
        QTimer::singleShot(1000, this, [this] {
            if (!join())
                Q_EMIT failed(tr("The demo server ended before it was ready; see its messages above"));
        });
        return;
    }
    const QUrl url(QStringLiteral("http://127.0.0.1:%1").arg(port));
    const std::string state =
        dumped({{"pid", m_child}, {"url", url.toString().toStdString()}, {"token", m_token.toStdString()}});
    // For another egret of the same user only.
    const mode_t before = ::umask(0077);
    const Outcome written = writeFile(stateFile(m_folder), viewOf(state));
    ::umask(before);
    if (!written)
        qWarning("%s", written.error().message.c_str());
    m_watch->start(2000);
    Q_EMIT ready(url, m_token);
}

void DemoServer::watch()
{
    if (m_child > 0 && ::waitpid(static_cast<pid_t>(m_child), nullptr, WNOHANG) == 0)
        return;
    if (m_child == 0 && [this] {
            const Result<Json> state = readJsonFile(stateFile(m_folder), 65536);
            return state && alive(integerAt(state.value(), "pid"));
        }())
        return;
    // The server is gone, ours or the one that was joined: run one of our own.
    m_watch->stop();
    m_child = 0;
    start();
}

} // namespace egret::session
