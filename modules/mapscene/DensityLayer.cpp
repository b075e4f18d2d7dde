// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ComponentState.h>
#include <mapscene/DensityLayer.h>
#include <points/PixelPlaces.h>

#include <QPainter>

#include <cmath>

namespace egret::mapscene {

namespace {

constexpr double strongest = 0.92; ///< streets stay visible under the densest places

/// One component must be seen where few are; where pixels hold hundreds it is to be faint.
double floorFor(std::uint32_t fullCount) { return std::clamp(0.62 / std::log2(fullCount + 1.0), 0.1, 0.45); }

/// Rarest last, so that it lies on top.
constexpr std::uint8_t stateOrder[] = {0, 5, 3, 4, 1, 2};

std::vector<float> rarity(const session::MapContent &content)
{
    const std::size_t groups = std::max<std::size_t>(1, content.city->city.categories.size());
    std::vector<float> weights;
    for (std::size_t i = 0; i < groups; ++i) {
        const auto own = static_cast<double>(content.categoryCount(content.all, i));
        const double even = static_cast<double>(content.all.total) / static_cast<double>(groups);
        // The root: with the whole ratio all that is common turns into one mixed grey.
        weights.push_back(static_cast<float>(std::clamp(std::sqrt(even / std::max(1.0, own)), 0.3, 4.0)));
    }
    return weights;
}

} // namespace

double DensityLegend::opacity(std::uint32_t count) const
{
    if (count == 0)
        return 0;
    return std::min(ceiling, floor + (ceiling - floor) * std::log(count) / std::log(fullCount));
}

void DensityLayer::take(const session::MapContentPtr &content)
{
    if (content == m_content)
        return;
    if (!m_content || m_content->city != content->city) {
        m_places.reset(); // refers to the points of the city
        m_lastView.reset();
    }
    m_content = content;
    m_scale.emplace(*content->city->components, content->components);
    m_byState.clear();
}

QImage DensityLayer::draw(const session::MapContentPtr &content, const MapLook &look, const MapStyle &style,
                          const MapCamera &camera, double devicePixelRatio, const QSize &pixels)
{
    take(content);
    const points::PointSet &points = *content->city->components;
    Pass pass;
    pass.fullCount = m_scale->fullCount(camera.unitsPerPixel() / devicePixelRatio);
    pass.floor = floorFor(pass.fullCount);
    pass.ceiling = strongest;
    m_legend = {{}, pass.fullCount, pass.floor, pass.ceiling};
    pass.rows = &content->components;
    if (look.colouring == look::Colouring::ByState) {
        if (m_byState.empty()) {
            for (std::uint8_t state = 0; state < domain::componentStateCount; ++state) {
                points::Filter wanted;
                wanted.states = {state};
                const points::Selection rows = points::select(points, wanted, m_pool);
                std::vector<std::uint64_t> words = rows.words();
                for (std::size_t i = 0; i < words.size(); ++i)
                    words[i] &= content->components.words()[i];
                m_byState.emplace_back(std::move(words), points.size());
            }
        }
        QImage all;
        for (const std::uint8_t state : stateOrder) {
            m_legend.entries.push_back(
                {std::string(domain::toText(static_cast<domain::ComponentState>(state))),
                 style.states[state]});
            if (m_byState[state].count() == 0)
                continue;
            Pass one = pass;
            one.rows = &m_byState[state];
            one.colours = {style.states[state]};
            if (state != 0) { // few: each is to be seen
                one.fullCount = std::max(2u, pass.fullCount / 8);
                one.floor = 0.55;
            }
            const QImage layer = splat(points, one, camera, devicePixelRatio, pixels);
            if (all.isNull()) {
                all = layer;
            } else {
                QPainter painter(&all);
                painter.drawImage(0, 0, layer);
            }
        }
        return all;
    }
    if (look.colouring == look::Colouring::OneRamp) {
        pass.colours = {style.accent};
        m_legend.entries.push_back({{}, style.accent});
    } else {
        pass.groupOfClass = content->groupOfClass;
        pass.colours = style.categories;
        pass.colours.resize(std::min({pass.colours.size(), points::maxGroups,
                                      std::max<std::size_t>(1, content->city->city.categories.size())}));
        pass.weights = rarity(*content);
        for (std::size_t i = 0; i < pass.colours.size() && i < content->city->city.categories.size(); ++i)
            m_legend.entries.push_back({content->city->city.categories[i].id, pass.colours[i]});
    }
    return splat(points, pass, camera, devicePixelRatio, pixels);
}

QImage DensityLayer::drawMarked(const points::PointSet &points, const points::Selection &marked,
                                const QColor &colour, const MapCamera &camera, double devicePixelRatio,
                                const QSize &pixels)
{
    Pass pass;
    pass.rows = &marked;
    pass.colours = {colour};
    pass.floor = 0.8;
    return splat(points, pass, camera, devicePixelRatio, pixels);
}

QImage DensityLayer::splat(const points::PointSet &points, const Pass &pass, const MapCamera &camera,
                           double ratio, const QSize &pixels)
{
    points::ToneMap tone;
    tone.floor = pass.floor;
    tone.ceiling = pass.ceiling;
    tone.fullCount = pass.fullCount;
    tone.emphasis = !pass.weights.empty();
    for (std::size_t i = 0; i < pass.colours.size(); ++i) {
        const QColor &colour = pass.colours[i];
        tone.colours[i] = {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
                           static_cast<std::uint8_t>(colour.blue())};
        if (i < pass.weights.size())
            tone.weights[i] = pass.weights[i];
    }
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (pass.rows->count() == 0 || image.isNull()) {
        image.fill(Qt::transparent);
        return image;
    }
    const std::span target(reinterpret_cast<std::uint32_t *>(image.bits()),
                           static_cast<std::size_t>(pixels.width())
                               * static_cast<std::size_t>(pixels.height()));
    const points::Viewport view{camera.left(), camera.top(), camera.unitsPerPixel() / ratio, pixels.width(),
                                pixels.height()};
    const points::Grouping grouping{pass.groupOfClass, pass.colours.size()};
    if (const points::PixelPlaces *places = placesIn(view, points))
        points::densityImage(*places, *pass.rows, grouping, tone, m_pool, target);
    else
        points::densityImage(points, *pass.rows, view, grouping, tone, m_pool, target);
    return image;
}

const points::PixelPlaces *DensityLayer::placesIn(const points::Viewport &view,
                                                  const points::PointSet &points)
{
    if (m_content && &points != m_content->city->components.get())
        return nullptr;
    if (m_places && m_places->view() != view)
        m_places.reset();
    if (!m_places && m_lastView == view)
        m_places = std::make_unique<points::PixelPlaces>(points, view, m_pool);
    m_lastView = view;
    return m_places.get();
}

} // namespace egret::mapscene
