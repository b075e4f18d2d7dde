// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/MapCamera.h>

#include <QElapsedTimer>
#include <QObject>
#include <QVariantAnimation>

#include <deque>

namespace egret::mapscene {

/// The way from one camera to another that a viewer follows best: it rises as far as both ends are apart,
/// moves, and comes down, the picture passing by evenly (van Wijk and Nuij, "Smooth and efficient zooming
/// and panning", 2003). A value.
class FlightPath
{
public:
    FlightPath(const MapCamera &from, const MapCamera &to);

    /// @p part of the way: 0 is from, 1 is to.
    [[nodiscard]] MapCamera at(double part) const;
    /// Of the way, in the paper's measure: what its duration follows.
    [[nodiscard]] double length() const { return m_length; }

private:
    MapCamera m_from;
    MapCamera m_to;
    double m_width = 1; ///< of the view at from, world units
    double m_distance = 0; ///< world units
    double m_r0 = 0;
    double m_length = 0;
};

/// Moves a camera by itself: flies to a place, glides on after a throw. Ends at once when another motion
/// begins or stop() is called. GUI thread.
class MapMotion final : public QObject
{
    Q_OBJECT

public:
    static constexpr int longestFlightMs = 600;

    explicit MapMotion(QObject *parent = nullptr);

    void flyTo(const MapCamera &from, const MapCamera &to);
    /// A throw with @p velocity in pixels a second; too slow ones do nothing.
    void glide(QPointF velocity);
    void stop();
    [[nodiscard]] bool moving() const { return m_animation.state() == QAbstractAnimation::Running; }

Q_SIGNALS:
    void cameraWanted(const egret::mapscene::MapCamera &camera);
    /// The map is to move on by as many pixels.
    void moveWanted(QPointF pixels);
    void ended();

private:
    void step(double part);

    QVariantAnimation m_animation;
    std::optional<FlightPath> m_flight;
    QPointF m_velocity;
    QPointF m_gone; ///< of a glide, pixels
};

/// How fast a pointer was when it let go.
class ThrowGauge
{
public:
    void begin();
    void moved(QPointF pixels);
    /// Pixels a second over the last tenth of a second; none where the pointer stood still at the end.
    [[nodiscard]] QPointF velocity() const;

private:
    struct Move
    {
        qint64 at;
        QPointF pixels;
    };
    QElapsedTimer m_clock;
    std::deque<Move> m_moves;
};

} // namespace egret::mapscene
