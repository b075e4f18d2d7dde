// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ComponentState.h>
#include <mapscene/LabelLayout.h>
#include <mapscene/MapRenderer.h>
#include <mapscene/ShapePainter.h>
#include <points/DensityImage.h>
#include <points/Query.h>

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace egret::mapscene {

namespace {

points::Viewport viewportOf(const MapCamera &camera, double ratio, const QSize &pixels)
{
    return {camera.left(), camera.top(), camera.unitsPerPixel() / ratio, pixels.width(), pixels.height()};
}

/// The density of the components by category, over what is drawn already.
void drawDensity(QPainter &painter, const RenderRequest &request, const MapCamera &camera,
                 const QSize &pixels, WorkerPool &pool)
{
    const session::MapContent &content = *request.content;
    const std::size_t groups = std::max<std::size_t>(1, content.city->city.categories.size());
    points::ToneMap tone;
    tone.floor = 0.5;
    for (std::size_t i = 0; i < points::maxGroups && i < request.style.categories.size(); ++i) {
        const QColor &colour = request.style.categories[i];
        tone.colours[i] = {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
                           static_cast<std::uint8_t>(colour.blue())};
    }
    QImage density(pixels, QImage::Format_ARGB32_Premultiplied);
    const std::span image(reinterpret_cast<std::uint32_t *>(density.bits()),
                          static_cast<std::size_t>(pixels.width())
                              * static_cast<std::size_t>(pixels.height()));
    points::densityImage(*content.city->components, content.components,
                         viewportOf(camera, request.devicePixelRatio, pixels), {content.groupOfClass, groups},
                         tone, pool, image);
    painter.save();
    painter.resetTransform();
    painter.scale(1 / painter.device()->devicePixelRatio(), 1 / painter.device()->devicePixelRatio());
    painter.drawImage(QPointF(0, 0), density);
    painter.restore();
}

/// One shape a category, so that colour is not the only difference.
QPainterPath symbolOf(std::size_t category, double radius)
{
    QPainterPath path;
    switch (category) {
    case 1:
        path.addPolygon(
            QPolygonF({{0, -radius * 1.15}, {radius * 1.15, 0}, {0, radius * 1.15}, {-radius * 1.15, 0}}));
        break;
    case 2: path.addRect(-radius * 0.88, -radius * 0.88, radius * 1.76, radius * 1.76); break;
    case 3:
        path.addPolygon(
            QPolygonF({{0, -radius * 1.15}, {radius * 1.1, radius * 0.85}, {-radius * 1.1, radius * 0.85}}));
        break;
    default: path.addEllipse(QPointF(0, 0), radius, radius); break;
    }
    path.closeSubpath();
    return path;
}

double symbolRadius(double zoom)
{
    return zoom < 16.5 ? 2 : zoom < 17.5 ? 2.8 : zoom < 18.5 ? 4 : zoom < 19.5 ? 6 : 8;
}

/// A symbol drawn once, to be stamped many times.
QImage spriteOf(const QPainterPath &shape, const QColor &fill, const QPen &pen, double radius, double ratio)
{
    const double half = std::ceil(radius * 1.2 + pen.widthF());
    const int side = static_cast<int>(std::ceil(2 * half * ratio));
    QImage sprite(side, side, QImage::Format_ARGB32_Premultiplied);
    sprite.setDevicePixelRatio(ratio);
    sprite.fill(Qt::transparent);
    QPainter painter(&sprite);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(side / ratio / 2, side / ratio / 2);
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawPath(shape);
    return sprite;
}

void drawSymbols(QPainter &painter, const RenderRequest &request, const MapCamera &camera)
{
    const session::MapContent &content = *request.content;
    const points::PointSet &points = *content.city->components;
    const double radius = symbolRadius(camera.zoom - std::log2(request.scale)) * request.scale;
    // Two sprites a category: sound, and with the ring of trouble.
    std::vector<QImage> sprites;
    const double halo = radius < 3 * request.scale ? 0.75 : 1.5;
    for (std::size_t i = 0; i < request.style.categories.size(); ++i) {
        const QPainterPath shape = symbolOf(i, radius);
        for (const QPen &pen : {QPen(request.style.halo, halo * request.scale),
                                QPen(request.style.damaged, (halo + 0.5) * request.scale)})
            sprites.push_back(
                spriteOf(shape, request.style.categories[i], pen, radius, request.devicePixelRatio));
    }
    for (const std::uint32_t row : points::rowsInBox(points, content.components, camera.box())) {
        const bool troubled = points.state[row] != static_cast<std::uint8_t>(domain::ComponentState::Intact);
        const std::size_t category =
            std::min<std::size_t>(content.groupOfClass[points.cls[row]], sprites.size() / 2 - 1);
        const QImage &sprite = sprites[category * 2 + (troubled ? 1 : 0)];
        const double half = sprite.width() / request.devicePixelRatio / 2;
        painter.drawImage(camera.toScreen({points.x[row], points.y[row]}) - QPointF(half, half), sprite);
    }
}

void drawCameras(QPainter &painter, const RenderRequest &request, const MapCamera &camera)
{
    const points::PointSet &cameras = *request.content->city->cameras;
    const auto rows = points::rowsInBox(cameras, request.content->cameras, camera.box(), 20000);
    const double radius = (rows.size() > 1500 ? 1.4 : 4) * request.scale;
    painter.setPen(rows.size() > 1500 ? QPen(Qt::NoPen) : QPen(request.style.halo, 1.5 * request.scale));
    painter.setBrush(request.style.camera);
    for (const std::uint32_t row : rows)
        painter.drawEllipse(camera.toScreen({cameras.x[row], cameras.y[row]}), radius, radius);
}

QFont mapFont(double pixels, int weight)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(static_cast<int>(std::lround(pixels)));
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

void drawLabels(QPainter &painter, const RenderRequest &request, const MapCamera &camera,
                const ShapeBoxes &boxes)
{
    const domain::City &city = request.content->city->city;
    const double zoom = camera.zoom - std::log2(request.scale);
    LabelLayout labels(painter, QRectF(QPointF(0, 0), camera.size), request.style.halo);
    const geo::WorldBox view = camera.box();
    const auto areas = [&](domain::AreaKind kind, double pixels, int weight, const QColor &colour) {
        const QFont font = mapFont(pixels * request.scale, weight);
        for (std::size_t i = 0; i < city.areas.size(); ++i) {
            if (city.areas[i].kind == kind && boxes.areas[i].intersects(view))
                labels.place(QString::fromStdString(city.areas[i].name), camera.toScreen(city.areas[i].label),
                             font, colour);
        }
    };
    if (zoom < 14.5)
        areas(domain::AreaKind::District, zoom < 9.5 ? 12 : 15, QFont::DemiBold, request.style.labelStrong);
    if (zoom >= 11.6 && zoom < 15)
        areas(domain::AreaKind::Street, 12, QFont::Normal, request.style.label);
    if (zoom >= 14 && zoom < 17.5)
        areas(domain::AreaKind::Community, 12, QFont::Normal, request.style.label);
    if (zoom < 15)
        return;
    const QFont font = mapFont(11.5 * request.scale, QFont::Normal);
    for (std::uint8_t roadClass = 0; roadClass < 4; ++roadClass) {
        for (std::size_t i = 0; i < city.streets.size(); ++i) {
            const domain::Street &street = city.streets[i];
            if (street.roadClass != roadClass || !boxes.streets[i].intersects(view) || street.line.size() < 2)
                continue;
            // The block in view that lies nearest to the middle of the street.
            for (std::size_t k = 0; k < street.line.size() - 1; ++k) {
                const std::size_t at =
                    (street.line.size() / 2 + (k % 2 ? k / 2 + 1 : street.line.size() - k / 2))
                    % (street.line.size() - 1);
                const QPointF a = camera.toScreen(street.line[at]);
                const QPointF b = camera.toScreen(street.line[at + 1]);
                const QPointF middle = (a + b) / 2;
                if (!QRectF(QPointF(0, 0), camera.size).contains(middle))
                    continue;
                double degrees = std::atan2(b.y() - a.y(), b.x() - a.x()) * 180 / M_PI;
                if (degrees > 90 || degrees <= -90)
                    degrees += 180;
                labels.place(QString::fromStdString(street.name), middle, font, request.style.label, degrees);
                break;
            }
        }
    }
}

} // namespace

RenderedMap MapRenderer::render(const RenderRequest &request)
{
    RenderedMap result;
    result.content = request.content;
    result.camera = request.camera;
    result.camera.size = request.camera.size + QSizeF(2 * request.margin, 2 * request.margin);
    const QSize pixels = (result.camera.size * request.devicePixelRatio).toSize();
    // The camera is that of whole pixels, so that density and shapes agree.
    result.camera.size = QSizeF(pixels) / request.devicePixelRatio;
    result.image = QImage(pixels, QImage::Format_RGB32);
    result.image.setDevicePixelRatio(request.devicePixelRatio);
    result.image.fill(request.style.background);
    if (!request.content)
        return result;
    const session::MapContent &content = *request.content;
    if (m_city != content.city) {
        m_city = content.city;
        m_boxes = std::make_shared<const ShapeBoxes>(m_city->city);
    }
    QPainter painter(&result.image);
    painter.setRenderHint(QPainter::Antialiasing);
    ShapePainter shapes(painter, result.camera, request.style, request.scale);
    shapes.drawBase(m_city->city, *m_boxes);
    shapes.drawStreets(m_city->city, *m_boxes);
    shapes.drawAreas(m_city->city, *m_boxes, content.filter.grids);
    result.inView = points::count(*m_city->components, content.components, request.camera.box(), m_pool);
    result.symbols = result.inView.total <= symbolLimit;
    if (result.symbols)
        drawSymbols(painter, request, result.camera);
    else
        drawDensity(painter, request, result.camera, pixels, m_pool);
    if (content.filter.cameras)
        drawCameras(painter, request, result.camera);
    drawLabels(painter, request, result.camera, *m_boxes);
    return result;
}

} // namespace egret::mapscene
