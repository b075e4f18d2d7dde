// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Seat.h>

#include <QWidget>

#include <array>

class QLabel;
class QLineEdit;
class QPushButton;

namespace egret::desk {

class PasswordEdit;

/// A server without users: takes the token that egretd printed and the three administrators, who are three
/// people (三权分立).
class FirstRunPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstRunPage(session::Seat &seat, QWidget *parent = nullptr);

Q_SIGNALS:
    void made();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *role = nullptr;
        QLineEdit *name = nullptr;
        QLineEdit *displayName = nullptr;
        PasswordEdit *password = nullptr;
    };
    void retranslate();
    void submit();
    void took(const remote::SignInResult &result);
    void say(const QString &text, bool error);

    session::Seat &m_seat;
    QLabel *m_title = nullptr;
    QLabel *m_why = nullptr;
    QLabel *m_tokenLabel = nullptr;
    PasswordEdit *m_token = nullptr;
    std::array<QLabel *, 3> m_heads{};
    std::array<Row, 3> m_rows;
    QLabel *m_message = nullptr;
    QPushButton *m_go = nullptr;
    bool m_busy = false;
};

} // namespace egret::desk
