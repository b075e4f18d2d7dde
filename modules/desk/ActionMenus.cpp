// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/ActionMenus.h>

#include <QMenu>

namespace egret::desk {

ActionMenus::ActionMenus(session::ActionRegistry &registry, QWidget &window) :
    QObject(&window), m_registry(registry), m_window(window)
{
    for (const auto &action : registry.all())
        make(action.id);
    connect(&registry, &session::ActionRegistry::added, this, &ActionMenus::make);
    connect(&registry, &session::ActionRegistry::changed, this, &ActionMenus::follow);
}

void ActionMenus::make(const QString &id)
{
    const auto *const source = m_registry.find(id);
    auto *const action = new QAction(this);
    action->setObjectName(id);
    action->setCheckable(source->checkable);
    if (!source->shortcut.isEmpty() && source->scope.isEmpty())
        action->setShortcut(QKeySequence::fromString(source->shortcut, QKeySequence::PortableText));
    connect(action, &QAction::triggered, this, [this, id] {
        m_registry.trigger(id);
        follow(id); // a checkable QAction has toggled itself already
    });
    m_window.addAction(action);
    m_actions.insert(id, action);
    follow(id);
}

void ActionMenus::follow(const QString &id)
{
    QAction *const action = m_actions.value(id);
    const auto *const source = m_registry.find(id);
    if (!action || !source)
        return;
    // The pane of a scope takes its keys itself; the menu only names them.
    action->setText(source->scope.isEmpty() ? source->text()
                                            : source->text() + QLatin1Char('\t') + source->shortcut);
    action->setToolTip(hint(*source));
    action->setEnabled(source->enabled);
    if (source->checkable)
        action->setChecked(source->checked);
}

QString ActionMenus::hint(const session::ActionRegistry::Action &action)
{
    if (action.shortcut.isEmpty())
        return action.plainText();
    return action.plainText() + QStringLiteral("  ")
        + QKeySequence::fromString(action.shortcut, QKeySequence::PortableText)
              .toString(QKeySequence::NativeText);
}

void ActionMenus::addMenu(QMenuBar &bar, const std::function<QString()> &title, const QStringList &ids)
{
    QMenu *const menu = bar.addMenu(title());
    for (const QString &id : ids) {
        if (id.isEmpty())
            menu->addSeparator();
        else if (QAction *const known = action(id))
            menu->addAction(known);
    }
    m_menus.emplace_back(menu, title);
}

void ActionMenus::retranslate()
{
    for (const auto &[menu, title] : m_menus)
        menu->setTitle(title());
    for (auto at = m_actions.cbegin(); at != m_actions.cend(); ++at)
        follow(at.key());
}

} // namespace egret::desk
