// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <support/SmallCity.h>

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QUrl>

#include <csignal>

namespace egret::test {

/// egretd --demo as a process of its own, with a small city, to be killed and started again on the same port.
class RealServer
{
public:
    explicit RealServer(std::uint64_t seed = 3, std::uint32_t count = 3000)
    {
        WorkerPool pool(2);
        if (const Outcome made = ledger::createCity(path(), makeSmallCity(seed, count).content(), pool);
            !made)
            qFatal("%s", made.error().message.c_str());
        start();
    }
    /// Serves the city at @p folder, which somebody else made.
    explicit RealServer(const QString &folder) : m_path(folder) { start(); }
    ~RealServer() { kill(); }

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] std::string path() const
    {
        return m_path.isEmpty() ? m_folder.path().toStdString() + "/city" : m_path.toStdString();
    }

    /// The first start takes any free port, later ones the same.
    void start()
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(EGRET_BIN_DIR "/egretd"),
                        {QStringLiteral("--demo"), QStringLiteral("--data"), QString::fromStdString(path()),
                         QStringLiteral("--listen"),
                         m_url.isEmpty() ? QStringLiteral("127.0.0.1:0")
                                         : QStringLiteral("127.0.0.1:%1").arg(m_url.port())});
        QByteArray output;
        static const QRegularExpression listening(QStringLiteral("listening on (http://[0-9.:]+)"));
        while (m_process.waitForReadyRead(60000)) {
            output += m_process.readAll();
            const auto match = listening.match(QString::fromUtf8(output));
            if (match.hasMatch() && output.endsWith('\n')) {
                m_url = QUrl(match.captured(1));
                return;
            }
        }
        qFatal("egretd did not start: %s", output.constData());
    }

    /// kill -9, as a power cut would.
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
        while (m_process.state() != QProcess::NotRunning)
            m_process.waitForFinished(1000);
    }

private:
    QTemporaryDir m_folder;
    QString m_path; ///< empty: in m_folder
    QProcess m_process;
    QUrl m_url;
};

} // namespace egret::test
