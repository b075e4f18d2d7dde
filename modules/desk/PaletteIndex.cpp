// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <desk/ActionMenus.h>
#include <desk/PaletteIndex.h>
#include <session/Card.h>
#include <session/ComponentId.h>
#include <session/StatusText.h>

#include <algorithm>

namespace egret::desk {

using session::Link;

namespace {

/// Hits from here on are the code itself, or begin with what was typed; they stand before commands.
constexpr int surely = 84'000;

/// Puts the first @p most of @p from behind @p to.
void takeFirst(std::vector<PaletteEntry> &from, std::vector<PaletteEntry> &to, std::size_t most)
{
    const auto end = from.begin() + static_cast<std::ptrdiff_t>(std::min(most, from.size()));
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(end));
    from.erase(from.begin(), end);
}

} // namespace

PaletteIndex::PaletteIndex(const DeskContext &context, QObject *parent) :
    QObject(parent), m_context(context), m_search(context.session)
{
    connect(&m_search, &SearchIndex::answered, this, &PaletteIndex::answer);
}

void PaletteIndex::remember(const Link &link, const QString &title) const
{
    if (m_context.store)
        m_context.store->put("recent", link.text().toStdString(), title.toStdString());
}

PaletteEntry PaletteIndex::entryOf(const Link &link, const QString &title, const QString &hint) const
{
    return {title, hint, [this, link, title] {
                remember(link, title);
                Q_EMIT linkChosen(link);
            }};
}

void PaletteIndex::ask(const QString &text) { m_search.ask(text.simplified()); }

void PaletteIndex::answer(const QString &text, const std::vector<search::Hit> &hits)
{
    Entries entries;
    if (text.isEmpty())
        addRecent(entries);
    if (const auto link = Link::read(text))
        entries.push_back(entryOf(*link, text, tr("Link")));
    Entries sure, perhaps, toDo;
    for (const search::Hit &hit : hits)
        (hit.score >= surely ? sure : perhaps).push_back(entryOf(hit));
    addCommands(toDo, text);
    addFilters(toDo, text);
    // Half for what is surely meant, a third for what can be done; what is left goes to who has more.
    takeFirst(sure, entries, limit / 2);
    takeFirst(toDo, entries, limit / 3);
    for (Entries *rest : {&sure, &perhaps, &toDo})
        takeFirst(*rest, entries, limit);
    if (entries.size() > limit)
        entries.resize(limit);
    Q_EMIT found(text, entries);
}

void PaletteIndex::addRecent(Entries &entries) const
{
    if (!m_context.store)
        return;
    std::vector<std::pair<std::int64_t, PaletteEntry>> recent;
    for (const auto &[key, entry] : m_context.store->all("recent")) {
        if (const auto link = Link::read(QString::fromStdString(key)))
            recent.emplace_back(entry.changed,
                                entryOf(*link, QString::fromStdString(entry.value), tr("Recent")));
    }
    std::sort(recent.begin(), recent.end(), [](auto &a, auto &b) { return a.first > b.first; });
    for (auto &[time, entry] : recent) {
        if (entries.size() < limit / 2)
            entries.push_back(std::move(entry));
    }
}

PaletteEntry PaletteIndex::entryOf(const search::Hit &hit) const
{
    const QString title = QString::fromStdString(hit.title);
    const QString code = QString::fromStdString(hit.code);
    const QString beside = QString::fromStdString(hit.subtitle);
    const geo::LonLat at = hit.place ? geo::toLonLat(*hit.place) : geo::LonLat{};
    switch (hit.kind) {
    case search::Kind::Component:
        return entryOf({Link::Kind::Component, code, {}, 0}, classNameOf(hit) + QStringLiteral("  ") + title,
                       tr("Component"));
    case search::Kind::Camera: return entryOf({Link::Kind::Camera, code, {}, 0}, title, tr("Camera"));
    case search::Kind::Area:
        return entryOf({Link::Kind::Area, code, {}, 0}, title.isEmpty() ? code : title, areaHintOf(hit));
    case search::Kind::Officer:
        return entryOf({Link::Kind::Officer, code, {}, 0}, title, tr("Officer · %1").arg(code));
    case search::Kind::Unit: return entryOf({Link::Kind::Unit, code, {}, 0}, title, tr("Unit"));
    case search::Kind::Street:
        return entryOf({Link::Kind::Place, {}, at, 16}, title, tr("Road · %1").arg(beside));
    case search::Kind::Coordinate: return entryOf({Link::Kind::Place, {}, at, 17}, title, tr("Coordinates"));
    case search::Kind::Command:
    case search::Kind::Setting: break; // those of the desk are added by itself
    }
    return {title, beside, [] {}};
}

