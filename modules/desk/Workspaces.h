// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/DeskStore.h>

#include <QByteArray>

class QMainWindow;

namespace egret::desk {

/// Where the panes of the window are, under the numbers 1 … 9, kept in the desk's store. A pane that
/// floated on a monitor that is no longer there comes back onto one that is.
class Workspaces
{
public:
    /// @p window must outlive it; its state now is what reset() brings back.
    Workspaces(QMainWindow &window, session::DeskStore *store);

    void save(int slot);
    /// False when nothing was saved there.
    bool restore(int slot);
    void reset();

private:
    void bringIn();

    QMainWindow &m_window;
    session::DeskStore *m_store;
    QByteArray m_usual;
};

} // namespace egret::desk
