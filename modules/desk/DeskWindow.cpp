// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/ActivityPanel.h>
#include <desk/CardPanel.h>
#include <desk/ChartPanel.h>
#include <desk/CommandPalette.h>
#include <desk/DeskStyle.h>
#include <desk/DeskWindow.h>
#include <desk/FilterBar.h>
#include <desk/LayerPanel.h>
#include <desk/MapTools.h>
#include <desk/SeatMarker.h>
#include <desk/TablePanel.h>
#include <desk/WallsPanel.h>
#include <mapscene/MapView.h>
#include <mapscene/Theme.h>

#include <QCloseEvent>
#include <QDateTime>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWidget>
#include <QStatusBar>
#include <QSysInfo>
#include <QTabWidget>
#include <QTimeZone>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace egret::desk {

DeskWindow::DeskWindow(session::CitySession &session, Language &language, session::DeskStore *store,
                       QWidget *parent, session::Preferences *preferences) :
    QMainWindow(parent),
    m_session(session),
    m_language(language),
    m_store(store),
    m_preferences(preferences),
    m_selection(session, m_history),
    m_filters(session, m_history, store),
    m_context{m_session, m_actions, m_history, m_selection, m_filters, m_store},
    m_wallControl(m_session, QSysInfo::machineHostName()),
    m_index(m_context)
{
    if (parent)
        setWindowFlags(Qt::Widget); // before there is a map, which must not change its window
    setWindowTitle(QStringLiteral("Egret"));
    resize(1920, 1080);
    setMinimumSize(1024, 640);
    setDockNestingEnabled(true);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    makePanes();
    makeStatusBar();
    makeActions();
    if (m_map)
        new MapTools(m_context, *m_map, this);
    m_workspaces = std::make_unique<Workspaces>(*this, m_store);
    makeWorkspaceActions();
    makeMenus();
    m_palette = new CommandPalette(m_index, this);
    connect(&m_index, &PaletteIndex::linkChosen, this,
            qOverload<const session::Link &>(&DeskWindow::openLink));
    connect(&m_history, &session::UndoHistory::changed, this, &DeskWindow::followHistory);
    followHistory();
    // Theme and language are as the program was started.
    if (m_preferences) {
        m_chosen = m_preferences->values();
        connect(m_preferences, &session::Preferences::changed, this, &DeskWindow::applyPreferences);
    }
    m_chosen.theme = mapscene::toText(mapscene::Theme::scheme());
    m_chosen.language = m_language.name();
    m_chosen.reducedMotion = m_chosen.reducedMotion || mapscene::Theme::reducedMotion();
    m_actions.setChecked(QStringLiteral("theme.still"), m_chosen.reducedMotion);
    m_actions.setChecked(QStringLiteral("view.compact"), m_chosen.compactRows);
    m_table->setRowHeight(m_chosen.compactRows ? 24 : 28);
    mapscene::Theme::setReducedMotion(m_chosen.reducedMotion);
    if (m_map)
        m_marker = new SeatMarker(*m_map);
    connect(&m_seatPosition, &session::SeatPosition::changed, this, &DeskWindow::showSeat);
    useReceiver();
    showSeat();
    applyTheme();
    retranslate();
    if (m_map)
        connectMap();
}

DeskWindow::~DeskWindow() { delete m_quick; }

/// A scene keeps Tab for itself for ever; here it goes on to the next pane, unless it goes from object to
/// object.
bool DeskWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_quick && event->type() == QEvent::KeyPress && m_map && !m_map->walking()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
            return key == Qt::Key_Tab ? focusNextChild() : focusPreviousChild();
    }
    return QMainWindow::eventFilter(watched, event);
}

