// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRectF>

#include <vector>

namespace egret::mapscene {

/// Places texts one after another, the important ones first; a text that would touch one that is
/// placed already is left out.
class LabelLayout
{
public:
    LabelLayout(QPainter &painter, const QRectF &view, const QColor &halo) :
        m_painter(painter), m_view(view), m_halo(halo)
    {
    }

    /// Draws @p text centred at @p at, turned by @p degrees; false when there is no room.
    bool place(const QString &text, QPointF at, const QFont &font, const QColor &colour, double degrees = 0);

private:
    QPainter &m_painter;
    QRectF m_view;
    QColor m_halo;
    std::vector<QRectF> m_taken;
};

} // namespace egret::mapscene
