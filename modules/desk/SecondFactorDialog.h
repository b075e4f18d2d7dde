// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Seat.h>

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace egret::desk {

class PasswordEdit;

/// Begins a second factor: asks for the password, then shows the secret as a QR code and as letters, and the
/// recovery codes, once. Closes only after a code of the authenticator has been right, so that nobody is shut
/// out by a phone that has not scanned it.
class SecondFactorDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SecondFactorDialog(session::Seat &seat, QWidget *parent = nullptr);
    ~SecondFactorDialog() override;
    void reject() override;

private:
    void begin();
    void take(const remote::Answer &answer);
    void check();
    void say(const QString &text, bool error);

    session::Seat &m_seat;
    QStackedWidget *m_pages = nullptr;
    PasswordEdit *m_password = nullptr;
    QLabel *m_picture = nullptr;
    QLabel *m_secret = nullptr;
    QPlainTextEdit *m_recovery = nullptr;
    QLineEdit *m_code = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_go = nullptr;
    std::string m_key; ///< Base32, until it was checked
    bool m_warned = false;
};

} // namespace egret::desk
