// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Seat.h>

#include <QWidget>

class QLabel;
class QPushButton;

namespace egret::desk {

class PasswordEdit;

/// Change of the own password: after the first sign-in, when it is too old, or by wish.
class PasswordPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordPage(session::Seat &seat, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void submit();
    void took(const remote::SignInResult &result);

    session::Seat &m_seat;
    QLabel *m_title = nullptr;
    QLabel *m_why = nullptr;
    QLabel *m_labels[3] = {};
    PasswordEdit *m_fields[3] = {};
    QLabel *m_message = nullptr;
    QPushButton *m_go = nullptr;
    bool m_busy = false;
};

} // namespace egret::desk
