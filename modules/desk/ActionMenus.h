// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/ActionRegistry.h>

#include <QAction>
#include <QHash>
#include <QMenuBar>

namespace egret::desk {

/// Makes the window's QActions and menus from the action registry and keeps them alike.
class ActionMenus final : public QObject
{
    Q_OBJECT

public:
    /// @p window gets the shortcuts; both must outlive it.
    ActionMenus(session::ActionRegistry &registry, QWidget &window);

    /// The action with @p id; null when there is none.
    [[nodiscard]] QAction *action(const QString &id) const { return m_actions.value(id); }
    /// A menu with the actions of the given ids; an empty id is a line between groups.
    void addMenu(QMenuBar &bar, const std::function<QString()> &title, const QStringList &ids);
    /// Writes all texts anew.
    void retranslate();
    /// The action's text and its shortcut, for tool tips.
    [[nodiscard]] static QString hint(const session::ActionRegistry::Action &action);

private:
    void make(const QString &id);
    void follow(const QString &id);

    session::ActionRegistry &m_registry;
    QWidget &m_window;
    QHash<QString, QAction *> m_actions;
    std::vector<std::pair<QMenu *, std::function<QString()>>> m_menus;
};

} // namespace egret::desk
