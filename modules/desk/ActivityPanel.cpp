// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <desk/ActivityPanel.h>
#include <desk/Retranslated.h>
#include <mapscene/Theme.h>
#include <scenes/AlertQueue.h>

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
    m_list->setObjectName(QStringLiteral("activity"));
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
    connect(&context.session, &session::CitySession::loadFailed, this,
            [this](const QString &message) { add(message, Kind::Refused); });
    connect(&context.session, &session::CitySession::documentsChanged, this, &ActivityPanel::readAlerts);
}

void ActivityPanel::statusChanged()
{
    const session::Status status = m_context.session.status();
    if (m_connection == status.connection)
        return;
    m_connection = status.connection;
    static constexpr Kind kinds[] = {Kind::Offline, Kind::Syncing, Kind::Live};
    add(status.text, kinds[static_cast<std::size_t>(status.connection)]);
}

void ActivityPanel::readAlerts(const std::vector<protocol::SharedDocument> &changed)
{
    for (const protocol::SharedDocument &document : changed) {
        if (document.kind != "wall-alert" || document.removed)
            continue;
        std::vector<scenes::Problem> problems;
        const scenes::Alert alert = scenes::readAlert(document.id, document.body, "wall-alert", problems);
        if (problems.empty() && alert.until > nowMs()) // what is over was told when it began
            add(tr("Alert on the walls: %1").arg(QString::fromStdString(alert.text)),
                static_cast<Kind>(static_cast<int>(Kind::LevelI) + alert.level - 1));
    }
}

void ActivityPanel::add(const QString &text, Kind kind)
{
    const mapscene::Tokens &tokens = mapscene::Theme::tokens();
    // A shape as well as a colour for every kind.
    const std::pair<const char *, QColor> looks[] = {
        {"·", tokens.text2},   {"●", tokens.normal},   {"◔", tokens.levelIV},
        {"⊘", tokens.offline}, {"◇", tokens.levelII},  {"■", tokens.levelI},
        {"◇", tokens.levelII}, {"△", tokens.levelIII}, {"○", tokens.levelIV}};
    const auto &[shape, colour] = looks[static_cast<std::size_t>(kind)];
    const QString time = QDateTime::currentDateTimeUtc()
                             .toTimeZone(QTimeZone("Asia/Shanghai"))
                             .toString(QStringLiteral("HH:mm:ss"));
    auto *const item = new QListWidgetItem(time + QStringLiteral("  ") + QString::fromUtf8(shape)
                                           + QStringLiteral("  ") + text);
    if (kind >= Kind::Refused)
        item->setForeground(colour);
    m_list->insertItem(0, item);
    while (m_list->count() > limit)
        delete m_list->takeItem(m_list->count() - 1);
}

} // namespace egret::desk
