// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/SeatPosition.h>

#include <QQuickPaintedItem>

namespace egret::mapscene {
class MapView;
}

namespace egret::desk {

/// The seat itself on the map, with the way it heads: for a command vehicle. An old place is hollow. A child
/// of the map, whose camera it follows. GUI thread.
class SeatMarker final : public QQuickPaintedItem
{
    Q_OBJECT

public:
    explicit SeatMarker(mapscene::MapView &map);

    /// No fix: nothing is shown.
    void show(const std::optional<session::SeatPosition::Fix> &fix, bool old);

    void paint(QPainter *painter) override;

private:
    void place();

    mapscene::MapView &m_map;
    std::optional<session::SeatPosition::Fix> m_fix;
    bool m_old = false;
};

} // namespace egret::desk
