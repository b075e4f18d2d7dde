// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/MapView.h>
#include <points/Query.h>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QQuickWindow>
#include <QSGFlatColorMaterial>
#include <QSGGeometryNode>
#include <QSGImageNode>

#include <cmath>

namespace egret::mapscene {

namespace {

/// The image of the map below, the ring of the selection above.
class MapNode final : public QSGNode
{
public:
    explicit MapNode(QQuickWindow *window) :
        image(window->createImageNode()), m_ring(QSGGeometry::defaultAttributes_Point2D(), segments + 1)
    {
        appendChildNode(image);
        m_ring.setDrawingMode(QSGGeometry::DrawLineStrip);
        m_ring.setLineWidth(2);
        m_ringNode.setGeometry(&m_ring);
        m_ringNode.setMaterial(&m_colour);
        m_ringNode.setFlag(QSGNode::OwnedByParent, false);
    }
    ~MapNode() override
    {
        if (m_ringNode.parent())
            removeChildNode(&m_ringNode);
        delete image->texture();
    }

    void setRing(std::optional<QPointF> centre, double radius, const QColor &colour)
    {
        if (!centre) {
            if (m_ringNode.parent())
                removeChildNode(&m_ringNode);
            return;
        }
        m_colour.setColor(colour);
        auto *const points = m_ring.vertexDataAsPoint2D();
        for (int i = 0; i <= segments; ++i) {
            const double angle = 2 * M_PI * i / segments;
            points[i].set(static_cast<float>(centre->x() + radius * std::cos(angle)),
                          static_cast<float>(centre->y() + radius * std::sin(angle)));
        }
        m_ringNode.markDirty(QSGNode::DirtyGeometry | QSGNode::DirtyMaterial);
        if (!m_ringNode.parent())
            appendChildNode(&m_ringNode);
    }

    QSGImageNode *image;

private:
    static constexpr int segments = 32;
    QSGGeometry m_ring;
    QSGFlatColorMaterial m_colour;
    QSGGeometryNode m_ringNode;
};

} // namespace

MapView::MapView(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    setClip(true);
}

MapView::~MapView() { m_queue.reset(); }

void MapView::setSession(session::CitySession *session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_queue = std::make_unique<RenderQueue>(session->pool(), [this](std::shared_ptr<const RenderedMap> map) {
        QMetaObject::invokeMethod(this, [this, map = std::move(map)] { took(map); });
    });
    connect(session, &session::CitySession::contentChanged, this, &MapView::contentChanged);
    contentChanged();
    Q_EMIT sessionChanged();
}

void MapView::setNight(bool night)
{
    MapLook wanted = m_look;
    wanted.night = night;
    setLook(wanted);
}

void MapView::setColouring(look::Colouring colouring)
{
    MapLook wanted = m_look;
    wanted.colouring = colouring;
    setLook(wanted);
}

void MapView::setPalette(look::Palette palette)
{
    MapLook wanted = m_look;
    wanted.palette = palette;
    setLook(wanted);
}

void MapView::setLook(const MapLook &look)
{
    if (look == m_look)
        return;
    m_look = look;
    ask();
    Q_EMIT styleChanged();
}

void MapView::mark(std::shared_ptr<const points::Selection> marked)
{
    m_marked = std::move(marked);
    ask();
}

void MapView::setDesignScale(double scale)
{
    if (scale == m_designScale || !(scale > 0.1))
        return;
    m_designScale = scale;
    ask();
    Q_EMIT styleChanged();
}

QString MapView::attribution() const
{
    return empty() ? QString() : QString::fromStdString(m_session->content()->city->city.attribution);
}

void MapView::setCamera(const MapCamera &camera)
{
    const QSizeF size = m_camera.size;
    m_camera = camera;
    m_camera.size = size;
    m_fitted = true;
    moved();
}

bool MapView::sharp() const
{
    if (!m_shown || empty() || m_shown->content != m_session->content())
        return false;
    return m_shown->asked.x == m_camera.x && m_shown->asked.y == m_camera.y
        && m_shown->asked.zoom == m_camera.zoom && m_shown->look == m_look && m_shown->marked == m_marked;
}

void MapView::select(std::optional<std::uint32_t> row)
{
    m_selected = row;
    update();
}

void MapView::zoomIn()
{
    m_camera.zoomBy(1, {width() / 2, height() / 2});
    moved();
}

void MapView::zoomOut()
{
    m_camera.zoomBy(-1, {width() / 2, height() / 2});
    moved();
}

void MapView::showAll()
{
    if (empty())
        return;
    m_camera.fit(m_session->content()->city->city.box, 24 * m_designScale);
    moved();
}

void MapView::contentChanged()
{
    m_selected.reset(); // rows are those of one content
    m_marked.reset();
    if (!empty() && !m_fitted && m_camera.size.width() > 1) {
        m_fitted = true;
        showAll();
        return;
    }
    ask();
}

void MapView::moved()
{
    update();
    ask();
    Q_EMIT cameraChanged();
}

void MapView::ask()
{
    if (!m_queue || empty() || width() < 1 || height() < 1 || !window())
        return;
    RenderRequest request;
    request.content = m_session->content();
    request.camera = m_camera;
    request.whole = m_whole;
    request.margin = std::round(std::min(width(), height()) * 0.15);
    request.devicePixelRatio = window()->effectiveDevicePixelRatio();
    request.scale = m_designScale;
    request.style = MapStyle::of(m_look);
    request.look = m_look;
    request.marked = m_marked;
    m_queue->ask(std::move(request));
}

void MapView::took(const std::shared_ptr<const RenderedMap> &map)
{
    m_shown = map;
    m_newImage = true;
    update();
    Q_EMIT rendered();
}

QSGNode *MapView::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (!m_shown || m_shown->image.isNull()) {
        delete old;
        return nullptr;
    }
    auto *node = static_cast<MapNode *>(old);
    if (!node) {
        node = new MapNode(window());
        node->image->setFiltering(QSGTexture::Linear);
        m_newImage = true;
    }
    if (std::exchange(m_newImage, false)) {
        QSGTexture *const before = node->image->texture();
        node->image->setTexture(
            window()->createTextureFromImage(m_shown->image, QQuickWindow::TextureIsOpaque));
        delete before;
    }
    // Where the image's corners are on the screen of the present camera.
    const MapCamera &drawn = m_shown->camera;
    const double scale = drawn.unitsPerPixel() / m_camera.unitsPerPixel();
    const QPointF corner((drawn.left() - m_camera.left()) / m_camera.unitsPerPixel(),
                         (drawn.top() - m_camera.top()) / m_camera.unitsPerPixel());
    QRectF target(corner, drawn.size * scale);
    if (scale == 1.0) // whole device pixels: the picture is not blurred by a fraction
        target.moveTo(std::round(corner.x() * window()->effectiveDevicePixelRatio())
                          / window()->effectiveDevicePixelRatio(),
                      std::round(corner.y() * window()->effectiveDevicePixelRatio())
                          / window()->effectiveDevicePixelRatio());
    node->image->setRect(target);
    std::optional<QPointF> ring;
    if (m_selected && !empty() && *m_selected < m_session->content()->city->components->size()) {
        const points::PointSet &points = *m_session->content()->city->components;
        ring = m_camera.toScreen({points.x[*m_selected], points.y[*m_selected]});
    }
    node->setRing(ring, 12 * m_designScale,
                  m_look.night ? QColor(0x4f, 0xb3, 0xbf) : QColor(0x0b, 0x6e, 0x7a));
    return node;
}

