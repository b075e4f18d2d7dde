// SPDX-License-Identifier: GPL-3.0-or-later
#include <wall/PieceMap.h>

namespace egret::wall {

PieceMap::PieceMap(QQuickItem *parent) : MapView(parent)
{
    connect(this, &MapView::sessionChanged, this, [this] {
        connect(session(), &session::CitySession::contentChanged, this, &PieceMap::look);
        look();
    });
    connect(this, &QQuickItem::widthChanged, this, &PieceMap::look);
    connect(this, &QQuickItem::heightChanged, this, &PieceMap::look);
}

void PieceMap::setWhole(const QRectF &whole)
{
    if (whole == m_whole)
        return;
    m_whole = whole;
    look();
    Q_EMIT wholeChanged();
}

void PieceMap::setPlace(const QRectF &place)
{
    if (place == m_place)
        return;
    m_place = place;
    look();
    Q_EMIT placeChanged();
}

void PieceMap::look()
{
    if (empty() || m_whole.isEmpty() || width() < 1 || height() < 1)
        return;
    mapscene::MapCamera camera;
    camera.size = m_whole.size();
    geo::WorldBox box = session()->content()->city->city.box;
    if (!m_place.isEmpty()) {
        const geo::WorldPoint southWest = geo::toWorld({m_place.left(), m_place.top()});
        const geo::WorldPoint northEast = geo::toWorld({m_place.right(), m_place.bottom()});
        box = {southWest.x, northEast.y, northEast.x, southWest.y};
    }
    camera.fit(box, 24 * designScale());
    setWholeCamera(camera);
    const QPointF off = QRectF(0, 0, width(), height()).center() - m_whole.center();
    camera.x += off.x() * camera.unitsPerPixel();
    camera.y += off.y() * camera.unitsPerPixel();
    if (camera.x != this->camera().x || camera.y != this->camera().y || camera.zoom != this->camera().zoom)
        setCamera(camera);
}

} // namespace egret::wall
