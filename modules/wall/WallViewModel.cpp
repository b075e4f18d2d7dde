// SPDX-License-Identifier: GPL-3.0-or-later
#include <domain/ComponentState.h>
#include <mapscene/MapStyle.h>
#include <mapscene/Theme.h>
#include <wall/WallViewModel.h>

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <QTimer>

#include <algorithm>

namespace egret::wall {

namespace {

QDateTime shanghaiNow() { return QDateTime::currentDateTimeUtc().toTimeZone(QTimeZone("Asia/Shanghai")); }

bool chinese() { return QLocale().language() == QLocale::Chinese; }

} // namespace

WallViewModel::WallViewModel(session::CitySession &session, QObject *parent) :
    QObject(parent), m_session(session)
{
    connect(&session, &session::CitySession::contentChanged, this, &WallViewModel::take);
    connect(&session, &session::CitySession::statusChanged, this, &WallViewModel::statusChanged);
    auto *const second = new QTimer(this);
    connect(second, &QTimer::timeout, this, &WallViewModel::tick);
    second->start(1000);
    take();
}

QString WallViewModel::city() const
{
    if (!m_session.content())
        return tr("No city yet");
    const domain::City &city = m_session.content()->city->city;
    return chinese() ? tr("%1 City Management Command Wall").arg(QString::fromStdString(city.name))
                     : tr("%1 City Management Command Wall").arg(QString::fromStdString(city.nameEn));
}

QString WallViewModel::clock() const { return shanghaiNow().toString(QStringLiteral("HH:mm")); }

QString WallViewModel::date() const
{
    return QLocale().toString(shanghaiNow(), QStringLiteral("MM-dd dddd"));
}

void WallViewModel::take()
{
    m_figures.clear();
    m_districts.clear();
    m_states.clear();
    m_categories.clear();
    if (const session::MapContentPtr &content = m_session.content()) {
        const domain::City &city = content->city->city;
        const auto figure = [&](const QString &name, std::uint64_t value, const char *key) {
            const auto known = std::find_if(city.figures.begin(), city.figures.end(),
                                            [key](const auto &f) { return f.key == key; });
            m_figures.append(
                QVariantMap{{QStringLiteral("name"), name},
                            {QStringLiteral("value"), session::shortNumber(value)},
                            {QStringLiteral("exact"), session::grouped(value)},
                            {QStringLiteral("assumed"), known != city.figures.end() && known->assumed}});
        };
        const auto count = [&](domain::AreaKind kind) {
            return static_cast<std::uint64_t>(std::count_if(
                city.areas.begin(), city.areas.end(), [kind](const auto &a) { return a.kind == kind; }));
        };
        figure(tr("Components"), content->city->components->size(), "components");
        figure(tr("Grids"), count(domain::AreaKind::Grid), "grids");
        figure(tr("Officers"), city.officers.size(), "officers");
        figure(tr("Cameras"), content->city->cameras->size(), "cameras");
        figure(tr("Handling units"), city.units.size(), "units");
        figure(tr("Communities and villages"), count(domain::AreaKind::Community), "communities");
        const auto bar = [](QVariantList &list, const QString &name, std::uint64_t value,
                            std::uint64_t most) {
            list.append(
                QVariantMap{{QStringLiteral("name"), name},
                            {QStringLiteral("value"), session::shortNumber(value)},
                            {QStringLiteral("part"),
                             most > 0 ? static_cast<double>(value) / static_cast<double>(most) : 0.0}});
        };
        const points::PointSet &components = *content->city->components;
        std::vector<std::pair<std::uint32_t, QString>> ranking;
        for (std::size_t i = 0; i < components.districts.size(); ++i) {
            const auto area = std::find_if(city.areas.begin(), city.areas.end(),
                                           [&](const auto &a) { return a.code == components.districts[i]; });
            ranking.emplace_back(
                content->all.byDistrict[i],
                QString::fromStdString(area == city.areas.end() ? components.districts[i] : area->name));
        }
        std::sort(ranking.begin(), ranking.end(),
                  [](const auto &a, const auto &b) { return a.first > b.first; });
        for (const auto &[value, name] : ranking)
            bar(m_districts, name, value, ranking.front().first);
        // What is not intact, against the most frequent trouble.
        static const char *const names[] = {QT_TR_NOOP("Intact"), QT_TR_NOOP("Damaged"),
                                            QT_TR_NOOP("Missing"), QT_TR_NOOP("Abandoned"),
                                            QT_TR_NOOP("Removed")};
        std::uint64_t most = 0;
        for (std::size_t i = 1; i < 5; ++i)
            most = std::max<std::uint64_t>(most, content->all.byState[i]);
        for (std::size_t i = 1; i < 5; ++i)
            bar(m_states, tr(names[i]), content->all.byState[i], most);
        const mapscene::MapStyle style =
            mapscene::Theme::dark() ? mapscene::MapStyle::night() : mapscene::MapStyle::day();
        for (std::size_t i = 0; i < city.categories.size() && i < style.categories.size(); ++i)
            m_categories.append(QVariantMap{
                {QStringLiteral("name"),
                 QString::fromStdString(chinese() ? city.categories[i].name : city.categories[i].nameEn)},
                {QStringLiteral("color"), style.categories[i]}});
    }
    Q_EMIT changed();
}

} // namespace egret::wall
