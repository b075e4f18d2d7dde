// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/UndoHistory.h>

namespace egret::session {

void UndoHistory::did(Step step)
{
    m_steps.resize(m_next);
    m_steps.push_back(std::move(step));
    if (m_steps.size() > limit)
        m_steps.pop_front();
    m_next = m_steps.size();
    Q_EMIT changed();
}

void UndoHistory::undo()
{
    if (!canUndo())
        return;
    m_steps[--m_next].undo();
    Q_EMIT changed();
}

void UndoHistory::redo()
{
    if (!canRedo())
        return;
    m_steps[m_next++].redo();
    Q_EMIT changed();
}

} // namespace egret::session
