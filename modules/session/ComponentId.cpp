// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Query.h>
#include <session/ComponentId.h>

#include <algorithm>

namespace egret::session {

QString identifierOf(const points::PointSet &points, std::uint32_t row)
{
    const std::string &key = points.classes[points.cls[row]];
    return QString::fromStdString(points.districts[points.district[row]] + key.substr(key.find(':') + 1))
        + QString::number(points.serial[row]).rightJustified(6, QLatin1Char('0'));
}

std::optional<std::uint32_t> rowOf(const points::PointSet &points, std::string_view district,
                                   std::string_view classKey, std::uint32_t serial)
{
    const auto inDistricts = std::find(points.districts.begin(), points.districts.end(), district);
    const auto inClasses = std::find(points.classes.begin(), points.classes.end(), classKey);
    if (inDistricts == points.districts.end() || inClasses == points.classes.end())
        return std::nullopt;
    return points::findPoint(points, static_cast<std::uint8_t>(inDistricts - points.districts.begin()),
                             static_cast<std::uint16_t>(inClasses - points.classes.begin()), serial);
}

std::optional<std::uint32_t> rowOf(const points::PointSet &points, const QString &identifier)
{
    const std::string wanted = identifier.simplified().remove(QLatin1Char(' ')).toStdString();
    if (wanted.size() < 13)
        return std::nullopt;
    for (const std::string &key : points.classes) {
        const std::string_view code = std::string_view(key).substr(key.find(':') + 1);
        if (wanted.size() != 12 + code.size() || wanted.compare(6, code.size(), code) != 0)
            continue;
        bool digits = false;
        const std::uint32_t serial = QString::fromStdString(wanted.substr(6 + code.size())).toUInt(&digits);
        if (!digits)
            continue;
        if (const auto row = rowOf(points, std::string_view(wanted).substr(0, 6), key, serial))
            return row;
    }
    return std::nullopt;
}

} // namespace egret::session
