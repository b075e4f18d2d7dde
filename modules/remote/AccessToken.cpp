// SPDX-License-Identifier: GPL-3.0-or-later
#include <remote/AccessToken.h>

#include <utility>

namespace egret::remote {

AccessToken::AccessToken(Kind kind, QByteArray value) : m_kind(kind), m_value(std::move(value)) { }

AccessToken::~AccessToken() { m_value.fill('\0'); }

QByteArray AccessToken::value() const
{
    const std::lock_guard lock(m_mutex);
    return m_value;
}

bool AccessToken::ended() const
{
    const std::lock_guard lock(m_mutex);
    return m_ended;
}

AccessToken::Renewal AccessToken::renewal(const QByteArray &used)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_kind == Kind::Fixed || m_ended)
            return Renewal::Never;
        if (used != m_value)
            return Renewal::Newer;
        if (std::exchange(m_asked, true))
            return Renewal::Wait;
    }
    QMetaObject::invokeMethod(this, &AccessToken::renewalWanted, Qt::QueuedConnection);
    return Renewal::Wait;
}

void AccessToken::renew(QByteArray value)
{
    {
        const std::lock_guard lock(m_mutex);
        m_value = std::move(value);
        m_ended = false;
        m_asked = false;
    }
    Q_EMIT renewed();
}

void AccessToken::giveUpForNow()
{
    {
        const std::lock_guard lock(m_mutex);
        m_asked = false;
    }
    Q_EMIT notRenewed();
}

void AccessToken::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_value.clear();
        m_ended = true;
        m_asked = false;
    }
    Q_EMIT endedForGood();
}

} // namespace egret::remote
