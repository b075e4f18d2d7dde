// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <qqmlintegration.h>

/// How the map is drawn, as choices that QML and settings name.
namespace egret::mapscene::look {

Q_NAMESPACE
QML_NAMED_ELEMENT(Look)

/// What the colour of the components says.
enum class Colouring { ByClass, ByState, OneRamp };
Q_ENUM_NS(Colouring)

/// Standard: LOOK.md. ColourSafe: told apart with the common colour blindnesses.
enum class Palette { Standard, ColourSafe };
Q_ENUM_NS(Palette)

/// What a choropleth counts in each area.
enum class Measure { Count, PerSquareKilometre, NotIntactShare };
Q_ENUM_NS(Measure)

/// How the values of a choropleth are cut into five classes.
enum class Breaks { Equal, Quantile, Natural };
Q_ENUM_NS(Breaks)

/// Which areas a choropleth colours; the values are those of domain::AreaKind.
enum class Areas { None = -1, Districts, Streets, Communities, Grids, DutyAreas };
Q_ENUM_NS(Areas)

} // namespace egret::mapscene::look

namespace egret::mapscene {

/// All choices of one map, by value.
struct MapLook
{
    look::Colouring colouring = look::Colouring::ByClass;
    look::Palette palette = look::Palette::Standard;
    look::Areas choropleth = look::Areas::None;
    look::Measure measure = look::Measure::Count;
    look::Breaks breaks = look::Breaks::Quantile;
    bool night = true;
    bool chinese = true; ///< names of areas and roads; English where the data has them
    bool operator==(const MapLook &) const = default;
};

} // namespace egret::mapscene
