// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/SeatPosition.h>

#include <QFile>
#include <QNmeaPositionInfoSource>
#include <QRegularExpression>
#include <QSerialPort>
#include <QTcpSocket>

#include <cmath>

namespace egret::session {

namespace {

const QRegularExpression &form()
{
    static const QRegularExpression all(QStringLiteral("^(?:tcp:(?<host>[A-Za-z0-9.\\-]+|\\[[0-9a-fA-F:]+\\])"
                                                       ":(?<port>\\d{1,5})|serial:(?<device>/dev/[\\w./-]+)"
                                                       "(?:,(?<baud>\\d{3,6}))?|file:(?<path>/.+))$"));
    return all;
}

} // namespace

SeatPosition::SeatPosition(QObject *parent) : QObject(parent)
{
    m_lost.setSingleShot(true);
    m_again.setSingleShot(true);
    connect(&m_lost, &QTimer::timeout, this, [this] { setState(State::Lost); });
    connect(&m_again, &QTimer::timeout, this, &SeatPosition::open);
}

SeatPosition::~SeatPosition() { close(); }

Outcome SeatPosition::use(const QString &source)
{
    close();
    m_fix.reset();
    m_source = source.trimmed();
    if (m_source.isEmpty()) {
        setState(State::Off);
        return success();
    }
    const QRegularExpressionMatch match = form().match(m_source);
    const int port = match.captured(QStringLiteral("port")).toInt();
    if (!match.hasMatch() || port > 65535
        || (!match.captured(QStringLiteral("host")).isEmpty() && port == 0)) {
        m_source.clear();
        setState(State::Off);
        return Error{Error::Code::Rejected,
                     "\"" + source.left(80).toStdString()
                         + "\" names no receiver; write tcp:HOST:PORT, serial:/dev/NAME or file:/PATH"};
    }
    open();
    return success();
}

void SeatPosition::open()
{
    close();
    const QRegularExpressionMatch match = form().match(m_source);
    const QString host = match.captured(QStringLiteral("host"));
    const QString serial = match.captured(QStringLiteral("device"));
    const bool file = host.isEmpty() && serial.isEmpty();
    m_nmea = std::make_unique<QNmeaPositionInfoSource>(file ? QNmeaPositionInfoSource::SimulationMode
                                                            : QNmeaPositionInfoSource::RealTimeMode);
    connect(m_nmea.get(), &QGeoPositionInfoSource::positionUpdated, this, &SeatPosition::take);
    if (!host.isEmpty()) {
        auto socket = std::make_unique<QTcpSocket>();
        connect(socket.get(), &QAbstractSocket::errorOccurred, this, [this, name = socket.get()] {
            const QString words = name->errorString();
            // Not from inside the socket's own signal.
            QMetaObject::invokeMethod(
                this, [this, words] { drop(words); }, Qt::QueuedConnection);
        });
        connect(socket.get(), &QAbstractSocket::connected, this, [this] {
            m_nmea->setDevice(m_device.get());
            m_nmea->startUpdates();
            setState(State::Waiting);
        });
        socket->connectToHost(host, static_cast<quint16>(match.captured(QStringLiteral("port")).toUShort()));
        m_device = std::move(socket);
        return;
    }
    if (!serial.isEmpty()) {
        auto port = std::make_unique<QSerialPort>(serial);
        const QString baud = match.captured(QStringLiteral("baud"));
        port->setBaudRate(baud.isEmpty() ? 9600 : baud.toInt());
        const bool opened = port->open(QIODevice::ReadOnly);
        const QString words = port->errorString();
        connect(port.get(), &QSerialPort::errorOccurred, this,
                [this, name = port.get()](QSerialPort::SerialPortError error) {
                    const QString why = name->errorString();
                    if (error == QSerialPort::ResourceError) // pulled out
                        QMetaObject::invokeMethod(
                            this, [this, why] { drop(why); }, Qt::QueuedConnection);
                });
        m_device = std::move(port);
        if (!opened)
            return drop(words);
    } else {
        m_device = std::make_unique<QFile>(match.captured(QStringLiteral("path")));
        if (!m_device->open(QIODevice::ReadOnly))
            return drop(m_device->errorString());
    }
    m_nmea->setDevice(m_device.get());
    m_nmea->startUpdates();
    setState(State::Waiting);
}

void SeatPosition::take(const QGeoPositionInfo &info)
{
    const QGeoCoordinate place = info.coordinate();
    if (!place.isValid())
        return;
    const auto attribute = [&](QGeoPositionInfo::Attribute which) {
        return info.hasAttribute(which) && std::isfinite(info.attribute(which))
            ? std::optional(info.attribute(which))
            : std::nullopt;
    };
    m_fix = Fix{{place.longitude(), place.latitude()},
                info.timestamp().isValid() ? info.timestamp().toMSecsSinceEpoch() : 0,
                attribute(QGeoPositionInfo::GroundSpeed),
                attribute(QGeoPositionInfo::Direction)};
    m_lost.start(lostMs);
    m_problem.clear();
    m_state = State::Fixed;
    Q_EMIT changed();
}

void SeatPosition::drop(const QString &problem)
{
    if (m_source.isEmpty())
        return;
    close();
    m_problem = problem;
    m_again.start(againMs);
    setState(State::Failed);
}

void SeatPosition::close()
{
    m_again.stop();
    m_lost.stop();
    if (m_device)
        m_device->disconnect(this);
    m_nmea.reset(); // before what it reads from
    m_device.reset();
}

void SeatPosition::setState(State state)
{
    if (state != State::Failed)
        m_problem.clear();
    m_state = state;
    Q_EMIT changed();
}

} // namespace egret::session
