// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QUrl>

class QSocketNotifier;
class QTimer;

namespace egret::session {

/// The server that a newcomer needs: generates the demo city when it is not there yet and runs
/// egretd --demo as a child on a free port of loopback, with a one-time token handed over by an
/// inherited descriptor. Where another egret runs one on the same folder already it is joined. The
/// child ends with this process, even after kill -9.
class DemoServer final : public QObject
{
    Q_OBJECT

public:
    /// @p folder: where the demo city is kept, usually XDG_DATA_HOME/egret/demo; @p pack: name of the city
    /// pack that it is generated from.
    DemoServer(QString folder, QString pack, QObject *parent = nullptr);
    ~DemoServer() override;

    void start();

Q_SIGNALS:
    void ready(const QUrl &server, const QByteArray &token);
    /// Generating the city: @p done of @p total steps.
    void preparing(int done, int total);
    void failed(const QString &message);

private:
    void generate();
    void serve();
    void readPort();
    bool join();
    void watch();

    QString m_folder;
    QString m_pack;
    QByteArray m_token;
    QByteArray m_portText;
    int m_portFd = -1;
    qint64 m_child = 0;
    QSocketNotifier *m_notifier = nullptr;
    QTimer *m_watch = nullptr;
};

} // namespace egret::session
