// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <wall/TileValues.h>

#include <QDate>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace egret::wall {

namespace {

using Named = std::vector<std::pair<QString, std::uint64_t>>;

bool chinese() { return QLocale().language() == QLocale::Chinese; }

QVariantMap figureOf(std::uint64_t value, bool assumed)
{
    return {{QStringLiteral("value"), session::shortNumber(value)},
            {QStringLiteral("exact"), session::grouped(value)},
            {QStringLiteral("assumed"), assumed}};
}

QVariantMap rowsOf(const Named &named)
{
    std::uint64_t most = 1;
    for (const auto &[name, value] : named)
        most = std::max(most, value);
    QVariantList rows;
    for (const auto &[name, value] : named)
        rows.append(
            QVariantMap{{QStringLiteral("name"), name},
                        {QStringLiteral("value"), session::shortNumber(value)},
                        {QStringLiteral("part"), static_cast<double>(value) / static_cast<double>(most)}});
    return {{QStringLiteral("rows"), rows}, {QStringLiteral("most"), session::shortNumber(most)}};
}

QVariantMap rankingOf(Named named)
{
    std::stable_sort(named.begin(), named.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    return rowsOf(named);
}

} // namespace

TileValues::TileValues(session::CitySession &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &session::CitySession::contentChanged, this, &TileValues::take);
    take();
}

