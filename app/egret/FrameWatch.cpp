// SPDX-License-Identifier: GPL-3.0-or-later
#include "FrameWatch.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <QQuickWindow>
#include <QTimer>

#include <cstddef>
#include <cstring>
#include <unistd.h>

namespace egret::app {

FrameWatch::FrameWatch(QQuickWindow &window, QObject *parent) :
    QObject(parent), m_socket(qgetenv("NOTIFY_SOCKET"))
{
    if (m_socket.isEmpty())
        return;
    m_everyMs = qgetenv("WATCHDOG_USEC").toLongLong() / 1000 / 3;
    connect(&window, &QQuickWindow::frameSwapped, this, &FrameWatch::framed);
    auto *const timer = new QTimer(this);
    connect(timer, &QTimer::timeout, &window, &QQuickWindow::update);
    timer->start(1000);
}

void FrameWatch::framed()
{
    if (!m_ready) {
        m_ready = true;
        tell("READY=1");
    }
    if (m_everyMs > 0 && (!m_sincePat.isValid() || m_sincePat.elapsed() >= m_everyMs)) {
        m_sincePat.start();
        tell("WATCHDOG=1");
    }
}

void FrameWatch::tell(const char *words) const
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (static_cast<std::size_t>(m_socket.size()) >= sizeof address.sun_path)
        return;
    std::memcpy(address.sun_path, m_socket.constData(), static_cast<std::size_t>(m_socket.size()));
    if (address.sun_path[0] == '@') // of the abstract namespace
        address.sun_path[0] = '\0';
    const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    const auto length =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(m_socket.size()));
    // A notice that is lost is made good by the next; without any, systemd starts the wall again.
    (void)::sendto(fd, words, std::strlen(words), MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&address),
                   length);
    ::close(fd);
}

} // namespace egret::app
