// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/DeskContext.h>

#include <QWidget>

class QHBoxLayout;

namespace egret::desk {

/// What the filter asks for, one chip each; a click takes it away. Hidden while everything is shown.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(const DeskContext &context, QWidget *parent = nullptr);

private:
    void rebuild();
    void addChip(const QString &text, std::function<void(session::MapFilter &)> away);

    DeskContext m_context;
    QHBoxLayout *m_row;
};

} // namespace egret::desk
