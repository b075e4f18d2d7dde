// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/LabelLayout.h>

#include <QFontMetricsF>
#include <QPainterPath>
#include <QTransform>

#include <algorithm>

namespace egret::mapscene {

bool LabelLayout::place(const QString &text, QPointF at, const QFont &font, const QColor &colour,
                        double degrees)
{
    if (!m_view.contains(at))
        return false;
    const QFontMetricsF metrics(font);
    const QRectF size(-metrics.horizontalAdvance(text) / 2, -metrics.height() / 2,
                      metrics.horizontalAdvance(text), metrics.height());
    const QTransform turn = QTransform().translate(at.x(), at.y()).rotate(degrees);
    const QRectF box = turn.mapRect(size).adjusted(-4, -2, 4, 2);
    if (std::any_of(m_taken.begin(), m_taken.end(),
                    [&](const QRectF &other) { return other.intersects(box); }))
        return false;
    m_taken.push_back(box);
    QPainterPath path;
    path.addText(QPointF(size.left(), metrics.ascent() - metrics.height() / 2), font, text);
    path = turn.map(path);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_halo, font.pixelSize() * 0.22, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPath(path);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawPath(path);
    return true;
}

} // namespace egret::mapscene
