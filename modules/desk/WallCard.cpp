// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/Miniature.h>
#include <desk/Retranslated.h>
#include <desk/WallCard.h>
#include <mapscene/Theme.h>

#include <QAbstractItemView>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace egret::desk {

namespace {

constexpr std::int64_t oldPictureMs = 3000;

QString in(const std::string &words, const std::string &english)
{
    return QString::fromStdString(QLocale().language() == QLocale::Chinese || english.empty() ? words
                                                                                              : english);
}

} // namespace

WallCard::WallCard(session::WallControl &control, std::string wall, QWidget *parent) :
    QWidget(parent),
    m_control(control),
    m_wall(std::move(wall)),
    m_miniature(new Miniature),
    m_title(new QLabel),
    m_state(new QLabel),
    m_age(new QLabel),
    m_scenes(new QComboBox),
    m_previous(new QPushButton(QStringLiteral("‹"))),
    m_next(new QPushButton(QStringLiteral("›"))),
    m_rotate(new QPushButton),
    m_lock(new QPushButton),
    m_blank(new QPushButton),
    m_undo(new QPushButton),
    m_view(new QPushButton)
{
    setObjectName(QStringLiteral("wallCard"));
    m_title->setObjectName(QStringLiteral("heading"));
    m_state->setObjectName(QStringLiteral("wallState"));
    m_age->setObjectName(QStringLiteral("hint"));
    m_scenes->setObjectName(QStringLiteral("wallScenes"));
    m_previous->setObjectName(QStringLiteral("wallPrevious"));
    m_next->setObjectName(QStringLiteral("wallNext"));
    m_rotate->setObjectName(QStringLiteral("wallRotate"));
    m_lock->setObjectName(QStringLiteral("wallLock"));
    m_blank->setObjectName(QStringLiteral("wallBlank"));
    m_undo->setObjectName(QStringLiteral("wallUndo"));
    m_view->setObjectName(QStringLiteral("wallView"));
    for (QLabel *label : {m_title, m_state, m_age})
        label->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    for (QPushButton *button : {m_rotate, m_lock, m_blank})
        button->setCheckable(true);
    for (QPushButton *button : {m_previous, m_next})
        button->setFixedWidth(36);
    m_scenes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);

    auto *const head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_age);
    auto *const scene = new QHBoxLayout;
    scene->setSpacing(8);
    scene->addWidget(m_previous);
    scene->addWidget(m_scenes, 1);
    scene->addWidget(m_next);
    auto *const verbs = new QGridLayout;
    verbs->setSpacing(8);
    verbs->addWidget(m_rotate, 0, 0);
    verbs->addWidget(m_lock, 0, 1);
    verbs->addWidget(m_blank, 1, 0);
    verbs->addWidget(m_undo, 1, 1);
    verbs->addWidget(m_view, 2, 0, 1, 2);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_miniature);
    layout->addWidget(m_state);
    layout->addLayout(scene);
    layout->addLayout(verbs);

    connect(m_scenes, &QComboBox::activated, this, [this](int index) {
        m_control.show(m_wall, m_scenes->itemData(index).toString().toStdString());
    });
    connect(m_previous, &QPushButton::clicked, this, [this] { m_control.step(m_wall, -1); });
    connect(m_next, &QPushButton::clicked, this, [this] { m_control.step(m_wall, 1); });
    connect(m_rotate, &QPushButton::clicked, this, [this](bool on) { m_control.setRotating(m_wall, on); });
    connect(m_lock, &QPushButton::clicked, this, [this](bool on) { m_control.setLocked(m_wall, on); });
    connect(m_blank, &QPushButton::clicked, this, [this](bool on) { m_control.setBlank(m_wall, on); });
    connect(m_undo, &QPushButton::clicked, this, [this] { m_control.undo(m_wall); });
    connect(m_view, &QPushButton::clicked, this, [this] { Q_EMIT viewWanted(m_wall); });
    whenTranslated(this, [this] { retranslate(); });
}

