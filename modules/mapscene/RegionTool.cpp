// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/RegionTool.h>
#include <session/StatusText.h>

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace egret::mapscene {

namespace {

RegionSketch::Shape shapeOf(RegionTool::Mode mode)
{
    switch (mode) {
    case RegionTool::Mode::Lasso: return RegionSketch::Shape::Lasso;
    case RegionTool::Mode::Circle: return RegionSketch::Shape::Circle;
    case RegionTool::Mode::Hand:
    case RegionTool::Mode::Box: break;
    }
    return RegionSketch::Shape::Box;
}

QString distance(double metres)
{
    return metres < 1000 ? RegionTool::tr("%1 m").arg(metres, 0, 'f', 0)
                         : RegionTool::tr("%1 km").arg(metres / 1000, 0, 'f', 2);
}

} // namespace

void RegionTool::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_sketch.reset();
    Q_EMIT changed();
}

bool RegionTool::wants(Qt::KeyboardModifiers modifiers) const
{
    return m_mode != Mode::Hand || modifiers.testFlag(Qt::ShiftModifier);
}

void RegionTool::begin(QPointF at, const MapCamera &camera)
{
    m_sketch.emplace(shapeOf(m_mode), at, camera);
    m_at = at;
    m_count.reset();
    m_waiting = nullptr;
    Q_EMIT changed();
}

void RegionTool::moveTo(QPointF at, const MapCamera &camera, const session::MapContentPtr &content)
{
    if (!m_sketch)
        return;
    m_sketch->moveTo(at, camera);
    m_at = at;
    m_content = content;
    m_waiting = m_sketch->region();
    countNext();
    Q_EMIT changed();
}

void RegionTool::countNext()
{
    if (m_counting || !m_waiting || !m_content)
        return;
    m_counting = true;
    QThreadPool::globalInstance()->start(
        [self = QPointer<RegionTool>(this), content = m_content, region = std::exchange(m_waiting, nullptr)] {
            const std::uint64_t count =
                points::countInside(*content->city->components, content->components, *region);
            QMetaObject::invokeMethod(qApp, [self, count] {
                if (!self)
                    return;
                self->m_counting = false;
                if (self->m_sketch) {
                    self->m_count = count;
                    Q_EMIT self->changed();
                }
                self->countNext();
            });
        });
}

QString RegionTool::text() const
{
    if (!m_sketch || !m_count)
        return {};
    const QString found = tr("%1 components").arg(session::grouped(*m_count));
    return m_sketch->shape() == RegionSketch::Shape::Circle
        ? tr("%1 · radius %2").arg(found, distance(m_sketch->radius()))
        : found;
}

points::RegionPtr RegionTool::finish()
{
    const points::RegionPtr region = m_sketch ? m_sketch->region() : nullptr;
    m_sketch.reset();
    m_waiting = nullptr;
    Q_EMIT changed();
    return region;
}

bool RegionTool::cancel()
{
    if (!m_sketch && m_mode == Mode::Hand)
        return false;
    if (m_sketch)
        m_sketch.reset();
    else
        m_mode = Mode::Hand;
    m_waiting = nullptr;
    Q_EMIT changed();
    return true;
}

} // namespace egret::mapscene
