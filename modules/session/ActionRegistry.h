// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <QObject>
#include <QString>

#include <deque>
#include <functional>

namespace egret::session {

/// Everything that a person can do in a window, once: menus, buttons, palette and cheat sheet are
/// made from it. Texts are asked for anew each time, so that they follow the language. GUI thread.
class ActionRegistry final : public QObject
{
    Q_OBJECT

public:
    struct Action
    {
        QString id; ///< "map.zoomIn": the part before the dot is its group
        std::function<QString()> text; ///< in the present language, with & for the menu's mnemonic
        QString shortcut; ///< portable, "Ctrl+Shift+K"; empty: none
        QString scope; ///< empty: anywhere in the window; else the pane that must have the focus
        std::function<void()> run;
        bool checkable = false;
        bool inPalette = true;
        bool enabled = true;
        bool checked = false;

        [[nodiscard]] QString group() const { return id.section(QLatin1Char('.'), 0, 0); }
        /// The text without mnemonic and ellipsis, as palette and cheat sheet show it.
        [[nodiscard]] QString plainText() const;
    };

    using QObject::QObject;

    /// Conflict when the id is taken already, or its shortcut by an action that is reachable from the
    /// same place; the message names both.
    Outcome add(Action action);
    [[nodiscard]] const Action *find(const QString &id) const;
    [[nodiscard]] const std::deque<Action> &all() const { return m_actions; }
    /// Runs it unless it is not there or not enabled, and says whether it did.
    bool trigger(const QString &id);
    void setEnabled(const QString &id, bool enabled);
    void setChecked(const QString &id, bool checked);

    /// "ctrl+shift+k": one spelling for each key combination.
    static QString normalised(const QString &shortcut);

Q_SIGNALS:
    void added(const QString &id);
    /// Its enabled or checked state is another.
    void changed(const QString &id);
    void triggered(const QString &id);

private:
    Action *writable(const QString &id);

    std::deque<Action> m_actions; ///< never moved: others hold pointers
};

} // namespace egret::session
