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
    /// West, south and extent in degrees of what the map shows; empty: the whole city.
    Q_PROPERTY(QRectF place READ place WRITE setPlace NOTIFY placeChanged FINAL)
    /// The whole map in pixels of this display, seen from this part's upper left corner; what lies behind
    /// bezels included.
    Q_PROPERTY(QRectF whole READ whole WRITE setWhole NOTIFY wholeChanged FINAL)

public:
    explicit PieceMap(QQuickItem *parent = nullptr);

    [[nodiscard]] QRectF whole() const { return m_whole; }
    void setWhole(const QRectF &whole);
    [[nodiscard]] QRectF place() const { return m_place; }
    void setPlace(const QRectF &place);

Q_SIGNALS:
    void wholeChanged();
    void placeChanged();

private:
    void look();

    QRectF m_whole;
    QRectF m_place;
};

} // namespace egret::wall
