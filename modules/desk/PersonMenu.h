// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Seat.h>

#include <QObject>

class QLabel;
class QMainWindow;

namespace egret::desk {

/// Who sits here, in the menu bar and the status line of a desk: who am I, lock, password, own sessions, the
/// panes of the administrators where the person has the right to them, sign out. Dies with its window.
class PersonMenu final : public QObject
{
    Q_OBJECT

public:
    PersonMenu(QMainWindow &window, session::Seat &seat);

private:
    void showWho();
    void showSessions();
    void changePassword();
    void setUpSecondFactor();
    void showPerson();

    QMainWindow &m_window;
    session::Seat &m_seat;
    QLabel *m_status = nullptr;
};

} // namespace egret::desk
