// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/AreaShades.h>
#include <mapscene/DensityLayer.h>
#include <mapscene/LabelLayout.h>
#include <mapscene/SymbolLayer.h>

#include <QImage>

namespace egret::mapscene {

struct ShapeBoxes;

/// What one image of the map is to show.
struct RenderRequest
{
    session::MapContentPtr content;
    MapCamera camera; ///< of the view, logical pixels
    /// Of the map that this view is a part of, for one that lies on many displays: density or symbols is
    /// decided for all parts alike.
    std::optional<MapCamera> whole;
    double margin = 0; ///< logical pixels drawn beyond each edge of the view
    double devicePixelRatio = 1;
    double scale = 1; ///< logical pixels per design pixel: the wall's texts and lines are larger
    MapStyle style;
    MapLook look;
    std::shared_ptr<const points::Selection> marked; ///< of the content's components; null: none
};

/// An image of the map and where it belongs.
struct RenderedMap
{
    QImage image;
    MapCamera camera; ///< of the whole image, margin included
    points::Counts inView; ///< of the admitted components inside the view, without the margin
    bool symbols = false; ///< single symbols instead of the density image
    session::MapContentPtr content;
    MapCamera asked; ///< the camera of the request
    MapLook look;
    std::shared_ptr<const points::Selection> marked;
    AreaShades shades; ///< of the choropleth, without the values of single areas
    std::vector<PlacedLabel> labels; ///< boxes in logical pixels of camera
    DensityLegend legend; ///< of the density; empty with symbols
};

/// Draws the map: land, streets, areas (shaded where that is asked for, instead of the density), the exact
/// density of the components or, where few are in view,
/// one symbol for each, and labels. Runs on one worker thread; keeps the boxes of the last
/// city's shapes, the tone of its density and the symbols drawn so far.
class MapRenderer
{
public:
    explicit MapRenderer(WorkerPool &pool) : m_pool(pool), m_density(pool) { }

    RenderedMap render(const RenderRequest &request);

    /// With more points in view than this the density image is drawn.
    static constexpr std::uint64_t symbolLimit = 30000;

private:
    const AreaShades &shadesFor(const RenderRequest &request);

    WorkerPool &m_pool;
    AreaShades m_shades;
    session::MapContentPtr m_shadesOf;
    look::Breaks m_breaks = look::Breaks::Quantile; ///< of m_shades
    DensityLayer m_density;
    SymbolLayer m_symbols;
    LabelLayout m_labels;
    std::shared_ptr<const store::CachedCity> m_city;
    std::shared_ptr<const ShapeBoxes> m_boxes;
};

} // namespace egret::mapscene
