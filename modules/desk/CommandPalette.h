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
    CommandPalette(PaletteIndex &index, QWidget *parent);

    /// Opens below the top of the parent, empty and ready to be typed into.
    void summon();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void list(const QString &text, const std::vector<PaletteEntry> &entries);
    void choose();

    PaletteIndex &m_index;
    QLineEdit *m_text;
    QListWidget *m_list;
    std::vector<PaletteEntry> m_entries;
    bool m_waiting = false; ///< for the entries of what stands in m_text
    bool m_chosen = false; ///< Enter came before they did
};

} // namespace egret::desk
