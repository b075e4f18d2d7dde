// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <base/Log.h>
#include <desk/DeskShell.h>
#include <desk/DeskWindow.h>
#include <desk/Language.h>
#include <desk/PersonMenu.h>
#include <mapscene/Theme.h>
#include <session/DemoServer.h>
#include <session/DeskStore.h>
#include <session/Preferences.h>
#include <sys/resource.h>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFont>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSettings>
#include <QSysInfo>

#include "Options.h"
#include "PictureTask.h"
#include "SingleInstance.h"
#include "WallFace.h"
#include <algorithm>
#include <csignal>
#include <cstdio>

using namespace egret;

namespace {

void toLog(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    const LogLevel level = type == QtDebugMsg ? LogLevel::Debug
        : type == QtInfoMsg                   ? LogLevel::Info
        : type == QtWarningMsg                ? LogLevel::Warning
                                              : LogLevel::Error;
    log(level, "egret", message.toStdString());
}

/// The caches belong to one server and one face: another address gets another folder.
QString cacheFolder(const app::Options &options)
{
    const int port = options.server.port(options.server.scheme() == QStringLiteral("https") ? 443 : 80);
    const QString name = options.server.isEmpty()
        ? options.demoName()
        : options.server.host() + QLatin1Char('-') + QString::number(port);
    const QString folder = options.data + QStringLiteral("/cache/") + name;
    if (options.wall.isEmpty())
        return folder;
    // A desk beside it writes its own: what one of them has stored would be no news to the other.
    const QString own = folder + QStringLiteral("/wall-") + options.wall;
    return options.offline && !QFile::exists(own + QStringLiteral("/cache.db")) ? folder : own;
}

session::Seat::Options seatOf(const app::Options &options, QSettings &settings)
{
    session::Seat::Options seat;
    seat.server = {options.server, options.pins};
    const QString key = QStringLiteral("pins/") + seat.server.shown();
    if (seat.server.pins.empty() && settings.contains(key))
        seat.server.pins.push_back(settings.value(key).toString().toStdString());
    seat.folder = cacheFolder(options);
    seat.machine = !options.wall.isEmpty();
    seat.seat = (seat.machine ? QStringLiteral("wall ") + options.wall
                              : QStringLiteral("desk ") + QSysInfo::machineHostName());
    seat.stayOffline = options.offline;
    seat.lockAfterMs = settings.value(QStringLiteral("lock_after_minutes"), 10).toInt() * 60 * 1000;
    return seat;
}

void lookAt(mapscene::MapView &map, const app::Options &options)
{
    if (!options.zoom)
        return;
    const geo::WorldPoint place = geo::toWorld({*options.lon, *options.lat});
    mapscene::MapCamera camera = map.camera();
    camera.x = place.x;
    camera.y = place.y;
    camera.zoom = *options.zoom;
    map.setCamera(camera);
}

/// Whether every map in @p item has caught up with its view; on a wall a map has a part for each display.
bool allSharp(const QQuickItem *item)
{
    const auto *const view = qobject_cast<const mapscene::MapView *>(item);
    if (view && view->isVisible() && !view->sharp())
        return false;
    const QList<QQuickItem *> children = item->childItems();
    return std::all_of(children.begin(), children.end(), allSharp);
}

/// The most memory that this process has held so far.
long residentKilobytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    qInstallMessageHandler(toLog);
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("egret"));
    QCoreApplication::setApplicationVersion(QStringLiteral(EGRET_VERSION));
    const app::Options options = app::Options::read();
    // One desk for one cache: a link goes to the one that runs.
    std::unique_ptr<app::SingleInstance> instance;
    if (options.wall.isEmpty() && options.picture.isEmpty()) {
        instance = std::make_unique<app::SingleInstance>(cacheFolder(options));
        if (instance->handOver(options.link) || (!instance->listen() && instance->handOver(options.link)))
            return 0;
    }
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    // What this person keeps here; without it the desk works all the same, and says so.
    std::unique_ptr<session::DeskStore> store;
    if (options.wall.isEmpty()) {
        auto opened = session::DeskStore::open((options.data + QStringLiteral("/desk.db")).toStdString());
        if (opened)
            store = std::move(opened).value();
        else
            qCritical("%s: filters, notes and workspaces are not kept", opened.error().message.c_str());
    }
    QSettings settings(options.data + QStringLiteral("/egret.ini"), QSettings::IniFormat);
    session::Preferences preferences(settings);
    const auto preferred = [&](const char *name, const QString &asked, const QString &chosen) {
        // Earlier versions kept these in desk.db.
        const auto old =
            store && !preferences.has(QLatin1String(name)) ? store->find("preference", name) : std::nullopt;
        return !asked.isEmpty() ? asked : old ? QString::fromStdString(old->value) : chosen;
    };
    mapscene::Theme::setScheme(
        mapscene::schemeFromText(preferred("theme", options.theme, preferences.values().theme))
            .value_or(mapscene::Scheme::Dark));
    desk::Language language(QStringLiteral(":/translations"));
    (void)language.use(preferred("language", options.language, preferences.values().language));
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, [](int) { QCoreApplication::quit(); });

    session::CitySession session(cacheFolder(options) + QStringLiteral("/cache.db"));
    std::unique_ptr<session::Seat> seat;
    if (options.server.isEmpty())
        session.open();
    else
        seat = std::make_unique<session::Seat>(seatOf(options, settings), session);
    if (seat)
        QObject::connect(&preferences, &session::Preferences::changed, seat.get(),
                         [&] { seat->setLockAfter(preferences.values().lockAfterMinutes * 60 * 1000); });
    std::unique_ptr<desk::DeskShell> shell;
    std::unique_ptr<desk::DeskWindow> deskWindow;
    std::unique_ptr<app::WallFace> wallFace;
    mapscene::MapView *map = nullptr;
    std::function<QImage()> grab;
    QQuickWindow *wallWindow = nullptr; ///< whose maps come with the city
    std::unique_ptr<app::PictureTask> picture;
    // A link waits until somebody sits here and the city is there.
    QString wanted = options.link;
    const auto openWanted = [&] {
        auto *const window = shell ? shell->findChild<desk::DeskWindow *>() : deskWindow.get();
        if (wanted.isEmpty() || !window || !session.content())
            return;
        window->openLink(std::exchange(wanted, {}));
    };
    QObject::connect(&session, &session::CitySession::contentChanged, &session, openWanted);
    if (instance) {
        QObject::connect(
            instance.get(), &app::SingleInstance::arrived, instance.get(), [&](const QString &link) {
                QWidget *const top = shell ? static_cast<QWidget *>(shell.get()) : deskWindow.get();
                if (!top)
                    return;
                top->setWindowState(top->windowState() & ~Qt::WindowMinimized);
                top->raise();
                top->activateWindow();
                wanted = link;
                openWanted();
            });
    }
    if (seat && options.wall.isEmpty()) {
        shell = std::make_unique<desk::DeskShell>(
            *seat,
            [&](QWidget *parent) -> QMainWindow * {
                auto *const window =
                    new desk::DeskWindow(session, language, store.get(), parent, &preferences);
                new desk::PersonMenu(*window, *seat);
                window->setEmptyText(QCoreApplication::translate("main", "Opening the city …"));
                lookAt(*window->map(), options);
                if (!options.picture.isEmpty())
                    picture = std::make_unique<app::PictureTask>(
                        options, session, [window] { return window->map()->sharp(); },
                        [&] { return shell->grab().toImage(); });
                return window;
            },
            [&](const QString &chosen) { (void)language.use(chosen); });
        QObject::connect(shell.get(), &desk::DeskShell::pinTrusted, shell.get(), [&](const QString &pin) {
            settings.setValue(QStringLiteral("pins/") + seat->options().server.shown(), pin);
        });
        shell->resize(options.size);
        shell->show();
        seat->begin();
        const int code = QCoreApplication::exec();
        picture.reset();
        shell.reset();
        return code;
    }
    if (options.wall.isEmpty()) {
        deskWindow =
            std::make_unique<desk::DeskWindow>(session, language, store.get(), nullptr, &preferences);
        deskWindow->resize(options.size);
        deskWindow->show();
        map = deskWindow->map();
        grab = [&] { return deskWindow->grab().toImage(); };
    } else {
        wallFace = app::WallFace::make(options, session);
        if (wallFace)
            wallFace->setSound(preferences.values().wallSound);
        if (!wallFace)
            return 1;
        map = wallFace->map();
        grab = [&] { return wallFace->grab(); };
        wallWindow = wallFace->window();
    }
    if (!map && !wallFace) {
        std::fprintf(stderr, "egret: the screen could not be loaded; see the messages above\n");
        return 1;
    }
    if (deskWindow)
        lookAt(*map, options);

    std::unique_ptr<session::DemoServer> demo;
    const auto say = [&](const QString &text) {
        if (deskWindow)
            deskWindow->setEmptyText(text);
    };
    say(QCoreApplication::translate("main", "Opening the city …"));
    if (seat) {
        seat->begin();
    } else if (options.offline) {
        say(QCoreApplication::translate("main",
                                        "The cache holds no city yet. Start without --offline to sync one."));
    } else {
        demo = std::make_unique<session::DemoServer>(options.data + QLatin1Char('/') + options.demoName(),
                                                     options.pack);
        QObject::connect(demo.get(), &session::DemoServer::ready, &session,
                         qOverload<const QUrl &, const QByteArray &>(&session::CitySession::connectTo));
        QObject::connect(demo.get(), &session::DemoServer::preparing, &session, [&](int done, int total) {
            say(QCoreApplication::translate("main", "Generating the demo city: step %1 of %2")
                    .arg(done)
                    .arg(total));
        });
        QObject::connect(demo.get(), &session::DemoServer::failed, &session, [&](const QString &message) {
            qCritical("%s", qPrintable(message));
            say(message);
        });
        demo->start();
    }
    if (map && qEnvironmentVariableIsSet("EGRET_TRACE_START")) {
        QObject::connect(map, &mapscene::MapView::rendered, map, [&] {
            if (sinceStart.isValid() && map->sharp()) {
                std::fprintf(stderr,
                             "egret: first complete map %lld ms after main() began, %ld kB resident\n",
                             static_cast<long long>(sinceStart.elapsed()), residentKilobytes());
                sinceStart.invalidate();
            }
        });
    }
    if (!options.picture.isEmpty())
        picture = std::make_unique<app::PictureTask>(
            options, session,
            [&] { return wallWindow ? allSharp(wallWindow->contentItem()) : !map || map->sharp(); }, grab);
    const int code = QCoreApplication::exec();
    picture.reset();
    demo.reset();
    return code;
}
