// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <crypto/Secret.h>
#include <crypto/Totp.h>
#include <desk/PasswordEdit.h>
#include <desk/QrPicture.h>
#include <desk/Repolish.h>
#include <desk/SecondFactorDialog.h>

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace egret::desk {

namespace {

QLabel *label(const QString &text, const char *name)
{
    auto *const widget = new QLabel(text);
    widget->setObjectName(QLatin1String(name));
    widget->setTextFormat(Qt::PlainText);
    widget->setWordWrap(true);
    return widget;
}

/// ABCD EFGH …: as people copy it.
QString grouped(const std::string &secret)
{
    QString text;
    for (std::size_t i = 0; i < secret.size(); i += 4)
        text += QString::fromStdString(secret.substr(i, 4)) + QLatin1Char(' ');
    return text.trimmed();
}

} // namespace

SecondFactorDialog::SecondFactorDialog(session::Seat &seat, QWidget *parent) : QDialog(parent), m_seat(seat)
{
    setWindowTitle(tr("Second factor"));
    resize(680, 520);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(m_pages = new QStackedWidget, 1);

    auto *const first = new QWidget;
    auto *const ask = new QVBoxLayout(first);
    ask->setContentsMargins(0, 0, 0, 0);
    ask->addWidget(label(tr("An authenticator beside the password"), "title"));
    ask->addWidget(
        label(tr("From the next sign-in on, a code of the authenticator on your phone is asked for as "
                 "well. A secret that was set up before stops working."),
              "muted"));
    ask->addSpacing(8);
    ask->addWidget(label(tr("Your password"), "muted"));
    ask->addWidget(m_password = new PasswordEdit);
    m_password->setAccessibleName(tr("Your password"));
    m_password->setMaximumWidth(320);
    ask->addStretch();
    m_pages->addWidget(first);

    auto *const second = new QWidget;
    auto *const show = new QVBoxLayout(second);
    show->setContentsMargins(0, 0, 0, 0);
    show->addWidget(label(tr("Scan this with the authenticator"), "title"));
    auto *const sides = new QHBoxLayout;
    sides->setSpacing(20);
    auto *const left = new QVBoxLayout;
    left->addWidget(m_picture = new QLabel, 0, Qt::AlignLeft);
    m_picture->setAccessibleName(tr("The secret as a QR code"));
    left->addWidget(label(tr("Or type it:"), "muted"));
    left->addWidget(m_secret = label({}, "pin"));
    m_secret->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_secret->setAccessibleName(tr("The secret"));
    left->addStretch();
    sides->addLayout(left, 1);
    auto *const right = new QVBoxLayout;
    right->addWidget(
        label(tr("Recovery codes, each good once, when the phone is lost. Keep them on paper; they "
                 "are not shown again."),
              "muted"));
    right->addWidget(m_recovery = new QPlainTextEdit, 1);
    m_recovery->setReadOnly(true);
    m_recovery->setAccessibleName(tr("Recovery codes"));
    m_recovery->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    sides->addLayout(right, 1);
    show->addLayout(sides, 1);
    show->addWidget(label(tr("Code that the authenticator shows now"), "muted"));
    show->addWidget(m_code = new QLineEdit);
    m_code->setObjectName(QStringLiteral("code"));
    m_code->setMaxLength(6);
    m_code->setMaximumWidth(160);
    m_code->setAccessibleName(tr("Code that the authenticator shows now"));
    m_pages->addWidget(second);

    layout->addWidget(m_message = label({}, "message"));
    m_message->hide();
    auto *const buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *const cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    buttons->addWidget(cancel);
    buttons->addWidget(m_go = new QPushButton(tr("Set up")));
    m_go->setObjectName(QStringLiteral("primary"));
    m_go->setDefault(true);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &SecondFactorDialog::reject);
    connect(m_go, &QPushButton::clicked, this, [this] { m_key.empty() ? begin() : check(); });
    connect(&m_seat, &session::Seat::stateChanged, this, &QDialog::reject);
    m_password->setFocus();
}

SecondFactorDialog::~SecondFactorDialog() { crypto::wipe(m_key); }

void SecondFactorDialog::say(const QString &text, bool error)
{
    m_message->setText(text);
    m_message->setProperty("error", error);
    repolish(m_message);
    m_message->show();
}

void SecondFactorDialog::begin()
{
    m_go->setEnabled(false);
    say(tr("One moment …"), false);
    Json body = {{"password", m_password->take()}};
    m_seat.rest().post(QStringLiteral("/v1/session/second-factor"), body, this,
                       [this](const remote::Answer &answer) { take(answer); });
    crypto::wipe(body["password"].get_ref<std::string &>());
}

void SecondFactorDialog::take(const remote::Answer &answer)
{
    m_go->setEnabled(true);
    const Json json = answer.json();
    if (!answer.ok() || textAt(json, "secret").empty()) {
        m_password->setFocus();
        return say(answer.status == 403     ? tr("This is not your password.")
                       : answer.status == 0 ? answer.problem
                                            : tr("The server refused it (%1).").arg(answer.status),
                   true);
    }
    m_key = textAt(json, "secret");
    m_picture->setPixmap(QPixmap::fromImage(qrPicture(QByteArray::fromStdString(textAt(json, "uri")), 220)));
    m_secret->setText(grouped(m_key));
    QStringList codes;
    for (const Json &code : json.value("recovery_codes", Json::array()))
        codes.append(grouped(code.is_string() ? code.get<std::string>() : std::string()));
    m_recovery->setPlainText(codes.join(QLatin1Char('\n')));
    m_message->hide();
    m_go->setText(tr("Check and finish"));
    m_pages->setCurrentIndex(1);
    m_code->setFocus();
}

void SecondFactorDialog::check()
{
    const Bytes secret = crypto::fromBase32(m_key);
    if (!crypto::totpStep(secret, m_code->text().trimmed().toStdString(), nowMs() / 1000, 0)) {
        m_code->selectAll();
        m_code->setFocus();
        return say(
            tr("This is not the code of now. Wait for the next one; if none is right, the clock of the phone "
               "or of this seat is wrong."),
            true);
    }
    accept();
}

void SecondFactorDialog::reject()
{
    if (m_key.empty() || m_warned || m_seat.state() != session::Seat::State::Open)
        return QDialog::reject();
    m_warned = true;
    say(tr("The second factor is in force already, and its secret is not shown again. Scan it and enter a "
           "code, or "
           "write the recovery codes down, before you close this."),
        true);
}

} // namespace egret::desk
