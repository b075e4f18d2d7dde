// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/ActionRegistry.h>

#include <QDialog>

namespace egret::desk {

/// Every shortcut there is, made from the action registry; F1.
class CheatSheet final : public QDialog
{
    Q_OBJECT

public:
    explicit CheatSheet(const session::ActionRegistry &registry, QWidget *parent);
};

} // namespace egret::desk
