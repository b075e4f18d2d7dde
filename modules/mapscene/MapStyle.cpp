// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/MapStyle.h>

#include <algorithm>

namespace egret::mapscene {

namespace {

/// Five even steps between two colours.
std::array<QColor, 5> stepsBetween(const QColor &low, const QColor &high)
{
    std::array<QColor, 5> steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double part = static_cast<double>(i) / (steps.size() - 1);
        steps[i] = QColor::fromRgbF(static_cast<float>(low.redF() + (high.redF() - low.redF()) * part),
                                    static_cast<float>(low.greenF() + (high.greenF() - low.greenF()) * part),
                                    static_cast<float>(low.blueF() + (high.blueF() - low.blueF()) * part));
    }
    return steps;
}

void setCategories(MapStyle &style, std::initializer_list<QRgb> colours)
{
    style.categories.clear();
    for (const QRgb rgb : colours)
        style.categories.push_back(QColor(rgb));
}

} // namespace

MapStyle MapStyle::of(const MapLook &look)
{
    MapStyle style = look.night ? night() : day();
    if (look.palette == look::Palette::ColourSafe) {
        // The eight hues of Okabe and Ito (2008), lighter at night and darker by day than printed.
        if (look.night)
            setCategories(style,
                          {0x56b4e9u, 0xe69f00u, 0x2fbf97u, 0xe08fbcu, 0xa9b7c2u, 0x5f9fd6u, 0xf0e442u,
                           0xee7b3bu, 0xc9d2d9u, 0xb8a06au, 0xd3b4e6u, 0xffc59eu});
        else
            setCategories(style,
                          {0x0072b2u, 0x8f5f00u, 0x00694cu, 0xa3487bu, 0x5e6b77u, 0x2a62a8u, 0x736a00u,
                           0xb04a00u, 0x4a5864u, 0x6e5a2eu, 0x77489cu, 0x96512fu});
        style.states = look.night
            ? std::array<QColor, 6>{QColor(0x5b6b78), QColor(0xe69f00), QColor(0xee7b3b),
                                    QColor(0x56b4e9), QColor(0xe08fbc), QColor(0xc9d2d9)}
            : std::array<QColor, 6>{QColor(0x97a2ac), QColor(0x8f5f00), QColor(0xb04a00),
                                    QColor(0x0072b2), QColor(0xa3487b), QColor(0x4a5864)};
        style.damaged = style.states[1];
    }
    return style;
}

MapStyle MapStyle::night()
{
    MapStyle style;
    style.background = style.water = QColor(0x0b, 0x1a, 0x24);
    style.land = QColor(0x13, 0x1b, 0x21);
    style.green = QColor(0x16, 0x24, 0x1d);
    style.roads = {QColor(0x4c, 0x5e, 0x6b), QColor(0x39, 0x49, 0x55), QColor(0x2f, 0x3d, 0x48),
                   QColor(0x2a, 0x37, 0x42)};
    style.district = QColor(0x5b, 0x6f, 0x7d);
    style.grid = QColor(0x2e, 0x3c, 0x48);
    style.label = QColor(0xa9, 0xb7, 0xc2);
    style.labelStrong = QColor(0xe6, 0xed, 0xf2);
    style.halo = QColor(0x0f, 0x15, 0x1b);
    style.camera = QColor(0x5d, 0xbb, 0x7b);
    style.damaged = QColor(0xf0, 0x8a, 0x3c);
    style.accent = QColor(0x4f, 0xb3, 0xbf);
    style.focus = QColor(0x8a, 0xd7, 0xe0);
    setCategories(style,
                  {0x4fb3bfu, 0xf0a35eu, 0x8bc34au, 0xc792eau, 0xa9b7c2u, 0x5aa2f0u, 0xe8c33au, 0xf06292u,
                   0x7fd1aeu, 0xb0886au, 0xd16ba5u, 0xff8a65u});
    // Sound is grey: colour is kept for what somebody has to see to.
    style.states = {QColor(0x5b6b78), QColor(0xf08a3c), QColor(0xf0564e),
                    QColor(0xe8c33a), QColor(0x5aa2f0), QColor(0xc792ea)};
    style.steps = stepsBetween(QColor(0x1b, 0x2a, 0x33), QColor(0x7f, 0xd6, 0xe0));
    style.noValue = QColor(0x13, 0x1b, 0x21);
    return style;
}

MapStyle MapStyle::day()
{
    MapStyle style = night();
    style.background = style.water = QColor(0xcf, 0xe3, 0xea);
    style.land = QColor(0xf6, 0xf5, 0xf1);
    style.green = QColor(0xdc, 0xe9, 0xd8);
    style.roads = {QColor(0xff, 0xff, 0xff), QColor(0xff, 0xff, 0xff), QColor(0xff, 0xff, 0xff),
                   QColor(0xff, 0xff, 0xff)};
    style.roadCasing = QColor(0xc9, 0xcf, 0xd4);
    style.district = QColor(0x87, 0x93, 0xa0);
    style.grid = QColor(0xc9, 0xcf, 0xd4);
    style.label = QColor(0x4a, 0x58, 0x64);
    style.labelStrong = QColor(0x16, 0x20, 0x2a);
    style.halo = QColor(0xff, 0xff, 0xff);
    style.camera = QColor(0x1f, 0x7a, 0x45);
    style.damaged = QColor(0xb4, 0x52, 0x0a);
    // The night's hues, dark enough for a light ground.
    setCategories(style,
                  {0x0b7a88u, 0x9c5408u, 0x47730fu, 0x8a4bb8u, 0x5e6b77u, 0x1f66c1u, 0x7d6000u, 0xb83263u,
                   0x257152u, 0x7a5637u, 0x98337au, 0xa83f18u});
    style.states = {QColor(0x97a2ac), QColor(0xb4520a), QColor(0xb3261e),
                    QColor(0x8a6a00), QColor(0x1f66c1), QColor(0x8a4bb8)};
    style.steps = stepsBetween(QColor(0xe6, 0xf1, 0xf2), QColor(0x0b, 0x55, 0x60));
    style.noValue = QColor(0xf6, 0xf5, 0xf1);
    style.accent = style.focus = QColor(0x0b, 0x6e, 0x7a);
    return style;
}

const QColor &MapStyle::stepOf(std::size_t index, std::size_t classes) const
{
    const std::size_t last = steps.size() - 1;
    return classes < 2 ? steps[last / 2] : steps[std::min(last, index * last / (classes - 1))];
}

} // namespace egret::mapscene
