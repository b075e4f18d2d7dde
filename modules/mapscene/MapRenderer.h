// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/MapCamera.h>
#include <mapscene/MapStyle.h>
#include <session/MapContent.h>

#include <QImage>

namespace egret::mapscene {

struct ShapeBoxes;

/// What one image of the map is to show.
struct RenderRequest
{
    session::MapContentPtr content;
    MapCamera camera; ///< of the view, logical pixels
    double margin = 0; ///< logical pixels drawn beyond each edge of the view
    double devicePixelRatio = 1;
    double scale = 1; ///< logical pixels per design pixel: the wall's texts and lines are larger
    MapStyle style;
};

/// An image of the map and where it belongs.
struct RenderedMap
{
    QImage image;
    MapCamera camera; ///< of the whole image, margin included
    points::Counts inView; ///< of the admitted components inside the view, without the margin
    bool symbols = false; ///< single symbols instead of the density image
    session::MapContentPtr content;
};

/// Draws the map: land, streets, areas, the exact density of the components or, where few are in view,
/// one symbol for each, and labels. Runs on one worker thread; keeps nothing but the boxes of the last
/// city's shapes.
class MapRenderer
{
public:
    explicit MapRenderer(WorkerPool &pool) : m_pool(pool) { }

    RenderedMap render(const RenderRequest &request);

    /// With more points in view than this the density image is drawn.
    static constexpr std::uint64_t symbolLimit = 30000;

private:
    WorkerPool &m_pool;
    std::shared_ptr<const store::CachedCity> m_city;
    std::shared_ptr<const ShapeBoxes> m_boxes;
};

} // namespace egret::mapscene