void DeskWindow::makePanes()
{
    m_quick = new QQuickWidget;
    m_quick->setResizeMode(QQuickWidget::SizeRootObjectToView);
    m_quick->engine()->addImportPath(QStringLiteral(":/qt/qml"));
    m_quick->installEventFilter(this);
    auto *const centre = new QWidget;
    auto *const column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new FilterBar(m_context));
    column->addWidget(m_quick, 1);
    setCentralWidget(centre);
    // Only in its place: a QQuickWidget that moves to another window makes its scene anew, and the map with
    // it.
    m_quick->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Egret/map/MapPane.qml")));
    m_map = m_quick->rootObject()
        ? m_quick->rootObject()->findChild<mapscene::MapView *>(QStringLiteral("map"))
        : nullptr;

    m_layers = new LayerPanel(m_context);
    m_card = new CardPanel(m_context);
    m_activity = new ActivityPanel(m_context);
    m_table = new TablePanel(m_context);
    m_charts = new ChartPanel(m_context);
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_table, {});
    m_tabs->addTab(m_charts, {});
    const auto dock = [this](const char *name, QWidget *content, Qt::DockWidgetArea area,
                             std::function<QString()> title) {
        auto *const widget = new QDockWidget;
        widget->setObjectName(QLatin1String(name));
        widget->setWidget(content);
        addDockWidget(area, widget);
        // Docked it shows its own heading; floating it needs a title bar to be moved by.
        widget->setTitleBarWidget(new QWidget);
        connect(widget, &QDockWidget::topLevelChanged, widget, [widget](bool floating) {
            delete widget->titleBarWidget();
            widget->setTitleBarWidget(floating ? nullptr : new QWidget);
        });
        m_docks.emplace_back(widget, std::move(title));
        return widget;
    };
    m_layers->setMinimumWidth(240);
    m_card->setMinimumWidth(320);
    QDockWidget *const left =
        dock("layersDock", m_layers, Qt::LeftDockWidgetArea, [] { return tr("Layers"); });
    QDockWidget *const card = dock("cardDock", m_card, Qt::RightDockWidgetArea, [] { return tr("Card"); });
    QDockWidget *const activity =
        dock("activityDock", m_activity, Qt::RightDockWidgetArea, [] { return tr("Activity"); });
    QDockWidget *const bottom =
        dock("tableDock", m_tabs, Qt::BottomDockWidgetArea, [] { return tr("Table and charts"); });
    m_walls = new WallsPanel(m_context, m_wallControl);
    m_wallsDock = dock("wallsDock", m_walls, Qt::RightDockWidgetArea, [] { return tr("Walls"); });
    tabifyDockWidget(card, m_wallsDock);
    m_wallsDock->hide(); // until somebody asks for it
    connect(m_walls, &WallsPanel::reported, m_activity,
            [this](const QString &text) { m_activity->add(text); });
    connect(&m_wallControl, &session::WallControl::refused, m_activity,
            [this](const QString &text) { m_activity->add(text, ActivityPanel::Kind::Refused); });
    connect(m_walls, &WallsPanel::viewWanted, this, &DeskWindow::putOnWall);
    resizeDocks({left, card}, {280, 380}, Qt::Horizontal);
    resizeDocks({bottom}, {260}, Qt::Vertical);
    resizeDocks({card, activity}, {640, 320}, Qt::Vertical);
}

void DeskWindow::connectMap()
{
    m_map->setSession(&m_session);
    connect(m_map, &mapscene::MapView::rendered, this, [this] {
        if (m_map->shown())
            m_layers->setInView(m_map->shown()->content, m_map->shown()->inView);
    });
    connect(m_map, &mapscene::MapView::picked, this, [this](std::optional<std::uint32_t> row) {
        if (!m_session.content())
            return;
        const points::PointSetPtr &points = m_session.content()->city->components;
        if (row)
            m_selection.combine(points, std::span(&*row, 1), session::Combine::Replace);
        else
            m_selection.clear();
        m_selection.setCurrent(points, row);
    });
    connect(&m_selection, &session::SelectionModel::changed, this, [this] {
        m_selected->setText(m_selection.count() == 0
                                ? QString()
                                : tr("%1 selected").arg(session::grouped(m_selection.count())));
    });
    connect(m_map, &mapscene::MapView::hovered, this, [this](geo::WorldPoint at) {
        const geo::LonLat place = geo::toLonLat(at);
        m_position->setText(session::Preferences::placeText(place.lon, place.lat, m_chosen.coordinates));
    });
    connect(m_map, &mapscene::MapView::cameraChanged, this, [this] {
        m_table->setView(m_map->camera().box());
        // By a screen of 96 dots an inch.
        m_scale->setText(QStringLiteral("1:%1").arg(session::grouped(
            static_cast<std::uint64_t>(std::round(m_map->metresPerPixel() * 96 / 0.0254 / 100) * 100))));
    });
    connect(m_table, &TablePanel::flyRequested, this, [this](std::uint32_t row) {
        if (m_table && m_session.content() && row < m_session.content()->city->components->size()) {
            const points::PointSet &points = *m_session.content()->city->components;
            flyTo({points.x[row], points.y[row]}, 18);
        }
    });
    connect(m_table, &TablePanel::reported, m_activity,
            [this](const QString &text) { m_activity->add(text); });
    connect(m_card, &CardPanel::flyRequested, this, [this](const session::Card &card) {
        if (card.box && !card.box->empty()) {
            mapscene::MapCamera camera = m_map->camera();
            camera.fit(*card.box);
            m_map->flyTo(camera);
        } else if (card.place) {
            if (!card.row)
                m_map->pin(card.place);
            flyTo(*card.place, 18);
        }
    });
}

