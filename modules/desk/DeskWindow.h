// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/CitySession.h>

#include <QMainWindow>

class QLabel;
class QLineEdit;
class QQuickWidget;

namespace egret::mapscene {
class MapView;
}

namespace egret::desk {

class ComponentCard;
class LegendPanel;

/// The duty desk: layers at the left, the map in the middle, the card at the right, the status line
/// below.
class DeskWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// @p session must outlive the window.
    explicit DeskWindow(session::CitySession &session, QWidget *parent = nullptr);
    ~DeskWindow() override;

    [[nodiscard]] mapscene::MapView *map() const { return m_map; }
    /// What the empty map says: why there is no city yet and what happens.
    void setEmptyText(const QString &text);

private:
    void makeMenus();
    void makeStatusBar();
    void findCode();
    void showStatus();

    session::CitySession &m_session;
    QQuickWidget *m_quick = nullptr;
    mapscene::MapView *m_map = nullptr;
    LegendPanel *m_legend = nullptr;
    ComponentCard *m_card = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_dot = nullptr;
    QLabel *m_connection = nullptr;
    QLabel *m_position = nullptr;
    QLabel *m_scale = nullptr;
    QLabel *m_clock = nullptr;
};

} // namespace egret::desk
