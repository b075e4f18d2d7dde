// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/Preferences.h>

#include <QSettings>

#include <algorithm>
#include <cmath>

namespace egret::session {

namespace {

QString oneOf(const QString &text, std::initializer_list<const char *> known, const QString &otherwise)
{
    const auto same = [&](const char *name) { return text == QLatin1String(name); };
    return std::any_of(known.begin(), known.end(), same) ? text : otherwise;
}

QString sexagesimal(double degrees, char positive, char negative)
{
    const auto tenths = static_cast<long long>(std::round(std::abs(degrees) * 36000));
    return QStringLiteral("%1°%2′%3.%4″ %5")
        .arg(tenths / 36000)
        .arg(tenths / 600 % 60, 2, 10, QLatin1Char('0'))
        .arg(tenths / 10 % 60, 2, 10, QLatin1Char('0'))
        .arg(tenths % 10)
        .arg(QLatin1Char(degrees < 0 ? negative : positive));
}

} // namespace

Preferences::Preferences(QSettings &file, QObject *parent) : QObject(parent), m_file(file)
{
    const Values usual;
    const auto text = [&](const char *key) { return file.value(QLatin1String(key)).toString(); };
    const auto flag = [&](const char *key, bool otherwise) {
        return file.value(QLatin1String(key), otherwise).toBool();
    };
    m_values.theme = oneOf(text("theme"), {"dark", "light", "contrast"}, usual.theme);
    m_values.language = oneOf(text("language"), {"zh_CN", "en"}, usual.language);
    m_values.coordinates = text("coordinates") == QStringLiteral("sexagesimal") ? Coordinates::Sexagesimal
                                                                                : Coordinates::Decimal;
    bool number = false;
    const int minutes =
        file.value(QStringLiteral("lock_after_minutes"), usual.lockAfterMinutes).toInt(&number);
    m_values.lockAfterMinutes = number ? std::clamp(minutes, 0, 120) : usual.lockAfterMinutes;
    m_values.wallSound = flag("wall_sound", usual.wallSound);
    m_values.reducedMotion = flag("reduced_motion", usual.reducedMotion);
    m_values.compactRows = flag("compact_rows", usual.compactRows);
    m_values.positionSource = text("position_source");
}

void Preferences::set(Values values)
{
    values.lockAfterMinutes = std::clamp(values.lockAfterMinutes, 0, 120);
    if (values == m_values)
        return;
    m_values = std::move(values);
    m_file.setValue(QStringLiteral("theme"), m_values.theme);
    m_file.setValue(QStringLiteral("language"), m_values.language);
    m_file.setValue(QStringLiteral("coordinates"),
                    m_values.coordinates == Coordinates::Sexagesimal ? QStringLiteral("sexagesimal")
                                                                     : QStringLiteral("decimal"));
    m_file.setValue(QStringLiteral("lock_after_minutes"), m_values.lockAfterMinutes);
    m_file.setValue(QStringLiteral("wall_sound"), m_values.wallSound);
    m_file.setValue(QStringLiteral("reduced_motion"), m_values.reducedMotion);
    m_file.setValue(QStringLiteral("compact_rows"), m_values.compactRows);
    m_file.setValue(QStringLiteral("position_source"), m_values.positionSource);
    m_file.sync();
    Q_EMIT changed();
}

bool Preferences::has(const QString &key) const { return m_file.contains(key); }

QString Preferences::placeText(double lon, double lat, Coordinates coordinates)
{
    if (coordinates == Coordinates::Sexagesimal)
        return sexagesimal(lon, 'E', 'W') + QStringLiteral(", ") + sexagesimal(lat, 'N', 'S');
    return QStringLiteral("%1, %2").arg(lon, 0, 'f', 5).arg(lat, 0, 'f', 5);
}

} // namespace egret::session
