// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/CityLabels.h>
#include <mapscene/MapRenderer.h>
#include <mapscene/ShapePainter.h>
#include <points/Query.h>

#include <QPainter>

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
        m_labels.reset();
        m_boxes = std::make_shared<const ShapeBoxes>(m_city->city);
    }
    QPainter painter(&result.image);
    painter.setRenderHint(QPainter::Antialiasing);
    ShapePainter shapes(painter, result.camera, request.style, request.scale);
    shapes.drawBase(m_city->city, *m_boxes);
    const AreaShades &shades = shadesFor(request);
    if (request.look.choropleth != look::Areas::None)
        shapes.drawShades(m_city->city, *m_boxes, shades);
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
        if (request.look.choropleth == look::Areas::None) { // which the density would hide
            overlay(painter,
                    m_density.draw(request.content, request.look, request.style, result.camera,
                                   request.devicePixelRatio, pixels));
            result.legend = m_density.legend();
        }
        if (request.marked && request.marked->rows() == m_city->components->size())
            overlay(painter,
                    m_density.drawMarked(*m_city->components, *request.marked, request.style.accent,
                                         result.camera, request.devicePixelRatio, pixels));
    }
    if (content.filter.cameras)
        drawCameras(painter, request, result.camera);
    result.shades = shades;
    result.shades.values.clear(); // what a key beside the map needs are the classes
    MapCamera around = result.camera;
    around.size += QSizeF(2 * LabelLayout::reach, 2 * LabelLayout::reach);
    result.labels = m_labels.place(
        cityLabels(m_city->city, *m_boxes, result.camera, around.box(), request.style, request.scale),
        result.camera, painter, request.style.halo);
    return result;
}

const AreaShades &MapRenderer::shadesFor(const RenderRequest &request)
{
    const MapLook &look = request.look;
    const bool known = m_shadesOf == request.content && m_shades.areas == look.choropleth
        && m_shades.measure == look.measure && m_breaks == look.breaks;
    if (!known) {
        m_shades = areaShades(*request.content, look, m_pool);
        m_shadesOf = request.content;
        m_breaks = look.breaks;
    }
    return m_shades;
}

} // namespace egret::mapscene
