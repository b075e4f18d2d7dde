// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <desk/ActionMenus.h>
#include <desk/PaletteIndex.h>
#include <session/Card.h>
#include <session/ComponentId.h>
#include <session/StatusText.h>

#include <QRegularExpression>

namespace egret::desk {

using session::Link;

PaletteIndex::PaletteIndex(const DeskContext &context, QObject *parent) : QObject(parent), m_context(context)
{
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

std::vector<PaletteEntry> PaletteIndex::find(const QString &typed) const
{
    const QString text = typed.simplified();
    std::vector<PaletteEntry> found;
    if (text.isEmpty()) {
        std::vector<std::pair<std::int64_t, PaletteEntry>> recent;
        for (const auto &[key, entry] : m_context.store
                 ? m_context.store->all("recent")
                 : std::map<std::string, session::DeskStore::Entry>()) {
            if (const auto link = Link::read(QString::fromStdString(key)))
                recent.emplace_back(entry.changed,
                                    entryOf(*link, QString::fromStdString(entry.value), tr("Recent")));
        }
        std::sort(recent.begin(), recent.end(), [](auto &a, auto &b) { return a.first > b.first; });
        for (auto &[time, entry] : recent) {
            if (found.size() < limit / 2)
                found.push_back(std::move(entry));
        }
    }
    addCodes(found, text);
    addCommands(found, text);
    addFilters(found, text);
    addNames(found, text);
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

void PaletteIndex::addCommands(std::vector<PaletteEntry> &found, const QString &text) const
{
    for (const auto &action : m_context.actions.all()) {
        if (action.inPalette && action.enabled && action.plainText().contains(text, Qt::CaseInsensitive)
            && found.size() < limit)
            found.push_back({action.plainText(), action.shortcut.isEmpty() ? tr("Command") : action.shortcut,
                             [registry = &m_context.actions, id = action.id] { registry->trigger(id); }});
    }
}

void PaletteIndex::addCodes(std::vector<PaletteEntry> &found, const QString &text) const
{
    const auto content = m_context.session.content();
    if (const auto link = Link::read(text))
        found.push_back(entryOf(*link, text, tr("Link")));
    static const QRegularExpression place(
        QStringLiteral("^(-?\\d{1,3}\\.\\d+)\\s*°?\\s*[EN]?[\\s,;，]+(-?\\d{1,3}\\.\\d+)\\s*°?\\s*[EN]?$"),
        QRegularExpression::CaseInsensitiveOption);
    if (const auto match = place.match(text); match.hasMatch()) {
        double lon = match.captured(1).toDouble();
        double lat = match.captured(2).toDouble();
        if (std::abs(lat) > 90 || (std::abs(lon) <= 90 && lat > 90))
            std::swap(lon, lat);
        if (std::abs(lat) <= 90 && std::abs(lon) <= 180)
            found.push_back(entryOf({Link::Kind::Place, {}, {lon, lat}, 17},
                                    QStringLiteral("%1, %2").arg(lon, 0, 'f', 6).arg(lat, 0, 'f', 6),
                                    tr("Coordinates")));
    }
    static const QRegularExpression digits(QStringLiteral("^[\\d ]{13,24}$"));
    if (!content || !digits.match(text).hasMatch())
        return;
    if (const auto row = session::rowOf(*content->city->components, text)) {
        const session::Card card = session::componentCard(*content, *row);
        found.push_back(
            entryOf(card.subject, card.title + QStringLiteral("  ") + card.subject.code, tr("Component")));
    }
    if (const auto row = session::rowOf(*content->city->cameras, text))
        found.push_back(
            entryOf({Link::Kind::Camera, session::identifierOf(*content->city->cameras, *row), {}, 0}, text,
                    tr("Camera")));
}

void PaletteIndex::addFilters(std::vector<PaletteEntry> &found, const QString &text) const
{
    if (text.isEmpty())
        return;
    session::FilterModel *const filters = &m_context.filters;
    for (const QString &name : filters->names()) {
        if (name.contains(text, Qt::CaseInsensitive))
            found.push_back({name, tr("Named filter"), [filters, name] { filters->use(name); }});
    }
    for (std::uint8_t state = 0; state < 5; ++state) {
        const QString name = session::stateName(state);
        if (name.contains(text, Qt::CaseInsensitive))
            found.push_back({tr("Only %1").arg(name), tr("Filter by state"), [filters, state, name] {
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
        found.push_back({tr("Only %1").arg(name),
                         tr("Filter by class · %1").arg(session::grouped(matched.second)),
                         [filters, name = name, keys = matched.first] {
                             session::MapFilter filter = filters->filter();
                             filter.onlyClasses = keys;
                             filters->apply(filter, tr("Only %1").arg(name));
                         }});
}

void PaletteIndex::addNames(std::vector<PaletteEntry> &found, const QString &text) const
{
    const auto content = m_context.session.content();
    if (!content || text.isEmpty())
        return;
    const std::string wanted = text.toStdString();
    const auto matches = [&](const std::string &name, const std::string &code) {
        return code.starts_with(wanted) || name.find(wanted) != std::string::npos;
    };
    const auto link = [](Link::Kind kind, const std::string &code) {
        return Link{kind, QString::fromStdString(code), {}, 0};
    };
    const domain::City &city = content->city->city;
    for (const domain::Area &area : city.areas) {
        if (found.size() >= limit)
            return;
        if (matches(area.name, area.code))
            found.push_back(entryOf(link(Link::Kind::Area, area.code),
                                    QString::fromStdString(area.name.empty() ? area.code : area.name),
                                    session::areaKindName(area.kind) + QStringLiteral(" · ")
                                        + QString::fromStdString(area.code)));
    }
    for (const domain::Officer &officer : city.officers) {
        if (found.size() < limit && matches(officer.name, officer.code))
            found.push_back(entryOf(link(Link::Kind::Officer, officer.code),
                                    QString::fromStdString(officer.name),
                                    tr("Officer · %1").arg(QString::fromStdString(officer.code))));
    }
    for (const domain::Unit &unit : city.units) {
        if (found.size() < limit && matches(unit.name, unit.code))
            found.push_back(
                entryOf(link(Link::Kind::Unit, unit.code), QString::fromStdString(unit.name), tr("Unit")));
    }
}

} // namespace egret::desk
