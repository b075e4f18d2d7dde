// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/MapView.h>

#include <QImage>
#include <QObject>

#include "Options.h"
#include <functional>

namespace egret::app {

/// Waits until the whole city is sharp on every map of the window, lets the window paint once more, writes
/// its picture and ends the program: 0, or 1 when no city has come within two minutes.
class PictureTask final : public QObject
{
    Q_OBJECT

public:
    PictureTask(const Options &options, session::CitySession &session, std::function<bool()> sharp,
                std::function<QImage()> grab, QObject *parent = nullptr);

private:
    void look();

    Options m_options;
    session::CitySession &m_session;
    std::function<bool()> m_mapsSharp;
    std::function<QImage()> m_grab;
    int m_looks = 0;
    int m_sharp = 0;
};

} // namespace egret::app
