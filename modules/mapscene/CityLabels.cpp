// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/CityLabels.h>

#include <cmath>

namespace egret::mapscene {

namespace {

constexpr double roadEvery = 640; ///< design pixels between two names of one road, at a whole zoom

struct Collector
{
    const domain::City &city;
    const ShapeBoxes &boxes;
    const geo::WorldBox &box;
    double scale;
    std::vector<Label> labels;

    void areas(domain::AreaKind kind, double pixels, int weight, const QColor &colour)
    {
        for (std::size_t i = 0; i < city.areas.size(); ++i) {
            const domain::Area &area = city.areas[i];
            if (area.kind == kind && !area.name.empty() && box.contains(area.label))
                labels.push_back(
                    {i, QString::fromStdString(area.name), area.label, 0, pixels * scale, weight, colour});
        }
    }

    /// Names of a street every @p every world units from its first corner.
    void street(std::size_t index, double every, const QColor &colour)
    {
        const geo::Line &line = city.streets[index].line;
        double gone = 0;
        double next = every / 2;
        double length = 0;
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            length += distance(line[i], line[i + 1]);
        if (length < every) // short: once, in its middle
            next = length / 2;
        std::uint64_t number = 0;
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const double part = distance(line[i], line[i + 1]);
            for (; part > 0 && next <= gone + part; next += every, ++number)
                add(index, number, line[i], line[i + 1], (next - gone) / part, colour);
            gone += part;
        }
    }

private:
    static double distance(geo::WorldPoint a, geo::WorldPoint b)
    {
        return std::hypot(static_cast<double>(a.x) - b.x, static_cast<double>(a.y) - b.y);
    }

    void add(std::size_t index, std::uint64_t number, geo::WorldPoint a, geo::WorldPoint b, double part,
             const QColor &colour)
    {
        const double dx = static_cast<double>(b.x) - a.x;
        const double dy = static_cast<double>(b.y) - a.y;
        const geo::WorldPoint at{static_cast<std::uint32_t>(a.x + dx * part),
                                 static_cast<std::uint32_t>(a.y + dy * part)};
        if (!box.contains(at))
            return;
        double degrees = std::atan2(dy, dx) * 180 / M_PI;
        if (degrees > 90 || degrees <= -90)
            degrees += 180;
        const std::uint64_t key =
            (1ULL << 63) | (static_cast<std::uint64_t>(index) << 24) | (number & 0xffffff);
        labels.push_back({key, QString::fromStdString(city.streets[index].name), at, degrees, 11.5 * scale,
                          QFont::Normal, colour});
    }
};

} // namespace

std::vector<Label> cityLabels(const domain::City &city, const ShapeBoxes &boxes, const MapCamera &camera,
                              const geo::WorldBox &box, const MapStyle &style, double scale)
{
    const double zoom = camera.zoom - std::log2(scale);
    Collector collector{city, boxes, box, scale, {}};
    if (zoom < 14.5)
        collector.areas(domain::AreaKind::District, zoom < 9.5 ? 12 : 15, QFont::DemiBold, style.labelStrong);
    if (zoom >= 11.6 && zoom < 15)
        collector.areas(domain::AreaKind::Street, 12, QFont::Normal, style.label);
    if (zoom >= 14 && zoom < 17.5)
        collector.areas(domain::AreaKind::Community, 12, QFont::Normal, style.label);
    if (zoom < 15)
        return std::move(collector.labels);
    MapCamera whole = camera;
    whole.zoom = std::floor(zoom) + std::log2(scale);
    const double every = roadEvery * scale * whole.unitsPerPixel();
    for (std::uint8_t roadClass = 0; roadClass < 4; ++roadClass) {
        for (std::size_t i = 0; i < city.streets.size(); ++i) {
            if (city.streets[i].roadClass == roadClass && boxes.streets[i].intersects(box))
                collector.street(i, every, style.label);
        }
    }
    return std::move(collector.labels);
}

} // namespace egret::mapscene
