// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/ActivityPanel.h>
#include <desk/Retranslated.h>

#include <QDateTime>
#include <QLabel>
#include <QListWidget>
#include <QTimeZone>
#include <QVBoxLayout>

namespace egret::desk {

ActivityPanel::ActivityPanel(const DeskContext &context, QWidget *parent) :
    QWidget(parent), m_context(context), m_heading(new QLabel), m_list(new QListWidget)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_heading->setObjectName(QStringLiteral("heading"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 4, 8);
    layout->setSpacing(8);
    layout->addWidget(m_heading);
    layout->addWidget(m_list, 1);
    whenTranslated(this, [this] {
        m_heading->setText(tr("Activity"));
        m_list->setAccessibleName(tr("Activity"));
    });
    connect(&context.session, &session::CitySession::statusChanged, this, &ActivityPanel::statusChanged);
    connect(&context.session, &session::CitySession::loadFailed, this, &ActivityPanel::add);
}

void ActivityPanel::statusChanged()
{
    const session::Status status = m_context.session.status();
    if (m_connection == status.connection)
        return;
    m_connection = status.connection;
    add(status.text);
}

void ActivityPanel::add(const QString &text)
{
    const QString time = QDateTime::currentDateTimeUtc()
                             .toTimeZone(QTimeZone("Asia/Shanghai"))
                             .toString(QStringLiteral("HH:mm:ss"));
    m_list->insertItem(0, time + QStringLiteral("   ") + text);
    while (m_list->count() > limit)
        delete m_list->takeItem(m_list->count() - 1);
}

} // namespace egret::desk
