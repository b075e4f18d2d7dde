// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/Glyphs.h>
#include <mapscene/MapCamera.h>
#include <mapscene/MapStyle.h>
#include <session/MapContent.h>

#include <QImage>
#include <QPainter>

#include <span>
#include <unordered_map>

namespace egret::mapscene {

/// Draws one symbol for each component: the shape and colour of its category, the glyph of its class where
/// there is room for it, its state by fill and mark. Each look is drawn once and stamped. Render thread.
class SymbolLayer
{
public:
    SymbolLayer();

    struct Frame
    {
        const MapCamera &camera;
        const MapLook &look;
        const MapStyle &style;
        double scale; ///< logical pixels per design pixel
        double devicePixelRatio;
        QSizeF view; ///< without the margin of the image, logical pixels
        std::uint64_t inView; ///< components in the view: the more, the smaller each
    };
    /// @p marked rows get the ring of the selection.
    void draw(QPainter &painter, const session::MapContent &content, const Frame &frame,
              const points::Selection *marked);

    /// Diameter of a symbol in design pixels, 4 to 28, by the room that each has:
    /// under half of it, because components stand in rows along streets.
    static double diameter(std::uint64_t inView, const QSizeF &view, double scale);

private:
    const QImage &sprite(const session::MapContent &content, std::size_t cls, std::uint8_t state, bool marked,
                         const Frame &frame, double size);

    Glyphs m_glyphs;
    std::unordered_map<std::uint64_t, QImage> m_sprites;
    std::string m_spritesOf; ///< all that the sprites depend on beside their key
};

} // namespace egret::mapscene
