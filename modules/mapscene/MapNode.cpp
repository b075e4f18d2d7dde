// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/MapNode.h>

#include <cmath>

namespace egret::mapscene {

namespace {

constexpr int ringSegments = 32;

} // namespace

MapNode::Line::Line(float width) : geometry(QSGGeometry::defaultAttributes_Point2D(), 0)
{
    geometry.setDrawingMode(QSGGeometry::DrawLineStrip);
    geometry.setLineWidth(width);
    node.setGeometry(&geometry);
    node.setMaterial(&material);
    node.setFlag(QSGNode::OwnedByParent, false);
}

void MapNode::Line::show(QSGNode &parent, const std::vector<QPointF> &points, const QColor &colour)
{
    if (points.empty()) {
        take(parent);
        return;
    }
    material.setColor(colour);
    if (geometry.vertexCount() != static_cast<int>(points.size()))
        geometry.allocate(static_cast<int>(points.size()));
    auto *const vertices = geometry.vertexDataAsPoint2D();
    for (std::size_t i = 0; i < points.size(); ++i)
        vertices[i].set(static_cast<float>(points[i].x()), static_cast<float>(points[i].y()));
    node.markDirty(QSGNode::DirtyGeometry | QSGNode::DirtyMaterial);
    if (!node.parent())
        parent.appendChildNode(&node);
}

void MapNode::Line::take(QSGNode &parent)
{
    if (node.parent())
        parent.removeChildNode(&node);
}

MapNode::MapNode(QQuickWindow *window) : image(window->createImageNode()) { appendChildNode(image); }

MapNode::~MapNode()
{
    m_ring.take(*this);
    m_outline.take(*this);
    delete image->texture();
}

void MapNode::setRing(std::optional<QPointF> centre, double radius, const QColor &colour)
{
    std::vector<QPointF> points;
    if (centre) {
        for (int i = 0; i <= ringSegments; ++i) {
            const double angle = 2 * M_PI * i / ringSegments;
            points.emplace_back(centre->x() + radius * std::cos(angle),
                                centre->y() + radius * std::sin(angle));
        }
    }
    m_ring.show(*this, points, colour);
}

void MapNode::setOutline(const std::vector<QPointF> &line, const QColor &colour)
{
    m_outline.show(*this, line, colour);
}

} // namespace egret::mapscene
