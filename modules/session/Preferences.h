// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QSettings;

namespace egret::session {

/// What somebody chose at this computer, kept in one settings file, egret.ini. Values that are missing or
/// not to be understood are the usual ones. GUI thread.
class Preferences final : public QObject
{
    Q_OBJECT

public:
    /// How places are written.
    enum class Coordinates { Decimal, Sexagesimal };
    struct Values
    {
        QString theme = QStringLiteral("dark"); ///< "dark", "light" or "contrast"
        QString language = QStringLiteral("zh_CN"); ///< or "en"
        Coordinates coordinates = Coordinates::Decimal;
        int lockAfterMinutes = 10; ///< 0: the seat is never locked by itself
        bool wallSound = true; ///< alerts sound on walls that run on this computer
        bool reducedMotion = false;
        bool compactRows = false;
        QString positionSource{}; ///< as SeatPosition::use() takes it; empty: the seat does not move
        bool operator==(const Values &) const = default;
    };

    /// @p file must outlive it.
    explicit Preferences(QSettings &file, QObject *parent = nullptr);

    [[nodiscard]] const Values &values() const { return m_values; }
    /// Keeps and tells them; lockAfterMinutes is held between 0 and 120.
    void set(Values values);
    /// Whether the file has a value for @p key yet.
    [[nodiscard]] bool has(const QString &key) const;

    /// "118.10000, 24.48000" or "118°06′00.0″ E, 24°28′48.0″ N".
    static QString placeText(double lon, double lat, Coordinates coordinates);

Q_SIGNALS:
    void changed();

private:
    QSettings &m_file;
    Values m_values;
};

} // namespace egret::session
