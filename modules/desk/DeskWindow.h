// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/ActionMenus.h>
#include <desk/DeskContext.h>
#include <desk/Language.h>
#include <desk/PaletteIndex.h>
#include <desk/Workspaces.h>
#include <mapscene/Tokens.h>
#include <session/Preferences.h>
#include <session/SeatPosition.h>
#include <session/WallControl.h>

#include <QMainWindow>

class QDockWidget;
class QLabel;
class QPushButton;
class QQuickWidget;
class QTabWidget;

namespace egret::mapscene {
class MapView;
}

namespace egret::desk {

class ActivityPanel;
class CardPanel;
class ChartPanel;
class CommandPalette;
class LayerPanel;
class SeatMarker;
class TablePanel;
class WallsPanel;

/// The duty desk: layers at the left, the map in the middle, card and activity at the right, table and
/// charts below, the status line at the foot.
class DeskWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// All must outlive the window; @p store and @p preferences may be null: nothing is kept then.
    DeskWindow(session::CitySession &session, Language &language, session::DeskStore *store = nullptr,
               QWidget *parent = nullptr, session::Preferences *preferences = nullptr);
    ~DeskWindow() override;

    [[nodiscard]] mapscene::MapView *map() const { return m_map; }
    [[nodiscard]] session::ActionRegistry &actions() { return m_actions; }
    [[nodiscard]] session::FilterModel &filters() { return m_filters; }
    [[nodiscard]] TablePanel *table() const { return m_table; }
    [[nodiscard]] session::WallControl &walls() { return m_wallControl; }
    [[nodiscard]] CardPanel *card() const { return m_card; }
    /// What the empty map says: why there is no city yet and what happens.
    void setEmptyText(const QString &text);
    /// Opens a card or flies to a place.
    void openLink(const session::Link &link);
    /// The same for a text from outside; says so when it is no link.
    void openLink(const QString &text);
    void setScheme(mapscene::Scheme scheme);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeActions();
    void makeWorkspaceActions();
    void makeMenus();
    void makePanes();
    void makeStatusBar();
    void connectMap();
    void add(const char *id, std::function<QString()> text, const char *shortcut, std::function<void()> run,
             bool checkable = false);
    void showWalls();
    void putOnWall(const std::string &wall);
    void flyTo(geo::WorldPoint place, double zoom);
    void showStatus();
    void applyTheme();
    void retranslate();
    void followHistory();
    void applyPreferences();
    void useReceiver();
    void showSeat();
    void prefer(const std::function<void(session::Preferences::Values &)> &change);

    session::CitySession &m_session;
    Language &m_language;
    session::DeskStore *m_store;
    session::Preferences *m_preferences;
    session::Preferences::Values m_chosen; ///< in force
    session::ActionRegistry m_actions;
    session::UndoHistory m_history;
    session::SelectionModel m_selection;
    session::FilterModel m_filters;
    DeskContext m_context;
    session::WallControl m_wallControl;
    session::SeatPosition m_seatPosition;
    PaletteIndex m_index;
    ActionMenus *m_menus = nullptr;
    std::unique_ptr<Workspaces> m_workspaces;
    QQuickWidget *m_quick = nullptr;
    mapscene::MapView *m_map = nullptr;
    LayerPanel *m_layers = nullptr;
    CardPanel *m_card = nullptr;
    ActivityPanel *m_activity = nullptr;
    TablePanel *m_table = nullptr;
    ChartPanel *m_charts = nullptr;
    WallsPanel *m_walls = nullptr;
    QDockWidget *m_wallsDock = nullptr;
    QTabWidget *m_tabs = nullptr;
    CommandPalette *m_palette = nullptr;
    QPushButton *m_search = nullptr;
    std::vector<std::pair<QWidget *, std::function<QString()>>> m_docks;
    QLabel *m_dot = nullptr;
    QLabel *m_connection = nullptr;
    QLabel *m_selected = nullptr;
    QLabel *m_position = nullptr;
    QLabel *m_seatPlace = nullptr;
    SeatMarker *m_marker = nullptr;
    QString m_receiver; ///< that is in use
    QLabel *m_scale = nullptr;
    QLabel *m_clock = nullptr;
};

} // namespace egret::desk
