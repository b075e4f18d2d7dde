// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/IdleWatch.h>

#include <QCoreApplication>
#include <QEvent>

namespace egret::session {

IdleWatch::IdleWatch(QObject *parent) : QObject(parent)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &IdleWatch::idle);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatch::setLimit(int ms)
{
    m_limit.stop();
    m_limit.setInterval(ms);
    if (ms > 0)
        m_limit.start();
}

bool IdleWatch::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        if (m_limit.interval() > 0)
            m_limit.start();
        if (!m_told.isValid() || m_told.hasExpired(60000)) {
            m_told.start();
            Q_EMIT active();
        }
        break;
    default: break;
    }
    return false;
}

} // namespace egret::session
