// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace egret::session {

/// Notices whether a person is at the seat: any key, click, wheel or movement in the program's windows.
/// GUI thread.
class IdleWatch final : public QObject
{
    Q_OBJECT

public:
    explicit IdleWatch(QObject *parent = nullptr);
    /// After so long without a person idle() is emitted once. 0: never.
    void setLimit(int ms);

Q_SIGNALS:
    void idle();
    /// A person has done something; at most once a minute.
    void active();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_limit;
    QElapsedTimer m_told;
};

} // namespace egret::session
