// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Log.h>
#include <desk/DeskShell.h>
#include <desk/DeskWindow.h>
#include <desk/PersonMenu.h>
#include <mapscene/Theme.h>
#include <session/DemoServer.h>
#include <sys/resource.h>
#include <wall/WallViewModel.h>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFont>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSettings>
#include <QSysInfo>
#include <QTranslator>

#include "Options.h"
#include "PictureTask.h"
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
        ? QStringLiteral("demo")
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
    mapscene::Theme::setDark(options.dark);
    QTranslator translator;
    const auto setLanguage = [&translator](const QString &language) {
        QLocale::setDefault(
            QLocale(language == QStringLiteral("zh_CN") ? QStringLiteral("zh_CN") : QStringLiteral("en_GB")));
        QCoreApplication::removeTranslator(&translator);
        if (translator.load(QStringLiteral(":/translations/egret_") + language + QStringLiteral(".qm")))
            QCoreApplication::installTranslator(&translator); // every window is told
    };
    setLanguage(options.language);
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
    std::unique_ptr<wall::WallViewModel> wallModel;
    QQmlApplicationEngine engine;
    mapscene::MapView *map = nullptr;
    std::function<QImage()> grab;
    std::unique_ptr<app::PictureTask> picture;
    if (seat && options.wall.isEmpty()) {
        shell = std::make_unique<desk::DeskShell>(
            *seat,
            [&]() -> QMainWindow * {
                auto *const window = new desk::DeskWindow(session);
                new desk::PersonMenu(*window, *seat);
                window->map()->setSession(&session);
                window->setEmptyText(QCoreApplication::translate("main", "Opening the city …"));
                lookAt(*window->map(), options);
                if (!options.picture.isEmpty())
                    picture = std::make_unique<app::PictureTask>(options, session, *window->map(),
                                                                 [&] { return shell->grab().toImage(); });
                return window;
            },
            setLanguage);
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
        deskWindow = std::make_unique<desk::DeskWindow>(session);
        deskWindow->resize(options.size);
        deskWindow->show();
        map = deskWindow->map();
        grab = [&] { return deskWindow->grab().toImage(); };
    } else {
        wallModel = std::make_unique<wall::WallViewModel>(session);
        engine.addImportPath(QStringLiteral(":/qt/qml"));
        engine.setInitialProperties({{QStringLiteral("model"), QVariant::fromValue(wallModel.get())}});
        engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Egret/wall/WallScreen.qml")));
        auto *const window = engine.rootObjects().isEmpty()
            ? nullptr
            : qobject_cast<QQuickWindow *>(engine.rootObjects().front());
        if (window) {
            map = window->findChild<mapscene::MapView *>(QStringLiteral("map"));
            window->setCursor(Qt::BlankCursor);
            if (options.picture.isEmpty()) {
                window->showFullScreen();
            } else {
                window->resize(options.size);
                window->show();
            }
            grab = [window] { return window->grabWindow(); };
        }
    }
    if (!map) {
        std::fprintf(stderr, "egret: the screen could not be loaded; see the messages above\n");
        return 1;
    }
    map->setSession(&session);
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
        demo = std::make_unique<session::DemoServer>(options.data + QStringLiteral("/demo"));
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
    if (qEnvironmentVariableIsSet("EGRET_TRACE_START")) {
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
        picture = std::make_unique<app::PictureTask>(options, session, *map, grab);
    const int code = QCoreApplication::exec();
    picture.reset();
    demo.reset();
    return code;
}
