// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickWindow>
#include <QSGFlatColorMaterial>
#include <QSGGeometryNode>
#include <QSGImageNode>

#include <optional>
#include <vector>

namespace egret::mapscene {

/// What a MapView puts into the scene: the image below, over it the ring of the current component and the
/// edge of a region that is being drawn. Render thread.
class MapNode final : public QSGNode
{
public:
    explicit MapNode(QQuickWindow *window);
    ~MapNode() override;

    void setRing(std::optional<QPointF> centre, double radius, const QColor &colour);
    /// A closed line; none where it is empty.
    void setOutline(const std::vector<QPointF> &line, const QColor &colour);

    QSGImageNode *image;

private:
    /// A line of one colour that is in the scene only while it has points.
    struct Line
    {
        explicit Line(float width);
        void show(QSGNode &parent, const std::vector<QPointF> &points, const QColor &colour);
        void take(QSGNode &parent);

        QSGGeometry geometry;
        QSGFlatColorMaterial material;
        QSGGeometryNode node;
    };

    Line m_ring{2};
    Line m_outline{2};
};

} // namespace egret::mapscene
