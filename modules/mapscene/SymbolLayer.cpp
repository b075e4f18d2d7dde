// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Log.h>
#include <base/Resources.h>
#include <domain/ComponentState.h>
#include <mapscene/SymbolLayer.h>
#include <points/Query.h>

#include <algorithm>
#include <cmath>

namespace egret::mapscene {

namespace {

using domain::ComponentState;

constexpr double leastForGlyph = 11; ///< design pixels

/// One shape a category, so that colour is not the only difference.
QPainterPath shapeOf(std::size_t category, double r)
{
    QPainterPath path;
    const auto polygon = [&](std::initializer_list<QPointF> corners) { path.addPolygon(QPolygonF(corners)); };
    switch (category) {
    case 1: polygon({{0, -r * 1.2}, {r * 1.2, 0}, {0, r * 1.2}, {-r * 1.2, 0}}); break;
    case 2: path.addRect(-r * 0.9, -r * 0.9, r * 1.8, r * 1.8); break;
    case 3:
        polygon(
            {{-r * 0.55, -r}, {r * 0.55, -r}, {r * 1.1, 0}, {r * 0.55, r}, {-r * 0.55, r}, {-r * 1.1, 0}});
        break;
    case 4:
        polygon({{0, -r * 1.1}, {r * 1.05, -r * 0.3}, {r * 0.65, r}, {-r * 0.65, r}, {-r * 1.05, -r * 0.3}});
        break;
    default: path.addEllipse(QPointF(0, 0), r, r); break;
    }
    path.closeSubpath();
    return path;
}

/// The mark of a state beside the symbol: LOOK.md asks for a shape as well as a colour.
QPainterPath markOf(ComponentState state, double r)
{
    QPainterPath path;
    if (state == ComponentState::Damaged) // a triangle
        path.addPolygon(QPolygonF({{0, -r}, {r, r * 0.8}, {-r, r * 0.8}, {0, -r}}));
    else if (state == ComponentState::Missing) // a square
        path.addRect(-r * 0.8, -r * 0.8, r * 1.6, r * 1.6);
    else if (state == ComponentState::Abandoned) // a diamond
        path.addPolygon(QPolygonF({{0, -r}, {r, 0}, {0, r}, {-r, 0}, {0, -r}}));
    else if (state == ComponentState::Removed) // a bar
        path.addRect(-r, -r * 0.4, 2 * r, r * 0.8);
    return path;
}

} // namespace

SymbolLayer::SymbolLayer()
{
    const Result<std::filesystem::path> folder = resourcesFolder();
    Result<Glyphs> glyphs = folder ? Glyphs::load(folder.value() / "map") : Result<Glyphs>(folder.error());
    if (glyphs)
        m_glyphs = std::move(glyphs.value());
    else
        log(LogLevel::Warning, "map", "Symbols have no glyphs: " + glyphs.error().message);
}

double SymbolLayer::diameter(std::uint64_t inView, const QSizeF &view, double scale)
{
    const double room =
        std::sqrt(view.width() * view.height() / std::max(1.0, static_cast<double>(inView))) / scale;
    return std::clamp(std::round(room * 0.45), 4.0, 28.0);
}

const QImage &SymbolLayer::sprite(const session::MapContent &content, std::size_t cls, std::uint8_t stateCode,
                                  bool marked, const Frame &frame, double size)
{
    const auto state = static_cast<ComponentState>(std::min<std::uint8_t>(stateCode, 5));
    const bool hasGlyph = size >= leastForGlyph;
    const std::size_t category =
        std::min<std::size_t>(content.groupOfClass[cls], frame.style.categories.size() - 1);
    const std::uint64_t key = (static_cast<std::uint64_t>(hasGlyph ? cls : category) << 8)
        | (static_cast<std::uint64_t>(state) << 2) | (hasGlyph ? 2u : 0u) | (marked ? 1u : 0u);
    QImage &image = m_sprites[key];
    if (!image.isNull())
        return image;
    const double radius = size / 2 * frame.scale;
    const double halo = (size < 7 ? 0.75 : 1.5) * frame.scale;
    const double ring = marked ? 2 * frame.scale : 0;
    const double half = radius * 1.25 + halo + ring + 1 + (size >= 7 ? radius * 0.3 : 0);
    const int side = 2 * static_cast<int>(std::ceil(half * frame.devicePixelRatio));
    image = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(frame.devicePixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(side / frame.devicePixelRatio / 2, side / frame.devicePixelRatio / 2);
    const bool byState = frame.look.colouring == look::Colouring::ByState;
    const QColor colour = byState ? frame.style.states[static_cast<std::size_t>(state)]
        : frame.look.colouring == look::Colouring::OneRamp ? frame.style.accent
                                                           : frame.style.categories[category];
    const bool gone = state == ComponentState::Missing || state == ComponentState::Removed;
    const QPainterPath shape = shapeOf(category, radius - (gone ? frame.scale * 0.5 : 0));
    painter.setBrush(Qt::NoBrush);
    if (marked) {
        painter.setPen(
            QPen(frame.style.accent, 2 * (halo + ring), Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
        painter.drawPath(shape);
    }
    painter.setPen(QPen(frame.style.halo, 2 * halo, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
    painter.drawPath(shape);
    // What is no longer there is an outline; what is given up is grey.
    const QColor fill = state == ComponentState::Abandoned && !byState ? frame.style.states[0] : colour;
    painter.setPen(gone ? QPen(fill, 1.5 * frame.scale) : QPen(Qt::NoPen));
    painter.setBrush(gone ? frame.style.halo : fill);
    painter.drawPath(shape);
    if (hasGlyph) {
        const double box = radius * (category == 0 ? 1.35 : 1.25);
        painter.save();
        painter.scale(box / 24, box / 24);
        painter.translate(-12, -12);
        painter.setPen(Qt::NoPen);
        painter.setBrush(gone ? fill : frame.style.halo);
        painter.drawPath(m_glyphs.of(content.classAt(cls).name));
        painter.restore();
    }
    if (size >= 7 && state != ComponentState::Intact && state != ComponentState::Unknown) {
        const double r = std::max(2.2 * frame.scale, radius * 0.38);
        painter.translate(radius * 0.8, -radius * 0.8);
        painter.setPen(QPen(frame.style.halo, frame.scale));
        painter.setBrush(frame.style.states[static_cast<std::size_t>(state)]);
        painter.drawPath(markOf(state, r));
    }
    return image;
}

void SymbolLayer::draw(QPainter &painter, const session::MapContent &content, const Frame &frame,
                       const points::Selection *marked)
{
    const points::PointSet &points = *content.city->components;
    const double size = diameter(frame.inView, frame.view, frame.scale);
    const std::string now = content.city->manifest.epoch + std::to_string(points.classes.size()) + ' '
        + std::to_string(size * frame.scale) + ' ' + std::to_string(frame.devicePixelRatio)
        + frame.style.halo.name().toStdString() + std::to_string(static_cast<int>(frame.look.palette))
        + std::to_string(static_cast<int>(frame.look.colouring));
    if (now != m_spritesOf) {
        m_sprites.clear();
        m_spritesOf = now;
    }
    const auto stamp = [&](std::uint32_t row, bool isMarked) {
        const QImage &image = sprite(content, points.cls[row], points.state[row], isMarked, frame, size);
        const double half = image.width() / frame.devicePixelRatio / 2;
        painter.drawImage(frame.camera.toScreen({points.x[row], points.y[row]}) - QPointF(half, half), image);
    };
    const std::vector<std::uint32_t> rows = points::rowsInBox(points, content.components, frame.camera.box());
    const bool some = marked && marked->rows() == points.size();
    for (const std::uint32_t row : rows) {
        if (!some || !marked->contains(row))
            stamp(row, false);
    }
    for (const std::uint32_t row : rows) {
        if (some && marked->contains(row))
            stamp(row, true);
    }
}

} // namespace egret::mapscene
