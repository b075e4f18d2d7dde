// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <base/Log.h>
#include <wall/ScenePlayer.h>

namespace egret::wall {

namespace {

constexpr std::int64_t cityOffset = 8 * 60 * 60; ///< of Asia/Shanghai, which knows no summer time

} // namespace

ScenePlayer::ScenePlayer(scenes::Wall wall, std::map<std::string, scenes::Scene> scenes, QString file,
                         Clock clock, QObject *parent) :
    QObject(parent),
    m_wall(std::move(wall)),
    m_ofPack(std::move(scenes)),
    m_scenes(m_ofPack),
    m_file(std::move(file)),
    m_clock(std::move(clock))
{
    load();
    tick();
}

void ScenePlayer::setState(const scenes::WallState &state)
{
    if (state.revision >= m_state.revision)
        obey(state);
}

void ScenePlayer::setOwnScenes(std::map<std::string, scenes::Scene> scenes)
{
    scenes.insert(m_ofPack.begin(), m_ofPack.end()); // those of the same name are there already
    if (scenes == m_scenes)
        return;
    m_scenes = std::move(scenes);
    Q_EMIT scenesChanged();
    tick();
}

void ScenePlayer::obey(const scenes::WallState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    save();
    tick();
    Q_EMIT changed();
}

void ScenePlayer::setAlerts(std::vector<scenes::Alert> alerts)
{
    std::erase_if(alerts, [this](const scenes::Alert &alert) {
        return !alert.wall.empty() && alert.wall != m_wall.name;
    });
    m_queue.setAlerts(std::move(alerts));
    tick();
}

void ScenePlayer::tick()
{
    const std::int64_t now = m_clock();
    const std::int64_t local = now / 1000 + cityOffset;
    const auto minute = static_cast<int>(local / 60 % (24 * 60));
    std::string scene = m_state.scene;
    if (scene.empty() || !m_scenes.contains(scene)) {
        scene = m_wall.rotation.at(local, [this](const std::string &name) { return m_scenes.contains(name); })
                    .scene;
        if (scene.empty() && (m_state.locked || !m_scenes.contains(m_scene)) && !m_scenes.empty())
            scene = m_scenes.begin()->first; // better some scene than a dark wall
        if (scene.empty() || (m_state.locked && !m_scene.empty()))
            scene = m_scene;
    }
    auto alert = m_queue.at(now);
    const scenes::NightDim &night = m_wall.night;
    const bool dark = night.from <= night.until ? minute >= night.from && minute < night.until
                                                : minute >= night.from || minute < night.until;
    const double brightness = dark && night.from != night.until ? night.brightness : 1;
    // Around the middle, a step at a time: E, S, W, N.
    static constexpr std::pair<int, int> steps[] = {{0, 0}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    const auto &step = steps[static_cast<std::size_t>(local / 60 / m_wall.shift.minutes % 5)];
    const std::pair<int, int> shift{step.first * m_wall.shift.pixels, step.second * m_wall.shift.pixels};
    const bool fresh = alert && alert->fresh;
    if (alert)
        alert->fresh = false;
    const bool same = scene == m_scene && alert == m_alert && brightness == m_brightness && shift == m_shift;
    m_scene = std::move(scene);
    m_alert = std::move(alert);
    m_brightness = brightness;
    m_shift = shift;
    if (fresh && m_alert->alert.sound)
        Q_EMIT alertBegan(m_alert->alert.level);
    if (!same)
        Q_EMIT changed();
}

void ScenePlayer::load()
{
    if (m_file.isEmpty())
        return;
    const Result<Json> json = readJsonFile(m_file.toStdString(), std::size_t{1} << 20);
    if (!json)
        return; // the first start
    std::vector<scenes::Problem> problems;
    const scenes::WallState state = scenes::readWallState(json.value(), m_file.toStdString(), problems);
    if (problems.empty())
        m_state = state;
    else
        log(LogLevel::Warning, "wall",
            problems.front().place + ": " + problems.front().reason + "; the rotation begins anew");
}

void ScenePlayer::save() const
{
    if (m_file.isEmpty())
        return;
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(m_file.toStdString()).parent_path(), ignored);
    const std::string text = dumped(toJson(m_state));
    const Outcome written = writeFile(m_file.toStdString(), viewOf(text));
    if (!written)
        log(LogLevel::Warning, "wall", written.error().message);
}

} // namespace egret::wall
