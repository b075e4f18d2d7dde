// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/Look.h>

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
    QColor accent; ///< selected
    QColor focus; ///< hovered, and the ring of the keyboard
    std::vector<QColor> categories;
    std::array<QColor, 6> states; ///< by domain::ComponentState
    std::array<QColor, 5> steps; ///< of a choropleth, from low to high
    QColor noValue; ///< an area of a choropleth without a value

    /// Of class @p index of @p classes: fewer classes take steps further apart.
    [[nodiscard]] const QColor &stepOf(std::size_t index, std::size_t classes) const;

    static MapStyle night();
    static MapStyle day();
    static MapStyle of(const MapLook &look);
};

} // namespace egret::mapscene
