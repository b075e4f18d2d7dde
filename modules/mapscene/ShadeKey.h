// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/AreaShades.h>
#include <mapscene/MapStyle.h>

#include <QString>

#include <vector>

namespace egret::mapscene {

/// One class of a choropleth as its key shows it.
struct ShadeClass
{
    QColor colour;
    QString text; ///< "120 – 430"
    bool operator==(const ShadeClass &) const = default;
};

/// The classes of @p shades from low to high.
std::vector<ShadeClass> shadeKey(const AreaShades &shades, const MapStyle &style);
/// "Components per km², by community": what the shades tell, in the present language.
QString shadeTitle(const AreaShades &shades);

} // namespace egret::mapscene
