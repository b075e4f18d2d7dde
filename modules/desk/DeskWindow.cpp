// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/ComponentCard.h>
#include <desk/DeskStyle.h>
#include <desk/DeskWindow.h>
#include <desk/LegendPanel.h>
#include <mapscene/MapView.h>
#include <mapscene/Theme.h>
#include <points/Query.h>

#include <QActionGroup>
#include <QApplication>
#include <QDateTime>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWidget>
#include <QStatusBar>
#include <QTimeZone>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace egret::desk {

namespace {

QDockWidget *dock(const QString &title, const char *name, QWidget *content, int width)
{
    auto *const widget = new QDockWidget(title);
    widget->setObjectName(QLatin1String(name));
    widget->setWidget(content);
    widget->setTitleBarWidget(new QWidget);
    content->setMinimumWidth(width);
    return widget;
}

} // namespace

DeskWindow::DeskWindow(session::CitySession &session, QWidget *parent) :
    QMainWindow(parent), m_session(session)
{
    setWindowTitle(tr("Egret"));
    resize(1920, 1080);
    setMinimumSize(1024, 640);
    setStyleSheet(
        desk::styleSheet(mapscene::Theme::dark() ? mapscene::Tokens::dark() : mapscene::Tokens::light()));

    m_quick = new QQuickWidget;
    m_quick->setResizeMode(QQuickWidget::SizeRootObjectToView);
    m_quick->setClearColor(mapscene::Theme::dark() ? mapscene::Tokens::dark().bg
                                                   : mapscene::Tokens::light().bg);
    m_quick->engine()->addImportPath(QStringLiteral(":/qt/qml"));
    m_quick->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Egret/map/MapPane.qml")));
    setCentralWidget(m_quick);
    m_map = m_quick->rootObject()
        ? m_quick->rootObject()->findChild<mapscene::MapView *>(QStringLiteral("map"))
        : nullptr;

    m_legend = new LegendPanel(session);
    m_card = new ComponentCard(session);
    addDockWidget(Qt::LeftDockWidgetArea, dock(tr("Layers"), "layers", m_legend, 280));
    addDockWidget(Qt::RightDockWidgetArea, dock(tr("Card"), "card", m_card, 380));
    resizeDocks(findChildren<QDockWidget *>(), {280, 380}, Qt::Horizontal);
    makeMenus();
    makeStatusBar();
    if (!m_map)
        return;
    m_map->setSession(&session);
    connect(m_map, &mapscene::MapView::rendered, this, [this] {
        if (m_map->shown())
            m_legend->setInView(m_map->shown()->content, m_map->shown()->inView);
    });
    connect(m_map, &mapscene::MapView::picked, this, [this](std::optional<std::uint32_t> row) {
        m_map->select(row);
        m_card->show(row);
    });
    connect(m_map, &mapscene::MapView::hovered, this, [this](geo::WorldPoint at) {
        const geo::LonLat place = geo::toLonLat(at);
        m_position->setText(QStringLiteral("%1, %2").arg(place.lon, 0, 'f', 5).arg(place.lat, 0, 'f', 5));
    });
    connect(m_map, &mapscene::MapView::cameraChanged, this, [this] {
        // By a screen of 96 dots an inch.
        m_scale->setText(QStringLiteral("1:%1").arg(session::grouped(
            static_cast<std::uint64_t>(std::round(m_map->metresPerPixel() * 96 / 0.0254 / 100) * 100))));
    });
}

DeskWindow::~DeskWindow() { delete m_quick; }

void DeskWindow::setEmptyText(const QString &text)
{
    if (m_quick->rootObject())
        m_quick->rootObject()->setProperty("emptyText", text);
}

