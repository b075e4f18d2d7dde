// SPDX-License-Identifier: GPL-3.0-or-later
#include "WallFace.h"

#include <base/Day.h>
#include <base/Resources.h>
#include <scenes/ScenePack.h>

#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickWindow>
#include <QScreen>
#include <QSysInfo>

#include "FrameWatch.h"
#include <cstdio>

namespace egret::app {

namespace {

/// The walls and scenes of the pack that was asked for; a pack without walls of its own shows Xiamen's.
scenes::ScenePack readPack(const QString &name)
{
    scenes::ScenePack pack;
    const auto resources = resourcesFolder();
    if (!resources)
        return pack;
    std::vector<scenes::Problem> problems;
    const auto own = resources.value() / "cities" / name.toStdString();
    std::error_code ignored;
    pack = scenes::readScenePack(
        std::filesystem::exists(own / "walls", ignored) ? own : resources.value() / "cities/xiamen",
        problems);
    for (const scenes::Problem &problem : problems)
        qWarning("%s: %s", problem.place.c_str(), problem.reason.c_str());
    return pack;
}

/// The machine named as this host; else the first, for a wall tried out on a desk.
std::size_t ownMachine(const scenes::Wall &wall)
{
    const std::string host = QSysInfo::machineHostName().toStdString();
    for (std::size_t i = 0; i < wall.machines.size(); ++i) {
        if (wall.machines[i].name == host)
            return i;
    }
    return 0;
}

} // namespace

std::unique_ptr<WallFace> WallFace::make(const Options &options, session::CitySession &session)
{
    scenes::ScenePack pack = readPack(options.pack);
    const auto wall = pack.walls.find(options.wall.toStdString());
    if (wall == pack.walls.end()) {
        std::string names;
        for (const auto &[name, one] : pack.walls)
            names += (names.empty() ? "" : ", ") + name;
        std::fprintf(stderr, "egret: there is no wall %s; the city pack has: %s\n", qPrintable(options.wall),
                     names.c_str());
        return nullptr;
    }
    const std::string scene = options.scene.toStdString();
    if (!scene.empty() && !pack.scenes.contains(scene)) {
        std::fprintf(stderr, "egret: there is no scene %s in the city pack\n", scene.c_str());
        return nullptr;
    }
    // A picture is of what was asked for, whatever the wall showed last.
    const QString file = options.picture.isEmpty()
        ? options.data + QStringLiteral("/wall/") + options.wall + QStringLiteral(".json")
        : QString();
    const std::size_t machine = ownMachine(wall->second);
    const std::size_t outputs = options.picture.isEmpty() ? wall->second.machines[machine].outputs.size() : 1;
    std::unique_ptr<WallFace> face(new WallFace(session, wall->second, std::move(pack.scenes), file));
    if (!scene.empty()) {
        if (const auto chosen = face->m_player.state().shown(scene, "command line"))
            face->m_player.setState(chosen.value());
    }
    for (std::size_t output = 0; output < outputs; ++output) {
        if (!face->open(options, machine, output)) {
            std::fprintf(stderr, "egret: the screen could not be loaded; see the messages above\n");
            return nullptr;
        }
    }
    return face;
}

WallFace::WallFace(session::CitySession &session, scenes::Wall wall,
                   std::map<std::string, scenes::Scene> scenes, const QString &file) :
    m_session(session),
    m_player(std::move(wall), std::move(scenes), file, nowMs),
    m_values(session),
    m_link(session, m_player)
{
    QObject::connect(&m_player, &wall::ScenePlayer::alertBegan, &m_sound, &wall::AlertSound::play);
    m_engine.addImportPath(QStringLiteral(":/qt/qml"));
}

bool WallFace::open(const Options &options, std::size_t machine, std::size_t output)
{
    m_models.push_back(std::make_unique<wall::WallViewModel>(m_session, m_player, m_values, machine, output));
    m_engine.setInitialProperties({{QStringLiteral("model"), QVariant::fromValue(m_models.back().get())}});
    const auto before = m_engine.rootObjects().size();
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Egret/wall/WallScreen.qml")));
    auto *const window = m_engine.rootObjects().size() == before
        ? nullptr
        : qobject_cast<QQuickWindow *>(m_engine.rootObjects().back());
    if (!window)
        return false;
    m_windows.push_back(window);
    window->setCursor(Qt::BlankCursor);
    new FrameWatch(*window, window);
    if (!options.picture.isEmpty()) {
        window->resize(options.size);
        window->show();
        return true;
    }
    for (QScreen *const screen : QGuiApplication::screens()) {
        if (screen->name().toStdString() == m_player.wall().machines[machine].outputs[output].name) {
            window->setScreen(screen);
            window->setGeometry(screen->geometry());
        }
    }
    window->showFullScreen();
    m_link.addOutput(machine, output, *window->contentItem());
    return true;
}

mapscene::MapView *WallFace::map() const
{
    return m_windows.front()->findChild<mapscene::MapView *>(QStringLiteral("map"));
}

QImage WallFace::grab() const { return m_windows.front()->grabWindow(); }

} // namespace egret::app