QString PaletteIndex::classNameOf(const search::Hit &hit) const
{
    // The city may have changed since the index was built: only the same component has the name.
    const auto content = m_context.session.content();
    if (content && hit.row && *hit.row < content->city->components->size()
        && session::identifierOf(*content->city->components, *hit.row) == QString::fromStdString(hit.code))
        return session::className(content->classOf(*hit.row));
    return QString::fromStdString(hit.subtitle);
}

QString PaletteIndex::areaHintOf(const search::Hit &hit) const
{
    const QString code = QString::fromStdString(hit.code);
    if (const auto content = m_context.session.content()) {
        for (const domain::Area &area : content->city->city.areas) {
            if (area.code == hit.code)
                return session::areaKindName(area.kind) + QStringLiteral(" · ") + code;
        }
    }
    return code;
}

void PaletteIndex::addCommands(Entries &entries, const QString &text) const
{
    for (const auto &action : m_context.actions.all()) {
        if (action.inPalette && action.enabled && action.plainText().contains(text, Qt::CaseInsensitive)
            && entries.size() < 2 * limit)
            entries.push_back({action.plainText(),
                               action.shortcut.isEmpty() ? tr("Command") : action.shortcut,
                               [registry = &m_context.actions, id = action.id] { registry->trigger(id); }});
    }
}

void PaletteIndex::addFilters(Entries &entries, const QString &text) const
{
    if (text.isEmpty())
        return;
    session::FilterModel *const filters = &m_context.filters;
    for (const QString &name : filters->names()) {
        if (name.contains(text, Qt::CaseInsensitive))
            entries.push_back({name, tr("Named filter"), [filters, name] { filters->use(name); }});
    }
    for (std::uint8_t state = 0; state < 5; ++state) {
        const QString name = session::stateName(state);
        if (name.contains(text, Qt::CaseInsensitive))
            entries.push_back({tr("Only %1").arg(name), tr("Filter by state"), [filters, state, name] {
                                   session::MapFilter filter = filters->filter();
                                   filter.hiddenStates.clear();
                                   for (std::uint8_t other = 0; other < 16; ++other) {
                                       if (other != state)
                                           filter.hiddenStates.insert(other);
                                   }
                                   filters->apply(filter, tr("Only %1").arg(name));
                               }});
    }
    const auto content = m_context.session.content();
    if (!content)
        return;
    std::map<QString, std::pair<std::set<std::string>, std::uint64_t>> classes; // one entry for all schemes
    for (std::size_t i = 0; i < content->all.byClass.size(); ++i) {
        const QString name = session::className(content->classAt(i));
        if (content->all.byClass[i] > 0 && name.contains(text, Qt::CaseInsensitive)) {
            classes[name].first.insert(content->city->components->classes[i]);
            classes[name].second += content->all.byClass[i];
        }
    }
    for (const auto &[name, matched] : classes)
        entries.push_back({tr("Only %1").arg(name),
                           tr("Filter by class · %1").arg(session::grouped(matched.second)),
                           [filters, name = name, keys = matched.first] {
                               session::MapFilter filter = filters->filter();
                               filter.onlyClasses = keys;
                               filters->apply(filter, tr("Only %1").arg(name));
                           }});
}

} // namespace egret::desk
