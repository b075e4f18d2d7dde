// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/MapNode.h>
#include <mapscene/MapView.h>
#include <mapscene/ObjectWalk.h>
#include <mapscene/ShadeKey.h>
#include <points/Query.h>
#include <session/Card.h>
#include <session/ComponentId.h>

#include <QAccessible>
#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QQuickWindow>
#include <QSGImageNode>

#include <cmath>

namespace egret::mapscene {

MapView::MapView(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    setClip(true);
    setAcceptTouchEvents(true);
    connect(&m_motion, &MapMotion::cameraWanted, this, &MapView::setCamera);
    connect(&m_motion, &MapMotion::moveWanted, this, &MapView::dragBy);
    connect(&m_region, &RegionTool::changed, this, [this] {
        setCursor(m_region.mode() == RegionTool::Mode::Hand ? Qt::ArrowCursor : Qt::CrossCursor);
        update();
    });
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

QVariantList MapView::shadeKey() const
{
    QVariantList key;
    if (m_shown && m_shown->shades.areas != look::Areas::None) {
        for (const ShadeClass &one : mapscene::shadeKey(m_shown->shades, MapStyle::of(m_shown->look)))
            key.append(
                QVariantMap{{QStringLiteral("colour"), one.colour}, {QStringLiteral("text"), one.text}});
    }
    return key;
}

QString MapView::shadeTitle() const { return m_shown ? mapscene::shadeTitle(m_shown->shades) : QString(); }

void MapView::setCamera(const MapCamera &camera)
{
    const QSizeF size = m_camera.size;
    m_camera = camera;
    m_camera.size = size;
    m_fitted = true;
    moved();
}

void MapView::flyTo(const MapCamera &camera) { m_motion.flyTo(m_camera, camera); }

void MapView::dragBy(QPointF pixels)
{
    m_camera.moveBy(pixels);
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
    if (row)
        m_pin.reset();
    update();
}

void MapView::pin(std::optional<geo::WorldPoint> place)
{
    m_pin = place;
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
    focusOn(std::nullopt);
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
    if (m_pin)
        ring = m_camera.toScreen(*m_pin);
    else if (m_selected && !empty() && *m_selected < m_session->content()->city->components->size()) {
        const points::PointSet &points = *m_session->content()->city->components;
        ring = m_camera.toScreen({points.x[*m_selected], points.y[*m_selected]});
    }
    const QColor accent = MapStyle::of(m_look).accent;
    node->setRing(ring, 12 * m_designScale, accent);
    node->setOutline(m_region.sketch() ? m_region.sketch()->outline(m_camera) : std::vector<QPointF>(),
                     accent);
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
    m_motion.stop();
    m_gauge.begin();
    m_panning = empty() || !m_region.wants(event->modifiers());
    if (m_interactive && !m_panning)
        m_region.begin(event->position(), m_camera);
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging && (event->position() - m_pressed).manhattanLength() < 5)
        return;
    m_dragging = true;
    if (m_region.drawing()) {
        m_region.moveTo(event->position(), m_camera, m_session->content());
        return;
    }
    if (!m_panning) // Esc dropped the region
        return;
    m_gauge.moved(event->position() - m_last);
    dragBy(event->position() - m_last);
    m_last = event->position();
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool dragged = std::exchange(m_dragging, false);
    if (m_region.drawing()) {
        const points::RegionPtr region = m_region.finish();
        if (dragged && region) {
            Q_EMIT regionDrawn(region, event->modifiers());
            return;
        }
    }
    if (dragged && m_panning)
        m_motion.glide(m_gauge.velocity());
    else if (!dragged)
        pickAt(event->position());
}

void MapView::mouseUngrabEvent()
{
    m_region.finish();
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
    m_motion.stop();
    m_camera.zoomBy(event->angleDelta().y() / 240.0, event->position());
    moved();
}

void MapView::touchEvent(QTouchEvent *event)
{
    event->setAccepted(m_interactive);
    if (!m_interactive)
        return;
    const auto &points = event->points();
    if (event->type() == QEvent::TouchBegin) {
        forceActiveFocus(Qt::MouseFocusReason);
        m_motion.stop();
        m_gauge.begin();
        m_pinched = false;
    }
    if (points.size() >= 2) {
        const QPointF before = (points[0].lastPosition() + points[1].lastPosition()) / 2;
        const QPointF now = (points[0].position() + points[1].position()) / 2;
        const double spread = QLineF(points[0].position(), points[1].position()).length();
        const double last = QLineF(points[0].lastPosition(), points[1].lastPosition()).length();
        m_pinched = true;
        m_camera.moveBy(now - before);
        if (spread > 1 && last > 1)
            m_camera.zoomBy(std::log2(spread / last), now);
        moved();
    } else if (points.size() == 1 && event->type() == QEvent::TouchUpdate) {
        const QPointF by = points[0].position() - points[0].lastPosition();
        m_gauge.moved(by);
        dragBy(by);
    } else if (event->type() == QEvent::TouchEnd && !m_pinched && points.size() == 1) {
        if (QLineF(points[0].pressPosition(), points[0].position()).length() < 10)
            pickAt(points[0].position());
        else
            m_motion.glide(m_gauge.velocity());
    }
}

bool MapView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture && m_interactive) {
        const auto *const gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) { // two fingers on a touch pad
            m_camera.zoomBy(std::log2(std::max(0.1, 1 + gesture->value())), gesture->position());
            moved();
            return true;
        }
    }
    return QQuickItem::event(event);
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    if (walk(*event))
        return;
    const double step = std::min(width(), height()) / 5;
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier) && event->key() >= Qt::Key_A
        && event->key() <= Qt::Key_Z) {
        QQuickItem::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left: m_camera.moveBy({step, 0}); break;
    case Qt::Key_Right: m_camera.moveBy({-step, 0}); break;
    case Qt::Key_Up: m_camera.moveBy({0, step}); break;
    case Qt::Key_Down: m_camera.moveBy({0, -step}); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); return;
    case Qt::Key_Minus: zoomOut(); return;
    case Qt::Key_Home: showAll(); return;
    case Qt::Key_Escape:
        if (m_region.cancel())
            return;
        pin(std::nullopt);
        Q_EMIT picked(std::nullopt);
        return;
    case Qt::Key_L: toggle(RegionTool::Mode::Lasso); return;
    case Qt::Key_B: toggle(RegionTool::Mode::Box); return;
    case Qt::Key_C: toggle(RegionTool::Mode::Circle); return;
    default: QQuickItem::keyPressEvent(event); return;
    }
    moved();
}

