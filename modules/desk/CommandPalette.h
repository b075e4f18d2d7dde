// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/PaletteIndex.h>

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace egret::desk {

/// Ctrl+K: type, arrow, Enter. Nothing else is needed.
class CommandPalette final : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const PaletteIndex &index, QWidget *parent);

    /// Opens below the top of the parent, empty and ready to be typed into.
    void summon();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void choose();

    const PaletteIndex &m_index;
    QLineEdit *m_text;
    QListWidget *m_list;
    std::vector<PaletteEntry> m_entries;
};

} // namespace egret::desk
