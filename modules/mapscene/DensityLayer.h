// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/DensityScale.h>
#include <mapscene/MapCamera.h>
#include <mapscene/MapStyle.h>
#include <points/PixelPlaces.h>
#include <session/MapContent.h>

#include <QImage>

#include <optional>

namespace egret::mapscene {

/// What a key beside the map needs to explain the density: the colours, and how strong a count is drawn.
struct DensityLegend
{
    struct Entry
    {
        std::string id; ///< of the category, or the wire name of the state; empty: all components
        QColor colour;
        bool operator==(const Entry &) const = default;
    };
    std::vector<Entry> entries;
    std::uint32_t fullCount = 2; ///< components in a pixel that is drawn at full strength
    double floor = 0; ///< opacity of a pixel with one component
    double ceiling = 1;
    bool operator==(const DensityLegend &) const = default;

    /// Opacity of a pixel that holds @p count components, 0 for none.
    [[nodiscard]] double opacity(std::uint32_t count) const;
};

/// Draws the exact density of the components, keeping the tone of the content it saw last. Render thread.
///
/// By class: the categories' colours in linear light, each weighed by the root of how rare it is in the
/// city and squared, so that a pixel shows what there is more of than elsewhere. By state: sound components
/// as grey, the others over it, the rarest last. One ramp: one hue. Opacity by the log of the count.
class DensityLayer
{
public:
    explicit DensityLayer(WorkerPool &pool) : m_pool(pool) { }

    /// An image of @p pixels for @p camera, transparent where nothing is.
    QImage draw(const session::MapContentPtr &content, const MapLook &look, const MapStyle &style,
                const MapCamera &camera, double devicePixelRatio, const QSize &pixels);
    /// The rows of @p marked in one colour, all at nearly full strength.
    QImage drawMarked(const points::PointSet &points, const points::Selection &marked, const QColor &colour,
                      const MapCamera &camera, double devicePixelRatio, const QSize &pixels);
    /// Of the last draw().
    [[nodiscard]] const DensityLegend &legend() const { return m_legend; }

private:
    struct Pass
    {
        const points::Selection *rows = nullptr;
        std::vector<std::uint8_t> groupOfClass;
        std::vector<QColor> colours;
        std::vector<float> weights;
        double floor = 0;
        double ceiling = 1;
        std::uint32_t fullCount = 2;
    };
    void take(const session::MapContentPtr &content);
    /// Where the rows lie in a view that is drawn for the second time, as one is that rests; else null.
    const points::PixelPlaces *placesIn(const points::Viewport &view, const points::PointSet &points);
    QImage splat(const points::PointSet &points, const Pass &pass, const MapCamera &camera, double ratio,
                 const QSize &pixels);

    WorkerPool &m_pool;
    session::MapContentPtr m_content;
    std::optional<DensityScale> m_scale;
    std::vector<points::Selection> m_byState; ///< made when first asked for
    std::unique_ptr<const points::PixelPlaces> m_places;
    std::optional<points::Viewport> m_lastView;
    DensityLegend m_legend;
};

} // namespace egret::mapscene
