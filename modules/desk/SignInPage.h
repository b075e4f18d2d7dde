// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Seat.h>

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace egret::desk {

class PasswordEdit;

/// Asks for name and password, or, at a locked seat, for the password of who sits there; for the code of the
/// second factor when the server wants one. Everything by keyboard: Enter goes on.
class SignInPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInPage(session::Seat &seat, QWidget *parent = nullptr);
    /// Fits the page to the seat's state and puts the cursor where it is needed.
    void refresh();
    void showMessage(const QString &text, bool error);
    /// The code of the second factor is asked for, for the picture of it.
    void askCode();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void submit();
    void took(const remote::SignInResult &result);
    void setBusy(bool busy);

    session::Seat &m_seat;
    QLabel *m_title = nullptr;
    QLabel *m_nameLabel = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_passwordLabel = nullptr;
    PasswordEdit *m_password = nullptr;
    QLabel *m_caps = nullptr;
    QLabel *m_codeLabel = nullptr;
    QLineEdit *m_code = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_go = nullptr;
    QPushButton *m_other = nullptr;
    bool m_busy = false;
    bool m_locked = false;
};

} // namespace egret::desk
