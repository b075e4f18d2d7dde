// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/LabelLayout.h>

#include <QFontMetricsF>
#include <QPainterPath>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace egret::mapscene {

namespace {

QFont fontOf(const Label &label)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(static_cast<int>(std::lround(label.pixels)));
    font.setWeight(static_cast<QFont::Weight>(label.weight));
    return font;
}

QTransform turnOf(const Label &label, const MapCamera &camera)
{
    const QPointF at = camera.toScreen(label.at);
    return QTransform().translate(at.x(), at.y()).rotate(label.degrees);
}

QRectF sizeOf(const Label &label)
{
    const QFontMetricsF metrics(fontOf(label));
    const double width = metrics.horizontalAdvance(label.text);
    return {-width / 2, -metrics.height() / 2, width, metrics.height()};
}

void draw(const Label &label, const QTransform &turn, QPainter &painter, const QColor &halo)
{
    const QFont font = fontOf(label);
    const QFontMetricsF metrics(font);
    QPainterPath path;
    path.addText(QPointF(-metrics.horizontalAdvance(label.text) / 2, metrics.ascent() - metrics.height() / 2),
                 font, label.text);
    path = turn.map(path);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(halo, font.pixelSize() * 0.22, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(label.colour);
    painter.drawPath(path);
}

} // namespace

std::vector<PlacedLabel> LabelLayout::place(const std::vector<Label> &labels, const MapCamera &camera,
                                            QPainter &painter, const QColor &halo)
{
    const QRectF image(QPointF(0, 0), camera.size);
    const QRectF around = image.marginsAdded({reach, reach, reach, reach});
    std::vector<const Label *> order;
    for (const Label &label : labels) {
        if (around.contains(camera.toScreen(label.at)))
            order.push_back(&label);
    }
    std::stable_partition(order.begin(), order.end(),
                          [this](const Label *label) { return m_placed.contains(label->key); });
    m_placed.clear();
    std::vector<PlacedLabel> placed;
    for (const Label *label : order) {
        const QTransform turn = turnOf(*label, camera);
        const QRectF box = turn.mapRect(sizeOf(*label)).adjusted(-4, -2, 4, 2);
        if (std::any_of(placed.begin(), placed.end(),
                        [&](const PlacedLabel &other) { return other.box.intersects(box); }))
            continue;
        placed.push_back({label->key, label->at, box});
        m_placed.insert(label->key);
        if (box.intersects(image))
            draw(*label, turn, painter, halo);
    }
    std::erase_if(placed, [&](const PlacedLabel &label) { return !label.box.intersects(image); });
    return placed;
}

} // namespace egret::mapscene
