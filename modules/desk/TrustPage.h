// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Seat.h>

#include <QWidget>

class QLabel;
class QPushButton;

namespace egret::desk {

/// A server whose certificate was not accepted: shows its pin and, when nothing was known of it before, lets
/// a person who has compared it decide. Where another key was known, there is nothing to decide here.
class TrustPage final : public QWidget
{
    Q_OBJECT

public:
    explicit TrustPage(session::Seat &seat, QWidget *parent = nullptr);
    void show(const remote::Distrust &distrust);

Q_SIGNALS:
    void trusted(const QString &pin);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    session::Seat &m_seat;
    remote::Distrust m_distrust;
    QLabel *m_title = nullptr;
    QLabel *m_why = nullptr;
    QLabel *m_pin = nullptr;
    QLabel *m_do = nullptr;
    QPushButton *m_trust = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace egret::desk
