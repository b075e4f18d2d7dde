// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/MapView.h>
#include <wall/AlertSound.h>
#include <wall/WallLink.h>
#include <wall/WallViewModel.h>

#include <QImage>
#include <QQmlApplicationEngine>

#include "Options.h"
#include <memory>

class QQuickWindow;

namespace egret::app {

/// egret --wall NAME: the object graph of the wall and its windows, one for each output of this machine.
class WallFace final
{
public:
    /// Reads the wall and its scenes from the city pack and opens the windows. Null, with the reason on
    /// stderr, when there is no such wall or scene. @p session must outlive it.
    static std::unique_ptr<WallFace> make(const Options &options, session::CitySession &session);

    /// Of the first window; null when its scene has no map.
    [[nodiscard]] mapscene::MapView *map() const;
    /// The first.
    [[nodiscard]] QQuickWindow *window() const { return m_windows.front(); }
    [[nodiscard]] QImage grab() const;
    /// Whether alerts sound.
    void setSound(bool on) { m_sound.setEnabled(on); }

private:
    WallFace(session::CitySession &session, scenes::Wall wall, std::map<std::string, scenes::Scene> scenes,
             const QString &file);
    bool open(const Options &options, std::size_t machine, std::size_t output);

    session::CitySession &m_session;
    wall::ScenePlayer m_player;
    wall::TileValues m_values;
    wall::WallLink m_link;
    wall::AlertSound m_sound;
    std::vector<std::unique_ptr<wall::WallViewModel>> m_models;
    std::vector<QQuickWindow *> m_windows;
    QQmlApplicationEngine m_engine; ///< last: its windows go before what they show
};

} // namespace egret::app
