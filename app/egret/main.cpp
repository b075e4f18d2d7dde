// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <base/Log.h>
#include <base/Resources.h>
#include <desk/DeskShell.h>
#include <desk/DeskWindow.h>
#include <desk/Language.h>
#include <desk/PersonMenu.h>
#include <mapscene/Theme.h>
#include <scenes/ScenePack.h>
#include <session/DemoServer.h>
#include <session/DeskStore.h>
#include <sys/resource.h>
#include <wall/WallViewModel.h>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFont>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QScreen>
#include <QSettings>
#include <QSysInfo>

#include "FrameWatch.h"
#include "Options.h"
#include "PictureTask.h"
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

/// The caches belong to one server: another address gets another folder.
QString cacheFolder(const app::Options &options)
{
    const int port = options.server.port(options.server.scheme() == QStringLiteral("https") ? 443 : 80);
    const QString name = options.server.isEmpty()
        ? options.demoName()
        : options.server.host() + QLatin1Char('-') + QString::number(port);
    return options.data + QStringLiteral("/cache/") + name;
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
    const auto preferred = [&](const char *name, const QString &asked, const char *otherwise) {
        if (!asked.isEmpty())
            return asked;
        const auto kept = store ? store->find("preference", name) : std::nullopt;
        return kept ? QString::fromStdString(kept->value) : QString::fromLatin1(otherwise);
    };
    mapscene::Theme::setScheme(
        mapscene::schemeFromText(preferred("theme", options.theme, "dark")).value_or(mapscene::Scheme::Dark));
    desk::Language language(QStringLiteral(":/translations"));
    (void)language.use(preferred("language", options.language, "zh_CN"));
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, [](int) { QCoreApplication::quit(); });

    session::CitySession session(cacheFolder(options) + QStringLiteral("/cache.db"));
    QSettings settings(options.data + QStringLiteral("/egret.ini"), QSettings::IniFormat);
    std::unique_ptr<session::Seat> seat;
    if (options.server.isEmpty())
        session.open();
    else
        seat = std::make_unique<session::Seat>(seatOf(options, settings), session);
    std::unique_ptr<desk::DeskShell> shell;
    std::unique_ptr<desk::DeskWindow> deskWindow;
    std::unique_ptr<wall::ScenePlayer> player;
    std::unique_ptr<wall::TileValues> wallValues;
    std::vector<std::unique_ptr<wall::WallViewModel>> wallModels;
    bool wallShown = false;
    QQmlApplicationEngine engine;
    mapscene::MapView *map = nullptr;
    std::function<QImage()> grab;
    QQuickWindow *wallWindow = nullptr; ///< whose maps come with the city
    std::unique_ptr<app::PictureTask> picture;
    if (seat && options.wall.isEmpty()) {
        shell = std::make_unique<desk::DeskShell>(
            *seat,
            [&](QWidget *parent) -> QMainWindow * {
                auto *const window = new desk::DeskWindow(session, language, store.get(), parent);
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
        deskWindow = std::make_unique<desk::DeskWindow>(session, language, store.get());
        deskWindow->resize(options.size);
        deskWindow->show();
        map = deskWindow->map();
        grab = [&] { return deskWindow->grab().toImage(); };
    } else {
        std::vector<scenes::Problem> problems;
        const auto resources = resourcesFolder();
        scenes::ScenePack pack;
        if (resources) {
            // A pack without walls of its own shows Xiamen's.
            const auto own = resources.value() / "cities" / options.pack.toStdString();
            std::error_code ignored;
            pack = scenes::readScenePack(
                std::filesystem::exists(own / "walls", ignored) ? own : resources.value() / "cities/xiamen",
                problems);
        }
        for (const scenes::Problem &problem : problems)
            qWarning("%s: %s", problem.place.c_str(), problem.reason.c_str());
        const auto wall = pack.walls.find(options.wall.toStdString());
        if (wall == pack.walls.end()) {
            std::string names;
            for (const auto &[name, one] : pack.walls)
                names += (names.empty() ? "" : ", ") + name;
            std::fprintf(stderr, "egret: there is no wall %s; the city pack has: %s\n",
                         qPrintable(options.wall), names.c_str());
            return 1;
        }
        if (!options.scene.isEmpty() && !pack.scenes.contains(options.scene.toStdString())) {
            std::fprintf(stderr, "egret: there is no scene %s in the city pack\n", qPrintable(options.scene));
            return 1;
        }
        player = std::make_unique<wall::ScenePlayer>(wall->second, pack.scenes,
                                                     options.picture.isEmpty()
                                                         ? options.data + QStringLiteral("/wall/")
                                                             + options.wall + QStringLiteral(".json")
                                                         : QString(),
                                                     nowMs);
        if (!options.scene.isEmpty()) {
            const auto chosen = player->state().shown(options.scene.toStdString(), "command line");
            if (chosen)
                player->setState(chosen.value());
        }
        wallValues = std::make_unique<wall::TileValues>(session);
        // The machine named as this host; else the first, for a wall tried out on a desk.
        const std::string host = QSysInfo::machineHostName().toStdString();
        std::size_t machine = 0;
        for (std::size_t i = 0; i < wall->second.machines.size(); ++i)
            machine = wall->second.machines[i].name == host ? i : machine;
        const auto &outputs = wall->second.machines[machine].outputs;
        engine.addImportPath(QStringLiteral(":/qt/qml"));
        for (std::size_t i = 0; i < (options.picture.isEmpty() ? outputs.size() : 1); ++i) {
            wallModels.push_back(
                std::make_unique<wall::WallViewModel>(session, *player, *wallValues, machine, i));
            engine.setInitialProperties(
                {{QStringLiteral("model"), QVariant::fromValue(wallModels.back().get())}});
            const auto before = engine.rootObjects().size();
            engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Egret/wall/WallScreen.qml")));
            auto *const window = engine.rootObjects().size() == before
                ? nullptr
                : qobject_cast<QQuickWindow *>(engine.rootObjects().back());
            if (!window)
                break;
            window->setCursor(Qt::BlankCursor);
            wallShown = true;
            new app::FrameWatch(*window, window);
            if (options.picture.isEmpty()) {
                for (QScreen *const screen : QGuiApplication::screens()) {
                    if (screen->name().toStdString() == outputs[i].name) {
                        window->setScreen(screen);
                        window->setGeometry(screen->geometry());
                    }
                }
                window->showFullScreen();
            } else {
                window->resize(options.size);
                window->show();
            }
            map = window->findChild<mapscene::MapView *>(QStringLiteral("map"));
            grab = [window] { return window->grabWindow(); };
            wallWindow = window;
        }
    }
    if (!map && !wallShown) {
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