void WallCard::retranslate()
{
    m_previous->setAccessibleName(tr("Scene before"));
    m_previous->setToolTip(tr("Scene before"));
    m_next->setAccessibleName(tr("Next scene"));
    m_next->setToolTip(tr("Next scene"));
    m_scenes->setAccessibleName(tr("Scene of the wall"));
    m_rotate->setText(tr("Rotate"));
    m_rotate->setToolTip(tr("The wall's schedule chooses the scene"));
    m_lock->setText(tr("Lock"));
    m_lock->setToolTip(tr("Nobody puts another scene on it until it is unlocked"));
    m_blank->setText(tr("Blank"));
    m_blank->setToolTip(tr("The wall is black"));
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(tr("As the wall was before the last order"));
    m_view->setText(tr("Put this map on the wall"));
    for (QPushButton *button : {m_rotate, m_lock, m_blank, m_undo, m_view})
        button->setAccessibleName(button->text());
    m_entries.clear();
    refresh();
}

void WallCard::fillScenes(const session::WallControl::Seen &seen)
{
    const auto &entries = seen.outputs.front().scenes;
    if (entries == m_entries)
        return;
    m_entries = entries;
    m_scenes->clear();
    for (const auto &entry : entries)
        m_scenes->addItem(in(entry.title.empty() ? entry.name : entry.title, entry.titleEn),
                          QString::fromStdString(entry.name));
}

void WallCard::showState(const session::WallControl::Seen &seen)
{
    const mapscene::Tokens &tokens = mapscene::Theme::tokens();
    const bool away = seen.age() < 0 || seen.age() > session::WallControl::silentMs;
    // A shape as well as a colour for every state.
    QString text;
    QColor colour = tokens.normal;
    if (seen.outputs.empty()) {
        text = QStringLiteral("⊘ ") + tr("Not switched on since the server began");
        colour = tokens.offline;
    } else if (away) {
        text = QStringLiteral("⊘ ") + tr("Not heard for %1 s").arg(seen.age() / 1000);
        colour = tokens.offline;
    } else if (!seen.obeyed()) {
        text = QStringLiteral("◔ ") + tr("Told, not yet shown");
        colour = tokens.levelIV;
    } else if (!seen.outputs.front().alert.empty()) {
        text = QStringLiteral("◇ ") + tr("Alert: %1").arg(QString::fromStdString(seen.outputs.front().alert));
        colour = tokens.levelII;
    } else {
        text = QStringLiteral("● ")
            + (seen.state.blank               ? tr("Blank, as told")
                   : seen.state.locked        ? tr("Locked on its scene")
                   : seen.state.scene.empty() ? tr("Follows its schedule")
                   : seen.state.view          ? tr("Shows a map of the desk")
                                              : tr("Shows what it was told"));
        if (!seen.state.by.empty())
            text += QStringLiteral(" · ") + QString::fromStdString(seen.state.by);
    }
    m_state->setText(text);
    m_state->setStyleSheet(QStringLiteral("color: %1;").arg(colour.name()));
    const std::int64_t age = seen.pictureAge();
    m_age->setText(age < 0 ? QString() : tr("%1 s ago").arg(static_cast<double>(age) / 1000, 0, 'f', 1));
    m_miniature->setStale(away || age > oldPictureMs);
}

void WallCard::refresh()
{
    const session::WallControl::Seen *const seen = m_control.find(m_wall);
    if (!seen)
        return;
    const bool there = !seen->outputs.empty();
    m_title->setText(there && !seen->outputs.front().title.empty()
                         ? in(seen->outputs.front().title, seen->outputs.front().titleEn)
                         : QString::fromStdString(m_wall));
    m_miniature->setAccessibleName(tr("What %1 shows now").arg(m_title->text()));
    m_miniature->setOutputs(seen->outputs,
                            there ? tr("The picture comes in a moment.")
                                  : tr("No picture: the wall has not reported."));
    showState(*seen);
    if (there) {
        fillScenes(*seen);
        const std::string &scene =
            seen->obeyed() || seen->state.scene.empty() ? seen->outputs.front().scene : seen->state.scene;
        if (!m_scenes->view()->isVisible())
            m_scenes->setCurrentIndex(m_scenes->findData(QString::fromStdString(scene)));
    }
    m_rotate->setChecked(seen->state.scene.empty());
    m_lock->setChecked(seen->state.locked);
    m_blank->setChecked(seen->state.blank);
    m_undo->setEnabled(!seen->state.history.empty());
    const bool free = there && !seen->state.locked;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_scenes, m_previous, m_next, m_view})
        widget->setEnabled(free);
    m_rotate->setEnabled(!seen->state.locked);
}

} // namespace egret::desk
