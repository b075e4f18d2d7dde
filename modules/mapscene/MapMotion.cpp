// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/MapMotion.h>
#include <mapscene/Theme.h>

#include <algorithm>
#include <cmath>

namespace egret::mapscene {

namespace {

constexpr double rho = 1.42; ///< the authors' median of how much rise viewers like
constexpr double msPerLength = 160;
constexpr int shortestFlightMs = 180;
constexpr double slowestThrow = 120; ///< pixels a second
constexpr double fastestThrow = 6000;
constexpr int glideMs = 1100;
constexpr double glideDecay = 0.28; ///< seconds after which 1/e of the velocity is left
constexpr qint64 gaugeMs = 100;

} // namespace

FlightPath::FlightPath(const MapCamera &from, const MapCamera &to) : m_from(from), m_to(to)
{
    m_to.size = from.size;
    m_width = from.size.width() * from.unitsPerPixel();
    const double end = from.size.width() * to.unitsPerPixel();
    m_distance = std::hypot(to.x - from.x, to.y - from.y);
    if (m_distance < from.unitsPerPixel() * 1e-3) {
        m_distance = 0;
        m_length = std::abs(std::log(end / m_width)) / rho;
        return;
    }
    const double rho2 = rho * rho;
    const double common = rho2 * rho2 * m_distance * m_distance;
    const double b0 = (end * end - m_width * m_width + common) / (2 * m_width * rho2 * m_distance);
    const double b1 = (end * end - m_width * m_width - common) / (2 * end * rho2 * m_distance);
    m_r0 = std::log(std::sqrt(b0 * b0 + 1) - b0);
    m_length = (std::log(std::sqrt(b1 * b1 + 1) - b1) - m_r0) / rho;
}

MapCamera FlightPath::at(double part) const
{
    if (part <= 0)
        return m_from;
    if (part >= 1)
        return m_to;
    MapCamera camera = m_from;
    if (m_distance == 0) {
        camera.zoom = m_from.zoom + (m_to.zoom - m_from.zoom) * part;
        camera.x = m_from.x + (m_to.x - m_from.x) * part;
        camera.y = m_from.y + (m_to.y - m_from.y) * part;
        return camera;
    }
    const double s = rho * part * m_length + m_r0;
    const double gone =
        m_width / (rho * rho) * (std::cosh(m_r0) * std::tanh(s) - std::sinh(m_r0)) / m_distance;
    const double width = m_width * std::cosh(m_r0) / std::cosh(s);
    camera.x = m_from.x + (m_to.x - m_from.x) * gone;
    camera.y = m_from.y + (m_to.y - m_from.y) * gone;
    camera.zoom =
        std::clamp(m_from.zoom + std::log2(m_width / width), MapCamera::minZoom, MapCamera::maxZoom);
    return camera;
}

MapMotion::MapMotion(QObject *parent) : QObject(parent)
{
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    connect(&m_animation, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &part) { step(part.toDouble()); });
    connect(&m_animation, &QVariantAnimation::finished, this, &MapMotion::ended);
}

void MapMotion::flyTo(const MapCamera &from, const MapCamera &to)
{
    stop();
    m_flight.emplace(from, to);
    if (Theme::reducedMotion()) {
        Q_EMIT cameraWanted(m_flight->at(1));
        Q_EMIT ended();
        return;
    }
    m_animation.setEasingCurve(QEasingCurve::InOutSine);
    m_animation.setDuration(
        std::clamp(static_cast<int>(m_flight->length() * msPerLength), shortestFlightMs, longestFlightMs));
    m_animation.start();
}

void MapMotion::glide(QPointF velocity)
{
    stop();
    const double speed = std::hypot(velocity.x(), velocity.y());
    if (speed < slowestThrow || Theme::reducedMotion())
        return;
    m_flight.reset();
    m_velocity = velocity * std::min(1.0, fastestThrow / speed);
    m_gone = {};
    m_animation.setEasingCurve(QEasingCurve::Linear);
    m_animation.setDuration(glideMs);
    m_animation.start();
}

void MapMotion::stop() { m_animation.stop(); }

void MapMotion::step(double part)
{
    if (m_flight) {
        Q_EMIT cameraWanted(m_flight->at(part));
        return;
    }
    // The way of a velocity that decays, so that a late frame loses nothing.
    const double seconds = part * glideMs / 1000;
    const QPointF gone = m_velocity * glideDecay * (1 - std::exp(-seconds / glideDecay));
    Q_EMIT moveWanted(gone - m_gone);
    m_gone = gone;
}

void ThrowGauge::begin()
{
    m_moves.clear();
    m_clock.start();
}

void ThrowGauge::moved(QPointF pixels)
{
    m_moves.push_back({m_clock.elapsed(), pixels});
    while (m_moves.size() > 1 && m_moves.front().at < m_moves.back().at - gaugeMs)
        m_moves.pop_front();
}

QPointF ThrowGauge::velocity() const
{
    if (m_moves.size() < 2 || m_clock.elapsed() - m_moves.back().at > gaugeMs / 2)
        return {};
    const double ms = static_cast<double>(std::max<qint64>(8, m_clock.elapsed() - m_moves.front().at));
    QPointF sum;
    for (auto move = std::next(m_moves.begin()); move != m_moves.end(); ++move)
        sum += move->pixels;
    return sum * (1000 / ms);
}

} // namespace egret::mapscene
