// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <crypto/Secret.h>
#include <desk/PasswordEdit.h>
#include <desk/Repolish.h>
#include <desk/SignInPage.h>

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace egret::desk {

using Kind = remote::SignInResult::Kind;

SignInPage::SignInPage(session::Seat &seat, QWidget *parent) : QWidget(parent), m_seat(seat)
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
    layout->addSpacing(12);
    m_nameLabel = label("muted");
    layout->addWidget(m_name = new QLineEdit);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setMaxLength(40);
    m_name->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhLowercaseOnly | Qt::ImhLatinOnly);
    layout->addSpacing(8);
    m_passwordLabel = label("muted");
    layout->addWidget(m_password = new PasswordEdit);
    m_password->setObjectName(QStringLiteral("password"));
    m_caps = label("warning");
    m_codeLabel = label("muted");
    layout->addWidget(m_code = new QLineEdit);
    m_code->setObjectName(QStringLiteral("code"));
    m_code->setMaxLength(40);
    layout->addSpacing(8);
    m_message = label("message");
    layout->addSpacing(4);
    layout->addWidget(m_go = new QPushButton);
    m_go->setObjectName(QStringLiteral("primary"));
    m_go->setAutoDefault(true);
    layout->addWidget(m_other = new QPushButton);
    m_other->setObjectName(QStringLiteral("other"));
    m_nameLabel->setBuddy(m_name);
    m_passwordLabel->setBuddy(m_password);
    m_codeLabel->setBuddy(m_code);
    connect(m_name, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_code, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_go, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_other, &QPushButton::clicked, this, [this] { m_seat.signOut(); });
    connect(m_password, &PasswordEdit::capsLockSeen, m_caps, &QWidget::setVisible);
    connect(&seat, &session::Seat::tried, this, &SignInPage::took);
    retranslate();
    refresh();
}

void SignInPage::retranslate()
{
    m_title->setText(m_locked ? m_seat.person().displayName : tr("Sign in"));
    m_nameLabel->setText(tr("Name"));
    m_passwordLabel->setText(m_locked ? tr("This seat is locked. Password of %1:").arg(m_seat.person().name)
                                      : tr("Password"));
    m_caps->setText(tr("Caps Lock seems to be on."));
    m_codeLabel->setText(tr("Code of the authenticator, or a recovery code"));
    m_go->setText(m_locked ? tr("Unlock") : tr("Sign in"));
    m_other->setText(tr("Somebody else signs in"));
    m_name->setAccessibleName(tr("Name"));
    m_password->setAccessibleName(tr("Password"));
    m_code->setAccessibleName(m_codeLabel->text());
}

void SignInPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_message->clear();
        m_message->hide();
    }
    QWidget::changeEvent(event);
}

void SignInPage::refresh()
{
    m_locked = m_seat.state() == session::Seat::State::Locked;
    setBusy(false);
    for (QWidget *widget : {static_cast<QWidget *>(m_codeLabel), static_cast<QWidget *>(m_code),
                            static_cast<QWidget *>(m_caps), static_cast<QWidget *>(m_message)})
        widget->hide();
    m_nameLabel->setVisible(!m_locked);
    m_name->setVisible(!m_locked);
    m_other->setVisible(m_locked);
    (void)m_password->take();
    m_code->clear();
    if (m_name->text().isEmpty())
        m_name->setText(m_seat.lastName());
    retranslate();
    (m_locked || !m_name->text().isEmpty() ? static_cast<QWidget *>(m_password) : m_name)->setFocus();
}

void SignInPage::showMessage(const QString &text, bool error)
{
    m_message->setText(text);
    m_message->setProperty("error", error);
    repolish(m_message);
    m_message->setVisible(!text.isEmpty());
}

void SignInPage::askCode()
{
    m_codeLabel->show();
    m_code->show();
    m_code->setFocus();
}

void SignInPage::setBusy(bool busy)
{
    m_busy = busy;
    m_go->setEnabled(!busy);
    if (busy)
        showMessage(tr("One moment …"), false);
}

void SignInPage::submit()
{
    if (m_busy)
        return;
    if (!m_locked && m_name->text().trimmed().isEmpty()) {
        m_name->setFocus();
        return showMessage(tr("Enter your name, as the security administrator gave it to you."), true);
    }
    if (m_password->text().isEmpty()) {
        m_password->setFocus();
        return m_code->isVisible() ? showMessage(tr("Enter the password again, then the code."), true)
                                   : void();
    }
    if (m_code->isVisible() && m_code->text().trimmed().isEmpty())
        return m_code->setFocus();
    std::string code = m_code->text().trimmed().toStdString();
    // With a second factor the password is needed again with the code: it stays in its field until then.
    std::string password = m_password->text().toStdString();
    setBusy(true);
    if (m_locked)
        m_seat.unlock(password, std::move(code));
    else
        m_seat.signIn(m_name->text().trimmed().toLower(), password, std::move(code));
    crypto::wipe(password);
}

void SignInPage::took(const remote::SignInResult &result)
{
    if (!m_busy)
        return;
    setBusy(false);
    if (result.kind == Kind::SecondFactorNeeded) {
        askCode();
        return showMessage(tr("The password is right. Now enter the code that your authenticator shows."),
                           false);
    }
    (void)m_password->take();
    m_code->clear();
    if (result.kind == Kind::Done)
        return showMessage({}, false);
    m_codeLabel->hide();
    m_code->hide();
    m_password->setFocus();
    if (result.kind == Kind::LockedOut)
        return showMessage(
            tr("Too many tries. Try again at %1; a colleague's name is not affected.")
                .arg(session::clockText(nowMs() + result.retryAfter * 1000LL + 59'000, nowMs())),
            true);
    showMessage(result.message, true);
}

} // namespace egret::desk
