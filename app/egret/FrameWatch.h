// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>

class QQuickWindow;

namespace egret::app {

/// Tells systemd (sd_notify protocol, a datagram to $NOTIFY_SOCKET) that the wall is ready with its first
/// frame, and pats the watchdog while frames come: a window that no longer renders is started again. Asks
/// for a frame when nothing on the wall moves. Does nothing without $NOTIFY_SOCKET. GUI thread.
class FrameWatch final : public QObject
{
    Q_OBJECT

public:
    explicit FrameWatch(QQuickWindow &window, QObject *parent = nullptr);

private:
    void framed();
    void tell(const char *words) const;

    QByteArray m_socket;
    bool m_ready = false;
    qint64 m_everyMs = 0; ///< between two pats; 0: no watchdog
    QElapsedTimer m_sincePat;
};

} // namespace egret::app
