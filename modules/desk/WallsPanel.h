// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/DeskContext.h>
#include <session/WallControl.h>

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace egret::desk {

class WallCard;

/// All walls, each with its miniature and its verbs. While it is seen the walls send pictures.
class WallsPanel final : public QWidget
{
    Q_OBJECT

public:
    WallsPanel(const DeskContext &context, session::WallControl &control, QWidget *parent = nullptr);

    /// Brings a wall into sight once it is known; the map goes to that one from now on.
    void choose(const std::string &wall);
    /// Puts what the desk's map shows, @p box, on a wall: the one that was used last, else the first.
    void putView(const geo::WorldBox &box, const std::string &wall = {});

Q_SIGNALS:
    /// What was done or refused, for the list of activity.
    void reported(const QString &text);
    /// A card asks for the map of the desk.
    void viewWanted(const std::string &wall);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();

    DeskContext m_context;
    session::WallControl &m_control;
    QLabel *m_heading;
    QLabel *m_empty;
    QLabel *m_problem;
    QVBoxLayout *m_list;
    QScrollArea *m_scroll;
    std::map<std::string, WallCard *> m_cards;
    std::optional<std::pair<geo::WorldBox, std::string>> m_waiting; ///< a view, until the walls are known
    std::string m_wanted; ///< to be brought into sight
    std::string m_used; ///< the wall that was used last
};

} // namespace egret::desk
