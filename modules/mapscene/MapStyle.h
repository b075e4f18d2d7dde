// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>
#include <vector>

namespace egret::mapscene {

/// Colours of the map by LOOK.md: night and day.
struct MapStyle
{
    QColor background; ///< water round the land
    QColor land;
    QColor water;
    QColor green;
    std::array<QColor, 4> roads; ///< by road class, 0 the widest
    QColor roadCasing; ///< invalid: none
    QColor district;
    QColor grid;
    QColor label;
    QColor labelStrong;
    QColor halo;
    QColor camera;
    QColor damaged; ///< ring round what is not intact
    std::vector<QColor> categories;

    static MapStyle night();
    static MapStyle day();
};

} // namespace egret::mapscene