void DeskWindow::showWalls()
{
    m_wallsDock->show();
    m_wallsDock->raise();
}

void DeskWindow::putOnWall(const std::string &wall)
{
    if (m_map)
        m_walls->putView(m_map->camera().box(), wall);
}

void DeskWindow::flyTo(geo::WorldPoint place, double zoom)
{
    if (!m_map)
        return;
    mapscene::MapCamera camera = m_map->camera();
    camera.x = place.x;
    camera.y = place.y;
    camera.zoom = std::max(camera.zoom, zoom);
    m_map->flyTo(camera);
}

void DeskWindow::openLink(const QString &text)
{
    if (const auto link = session::Link::read(text))
        openLink(*link);
    else
        m_activity->add(tr("“%1” is no link that this desk can open. Links look like egret://component/CODE.")
                            .arg(text.left(120)));
}

void DeskWindow::openLink(const session::Link &link)
{
    if (link.kind == session::Link::Kind::Wall) {
        showWalls();
        m_walls->choose(link.code.toStdString());
        return;
    }
    if (link.kind == session::Link::Kind::Place) {
        if (m_map)
            m_map->pin(geo::toWorld(link.at));
        flyTo(geo::toWorld(link.at), link.zoom);
        return;
    }
    m_card->open(link);
    const auto content = m_session.content();
    const auto card = content ? session::cardOf(*content, link) : std::nullopt;
    if (!card)
        return;
    if (card->row) {
        m_selection.combine(content->city->components, std::span(&*card->row, 1), session::Combine::Replace);
        m_selection.setCurrent(content->city->components, card->row);
    }
    Q_EMIT m_card->flyRequested(*card);
}

void DeskWindow::setEmptyText(const QString &text)
{
    if (m_quick->rootObject())
        m_quick->rootObject()->setProperty("emptyText", text);
}

void DeskWindow::makeStatusBar()
{
    const auto label = [](const char *name) {
        auto *const widget = new QLabel;
        widget->setObjectName(QLatin1String(name));
        widget->setTextFormat(Qt::PlainText);
        return widget;
    };
    m_dot = label("dot");
    m_connection = label("connection");
    m_selected = label("selected");
    m_position = label("position");
    m_scale = label("scale");
    m_seatPlace = label("seatPlace");
    m_clock = label("clock");
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_dot);
    statusBar()->addWidget(m_connection);
    statusBar()->addWidget(m_selected, 1);
    for (QLabel *widget : {m_seatPlace, m_position, m_scale, m_clock})
        statusBar()->addPermanentWidget(widget);
    connect(&m_session, &session::CitySession::statusChanged, this, &DeskWindow::showStatus);
    connect(&m_session, &session::CitySession::loadFailed, this, [this](const QString &message) {
        setEmptyText(message);
        m_connection->setToolTip(message);
    });
    auto *const second = new QTimer(this);
    connect(second, &QTimer::timeout, this, [this] {
        m_clock->setText(QDateTime::currentDateTimeUtc()
                             .toTimeZone(QTimeZone("Asia/Shanghai"))
                             .toString(QStringLiteral("MM-dd HH:mm:ss")));
    });
    second->start(1000);
}

void DeskWindow::showStatus()
{
    const session::Status status = m_session.status();
    const mapscene::Tokens &tokens = mapscene::Theme::tokens();
    // A shape as well as a colour for every state.
    static constexpr const char *shapes[] = {"⊘", "◔", "●"};
    const QColor colours[] = {tokens.offline, tokens.levelIV, tokens.normal};
    const auto index = static_cast<std::size_t>(status.connection);
    m_dot->setText(QString::fromUtf8(shapes[index]));
    m_dot->setStyleSheet(QStringLiteral("color: %1; font-size: 13px;").arg(colours[index].name()));
    m_dot->setAccessibleName(tr("State of the connection"));
    m_connection->setText(status.text);
}

void DeskWindow::setScheme(mapscene::Scheme scheme)
{
    mapscene::Theme::setScheme(scheme);
    applyTheme();
}

