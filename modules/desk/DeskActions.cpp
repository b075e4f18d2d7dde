// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/ActivityPanel.h>
#include <desk/AlertDialog.h>
#include <desk/CardPanel.h>
#include <desk/CheatSheet.h>
#include <desk/CommandPalette.h>
#include <desk/DeskWindow.h>
#include <desk/LayerPanel.h>
#include <desk/PreferencesDialog.h>
#include <desk/TablePanel.h>
#include <mapscene/MapView.h>
#include <mapscene/Theme.h>
#include <points/Query.h>
#include <session/SelectionAlgebra.h>

#include <QApplication>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

// What a person can do at the desk; the rest of DeskWindow is in DeskWindow.cpp.
namespace egret::desk {

void DeskWindow::add(const char *id, std::function<QString()> text, const char *shortcut,
                     std::function<void()> run, bool checkable)
{
    session::ActionRegistry::Action action;
    action.id = QLatin1String(id);
    action.text = std::move(text);
    action.shortcut = QLatin1String(shortcut);
    action.run = std::move(run);
    action.checkable = checkable;
    if (const Outcome added = m_actions.add(std::move(action)); !added)
        qCritical("%s", added.error().message.c_str());
}

void DeskWindow::makeActions()
{
    add(
        "file.export", [] { return tr("&Export the table …"); }, "Ctrl+E",
        [this] {
            m_tabs->setCurrentIndex(0);
            m_table->findChild<QPushButton *>()->click();
        });
    add(
        "file.quit", [] { return tr("&Quit"); }, "Ctrl+Q", [this] { close(); });
    add(
        "edit.undo", [] { return tr("&Undo"); }, "Ctrl+Z", [this] { m_history.undo(); });
    add(
        "edit.redo", [] { return tr("&Redo"); }, "Ctrl+Shift+Z", [this] { m_history.redo(); });
    add(
        "edit.copy", [] { return tr("&Copy rows"); }, "Ctrl+Shift+C", [this] { m_table->copy(); });
    add(
        "edit.find", [] { return tr("&Find or do …"); }, "Ctrl+K", [this] { m_palette->summon(); });
    add(
        "map.all", [] { return tr("&Whole city"); }, "Ctrl+Home", [this] { m_map->showAll(); });
    add(
        "map.zoomIn", [] { return tr("Zoom &in"); }, "Ctrl++", [this] { m_map->zoomIn(); });
    add(
        "map.zoomOut", [] { return tr("Zoom &out"); }, "Ctrl+-", [this] { m_map->zoomOut(); });
    add(
        "select.view", [] { return tr("Select what is in &view"); }, "Ctrl+Shift+A",
        [this] {
            const auto content = m_session.content();
            if (content)
                m_selection.combine(
                    content->city->components,
                    points::rowsInBox(*content->city->components, content->components, m_map->camera().box()),
                    session::Combine::Replace);
        });
    add(
        "select.filter", [] { return tr("Select what the &filter admits"); }, "",
        [this] {
            if (const auto content = m_session.content())
                m_selection.combine(content->city->components, content->components,
                                    session::Combine::Replace);
        });
    add(
        "select.none", [] { return tr("Select &nothing"); }, "Ctrl+D", [this] { m_selection.clear(); });
    add(
        "filter.clear", [] { return tr("&Clear the filter"); }, "Ctrl+Shift+F",
        [this] { m_filters.clear(); });
    add(
        "filter.area", [] { return tr("Only the &area of the card"); }, "Ctrl+Shift+L",
        [this] {
            const auto &subject = m_card->subject();
            if (!subject || subject->kind != session::Link::Kind::Area)
                return;
            session::MapFilter filter = m_filters.filter();
            filter.areas = {subject->code.toStdString()};
            m_filters.apply(filter, tr("Only %1").arg(subject->code));
        });
    add(
        "filter.save", [] { return tr("&Save the filter as …"); }, "",
        [this] {
            const QString name = QInputDialog::getText(this, tr("Save the filter"), tr("Name of the filter"));
            m_filters.saveAs(name);
        });
    add(
        "table.selected", [] { return tr("Table: what is &selected"); }, "Alt+1",
        [this] { m_table->setMode(TablePanel::Mode::Selected); });
    add(
        "table.view", [] { return tr("Table: what is in &view"); }, "Alt+2",
        [this] { m_table->setMode(TablePanel::Mode::InView); });
    add(
        "table.all", [] { return tr("Table: &all that the filter admits"); }, "Alt+3",
        [this] { m_table->setMode(TablePanel::Mode::All); });
    add(
        "view.table", [] { return tr("&Table"); }, "F6",
        [this] {
            m_tabs->setCurrentIndex(0);
            m_table->view()->setFocus(Qt::ShortcutFocusReason);
        });
    add(
        "view.charts", [] { return tr("&Charts"); }, "F7", [this] { m_tabs->setCurrentIndex(1); });
    add(
        "view.layers", [] { return tr("&Layers"); }, "F5",
        [this] { m_layers->tree()->setFocus(Qt::ShortcutFocusReason); });
    add(
        "wall.panel", [] { return tr("&Walls"); }, "F8",
        [this] { m_wallsDock->isVisible() ? m_wallsDock->hide() : showWalls(); });
    add(
        "wall.show", [] { return tr("&Put this map on the wall"); }, "F9",
        [this] {
            showWalls();
            putOnWall({});
        });
    add(
        "wall.alert", [] { return tr("&Alert on the walls …"); }, "Shift+F9",
        [this] { AlertDialog(m_wallControl, this).exec(); });
    add(
        "view.compact", [] { return tr("C&ompact rows"); }, "",
        [this] {
            const bool on = m_actions.find(QStringLiteral("view.compact"))->checked;
            prefer([on](session::Preferences::Values &values) { values.compactRows = on; });
        },
        true);
    add(
        "card.back", [] { return tr("Card &before"); }, "Alt+Left", [this] { m_card->back(); });
    add(
        "card.forward", [] { return tr("&Next card"); }, "Alt+Right", [this] { m_card->forward(); });
    const auto theme = [this](mapscene::Scheme scheme) {
        return [this, scheme] {
            prefer([&](session::Preferences::Values &values) { values.theme = mapscene::toText(scheme); });
        };
    };
    add(
        "theme.dark", [] { return tr("&Dark theme"); }, "", theme(mapscene::Scheme::Dark), true);
    add(
        "theme.light", [] { return tr("&Light theme"); }, "", theme(mapscene::Scheme::Light), true);
    add(
        "theme.contrast", [] { return tr("&High contrast"); }, "", theme(mapscene::Scheme::HighContrast),
        true);
    add(
        "theme.still", [] { return tr("&Reduce motion"); }, "",
        [this] {
            const bool on = m_actions.find(QStringLiteral("theme.still"))->checked;
            prefer([on](session::Preferences::Values &values) { values.reducedMotion = on; });
        },
        true);
    add(
        "settings.open", [] { return tr("&Preferences …"); }, "Ctrl+,",
        [this] {
            if (m_preferences)
                PreferencesDialog(*m_preferences, this).exec();
        });
    m_actions.setEnabled(QStringLiteral("settings.open"), m_preferences != nullptr);
    // Each language by its own name, so that it is found by who reads no other.
    const auto speak = [this](const QString &name) {
        return
            [this, name] { prefer([&](session::Preferences::Values &values) { values.language = name; }); };
    };
    add(
        "language.zh", [] { return QString::fromUtf8("中文"); }, "", speak(QStringLiteral("zh_CN")), true);
    add(
        "language.en", [] { return QStringLiteral("English"); }, "", speak(QStringLiteral("en")), true);
    add(
        "connection.retry", [] { return tr("&Try again now"); }, "Ctrl+R", [this] { m_session.retryNow(); });
    add(
        "help.keys", [] { return tr("&Keyboard"); }, "F1", [this] { CheatSheet(m_actions, this).exec(); });
    add(
        "help.about", [] { return tr("&About Egret"); }, "",
        [this] {
            QMessageBox::about(this, tr("About Egret"),
                               tr("Egret %1\nA native command centre for running a city.\nGPL-3.0-or-later")
                                   .arg(QStringLiteral(EGRET_VERSION)));
        });
}

void DeskWindow::makeWorkspaceActions()
{
    for (int slot = 1; slot <= 9; ++slot) {
        const QByteArray id = "workspace.go" + QByteArray::number(slot);
        add(
            id.constData(), [slot] { return tr("Workspace &%1").arg(slot); },
            ("Ctrl+" + QByteArray::number(slot)).constData(),
            [this, slot] {
                if (!m_workspaces->restore(slot))
                    m_activity->add(
                        tr("Workspace %1 is empty. Arrange the panes and save it with Ctrl+Shift+%1.")
                            .arg(slot));
            });
        const QByteArray save = "workspace.save" + QByteArray::number(slot);
        add(
            save.constData(), [slot] { return tr("Save workspace %1").arg(slot); },
            ("Ctrl+Shift+" + QByteArray::number(slot)).constData(),
            [this, slot] { m_workspaces->save(slot); });
    }
    add(
        "workspace.reset", [] { return tr("&Reset the layout"); }, "", [this] { m_workspaces->reset(); });
}

void DeskWindow::makeMenus()
{
    m_menus = new ActionMenus(m_actions, *this);
    const auto ids = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    QMenuBar &bar = *menuBar();
    m_menus->addMenu(
        bar, [] { return tr("&File"); }, ids("file.export  file.quit"));
    m_menus->addMenu(
        bar, [] { return tr("&Edit"); },
        ids("edit.undo edit.redo  edit.copy edit.find  select.box select.lasso select.circle select.view"
            " select.filter select.none"));
    m_menus->addMenu(
        bar, [] { return tr("&View"); },
        ids("view.layers view.table view.charts view.compact  table.selected table.view table.all"
            "  card.back card.forward  workspace.go1 workspace.go2 workspace.go3 workspace.save1"
            " workspace.save2 workspace.save3 workspace.reset"));
    m_menus->addMenu(
        bar, [] { return tr("&Map"); },
        ids("map.all map.zoomIn map.zoomOut  map.byClass map.byState map.byDensity  map.shadeNothing"
            " map.shadeDistricts map.shadeStreets map.shadeCommunities map.shadeGrids map.shadeDutyAreas"
            "  map.shadeByCount map.shadeByDensity map.shadeByDamage  map.breaksEqual map.breaksQuantile"
            " map.breaksNatural  filter.clear filter.area filter.save"));
    m_menus->addMenu(
        bar, [] { return tr("&Wall"); }, ids("wall.panel wall.show  wall.alert"));
    m_menus->addMenu(
        bar, [] { return tr("&Settings"); },
        ids("theme.dark theme.light theme.contrast theme.still  language.zh language.en  settings.open"));
    m_menus->addMenu(
        bar, [] { return tr("&Connection"); }, ids("connection.retry"));
    m_menus->addMenu(
        bar, [] { return tr("&Help"); }, ids("help.keys help.about"));

    m_search = new QPushButton;
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setFixedWidth(420);
    connect(m_search, &QPushButton::clicked, this, [this] { m_palette->summon(); });
    auto *const corner = new QWidget;
    auto *const row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 4, 12, 4);
    row->addWidget(m_search);
    menuBar()->setCornerWidget(corner, Qt::TopRightCorner);
}

} // namespace egret::desk
