// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/SeatMarker.h>
#include <mapscene/MapView.h>
#include <mapscene/Theme.h>

#include <QPainter>
#include <QPainterPath>

namespace egret::desk {

namespace {

constexpr double side = 44;

} // namespace

SeatMarker::SeatMarker(mapscene::MapView &map) : QQuickPaintedItem(&map), m_map(map)
{
    setObjectName(QStringLiteral("seatMarker"));
    setSize(QSizeF(side, side));
    setVisible(false);
    setZ(10);
    setAcceptedMouseButtons(Qt::NoButton);
    connect(&map, &mapscene::MapView::cameraChanged, this, &SeatMarker::place);
}

void SeatMarker::show(const std::optional<session::SeatPosition::Fix> &fix, bool old)
{
    m_fix = fix;
    m_old = old;
    setVisible(fix.has_value());
    place();
    update();
}

void SeatMarker::place()
{
    if (m_fix)
        setPosition(m_map.camera().toScreen(geo::toWorld(m_fix->at)) - QPointF(side / 2, side / 2));
}

void SeatMarker::paint(QPainter *painter)
{
    const mapscene::Tokens &tokens = mapscene::Theme::tokens();
    const QColor colour = m_old ? tokens.stale : tokens.accent;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(side / 2, side / 2);
    if (m_fix && m_fix->course && !m_old) {
        painter->save();
        painter->rotate(*m_fix->course);
        QPainterPath heading;
        heading.moveTo(0, -21);
        heading.lineTo(6, -12);
        heading.lineTo(-6, -12);
        heading.closeSubpath();
        painter->fillPath(heading, colour);
        painter->restore();
    }
    painter->setPen(QPen(tokens.bg, 1.5)); // the halo of every symbol
    painter->setBrush(m_old ? QBrush(Qt::NoBrush) : QBrush(colour));
    painter->drawEllipse(QPointF(), 9, 9);
    painter->setPen(QPen(m_old ? colour : tokens.bg, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(QPointF(), 7, 7);
}

} // namespace egret::desk