void DeskWindow::makeMenus()
{
    auto *const file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Quit"), QKeySequence::Quit, qApp, &QCoreApplication::quit);
    auto *const view = menuBar()->addMenu(tr("&Map"));
    view->addAction(tr("Whole city"), Qt::Key_Home, this, [this] { m_map->showAll(); });
    view->addAction(tr("Zoom in"), QKeySequence::ZoomIn, this, [this] { m_map->zoomIn(); });
    view->addAction(tr("Zoom out"), QKeySequence::ZoomOut, this, [this] { m_map->zoomOut(); });
    view->addSeparator();
    view->addAction(tr("Find a component"), QKeySequence(Qt::CTRL | Qt::Key_K), this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    auto *const network = menuBar()->addMenu(tr("&Connection"));
    network->addAction(tr("Try again now"), QKeySequence::Refresh, this, [this] { m_session.retryNow(); });
    auto *const help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("About Egret"), this, [this] {
        QMessageBox::about(this, tr("About Egret"),
                           tr("Egret %1\nA native command centre for running a city.\nGPL-3.0-or-later")
                               .arg(QStringLiteral(EGRET_VERSION)));
    });

    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Component code   Ctrl K"));
    m_search->setAccessibleName(tr("Find a component by its code"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(340);
    connect(m_search, &QLineEdit::returnPressed, this, &DeskWindow::findCode);
    auto *const corner = new QWidget;
    auto *const row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 4, 12, 4);
    row->addWidget(m_search);
    menuBar()->setCornerWidget(corner, Qt::TopRightCorner);
}

void DeskWindow::makeStatusBar()
{
    m_dot = new QLabel;
    m_connection = new QLabel;
    m_connection->setObjectName(QStringLiteral("connection"));
    m_position = new QLabel;
    m_scale = new QLabel;
    m_clock = new QLabel;
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_dot);
    statusBar()->addWidget(m_connection, 1);
    for (QLabel *label : {m_position, m_scale, m_clock}) {
        label->setTextFormat(Qt::PlainText);
        statusBar()->addPermanentWidget(label);
    }
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
    showStatus();
}

void DeskWindow::showStatus()
{
    const session::Status status = m_session.status();
    const mapscene::Tokens tokens =
        mapscene::Theme::dark() ? mapscene::Tokens::dark() : mapscene::Tokens::light();
    // A shape as well as a colour for every state.
    static constexpr const char *shapes[] = {"⊘", "◔", "●"};
    const QColor colours[] = {tokens.offline, tokens.levelIV, tokens.normal};
    const auto index = static_cast<std::size_t>(status.connection);
    m_dot->setText(QString::fromUtf8(shapes[index]));
    m_dot->setStyleSheet(QStringLiteral("color: %1; font-size: 13px;").arg(colours[index].name()));
    m_connection->setText(status.text);
}

void DeskWindow::findCode()
{
    const QString text = m_search->text().simplified().remove(QLatin1Char(' '));
    if (text.isEmpty() || !m_session.content())
        return;
    const points::PointSet &points = *m_session.content()->city->components;
    // district (6) + class (4 or 5) + serial (6), as the classes in use have it
    for (std::size_t cls = 0; cls < points.classes.size(); ++cls) {
        const std::string code = points.classes[cls].substr(points.classes[cls].find(':') + 1);
        const std::string wanted = text.toStdString();
        if (wanted.size() != 12 + code.size() || wanted.compare(6, code.size(), code) != 0)
            continue;
        const auto district =
            std::find(points.districts.begin(), points.districts.end(), wanted.substr(0, 6));
        bool digits = false;
        const std::uint32_t serial = QString::fromStdString(wanted.substr(6 + code.size())).toUInt(&digits);
        if (district == points.districts.end() || !digits)
            continue;
        const auto row =
            points::findPoint(points, static_cast<std::uint8_t>(district - points.districts.begin()),
                              static_cast<std::uint16_t>(cls), serial);
        if (!row)
            continue;
        mapscene::MapCamera camera = m_map->camera();
        camera.x = points.x[*row];
        camera.y = points.y[*row];
        camera.zoom = std::max(camera.zoom, 18.0);
        m_map->setCamera(camera);
        m_map->select(row);
        m_card->show(row);
        return;
    }
    m_card->showMessage(
        tr("No component has the code %1. A code is 16 or 17 digits: district, class, serial.").arg(text));
}

} // namespace egret::desk
