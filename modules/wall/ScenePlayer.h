// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/AlertQueue.h>
#include <scenes/ScenePack.h>
#include <scenes/WallState.h>

#include <QObject>
#include <QString>

#include <functional>

namespace egret::wall {

/// Decides what a wall shows: the scene that somebody chose, else the one that the rotation has for the
/// moment; blank; the alert in force; how bright and how far shifted. The last choice is kept on disk, so
/// that a wall without a server begins where it ended. GUI thread.
class ScenePlayer final : public QObject
{
    Q_OBJECT

public:
    /// Milliseconds since 1970; tests hand over one of their own.
    using Clock = std::function<std::int64_t()>;

    /// @p file: where the last state is kept; empty: nowhere.
    ScenePlayer(scenes::Wall wall, std::map<std::string, scenes::Scene> scenes, QString file, Clock clock,
                QObject *parent = nullptr);

    [[nodiscard]] const scenes::Wall &wall() const { return m_wall; }
    [[nodiscard]] const std::map<std::string, scenes::Scene> &scenes() const { return m_scenes; }
    [[nodiscard]] std::int64_t now() const { return m_clock(); }
    [[nodiscard]] const std::string &scene() const { return m_scene; }
    [[nodiscard]] const scenes::WallState &state() const { return m_state; }
    [[nodiscard]] const std::optional<scenes::AlertQueue::Shown> &alert() const { return m_alert; }
    /// 0.1 to 1.
    [[nodiscard]] double brightness() const { return m_brightness; }
    /// Pixels by which the picture stands off its place now.
    [[nodiscard]] std::pair<int, int> shift() const { return m_shift; }

    /// A state of an older revision than the present one is passed over.
    void setState(const scenes::WallState &state);
    /// What the server holds, whatever its revision: a server that was set up anew begins with 1 again.
    void obey(const scenes::WallState &state);
    /// Scenes that people made, beside those of the pack; one of the same name takes its place.
    void setOwnScenes(std::map<std::string, scenes::Scene> scenes);
    /// What the maps show; none: the whole city.
    [[nodiscard]] const std::optional<scenes::WallView> &view() const { return m_state.view; }
    void setAlerts(std::vector<scenes::Alert> alerts);
    /// To be called at least once a second; what is due happens.
    void tick();

Q_SIGNALS:
    void changed();
    void scenesChanged();
    /// An alert took the wall over: time for the sound.
    void alertBegan(int level);

private:
    void load();
    void save() const;

    scenes::Wall m_wall;
    const std::map<std::string, scenes::Scene> m_ofPack;
    std::map<std::string, scenes::Scene> m_scenes;
    QString m_file;
    Clock m_clock;
    scenes::WallState m_state;
    scenes::AlertQueue m_queue;
    std::string m_scene;
    std::optional<scenes::AlertQueue::Shown> m_alert;
    double m_brightness = 1;
    std::pair<int, int> m_shift{0, 0};
};

} // namespace egret::wall
