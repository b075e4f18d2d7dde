// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/MapTools.h>

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace egret::desk {

using mapscene::RegionTool;

MapTools::MapTools(const DeskContext &context, mapscene::MapView &map, QObject *parent) :
    QObject(parent), m_context(context), m_map(map)
{
    addAction(
        "select.box", [] { return tr("Select by &box"); }, "B", RegionTool::Mode::Box);
    addAction(
        "select.lasso", [] { return tr("Select by &lasso"); }, "L", RegionTool::Mode::Lasso);
    addAction(
        "select.circle", [] { return tr("Select by &circle"); }, "C", RegionTool::Mode::Circle);
    addLooks();
    checkLooks();
    connect(&m_map, &mapscene::MapView::styleChanged, this, &MapTools::checkLooks);
    connect(m_map.region(), &RegionTool::changed, this, [this] {
        const auto mode = m_map.region()->mode();
        m_context.actions.setChecked(QStringLiteral("select.box"), mode == RegionTool::Mode::Box);
        m_context.actions.setChecked(QStringLiteral("select.lasso"), mode == RegionTool::Mode::Lasso);
        m_context.actions.setChecked(QStringLiteral("select.circle"), mode == RegionTool::Mode::Circle);
    });
    connect(&m_map, &mapscene::MapView::regionDrawn, this, &MapTools::select);
    connect(&m_map, &mapscene::MapView::focused, this, [this](std::uint32_t row) {
        if (const session::MapContentPtr content = m_context.session.content())
            m_context.selection.setCurrent(content->city->components, row);
    });
    connect(&m_context.selection, &session::SelectionModel::changed, this, &MapTools::mark);
    connect(&m_context.selection, &session::SelectionModel::currentChanged, this, &MapTools::mark);
    // After the map itself, which drops its marks: rows are those of one content.
    connect(&m_context.session, &session::CitySession::contentChanged, this, &MapTools::mark,
            Qt::QueuedConnection);
}

void MapTools::addAction(const char *id, std::function<QString()> text, const char *key,
                         RegionTool::Mode mode)
{
    session::ActionRegistry::Action action;
    action.id = QLatin1String(id);
    action.text = std::move(text);
    action.shortcut = QLatin1String(key);
    action.scope = QStringLiteral("map"); // letters are typed elsewhere; the map takes them itself
    action.run = [this, mode] {
        m_map.toggle(mode);
        m_map.forceActiveFocus(Qt::ShortcutFocusReason);
    };
    action.checkable = true;
    if (const Outcome added = m_context.actions.add(std::move(action)); !added)
        qCritical("%s", added.error().message.c_str());
}

void MapTools::addLooks()
{
    namespace look = mapscene::look;
    using mapscene::MapLook;
    addLook(
        "map.byClass", [] { return tr("Colour by &class"); },
        [](MapLook &wanted) { wanted.colouring = look::Colouring::ByClass; });
    addLook(
        "map.byState", [] { return tr("Colour by &state"); },
        [](MapLook &wanted) { wanted.colouring = look::Colouring::ByState; });
    addLook(
        "map.byDensity", [] { return tr("Colour by &number alone"); },
        [](MapLook &wanted) { wanted.colouring = look::Colouring::OneRamp; });
    const auto areas = [this](const char *id, std::function<QString()> text, look::Areas kind) {
        addLook(id, std::move(text), [kind](MapLook &wanted) { wanted.choropleth = kind; });
    };
    areas(
        "map.shadeNothing", [] { return tr("Shade no areas"); }, look::Areas::None);
    areas(
        "map.shadeDistricts", [] { return tr("Shade districts"); }, look::Areas::Districts);
    areas(
        "map.shadeStreets", [] { return tr("Shade streets"); }, look::Areas::Streets);
    areas(
        "map.shadeCommunities", [] { return tr("Shade communities"); }, look::Areas::Communities);
    areas(
        "map.shadeGrids", [] { return tr("Shade grids"); }, look::Areas::Grids);
    areas(
        "map.shadeDutyAreas", [] { return tr("Shade duty areas"); }, look::Areas::DutyAreas);
    const auto measure = [this](const char *id, std::function<QString()> text, look::Measure value) {
        addLook(id, std::move(text), [value](MapLook &wanted) { wanted.measure = value; });
    };
    measure(
        "map.shadeByCount", [] { return tr("Shade by number"); }, look::Measure::Count);
    measure(
        "map.shadeByDensity", [] { return tr("Shade by number per km²"); },
        look::Measure::PerSquareKilometre);
    measure(
        "map.shadeByDamage", [] { return tr("Shade by share not intact"); }, look::Measure::NotIntactShare);
    const auto breaks = [this](const char *id, std::function<QString()> text, look::Breaks value) {
        addLook(id, std::move(text), [value](MapLook &wanted) { wanted.breaks = value; });
    };
    breaks(
        "map.breaksEqual", [] { return tr("Classes of equal width"); }, look::Breaks::Equal);
    breaks(
        "map.breaksQuantile", [] { return tr("Classes of equal number"); }, look::Breaks::Quantile);
    breaks(
        "map.breaksNatural", [] { return tr("Natural classes"); }, look::Breaks::Natural);
}

void MapTools::addLook(const char *id, std::function<QString()> text,
                       std::function<void(mapscene::MapLook &)> change)
{
    session::ActionRegistry::Action action;
    action.id = QLatin1String(id);
    action.text = std::move(text);
    action.checkable = true;
    action.run = [this, change] {
        mapscene::MapLook wanted = m_map.look();
        change(wanted);
        m_map.setLook(wanted);
        checkLooks(); // also where it was the choice already
    };
    m_looks.emplace_back(action.id, std::move(change));
    if (const Outcome added = m_context.actions.add(std::move(action)); !added)
        qCritical("%s", added.error().message.c_str());
}

void MapTools::checkLooks()
{
    for (const auto &[id, change] : m_looks) {
        mapscene::MapLook wanted = m_map.look();
        change(wanted);
        m_context.actions.setChecked(id, wanted == m_map.look());
    }
}

session::Combine MapTools::joinOf(Qt::KeyboardModifiers modifiers)
{
    const bool add = modifiers.testFlag(Qt::ControlModifier);
    const bool remove = modifiers.testFlag(Qt::AltModifier);
    return add && remove ? session::Combine::Intersect
        : add            ? session::Combine::Add
        : remove         ? session::Combine::Remove
                         : session::Combine::Replace;
}

void MapTools::select(const points::RegionPtr &region, Qt::KeyboardModifiers modifiers)
{
    const session::MapContentPtr content = m_context.session.content();
    if (!content)
        return;
    QThreadPool::globalInstance()->start([self = QPointer<MapTools>(this), content, region, modifiers] {
        WorkerPool pool(1); // the window may close meanwhile, and its pool with it
        auto inside = std::make_shared<const points::Selection>(
            points::selectInside(*content->city->components, content->components, *region, pool));
        QMetaObject::invokeMethod(qApp, [self, content, inside = std::move(inside), modifiers] {
            if (self)
                self->m_context.selection.combine(content->city->components, *inside, joinOf(modifiers));
        });
    });
}

void MapTools::mark()
{
    const session::MapContentPtr content = m_context.session.content();
    const session::SelectionModel &selection = m_context.selection;
    if (!content || selection.points() != content->city->components)
        return;
    m_map.select(selection.current());
    m_map.mark(selection.count() == 0 ? nullptr
                                      : std::make_shared<const points::Selection>(selection.rows()));
}

} // namespace egret::desk
