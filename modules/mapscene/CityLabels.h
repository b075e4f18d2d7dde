// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/LabelLayout.h>
#include <mapscene/MapStyle.h>
#include <mapscene/ShapePainter.h>

namespace egret::mapscene {

/// The names that a map of @p city may show in @p box at the zoom of @p camera, the important ones first:
/// districts, streets, communities, then roads by class. A road is named at places that do not depend on
/// where the map looks. @p scale: logical pixels per design pixel.
std::vector<Label> cityLabels(const domain::City &city, const ShapeBoxes &boxes, const MapCamera &camera,
                              const geo::WorldBox &box, const MapStyle &style, double scale);

} // namespace egret::mapscene