void DeskWindow::applyTheme()
{
    const mapscene::Tokens &tokens = mapscene::Theme::tokens();
    setStyleSheet(desk::styleSheet(tokens));
    m_quick->setClearColor(tokens.bg);
    m_layers->retheme();
    m_table->retheme();
    m_charts->draw();
    showStatus();
    for (const auto scheme :
         {mapscene::Scheme::Dark, mapscene::Scheme::Light, mapscene::Scheme::HighContrast})
        m_actions.setChecked(QStringLiteral("theme.") + mapscene::toText(scheme),
                             scheme == mapscene::Theme::scheme());
}

void DeskWindow::followHistory()
{
    m_actions.setEnabled(QStringLiteral("edit.undo"), m_history.canUndo());
    m_actions.setEnabled(QStringLiteral("edit.redo"), m_history.canRedo());
}

void DeskWindow::retranslate()
{
    for (const auto &[dock, title] : m_docks)
        dock->setWindowTitle(title());
    m_tabs->setTabText(0, tr("Components"));
    m_tabs->setTabText(1, tr("Charts"));
    m_tabs->setAccessibleName(tr("Table and charts"));
    m_menus->retranslate();
    m_search->setText(tr("Component code, area, officer, command      Ctrl K"));
    m_search->setAccessibleName(tr("Find or do"));
    m_quick->setAccessibleName(tr("Map of the city"));
    m_actions.setChecked(QStringLiteral("language.zh"), m_language.name() == QStringLiteral("zh_CN"));
    m_actions.setChecked(QStringLiteral("language.en"), m_language.name() == QStringLiteral("en"));
    showStatus();
}

void DeskWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_menus) {
        m_quick->engine()->retranslate();
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

void DeskWindow::prefer(const std::function<void(session::Preferences::Values &)> &change)
{
    session::Preferences::Values values = m_preferences ? m_preferences->values() : m_chosen;
    change(values);
    if (m_preferences)
        return m_preferences->set(std::move(values)); // and back by its signal
    m_chosen = std::move(values);
    applyPreferences();
}

void DeskWindow::applyPreferences()
{
    if (m_preferences)
        m_chosen = m_preferences->values();
    const auto scheme = mapscene::schemeFromText(m_chosen.theme).value_or(mapscene::Scheme::Dark);
    if (scheme != mapscene::Theme::scheme())
        setScheme(scheme);
    mapscene::Theme::setReducedMotion(m_chosen.reducedMotion);
    m_actions.setChecked(QStringLiteral("theme.still"), m_chosen.reducedMotion);
    m_actions.setChecked(QStringLiteral("view.compact"), m_chosen.compactRows);
    m_table->setRowHeight(m_chosen.compactRows ? 24 : 28);
    if (m_chosen.language != m_language.name())
        (void)m_language.use(m_chosen.language);
    useReceiver();
}

void DeskWindow::useReceiver()
{
    if (m_chosen.positionSource == m_receiver)
        return;
    m_receiver = m_chosen.positionSource;
    if (const Outcome used = m_seatPosition.use(m_receiver); !used)
        m_activity->add(
            tr("%1 names no receiver of positions. Write tcp:HOST:PORT, serial:/dev/NAME or file:/PATH "
               "in the preferences.")
                .arg(m_receiver));
}

void DeskWindow::showSeat()
{
    using State = session::SeatPosition::State;
    const State state = m_seatPosition.state();
    const auto &fix = m_seatPosition.fix();
    const bool old = state != State::Fixed;
    if (m_marker)
        m_marker->show(state == State::Off ? std::nullopt : fix, old);
    // A shape as well as words for every state.
    m_seatPlace->setText(
        state == State::Off ? QString()
            : state == State::Failed
            ? QStringLiteral("⊘ ") + tr("No receiver: %1").arg(m_seatPosition.problem())
            : state == State::Lost ? QStringLiteral("⊘ ") + tr("Position lost")
            : !fix                 ? QStringLiteral("◔ ") + tr("Waiting for a position")
                                   : QStringLiteral("● ")
                + session::Preferences::placeText(fix->at.lon, fix->at.lat, m_chosen.coordinates));
    m_seatPlace->setVisible(state != State::Off);
}

void DeskWindow::closeEvent(QCloseEvent *event)
{
    m_workspaces->save(0);
    QMainWindow::closeEvent(event);
}

} // namespace egret::desk
