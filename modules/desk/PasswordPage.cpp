// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Secret.h>
#include <desk/PasswordEdit.h>
#include <desk/PasswordPage.h>
#include <desk/Repolish.h>

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace egret::desk {

PasswordPage::PasswordPage(session::Seat &seat, QWidget *parent) : QWidget(parent), m_seat(seat)
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto label = [&](const char *name) {
        auto *const widget = new QLabel;
        widget->setObjectName(QLatin1String(name));
        widget->setTextFormat(Qt::PlainText);
        widget->setWordWrap(true);
        layout->addWidget(widget);
        return widget;
    };
    m_title = label("title");
    m_why = label("muted");
    static constexpr const char *names[] = {"old", "new", "again"};
    for (int i = 0; i < 3; ++i) {
        layout->addSpacing(8);
        m_labels[i] = label("muted");
        layout->addWidget(m_fields[i] = new PasswordEdit);
        m_fields[i]->setObjectName(QLatin1String(names[i]));
        m_labels[i]->setBuddy(m_fields[i]);
        connect(m_fields[i], &QLineEdit::returnPressed, this, [this, i] {
            if (i < 2)
                m_fields[i + 1]->setFocus();
            else
                submit();
        });
    }
    layout->addSpacing(8);
    m_message = label("message");
    layout->addWidget(m_go = new QPushButton);
    m_go->setObjectName(QStringLiteral("primary"));
    connect(m_go, &QPushButton::clicked, this, &PasswordPage::submit);
    connect(&seat, &session::Seat::tried, this, &PasswordPage::took);
    retranslate();
    refresh();
}

void PasswordPage::retranslate()
{
    m_title->setText(tr("Choose a new password"));
    m_why->setText(
        m_seat.state() == session::Seat::State::Changing
            ? tr("Somebody else chose your password, or it is older than 90 days. At least 10 characters of "
                 "three kinds: small letters, capital letters, digits, others.")
            : tr("At least 10 characters of three kinds: small letters, capital letters, digits, others."));
    m_labels[0]->setText(tr("Present password"));
    m_labels[1]->setText(tr("New password"));
    m_labels[2]->setText(tr("New password again"));
    for (int i = 0; i < 3; ++i)
        m_fields[i]->setAccessibleName(m_labels[i]->text());
    m_go->setText(tr("Change password"));
}

void PasswordPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PasswordPage::refresh()
{
    m_busy = false;
    for (PasswordEdit *field : m_fields)
        (void)field->take();
    m_message->hide();
    retranslate();
    m_fields[0]->setFocus();
}

void PasswordPage::submit()
{
    const auto say = [this](const QString &text, bool error) {
        m_message->setText(text);
        m_message->setProperty("error", error);
        repolish(m_message);
        m_message->show();
    };
    if (m_busy)
        return;
    if (m_fields[1]->text() != m_fields[2]->text()) {
        (void)m_fields[2]->take();
        m_fields[2]->setFocus();
        return say(tr("The new password was not the same both times. Enter it again."), true);
    }
    m_busy = true;
    say(tr("One moment …"), false);
    std::string next = m_fields[1]->take();
    std::string again = m_fields[2]->take();
    crypto::wipe(again);
    m_seat.changePassword(m_fields[0]->take(), next);
    crypto::wipe(next);
}

void PasswordPage::took(const remote::SignInResult &result)
{
    if (!m_busy)
        return;
    m_busy = false;
    m_message->setVisible(result.kind != remote::SignInResult::Kind::Done);
    if (result.kind == remote::SignInResult::Kind::Done) {
        Q_EMIT changed();
        return;
    }
    m_message->setText(result.message);
    m_message->setProperty("error", true);
    repolish(m_message);
    m_fields[0]->setFocus();
}

} // namespace egret::desk
