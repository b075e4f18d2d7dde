// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/MapCamera.h>

#include <QColor>
#include <QPainter>
#include <QString>

#include <set>
#include <vector>

namespace egret::mapscene {

/// A text that belongs to a place of the world.
struct Label
{
    std::uint64_t key = 0; ///< of what is named and where it is named
    QString text;
    geo::WorldPoint at; ///< the middle of the text
    double degrees = 0;
    double pixels = 12; ///< height of the font
    int weight = 400;
    QColor colour;
};

/// A label that found room.
struct PlacedLabel
{
    std::uint64_t key = 0;
    geo::WorldPoint at;
    QRectF box; ///< pixels of the camera that it was placed for
};

/// Places texts one after another, the important ones first; a text that would touch one that is placed
/// already is left out. So that no label comes and goes while the map is moved, what was placed before is
/// placed first, and what lies beyond the edges takes its room as if it were seen. One thread.
class LabelLayout
{
public:
    /// How far beyond the image labels are to be given to place().
    static constexpr double reach = 256; ///< pixels

    /// Draws those of @p labels, the important ones first, that find room in an image of @p camera.
    std::vector<PlacedLabel> place(const std::vector<Label> &labels, const MapCamera &camera,
                                   QPainter &painter, const QColor &halo);
    /// Forgets what was placed.
    void reset() { m_placed.clear(); }

private:
    std::set<std::uint64_t> m_placed;
};

} // namespace egret::mapscene