void MapView::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    m_camera.size = now.size();
    if (!empty() && !m_fitted && now.width() > 1) {
        m_fitted = true;
        showAll();
    } else {
        moved();
    }
}

void MapView::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        ask();
}

void MapView::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(m_interactive);
    forceActiveFocus(Qt::MouseFocusReason);
    m_pressed = m_last = event->position();
    m_dragging = false;
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging && (event->position() - m_pressed).manhattanLength() < 5)
        return;
    m_dragging = true;
    m_camera.moveBy(event->position() - m_last);
    m_last = event->position();
    moved();
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging)
        pickAt(event->position());
    m_dragging = false;
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_camera.zoomBy(1, event->position());
    moved();
}

void MapView::hoverMoveEvent(QHoverEvent *event) { Q_EMIT hovered(m_camera.toWorld(event->position())); }

void MapView::wheelEvent(QWheelEvent *event)
{
    event->setAccepted(m_interactive);
    if (!m_interactive)
        return;
    m_camera.zoomBy(event->angleDelta().y() / 240.0, event->position());
    moved();
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    const double step = std::min(width(), height()) / 5;
    switch (event->key()) {
    case Qt::Key_Left: m_camera.moveBy({step, 0}); break;
    case Qt::Key_Right: m_camera.moveBy({-step, 0}); break;
    case Qt::Key_Up: m_camera.moveBy({0, step}); break;
    case Qt::Key_Down: m_camera.moveBy({0, -step}); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); return;
    case Qt::Key_Minus: zoomOut(); return;
    case Qt::Key_Home: showAll(); return;
    case Qt::Key_Escape: Q_EMIT picked(std::nullopt); return;
    default: QQuickItem::keyPressEvent(event); return;
    }
    moved();
}

void MapView::pickAt(QPointF at)
{
    if (empty())
        return;
    const session::MapContent &content = *m_session->content();
    // In a density image a click would name one of hundreds; the reach is one finger or symbol wide.
    const auto row = points::pick(*content.city->components, content.components, m_camera.toWorld(at),
                                  10 * m_camera.unitsPerPixel());
    Q_EMIT picked(row);
}

} // namespace egret::mapscene
