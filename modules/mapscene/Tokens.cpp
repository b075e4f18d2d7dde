// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/Tokens.h>

#include <cmath>

namespace egret::mapscene {

Tokens Tokens::dark()
{
    Tokens t;
    t.bg = QColor(0x0f, 0x15, 0x1b);
    t.panel = QColor(0x17, 0x20, 0x28);
    t.raised = QColor(0x1f, 0x2b, 0x35);
    t.line = QColor(0x2e, 0x3c, 0x48);
    t.text = QColor(0xe6, 0xed, 0xf2);
    t.text2 = QColor(0xa9, 0xb7, 0xc2);
    t.text3 = QColor(0x7f, 0x8f, 0x9b);
    t.accent = QColor(0x4f, 0xb3, 0xbf);
    t.focus = QColor(0x8a, 0xd7, 0xe0);
    t.levelIV = QColor(0x5a, 0xa2, 0xf0);
    t.levelIII = QColor(0xe8, 0xc3, 0x3a);
    t.levelII = QColor(0xf0, 0x8a, 0x3c);
    t.levelI = QColor(0xf0, 0x56, 0x4e);
    t.normal = QColor(0x5d, 0xbb, 0x7b);
    t.offline = QColor(0x84, 0x92, 0xa0);
    t.stale = QColor(0xb5, 0x9a, 0x6a);
    return t;
}

Tokens Tokens::light()
{
    Tokens t;
    t.bg = QColor(0xf3, 0xf5, 0xf7);
    t.panel = QColor(0xff, 0xff, 0xff);
    t.raised = QColor(0xff, 0xff, 0xff);
    t.line = QColor(0xd3, 0xda, 0xe0);
    t.text = QColor(0x16, 0x20, 0x2a);
    t.text2 = QColor(0x4a, 0x58, 0x64);
    t.text3 = QColor(0x66, 0x74, 0x80);
    t.accent = QColor(0x0b, 0x6e, 0x7a);
    t.focus = QColor(0x0b, 0x6e, 0x7a);
    t.levelIV = QColor(0x1f, 0x66, 0xc1);
    t.levelIII = QColor(0x8a, 0x6a, 0x00);
    t.levelII = QColor(0xb4, 0x52, 0x0a);
    t.levelI = QColor(0xb3, 0x26, 0x1e);
    t.normal = QColor(0x1f, 0x7a, 0x45);
    t.offline = QColor(0x5e, 0x6b, 0x77);
    t.stale = QColor(0x7a, 0x5f, 0x2b);
    return t;
}

double Tokens::contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
            + 0.0722 * linear(colour.blueF());
    };
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace egret::mapscene
