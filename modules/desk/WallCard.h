// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/WallControl.h>

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace egret::desk {

class Miniature;

/// One wall in the pane of walls: its miniature, whether it has done what it was told, and the verbs.
class WallCard final : public QWidget
{
    Q_OBJECT

public:
    /// @p control must outlive the card.
    WallCard(session::WallControl &control, std::string wall, QWidget *parent = nullptr);

    [[nodiscard]] const std::string &wall() const { return m_wall; }
    /// Reads anew what the control knows.
    void refresh();

Q_SIGNALS:
    /// The map of this desk is to be shown there.
    void viewWanted(const std::string &wall);

private:
    void retranslate();
    void fillScenes(const session::WallControl::Seen &seen);
    void showState(const session::WallControl::Seen &seen);

    session::WallControl &m_control;
    std::string m_wall;
    Miniature *m_miniature;
    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_age;
    QComboBox *m_scenes;
    QPushButton *m_previous;
    QPushButton *m_next;
    QPushButton *m_rotate;
    QPushButton *m_lock;
    QPushButton *m_blank;
    QPushButton *m_undo;
    QPushButton *m_view;
    std::vector<scenes::WallReport::Entry> m_entries; ///< that the box of scenes was filled with
};

} // namespace egret::desk
