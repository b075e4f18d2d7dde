// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ComponentState.h>
#include <session/Card.h>
#include <session/ComponentId.h>
#include <session/StatusText.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace egret::session {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Card)
};

const QString none = QStringLiteral("—");

QString text(const std::string &value) { return value.empty() ? none : QString::fromStdString(value); }
QString dayText(Day day) { return day == 0 ? none : QString::fromStdString(toText(day)); }

QString placeText(geo::WorldPoint at)
{
    const geo::LonLat place = geo::toLonLat(at);
    return QStringLiteral("%1, %2 CGCS2000").arg(place.lon, 0, 'f', 6).arg(place.lat, 0, 'f', 6);
}

Link linkTo(Link::Kind kind, std::string_view code)
{
    return {kind, QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size())), {}, 0};
}

const domain::Area *areaOf(const domain::City &city, std::string_view code)
{
    const auto found = std::find_if(city.areas.begin(), city.areas.end(),
                                    [&](const auto &area) { return area.code == code; });
    return found == city.areas.end() ? nullptr : &*found;
}

/// District, street, community and grid that a grid code names, as links.
void addAreas(Card &card, const domain::City &city, const std::string &district, const std::string &grid)
{
    const auto add = [&](const QString &name, const std::string &code) {
        if (areaOf(city, code))
            card.fields.push_back({name, areaName(city, code), linkTo(Link::Kind::Area, code)});
    };
    add(Words::tr("District"), district);
    if (grid.size() < 12) {
        card.fields.push_back({Words::tr("Grid"), none, {}});
        return;
    }
    add(Words::tr("Street"), grid.substr(0, 9));
    add(Words::tr("Community"), grid.substr(0, 12));
    card.fields.push_back({Words::tr("Grid"), text(grid), linkTo(Link::Kind::Area, grid)});
}

/// The officers of the area or of the one above it.
void addOfficers(Card &card, const domain::City &city, const std::string &code)
{
    int shown = 0;
    for (const domain::Officer &officer : city.officers) {
        const bool answers = !officer.dutyArea.empty()
            && (code.starts_with(officer.dutyArea) || officer.dutyArea.starts_with(code));
        if (answers && ++shown <= 3)
            card.fields.push_back(
                {Words::tr("Officer"), text(officer.name), linkTo(Link::Kind::Officer, officer.code)});
    }
}

Card areaCard(const MapContent &content, const domain::Area &area)
{
    const domain::City &city = content.city->city;
    Card card;
    card.subject = linkTo(Link::Kind::Area, area.code);
    card.title = text(area.name.empty() ? area.code : area.name);
    card.subtitle = areaKindName(area.kind);
    card.place = area.label;
    card.box = area.shape.box();
    card.fields.push_back({Words::tr("Code"), text(area.code), {}});
    if (!area.parent.empty())
        card.fields.push_back(
            {Words::tr("Part of"), areaName(city, area.parent), linkTo(Link::Kind::Area, area.parent)});
    const points::PointSet &set = *content.city->components;
    std::uint64_t components = 0;
    if (area.kind == domain::AreaKind::District) {
        for (std::size_t i = 0; i < set.districts.size(); ++i)
            components += set.districts[i] == area.code ? content.all.byDistrict[i] : 0;
    } else {
        for (std::size_t i = 0; i < set.grids.size(); ++i)
            components += set.grids[i].starts_with(area.code) ? content.all.byGrid[i] : 0;
    }
    if (area.kind != domain::AreaKind::DutyArea)
        card.fields.push_back({Words::tr("Components"), grouped(components), {}});
    card.fields.push_back({Words::tr("Size"),
                           QStringLiteral("%1 km²").arg(area.shape.areaSquareMetres() / 1e6, 0, 'f', 2),
                           {}});
    if (area.assumed)
        card.fields.push_back({Words::tr("Outline"), Words::tr("assumed, not surveyed"), {}});
    addOfficers(card, city, area.code);
    return card;
}

Card officerCard(const domain::City &city, const domain::Officer &officer)
{
    Card card;
    card.subject = linkTo(Link::Kind::Officer, officer.code);
    card.title = text(officer.name);
    card.subtitle = Words::tr("Officer");
    card.place = officer.home;
    card.fields.push_back({Words::tr("Code"), text(officer.code), {}});
    card.fields.push_back({Words::tr("Phone"), text(officer.phone), {}});
    card.fields.push_back({Words::tr("District"), areaName(city, officer.district),
                           linkTo(Link::Kind::Area, officer.district)});
    if (!officer.dutyArea.empty())
        card.fields.push_back({Words::tr("Duty area"), areaName(city, officer.dutyArea),
                               linkTo(Link::Kind::Area, officer.dutyArea)});
    card.fields.push_back({Words::tr("Shift begins at"), placeText(officer.home), {}});
    return card;
}

