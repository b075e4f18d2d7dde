// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/DeskContext.h>

#include <QWidget>

class QLabel;
class QListWidget;

namespace egret::desk {

/// What happened lately in this window, newest first, each with its time: connection lost and back,
/// exports, what could not be done.
class ActivityPanel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int limit = 200; ///< older lines are dropped

    explicit ActivityPanel(const DeskContext &context, QWidget *parent = nullptr);
    enum class Kind { Note, Live, Syncing, Offline, Refused, LevelI, LevelII, LevelIII, LevelIV };
    void add(const QString &text, Kind kind = Kind::Note);
    [[nodiscard]] QListWidget *list() const { return m_list; }

private:
    void statusChanged();
    void readAlerts(const std::vector<protocol::SharedDocument> &changed);

    DeskContext m_context;
    QLabel *m_heading;
    QListWidget *m_list;
    std::optional<session::Connection> m_connection;
};

} // namespace egret::desk
