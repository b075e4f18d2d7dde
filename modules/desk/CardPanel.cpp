// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/CardPanel.h>
#include <desk/Retranslated.h>
#include <mapscene/Theme.h>

#include <QApplication>
#include <QClipboard>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>

namespace egret::desk {

using session::Card;
using session::Link;

CardPanel::CardPanel(const DeskContext &context, QWidget *parent) :
    QWidget(parent),
    m_context(context),
    m_back(new QPushButton(QStringLiteral("‹"))),
    m_forward(new QPushButton(QStringLiteral("›"))),
    m_fly(new QPushButton),
    m_copy(new QPushButton),
    m_save(new QPushButton),
    m_title(new QLabel),
    m_subtitle(new QLabel),
    m_state(new QLabel),
    m_fields(new QFormLayout),
    m_noteHeading(new QLabel),
    m_note(new QPlainTextEdit),
    m_body(new QWidget)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setObjectName(QStringLiteral("title"));
    m_subtitle->setObjectName(QStringLiteral("muted"));
    m_noteHeading->setObjectName(QStringLiteral("heading"));
    for (QLabel *label : {m_title, m_subtitle, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != m_state);
    }
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setMaximumHeight(72);
    m_note->setTabChangesFocus(true);
    for (QPushButton *button : {m_back, m_forward})
        button->setFixedWidth(32);
    auto *const head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_back, 0, Qt::AlignTop);
    head->addWidget(m_forward, 0, Qt::AlignTop);
    auto *const below = new QHBoxLayout;
    below->addWidget(m_subtitle, 1);
    below->addWidget(m_state);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_fly, 1);
    buttons->addWidget(m_copy, 1);
    m_fields->setHorizontalSpacing(20);
    m_fields->setVerticalSpacing(6);
    auto *const noteRow = new QHBoxLayout;
    noteRow->addWidget(m_noteHeading, 1);
    noteRow->addWidget(m_save);
    auto *const body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 8, 0, 0);
    body->setSpacing(8);
    body->addLayout(m_fields);
    body->addSpacing(4);
    body->addLayout(buttons);
    body->addSpacing(8);
    body->addLayout(noteRow);
    body->addWidget(m_note);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addLayout(below);
    layout->addWidget(m_body);
    layout->addStretch();

    connect(m_back, &QPushButton::clicked, this, &CardPanel::back);
    connect(m_forward, &QPushButton::clicked, this, &CardPanel::forward);
    connect(m_fly, &QPushButton::clicked, this, [this] {
        if (m_card)
            Q_EMIT flyRequested(*m_card);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_subject)
            QApplication::clipboard()->setText(m_subject->text());
    });
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        if (m_readingNote || !m_subject || !m_context.store)
            return;
        m_context.store->put("draft", "note " + m_subject->text().toStdString(),
                             m_note->toPlainText().toStdString());
        m_save->setEnabled(true);
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (!m_subject || !m_context.store)
            return;
        const std::string key = m_subject->text().toStdString();
        const std::string text = m_note->toPlainText().trimmed().toStdString();
        text.empty() ? m_context.store->remove("note", key) : m_context.store->put("note", key, text);
        m_context.store->remove("draft", "note " + key);
        m_save->setEnabled(false);
    });
    connect(&context.selection, &session::SelectionModel::currentChanged, this, [this] {
        const auto row = m_context.selection.current();
        if (row && m_context.session.content()
            && m_context.session.content()->city->components == m_context.selection.points())
            open(session::componentCard(*m_context.session.content(), *row).subject);
    });
    connect(&context.session, &session::CitySession::contentChanged, this, &CardPanel::contentChanged);
    whenTranslated(this, [this] {
        m_back->setAccessibleName(tr("Card before"));
        m_forward->setAccessibleName(tr("Next card"));
        m_back->setToolTip(tr("Card before"));
        m_forward->setToolTip(tr("Next card"));
        m_fly->setText(tr("Show on the map"));
        m_copy->setText(tr("Copy link"));
        m_save->setText(tr("Save note"));
        m_noteHeading->setText(tr("Note"));
        m_note->setPlaceholderText(tr("Kept on this computer"));
        m_note->setAccessibleName(tr("Note"));
        if (m_subject)
            contentChanged();
        else
            showMessage(tr("Click a component on the map, or find one with Ctrl+K, to see its card here."));
    });
}

void CardPanel::clear()
{
    ++m_asked;
    while (m_fields->rowCount() > 0)
        m_fields->removeRow(0);
}

void CardPanel::showMessage(const QString &text)
{
    clear();
    m_card.reset();
    m_title->setText(tr("Card"));
    m_subtitle->setText(text);
    m_state->clear();
    m_body->hide();
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_trail.size());
}