Card unitCard(const domain::City &city, const domain::Unit &unit)
{
    Card card;
    card.subject = linkTo(Link::Kind::Unit, unit.code);
    card.title = text(unit.name);
    card.subtitle = Words::tr("Unit");
    card.fields.push_back({Words::tr("Code"), text(unit.code), {}});
    if (!unit.district.empty())
        card.fields.push_back(
            {Words::tr("District"), areaName(city, unit.district), linkTo(Link::Kind::Area, unit.district)});
    for (const domain::Unit &other : city.units) {
        if (other.code == unit.parent)
            card.fields.push_back(
                {Words::tr("Part of"), text(other.name), linkTo(Link::Kind::Unit, other.code)});
        if (other.parent == unit.code)
            card.fields.push_back(
                {Words::tr("Includes"), text(other.name), linkTo(Link::Kind::Unit, other.code)});
    }
    return card;
}

Card cameraCard(const MapContent &content, std::uint32_t row)
{
    const points::PointSet &set = *content.city->cameras;
    const domain::City &city = content.city->city;
    const std::string &key = set.classes[set.cls[row]];
    Card card;
    card.subject = {Link::Kind::Camera, identifierOf(set, row), {}, 0};
    card.title = Words::tr("Camera");
    for (const domain::ComponentClass &cls : city.cameraClasses) {
        if (cls.key() == key)
            card.title = className(cls);
    }
    card.subtitle = Words::tr("Camera") + QStringLiteral(" · ") + stateName(set.state[row]);
    card.place = geo::WorldPoint{set.x[row], set.y[row]};
    card.fields.push_back({Words::tr("Code"), card.subject.code, {}});
    addAreas(card, city, set.districts[set.district[row]],
             set.grid[row] == points::noGrid ? std::string() : set.grids[set.grid[row]]);
    card.fields.push_back({Words::tr("Position"), placeText(*card.place), {}});
    return card;
}

} // namespace

QString stateName(std::uint8_t state)
{
    switch (static_cast<domain::ComponentState>(state)) {
    case domain::ComponentState::Intact: return Words::tr("Intact");
    case domain::ComponentState::Damaged: return Words::tr("Damaged");
    case domain::ComponentState::Missing: return Words::tr("Missing");
    case domain::ComponentState::Abandoned: return Words::tr("Abandoned");
    case domain::ComponentState::Removed: return Words::tr("Removed");
    case domain::ComponentState::Unknown: break;
    }
    return Words::tr("Unknown");
}

QString areaKindName(domain::AreaKind kind)
{
    switch (kind) {
    case domain::AreaKind::District: return Words::tr("District");
    case domain::AreaKind::Street: return Words::tr("Street");
    case domain::AreaKind::Community: return Words::tr("Community");
    case domain::AreaKind::Grid: return Words::tr("Grid");
    case domain::AreaKind::DutyArea: break;
    }
    return Words::tr("Duty area");
}

QString className(const domain::ComponentClass &cls)
{
    if (!cls.known())
        return Words::tr("Unknown class %1").arg(QString::fromStdString(cls.code));
    const bool chinese = QLocale().language() == QLocale::Chinese;
    return QString::fromStdString(chinese || cls.nameEn.empty() ? cls.name : cls.nameEn);
}

QString areaName(const domain::City &city, std::string_view code)
{
    const domain::Area *const area = areaOf(city, code);
    return text(area && !area->name.empty() ? area->name : std::string(code));
}

Card componentCard(const MapContent &content, std::uint32_t row)
{
    const points::PointSet &set = *content.city->components;
    const domain::ComponentClass cls = content.classOf(row);
    Card card;
    card.subject = {Link::Kind::Component, identifierOf(set, row), {}, 0};
    card.row = row;
    card.state = set.state[row];
    card.title = className(cls);
    card.subtitle = QString::fromStdString(cls.code + " · " + cls.scheme);
    card.place = geo::WorldPoint{set.x[row], set.y[row]};
    card.fields.push_back({Words::tr("Code"), card.subject.code, {}});
    card.fields.push_back({Words::tr("State"), stateName(set.state[row]), {}});
    addAreas(card, content.city->city, set.districts[set.district[row]],
             set.grid[row] == points::noGrid ? std::string() : set.grids[set.grid[row]]);
    card.fields.push_back({Words::tr("Surveyed"), dayText(set.survey[row]), {}});
    card.fields.push_back({Words::tr("Changed"), dayText(set.change[row]), {}});
    card.fields.push_back({Words::tr("Position"), placeText(*card.place), {}});
    return card;
}

std::optional<Card> cardOf(const MapContent &content, const Link &link)
{
    const domain::City &city = content.city->city;
    const std::string code = link.code.toStdString();
    switch (link.kind) {
    case Link::Kind::Component:
        if (const auto row = rowOf(*content.city->components, link.code))
            return componentCard(content, *row);
        break;
    case Link::Kind::Camera:
        if (const auto row = rowOf(*content.city->cameras, link.code))
            return cameraCard(content, *row);
        break;
    case Link::Kind::Area:
        if (const domain::Area *const area = areaOf(city, code))
            return areaCard(content, *area);
        break;
    case Link::Kind::Officer:
        for (const domain::Officer &officer : city.officers) {
            if (officer.code == code)
                return officerCard(city, officer);
        }
        break;
    case Link::Kind::Unit:
        for (const domain::Unit &unit : city.units) {
            if (unit.code == code)
                return unitCard(city, unit);
        }
        break;
    case Link::Kind::Place:
    case Link::Kind::Wall: break;
    }
    return std::nullopt;
}

} // namespace egret::session
