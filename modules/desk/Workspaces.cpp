// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/Workspaces.h>

#include <QDockWidget>
#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>

namespace egret::desk {

Workspaces::Workspaces(QMainWindow &window, session::DeskStore *store) :
    m_window(window), m_store(store), m_usual(window.saveState())
{
}

void Workspaces::save(int slot)
{
    if (m_store)
        m_store->put("workspace", std::to_string(slot), m_window.saveState().toBase64().toStdString());
}

bool Workspaces::restore(int slot)
{
    const auto entry = m_store ? m_store->find("workspace", std::to_string(slot)) : std::nullopt;
    if (!entry)
        return false;
    const bool done = m_window.restoreState(QByteArray::fromBase64(QByteArray::fromStdString(entry->value)));
    bringIn();
    return done;
}

void Workspaces::reset() { m_window.restoreState(m_usual); }

void Workspaces::bringIn()
{
    for (QDockWidget *dock : m_window.findChildren<QDockWidget *>()) {
        if (!dock->isFloating())
            continue;
        bool seen = false;
        for (const QScreen *screen : QGuiApplication::screens())
            seen = seen || screen->availableGeometry().intersects(dock->geometry().adjusted(40, 8, -40, -8));
        if (!seen && m_window.screen())
            dock->move(m_window.screen()->availableGeometry().topLeft() + QPoint(40, 40));
    }
}

} // namespace egret::desk