void TileValues::take()
{
    const session::MapContentPtr &content = m_session.content();
    if (!content)
        return; // what was shown stays; its age tells
    const domain::City &city = content->city->city;
    const points::PointSet &components = *content->city->components;
    const points::PointSet &cameras = *content->city->cameras;
    QVariantMap values;
    const auto assumed = [&city](const char *key) {
        const auto known = std::find_if(city.figures.begin(), city.figures.end(),
                                        [key](const auto &figure) { return figure.key == key; });
        return known != city.figures.end() && known->assumed;
    };
    const auto count = [&city](domain::AreaKind kind) {
        return static_cast<std::uint64_t>(std::count_if(city.areas.begin(), city.areas.end(),
                                                        [kind](const auto &a) { return a.kind == kind; }));
    };
    values[QStringLiteral("components")] = figureOf(components.size(), assumed("components"));
    values[QStringLiteral("cameras")] = figureOf(cameras.size(), assumed("cameras"));
    values[QStringLiteral("officers")] = figureOf(city.officers.size(), assumed("officers"));
    values[QStringLiteral("units")] = figureOf(city.units.size(), assumed("units"));
    values[QStringLiteral("grids")] = figureOf(count(domain::AreaKind::Grid), assumed("grids"));
    values[QStringLiteral("communities")] =
        figureOf(count(domain::AreaKind::Community), assumed("communities"));
    values[QStringLiteral("streets")] = figureOf(count(domain::AreaKind::Street), assumed("towns"));
    values[QStringLiteral("components.damaged")] = figureOf(content->all.byState[1], false);
    values[QStringLiteral("components.missing")] = figureOf(content->all.byState[2], false);
    const double intact = components.size() == 0
        ? 0
        : 100.0 * static_cast<double>(content->all.byState[0]) / static_cast<double>(components.size());
    values[QStringLiteral("components.intact-rate")] =
        QVariantMap{{QStringLiteral("value"),
                     components.size() == 0 ? QString::fromUtf8("—")
                                            : QString::number(intact, 'f', 2) + QLatin1Char('%')},
                    {QStringLiteral("exact"), session::grouped(content->all.byState[0])},
                    {QStringLiteral("assumed"), false}};

    // Counts by district, by trouble and by month of change, in one pass over the rows.
    std::vector<std::uint64_t> troubleOf(components.districts.size(), 0);
    const QDate today = QDateTime::currentDateTimeUtc().toOffsetFromUtc(8 * 3600).date();
    const auto month = [](const QDate &date) { return date.year() * 12 + date.month() - 1; };
    std::vector<std::uint64_t> months(12, 0);
    std::uint64_t lately = 0;
    const auto epoch = QDate(1970, 1, 1);
    std::vector<int> monthOfDay; // day → months ago
    for (int day = 0; day < 400; ++day)
        monthOfDay.push_back(month(today) - month(today.addDays(-day)));
    const auto todayNumber = static_cast<int>(epoch.daysTo(today));
    for (std::uint32_t row = 0; row < components.size(); ++row) {
        if (components.state[row] != 0)
            ++troubleOf[components.district[row]];
        const int ago = components.change[row] == 0 ? -1 : todayNumber - components.change[row];
        if (ago < 0 || ago >= 400)
            continue;
        lately += ago < 30 ? 1 : 0;
        if (monthOfDay[static_cast<std::size_t>(ago)] < 12)
            ++months[static_cast<std::size_t>(11 - monthOfDay[static_cast<std::size_t>(ago)])];
    }
    values[QStringLiteral("components.changed-30-days")] = figureOf(lately, false);
    Named byMonth;
    for (int i = 0; i < 12; ++i) {
        const int number = month(today) - 11 + i;
        byMonth.emplace_back(QString::number(number % 12 + 1), months[static_cast<std::size_t>(i)]);
    }
    values[QStringLiteral("components.changes-by-month")] = rowsOf(byMonth);

    const auto nameOf = [&city](const std::string &code) {
        const auto area =
            std::find_if(city.areas.begin(), city.areas.end(), [&](const auto &a) { return a.code == code; });
        return QString::fromStdString(area == city.areas.end() ? code : area->name);
    };
    Named byDistrict, troubles, camerasBy, officersBy, unitsBy;
    QVariantList table;
    std::vector<std::uint64_t> camerasOf(cameras.districts.size(), 0);
    for (const std::uint8_t district : cameras.district)
        ++camerasOf[district];
    for (std::size_t i = 0; i < components.districts.size(); ++i) {
        const std::string &code = components.districts[i];
        const QString name = nameOf(code);
        const auto at = std::find(cameras.districts.begin(), cameras.districts.end(), code);
        const std::uint64_t eyes = at == cameras.districts.end()
            ? 0
            : camerasOf[static_cast<std::size_t>(at - cameras.districts.begin())];
        const auto in = [&code](const auto &list) {
            return static_cast<std::uint64_t>(std::count_if(
                list.begin(), list.end(), [&](const auto &one) { return one.district == code; }));
        };
        const auto grids = static_cast<std::uint64_t>(
            std::count_if(city.areas.begin(), city.areas.end(), [&](const auto &a) {
                return a.kind == domain::AreaKind::Grid && a.district == code;
            }));
        byDistrict.emplace_back(name, content->all.byDistrict[i]);
        troubles.emplace_back(name, troubleOf[i]);
        camerasBy.emplace_back(name, eyes);
        officersBy.emplace_back(name, in(city.officers));
        unitsBy.emplace_back(name, in(city.units));
        table.append(QVariantMap{
            {QStringLiteral("cells"),
             QStringList{name, session::shortNumber(content->all.byDistrict[i]), session::shortNumber(grids),
                         session::shortNumber(eyes), session::shortNumber(in(city.officers))}}});
    }
    values[QStringLiteral("components.by-district")] = rankingOf(byDistrict);
    values[QStringLiteral("components.not-intact-by-district")] = rankingOf(troubles);
    values[QStringLiteral("cameras.by-district")] = rankingOf(camerasBy);
    values[QStringLiteral("officers.by-district")] = rankingOf(officersBy);
    values[QStringLiteral("units.by-district")] = rankingOf(unitsBy);
    values[QStringLiteral("districts")] = QVariantMap{
        {QStringLiteral("heads"),
         QStringList{tr("District"), tr("Components"), tr("Grids"), tr("Cameras"), tr("Officers")}},
        {QStringLiteral("rows"), table}};

    static const char *const states[] = {QT_TR_NOOP("Intact"), QT_TR_NOOP("Damaged"), QT_TR_NOOP("Missing"),
                                         QT_TR_NOOP("Abandoned"), QT_TR_NOOP("Removed")};
    Named byState;
    for (std::size_t i = 1; i < 5; ++i)
        byState.emplace_back(tr(states[i]), content->all.byState[i]);
    values[QStringLiteral("components.not-intact")] = rowsOf(byState);
    Named byCategory;
    for (std::size_t i = 0; i < city.categories.size(); ++i)
        byCategory.emplace_back(
            QString::fromStdString(chinese() ? city.categories[i].name : city.categories[i].nameEn),
            content->categoryCount(content->all, i));
    values[QStringLiteral("components.by-category")] = rowsOf(byCategory);
    const auto classes = [&](const points::PointSet &set, const std::vector<std::uint64_t> &counts,
                             const std::vector<domain::ComponentClass> &known) {
        Named named;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const auto cls = std::find_if(known.begin(), known.end(),
                                          [&](const auto &one) { return one.key() == set.classes[i]; });
            const std::string name = cls == known.end() ? set.classes[i]
                : chinese() || cls->nameEn.empty()      ? cls->name
                                                        : cls->nameEn;
            named.emplace_back(QString::fromStdString(name), counts[i]);
        }
        return rankingOf(named);
    };
    std::vector<std::uint64_t> ofKind(cameras.classes.size(), 0);
    for (const std::uint16_t cls : cameras.cls)
        ++ofKind[cls];
    values[QStringLiteral("cameras.by-kind")] = classes(cameras, ofKind, city.cameraClasses);
    values[QStringLiteral("components.by-class")] =
        classes(components, {content->all.byClass.begin(), content->all.byClass.end()}, city.classes);
    m_values = std::move(values);
    Q_EMIT changed();
}

} // namespace egret::wall