void CardPanel::open(const Link &link)
{
    if (m_trail.empty() || m_trail[m_at] != link) {
        m_trail.resize(m_trail.empty() ? 0 : m_at + 1);
        m_trail.push_back(link);
        m_at = m_trail.size() - 1;
    }
    const auto content = m_context.session.content();
    const std::optional<Card> card = content ? session::cardOf(*content, link) : std::nullopt;
    m_subject = link;
    if (card)
        showCard(*card);
    else
        showMessage(tr("This city has nothing with the code %1. Check the digits, or find it by its name.")
                        .arg(link.code));
    Q_EMIT opened(link);
}

void CardPanel::step(int by)
{
    const auto to = static_cast<std::ptrdiff_t>(m_at) + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(m_trail.size()))
        return;
    m_at = static_cast<std::size_t>(to);
    open(m_trail[m_at]);
}

void CardPanel::back() { step(-1); }

void CardPanel::forward() { step(1); }

void CardPanel::contentChanged()
{
    if (!m_subject || !m_context.session.content())
        return;
    if (const auto card = session::cardOf(*m_context.session.content(), *m_subject))
        showCard(*card);
    else
        showMessage(tr("%1 is no longer in the city.").arg(m_subject->code));
}

void CardPanel::addField(const Card::Field &field)
{
    auto *const name = new QLabel(field.name);
    name->setObjectName(QStringLiteral("muted"));
    if (field.link) {
        auto *const link = new QPushButton(field.value);
        link->setObjectName(QStringLiteral("link"));
        link->setAccessibleName(field.name + QStringLiteral(": ") + field.value);
        link->setCursor(Qt::PointingHandCursor);
        connect(link, &QPushButton::clicked, this, [this, to = *field.link] {
            QMetaObject::invokeMethod(
                this, [this, to] { open(to); }, Qt::QueuedConnection);
        });
        m_fields->addRow(name, link);
        return;
    }
    auto *const text = new QLabel(field.value);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setWordWrap(true);
    text->setAccessibleName(field.name + QStringLiteral(": ") + field.value);
    m_fields->addRow(name, text);
}

void CardPanel::showCard(const Card &card)
{
    clear();
    const bool other = !m_card || m_card->subject != card.subject;
    m_card = card;
    m_title->setText(card.title);
    m_subtitle->setText(card.subtitle);
    m_state->clear();
    if (card.state && *card.state != 0) {
        const mapscene::Tokens &tokens = mapscene::Theme::tokens();
        const bool damaged = *card.state == 1;
        m_state->setText((damaged ? QStringLiteral("◇ ") : QStringLiteral("△ "))
                         + session::stateName(*card.state));
        m_state->setStyleSheet(QStringLiteral("color: %1; font-weight: 600;")
                                   .arg((damaged ? tokens.levelII : tokens.levelIII).name()));
    }
    for (const Card::Field &field : card.fields)
        addField(field);
    m_fly->setEnabled(card.place.has_value());
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_trail.size());
    m_body->show();
    if (other)
        readNote();
    if (card.row)
        readAttributes(*card.row);
}

void CardPanel::readNote()
{
    m_readingNote = true;
    const std::string key = m_card->subject.text().toStdString();
    const auto draft = m_context.store ? m_context.store->find("draft", "note " + key) : std::nullopt;
    const auto note = m_context.store ? m_context.store->find("note", key) : std::nullopt;
    m_note->setPlainText(draft      ? QString::fromStdString(draft->value)
                             : note ? QString::fromStdString(note->value)
                                    : QString());
    m_note->setEnabled(m_context.store != nullptr);
    m_save->setEnabled(draft.has_value());
    m_readingNote = false;
}

void CardPanel::readAttributes(std::uint32_t row)
{
    // The answer counts only while this card is still the one shown.
    QThreadPool::globalInstance()->start([self = QPointer<CardPanel>(this),
                                          content = m_context.session.content(), row, asked = m_asked,
                                          file = m_context.session.cacheFile().toStdString()] {
        Result<points::Attributes> attributes = Error{Error::Code::Unavailable, {}};
        if (auto cache = store::CityCache::open(file))
            attributes = store::attributesOf(*cache.value(), *content->city, row);
        QMetaObject::invokeMethod(qApp, [self, content, asked, attributes] {
            if (!self || self->m_asked != asked)
                return;
            if (!attributes) {
                self->addField({tr("Attributes"), tr("follow in the background"), {}});
                return;
            }
            const points::Attributes &a = attributes.value();
            const auto &units = content->city->city.units;
            const auto unit =
                std::find_if(units.begin(), units.end(), [&](const auto &u) { return u.code == a.unit; });
            const auto add = [&](const QString &name, const std::string &value) {
                if (!value.empty())
                    self->addField({name, QString::fromStdString(value), {}});
            };
            add(tr("Place"), a.place);
            if (unit != units.end())
                self->addField({tr("Unit"), QString::fromStdString(unit->name),
                                Link{Link::Kind::Unit, QString::fromStdString(unit->code), {}, 0}});
            else
                add(tr("Unit"), a.unit);
            add(tr("Identifier"), a.code);
            add(tr("Remark"), a.remark);
        });
    });
}

} // namespace egret::desk
