// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <deque>
#include <functional>

namespace egret::session {

/// What a person did in this window and can take back: filters and selections in one row. GUI thread.
class UndoHistory final : public QObject
{
    Q_OBJECT

public:
    struct Step
    {
        QString text; ///< what was done: "Select 12 components"
        std::function<void()> undo;
        std::function<void()> redo;
    };

    static constexpr std::size_t limit = 100; ///< older steps are forgotten

    using QObject::QObject;

    /// Records what has been done already; what was undone before can no longer be done again.
    void did(Step step);
    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const { return m_next > 0; }
    [[nodiscard]] bool canRedo() const { return m_next < m_steps.size(); }
    [[nodiscard]] QString undoText() const { return canUndo() ? m_steps[m_next - 1].text : QString(); }
    [[nodiscard]] QString redoText() const { return canRedo() ? m_steps[m_next].text : QString(); }

Q_SIGNALS:
    void changed();

private:
    std::deque<Step> m_steps;
    std::size_t m_next = 0; ///< steps before it are done
};

} // namespace egret::session
