// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/ShadeKey.h>
#include <session/StatusText.h>

#include <QCoreApplication>

#include <cmath>

namespace egret::mapscene {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("ShadeKey", text); }

QString valueText(double value, look::Measure measure)
{
    switch (measure) {
    case look::Measure::NotIntactShare: return QStringLiteral("%1 %").arg(value, 0, 'f', 1);
    case look::Measure::PerSquareKilometre:
    case look::Measure::Count: break;
    }
    return session::grouped(static_cast<std::uint64_t>(std::llround(value)));
}

} // namespace

std::vector<ShadeClass> shadeKey(const AreaShades &shades, const MapStyle &style)
{
    std::vector<ShadeClass> key;
    double from = shades.least.value_or(0);
    for (std::size_t i = 0; i < shades.breaks.size(); ++i) {
        const QString low = valueText(from, shades.measure);
        const QString high = valueText(shades.breaks[i], shades.measure);
        key.push_back(
            {style.stepOf(i, shades.breaks.size()), low == high ? high : low + QStringLiteral(" – ") + high});
        from = shades.breaks[i];
    }
    return key;
}

QString shadeTitle(const AreaShades &shades)
{
    const QString measure = shades.measure == look::Measure::PerSquareKilometre
        ? translated(QT_TRANSLATE_NOOP("ShadeKey", "Components per km²"))
        : shades.measure == look::Measure::NotIntactShare
        ? translated(QT_TRANSLATE_NOOP("ShadeKey", "Share not intact"))
        : translated(QT_TRANSLATE_NOOP("ShadeKey", "Components"));
    switch (shades.areas) {
    case look::Areas::None: break;
    case look::Areas::Districts:
        return translated(QT_TRANSLATE_NOOP("ShadeKey", "%1, by district")).arg(measure);
    case look::Areas::Streets: return translated(QT_TRANSLATE_NOOP("ShadeKey", "%1, by street")).arg(measure);
    case look::Areas::Communities:
        return translated(QT_TRANSLATE_NOOP("ShadeKey", "%1, by community")).arg(measure);
    case look::Areas::Grids: return translated(QT_TRANSLATE_NOOP("ShadeKey", "%1, by grid")).arg(measure);
    case look::Areas::DutyAreas:
        return translated(QT_TRANSLATE_NOOP("ShadeKey", "%1, by duty area")).arg(measure);
    }
    return {};
}

} // namespace egret::mapscene
