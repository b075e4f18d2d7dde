// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/FilterText.h>
#include <desk/Retranslated.h>
#include <desk/WallCard.h>
#include <desk/WallsPanel.h>
#include <session/FilterJson.h>

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace egret::desk {

WallsPanel::WallsPanel(const DeskContext &context, session::WallControl &control, QWidget *parent) :
    QWidget(parent),
    m_context(context),
    m_control(control),
    m_heading(new QLabel),
    m_empty(new QLabel),
    m_problem(new QLabel),
    m_list(new QVBoxLayout),
    m_scroll(new QScrollArea)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_heading->setObjectName(QStringLiteral("heading"));
    m_empty->setObjectName(QStringLiteral("muted"));
    m_problem->setObjectName(QStringLiteral("error"));
    for (QLabel *label : {m_empty, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_problem->hide();
    auto *const inside = new QWidget;
    inside->setObjectName(QStringLiteral("panel"));
    m_list->setContentsMargins(0, 0, 8, 0);
    m_list->setSpacing(24);
    m_list->addStretch();
    inside->setLayout(m_list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(inside);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 4, 12);
    layout->setSpacing(8);
    layout->addWidget(m_heading);
    layout->addWidget(m_problem);
    layout->addWidget(m_empty);
    layout->addWidget(m_scroll, 1);
    connect(&control, &session::WallControl::changed, this, &WallsPanel::refresh);
    connect(&control, &session::WallControl::refused, this, [this](const QString &message) {
        m_problem->setText(message);
        m_problem->show();
        for (const auto &[name, card] : m_cards)
            card->refresh(); // a button that was pressed stands as the wall is
    });
    whenTranslated(this, [this] {
        m_heading->setText(tr("Walls"));
        m_empty->setText(
            tr("No wall has reported to the server. A wall appears here once its machine runs egret "
               "--wall NAME and is connected to the same server."));
        refresh();
    });
}

void WallsPanel::refresh()
{
    const auto &walls = m_control.walls();
    std::erase_if(m_cards, [&](const auto &entry) {
        if (walls.contains(entry.first))
            return false;
        entry.second->deleteLater();
        return true;
    });
    for (const auto &[name, seen] : walls) {
        if (m_cards.contains(name))
            continue;
        auto *const card = new WallCard(m_control, name);
        connect(card, &WallCard::viewWanted, this, &WallsPanel::viewWanted);
        const auto place = m_cards.emplace(name, card).first;
        m_list->insertWidget(static_cast<int>(std::distance(m_cards.begin(), place)), card);
    }
    for (const auto &[name, card] : m_cards)
        card->refresh();
    m_empty->setVisible(m_cards.empty());
    if (m_waiting && m_control.listed()) {
        const auto [box, wall] = *std::exchange(m_waiting, std::nullopt);
        putView(box, wall);
    }
    if (m_wanted.empty() || (!m_cards.contains(m_wanted) && !m_control.listed()))
        return;
    if (const auto card = m_cards.find(m_wanted); card != m_cards.end()) {
        m_used = m_wanted;
        m_scroll->ensureWidgetVisible(card->second);
    } else {
        m_problem->setText(tr("Wall %1 is not known to the server. Is it switched on?")
                               .arg(QString::fromStdString(m_wanted)));
        m_problem->show();
    }
    m_wanted.clear();
}

void WallsPanel::choose(const std::string &wall)
{
    m_wanted = wall;
    refresh();
}

void WallsPanel::putView(const geo::WorldBox &box, const std::string &wall)
{
    const auto content = m_context.session.content();
    if (!content)
        return;
    if (!m_control.listed()) {
        m_waiting.emplace(box, wall);
        return;
    }
    if (!wall.empty())
        m_used = wall;
    const auto there = [this](const std::string &name) {
        const auto *const seen = m_control.find(name);
        return seen && !seen->outputs.empty();
    };
    for (const auto &[name, seen] : m_control.walls()) {
        if (!there(m_used) && there(name))
            m_used = name;
    }
    if (!there(m_used)) {
        Q_EMIT reported(tr("There is no wall to show the map on. Start egret --wall NAME on its machine."));
        return;
    }
    const geo::LonLat northWest =
        geo::toLonLat({static_cast<std::uint32_t>(box.left), static_cast<std::uint32_t>(box.top)});
    const geo::LonLat southEast =
        geo::toLonLat({static_cast<std::uint32_t>(box.right), static_cast<std::uint32_t>(box.bottom)});
    scenes::WallView view;
    view.west = northWest.lon;
    view.north = northWest.lat;
    view.east = southEast.lon;
    view.south = southEast.lat;
    view.title = filterText(*content).toStdString();
    view.filter = session::toJson(m_context.filters.filter());
    m_problem->hide();
    m_control.look(m_used, view);
    Q_EMIT reported(tr("Put on wall %1: %2").arg(QString::fromStdString(m_used), filterText(*content)));
}

void WallsPanel::showEvent(QShowEvent *event)
{
    m_control.watch(true);
    QWidget::showEvent(event);
}

void WallsPanel::hideEvent(QHideEvent *event)
{
    m_control.watch(false);
    QWidget::hideEvent(event);
}

} // namespace egret::desk
