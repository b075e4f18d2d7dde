// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/LabelLayout.h>
#include <mapscene/MapRenderer.h>
#include <mapscene/ShapePainter.h>
#include <points/Query.h>

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace egret::mapscene {

namespace {

/// An image of device pixels over what is drawn already.
void overlay(QPainter &painter, const QImage &image)
{
    painter.save();
    painter.resetTransform();
    painter.scale(1 / painter.device()->devicePixelRatio(), 1 / painter.device()->devicePixelRatio());
    painter.drawImage(QPointF(0, 0), image);
    painter.restore();
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
    result.camera = result.asked = request.camera;
    result.look = request.look;
    result.marked = request.marked;
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
    const MapCamera &whole = request.whole ? *request.whole : request.camera;
    const std::uint64_t together = request.whole
        ? points::countInBox(*m_city->components, content.components, whole.box())
        : result.inView.total;
    result.symbols = together <= symbolLimit;
    if (result.symbols) {
        m_symbols.draw(painter, content,
                       {result.camera, request.look, request.style, request.scale, request.devicePixelRatio,
                        whole.size, together},
                       request.marked.get());
    } else {
        overlay(painter,
                m_density.draw(request.content, request.look, request.style, result.camera,
                               request.devicePixelRatio, pixels));
        result.legend = m_density.legend();
        if (request.marked && request.marked->rows() == m_city->components->size())
            overlay(painter,
                    m_density.drawMarked(*m_city->components, *request.marked, request.style.accent,
                                         result.camera, request.devicePixelRatio, pixels));
    }
    if (content.filter.cameras)
        drawCameras(painter, request, result.camera);
    drawLabels(painter, request, result.camera, *m_boxes);
    return result;
}

} // namespace egret::mapscene