bool MapView::walk(const QKeyEvent &event)
{
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (empty() || m_region.drawing() || (!m_focused && !enter))
        return false;
    const session::MapContent &content = *m_session->content();
    const points::PointSet &points = *content.city->components;
    // One view further in each direction: what is next may lie just outside.
    MapCamera around = m_camera;
    if (m_focused)
        around.size *= 2;
    const auto rows = points::rowsInBox(points, content.components, around.box(), MapRenderer::symbolLimit);
    std::optional<std::uint32_t> next;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_focused) {
            Q_EMIT picked(m_focused);
            return true;
        }
        next = walk::nearest(points, rows, m_camera.x, m_camera.y);
        break;
    case Qt::Key_Left: next = walk::towards(points, rows, *m_focused, -1, 0); break;
    case Qt::Key_Right: next = walk::towards(points, rows, *m_focused, 1, 0); break;
    case Qt::Key_Up: next = walk::towards(points, rows, *m_focused, 0, -1); break;
    case Qt::Key_Down: next = walk::towards(points, rows, *m_focused, 0, 1); break;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        next = walk::beside(
            points, points::rowsInBox(points, content.components, m_camera.box(), MapRenderer::symbolLimit),
            m_focused, 24 * m_designScale * m_camera.unitsPerPixel(), event.key() == Qt::Key_Tab);
        if (!next) { // the last one: Tab goes on to the next pane
            focusOn(std::nullopt);
            return false;
        }
        break;
    case Qt::Key_Escape: focusOn(std::nullopt); return true;
    default: return false;
    }
    if (next)
        focusOn(next);
    return true;
}

void MapView::focusOn(std::optional<std::uint32_t> row)
{
    if (row == m_focused && (row || m_objectText.isEmpty()))
        return;
    m_focused = row;
    m_objectText.clear();
    if (row) {
        const session::MapContent &content = *m_session->content();
        const points::PointSet &points = *content.city->components;
        const session::Card card = session::componentCard(content, *row);
        m_objectText =
            QStringList{card.title, session::stateName(points.state[*row]), card.subject.code}.join(
                QStringLiteral(", "));
        const geo::WorldPoint place{points.x[*row], points.y[*row]};
        if (!QRectF(0, 0, width(), height())
                 .marginsRemoved({40, 40, 40, 40})
                 .contains(m_camera.toScreen(place))) {
            MapCamera camera = m_camera;
            camera.x = place.x;
            camera.y = place.y;
            flyTo(camera);
        }
        Q_EMIT focused(*row);
    }
    Q_EMIT objectTextChanged();
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

void MapView::toggle(RegionTool::Mode mode)
{
    m_region.setMode(m_region.mode() == mode ? RegionTool::Mode::Hand : mode);
}

void MapView::pickAt(QPointF at)
{
    if (empty())
        return;
    pin(std::nullopt);
    const session::MapContent &content = *m_session->content();
    // In a density image a click would name one of hundreds; the reach is one finger or symbol wide.
    const auto row = points::pick(*content.city->components, content.components, m_camera.toWorld(at),
                                  10 * m_camera.unitsPerPixel());
    Q_EMIT picked(row);
}

} // namespace egret::mapscene
