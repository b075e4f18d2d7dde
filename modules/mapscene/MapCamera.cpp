// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/MapCamera.h>

#include <cmath>

namespace egret::mapscene {

double MapCamera::unitsPerPixel() const
{
    return static_cast<double>(geo::worldSize) / 256 / std::exp2(zoom);
}

QPointF MapCamera::toScreen(geo::WorldPoint point) const
{
    const double scale = unitsPerPixel();
    return {(point.x - x) / scale + size.width() / 2, (point.y - y) / scale + size.height() / 2};
}

geo::WorldPoint MapCamera::toWorld(QPointF screen) const
{
    const double scale = unitsPerPixel();
    const auto unit = [](double value) {
        return static_cast<std::uint32_t>(
            std::clamp(std::floor(value), 0.0, static_cast<double>(geo::worldSize - 1)));
    };
    return {unit(x + (screen.x() - size.width() / 2) * scale),
            unit(y + (screen.y() - size.height() / 2) * scale)};
}

geo::WorldBox MapCamera::box() const
{
    const auto low = [](double value) {
        return static_cast<std::int64_t>(std::floor(std::clamp(value, 0.0, 4294967296.0)));
    };
    const auto high = [](double value) {
        return static_cast<std::int64_t>(std::ceil(std::clamp(value, 0.0, 4294967296.0)));
    };
    return {low(left()), low(top()), high(left() + size.width() * unitsPerPixel()),
            high(top() + size.height() * unitsPerPixel())};
}

void MapCamera::moveBy(QPointF pixels)
{
    x = std::clamp(x - pixels.x() * unitsPerPixel(), 0.0, 4294967295.0);
    y = std::clamp(y - pixels.y() * unitsPerPixel(), 0.0, 4294967295.0);
}

void MapCamera::zoomBy(double steps, QPointF anchor)
{
    const QPointF off = anchor - QPointF(size.width() / 2, size.height() / 2);
    const double before = unitsPerPixel();
    zoom = std::clamp(zoom + steps, minZoom, maxZoom);
    const double change = before - unitsPerPixel();
    x = std::clamp(x + off.x() * change, 0.0, 4294967295.0);
    y = std::clamp(y + off.y() * change, 0.0, 4294967295.0);
}

void MapCamera::fit(const geo::WorldBox &box, double margin)
{
    if (box.empty())
        return;
    x = static_cast<double>(box.left + box.right) / 2;
    y = static_cast<double>(box.top + box.bottom) / 2;
    const double width = std::max(1.0, size.width() - 2 * margin);
    const double height = std::max(1.0, size.height() - 2 * margin);
    const double scale = std::max(static_cast<double>(box.right - box.left) / width,
                                  static_cast<double>(box.bottom - box.top) / height);
    zoom = std::clamp(std::log2(static_cast<double>(geo::worldSize) / 256 / scale), minZoom, maxZoom);
}

double MapCamera::metresPerPixel() const
{
    return unitsPerPixel()
        * geo::metresPerUnit({static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)});
}

} // namespace egret::mapscene
