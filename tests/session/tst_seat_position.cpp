// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/SeatPosition.h>

#include <QDateTime>
#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace egret;
using session::SeatPosition;

namespace {

constexpr int longMs = 60000;

/// A receiver's RMC sentence for a place.
QByteArray sentence(double lon, double lat, const QDateTime &time)
{
    const auto angle = [](double degrees, int width) {
        const double whole = std::floor(std::abs(degrees));
        return QStringLiteral("%1%2")
            .arg(static_cast<int>(whole), width, 10, QLatin1Char('0'))
            .arg((std::abs(degrees) - whole) * 60, 8, 'f', 5, QLatin1Char('0'));
    };
    const QByteArray body =
        QStringLiteral("GPRMC,%1,A,%2,%3,%4,%5,12.0,90.0,%6,,,A")
            .arg(time.toUTC().toString(QStringLiteral("HHmmss.zzz")), angle(lat, 2),
                 QLatin1String(lat < 0 ? "S" : "N"), angle(lon, 3), QLatin1String(lon < 0 ? "W" : "E"),
                 time.toUTC().toString(QStringLiteral("ddMMyy")))
            .toLatin1();
    int sum = 0;
    for (const char c : body)
        sum ^= c;
    return '$' + body + '*' + QByteArray::number(sum, 16).rightJustified(2, '0').toUpper() + "\r\n";
}

} // namespace

class TestSeatPosition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatNamesNoReceiver()
    {
        SeatPosition position;
        for (const char *bad : {"tcp:host", "tcp:host:0", "tcp:host:70000", "http://host:1", "serial:ttyUSB0",
                                "serial:/etc/passwd", "file:relative", "nonsense"}) {
            QVERIFY2(!position.use(QLatin1String(bad)), bad);
            QCOMPARE(position.state(), SeatPosition::State::Off);
        }
        QVERIFY(position.use({}));
    }

    /// A real track from a vehicle, as a receiver would send it, over TCP; the line drops in between.
    void followsARealTrackOverTcp()
    {
        QFile file(QStringLiteral(EGRET_SHARED "/data/gps/limerick_bus_bsd/304_to_UL_2019-02-18_0745.gpx"));
        if (!file.open(QFile::ReadOnly))
            QSKIP("../shared/data/gps is not here");
        struct Point
        {
            double lon, lat;
            QDateTime time;
        };
        std::vector<Point> track;
        QXmlStreamReader xml(&file);
        while (!xml.atEnd() && track.size() < 200) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QStringLiteral("trkpt"))
                track.push_back({xml.attributes().value(QStringLiteral("lon")).toDouble(),
                                 xml.attributes().value(QStringLiteral("lat")).toDouble(),
                                 {}});
            else if (xml.isStartElement() && xml.name() == QStringLiteral("time") && !track.empty())
                track.back().time = QDateTime::fromString(xml.readElementText(), Qt::ISODate);
        }
        QCOMPARE(track.size(), std::size_t{200});

        QTcpServer receiver;
        QVERIFY(receiver.listen(QHostAddress::LocalHost));
        SeatPosition position;
        QVERIFY(position.use(QStringLiteral("tcp:127.0.0.1:%1").arg(receiver.serverPort())));
        QTRY_VERIFY_WITH_TIMEOUT(receiver.hasPendingConnections(), longMs);
        QTcpSocket *line = receiver.nextPendingConnection();
        QTRY_COMPARE_WITH_TIMEOUT(position.state(), SeatPosition::State::Waiting, longMs);
        const auto follow = [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i) {
                const std::int64_t time = track[i].time.toMSecsSinceEpoch();
                line->write(sentence(track[i].lon, track[i].lat, track[i].time));
                line->flush();
                QTRY_VERIFY_WITH_TIMEOUT(position.fix() && position.fix()->time == time, longMs);
                // A sentence has five digits of a minute: about 2 cm.
                QVERIFY(std::abs(position.fix()->at.lon - track[i].lon) < 3e-7);
                QVERIFY(std::abs(position.fix()->at.lat - track[i].lat) < 3e-7);
                QCOMPARE(position.state(), SeatPosition::State::Fixed);
            }
        };
        follow(0, 30);
        QVERIFY(position.fix()->speed && std::abs(*position.fix()->speed - 12 * 0.514444) < 0.01);
        line->write("$GPRMC,garbage*00\r\nnot a sentence at all\r\n");
        follow(30, 32);
        line->abort();
        QTRY_COMPARE_WITH_TIMEOUT(position.state(), SeatPosition::State::Failed, longMs);
        QVERIFY(!position.problem().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(receiver.hasPendingConnections(), longMs);
        line = receiver.nextPendingConnection();
        QTRY_COMPARE_WITH_TIMEOUT(position.state(), SeatPosition::State::Waiting, longMs);
        follow(32, 40);
        QVERIFY(position.use({}));
        QCOMPARE(position.state(), SeatPosition::State::Off);
    }

    void playsAFile()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("track.nmea"));
        QFile file(name);
        QVERIFY(file.open(QFile::WriteOnly));
        const QDateTime begin(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);
        for (int i = 0; i < 3; ++i)
            file.write(sentence(118.1 + i * 0.001, 24.5, begin.addMSecs(i * 100)));
        file.close();
        SeatPosition position;
        QVERIFY(position.use(QStringLiteral("file:") + name));
        QTRY_VERIFY_WITH_TIMEOUT(position.fix() && std::abs(position.fix()->at.lon - 118.102) < 1e-6, longMs);
        QVERIFY(position.use(QStringLiteral("file:/nowhere/at/all")));
        QCOMPARE(position.state(), SeatPosition::State::Failed);
    }
};

QTEST_GUILESS_MAIN(TestSeatPosition)

#include "tst_seat_position.moc"
