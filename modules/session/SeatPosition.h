// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>
#include <geo/World.h>

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

class QGeoPositionInfo;
class QIODevice;
class QNmeaPositionInfoSource;

namespace egret::session {

/// Where this seat is, for a command vehicle: NMEA 0183 sentences from a receiver. A line that drops is
/// opened again by itself. GUI thread.
class SeatPosition final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Off,
        Waiting, ///< opened; no fix has come yet
        Fixed,
        Lost, ///< there was a fix, and none has come for lostMs
        Failed, ///< the receiver cannot be reached; tried again by itself
    };
    struct Fix
    {
        geo::LonLat at; ///< WGS-84
        std::int64_t time = 0; ///< ms since 1970, by the receiver
        std::optional<double> speed{}; ///< metres a second
        std::optional<double> course{}; ///< degrees from north
    };
    static constexpr int lostMs = 10000;
    static constexpr int againMs = 3000; ///< until a line that dropped is opened again

    explicit SeatPosition(QObject *parent = nullptr);
    ~SeatPosition() override;

    /// "tcp:HOST:PORT", "serial:/dev/ttyUSB0" or "serial:/dev/ttyUSB0,9600", "file:/path" (played at the pace
    /// of its times); empty: off. Rejected, and off, when it is none of these.
    Outcome use(const QString &source);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Fix> &fix() const { return m_fix; }
    /// Why it failed, in words.
    [[nodiscard]] const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void open();
    void take(const QGeoPositionInfo &info);
    void drop(const QString &problem);
    void close();
    void setState(State state);

    QString m_source;
    State m_state = State::Off;
    QString m_problem;
    std::optional<Fix> m_fix;
    std::unique_ptr<QIODevice> m_device;
    std::unique_ptr<QNmeaPositionInfoSource> m_nmea;
    QTimer m_lost;
    QTimer m_again;
};

} // namespace egret::session
