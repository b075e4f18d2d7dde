// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/MapView.h>

#include <QRectF>

namespace egret::wall {

/// The part of a map tile that lies on one display. All parts look at the same city through one camera, so
/// that lines run straight on behind the bezels. GUI thread.
class PieceMap : public mapscene::MapView
{
    Q_OBJECT
    QML_ELEMENT
    /// The whole map in pixels of this display, seen from this part's upper left corner; what lies behind
    /// bezels included.
    Q_PROPERTY(QRectF whole READ whole WRITE setWhole NOTIFY wholeChanged FINAL)

public:
    explicit PieceMap(QQuickItem *parent = nullptr);

    [[nodiscard]] QRectF whole() const { return m_whole; }
    void setWhole(const QRectF &whole);

Q_SIGNALS:
    void wholeChanged();

private:
    void look();

    QRectF m_whole;
};

} // namespace egret::wall
