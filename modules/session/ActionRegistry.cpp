// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/ActionRegistry.h>

#include <QStringList>

#include <algorithm>

namespace egret::session {

QString ActionRegistry::Action::plainText() const
{
    QString plain = text();
    plain.remove(QLatin1Char('&'));
    while (plain.endsWith(QChar(0x2026)) || plain.endsWith(QLatin1Char(' ')))
        plain.chop(1);
    // 文件(F): the mnemonic that Chinese menus append
    if (plain.size() > 3 && plain.endsWith(QLatin1Char(')'))
        && plain.at(plain.size() - 3) == QLatin1Char('('))
        plain.chop(3);
    return plain;
}

QString ActionRegistry::normalised(const QString &shortcut)
{
    const QString lower = shortcut.toLower().remove(QLatin1Char(' '));
    if (lower.isEmpty())
        return {};
    // "ctrl++" ends in the plus key itself.
    const bool plus = lower.endsWith(QLatin1Char('+'));
    QStringList parts = lower.split(QLatin1Char('+'), Qt::SkipEmptyParts);
    const QString key = plus || parts.isEmpty() ? QStringLiteral("+") : parts.takeLast();
    parts.sort();
    parts.removeDuplicates();
    parts.append(key);
    return parts.join(QLatin1Char('+'));
}

Outcome ActionRegistry::add(Action action)
{
    if (find(action.id))
        return Error{Error::Code::Conflict, "There are two actions " + action.id.toStdString() + "."};
    const QString keys = normalised(action.shortcut);
    for (const Action &other : m_actions) {
        const bool together = action.scope.isEmpty() || other.scope.isEmpty() || action.scope == other.scope;
        if (!keys.isEmpty() && together && normalised(other.shortcut) == keys)
            return Error{Error::Code::Conflict,
                         action.shortcut.toStdString() + " is the shortcut of " + other.id.toStdString()
                             + " already; " + action.id.toStdString() + " needs another."};
    }
    const QString id = action.id;
    m_actions.push_back(std::move(action));
    Q_EMIT added(id);
    return success();
}

ActionRegistry::Action *ActionRegistry::writable(const QString &id)
{
    const auto found = std::find_if(m_actions.begin(), m_actions.end(),
                                    [&](const Action &action) { return action.id == id; });
    return found == m_actions.end() ? nullptr : &*found;
}

const ActionRegistry::Action *ActionRegistry::find(const QString &id) const
{
    return const_cast<ActionRegistry *>(this)->writable(id);
}

bool ActionRegistry::trigger(const QString &id)
{
    Action *const action = writable(id);
    if (!action || !action->enabled)
        return false;
    if (action->checkable)
        setChecked(id, !action->checked);
    action->run();
    Q_EMIT triggered(id);
    return true;
}

void ActionRegistry::setEnabled(const QString &id, bool enabled)
{
    Action *const action = writable(id);
    if (!action || action->enabled == enabled)
        return;
    action->enabled = enabled;
    Q_EMIT changed(id);
}

void ActionRegistry::setChecked(const QString &id, bool checked)
{
    Action *const action = writable(id);
    if (!action || action->checked == checked)
        return;
    action->checked = checked;
    Q_EMIT changed(id);
}

} // namespace egret::session
