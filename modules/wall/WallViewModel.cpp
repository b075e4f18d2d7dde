// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/FilterJson.h>
#include <wall/WallViewModel.h>

#include <QDateTime>
#include <QLocale>
#include <QRectF>
#include <QTimer>

#include <algorithm>

namespace egret::wall {

namespace {

bool chinese() { return QLocale().language() == QLocale::Chinese; }

QDateTime local(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::OffsetFromUTC, 8 * 60 * 60);
}

QRectF toQt(const scenes::Rect &rect) { return {rect.x, rect.y, rect.width, rect.height}; }

QString in(const std::string &words, const std::string &english)
{
    return QString::fromStdString(chinese() || english.empty() ? words : english);
}

} // namespace

WallViewModel::WallViewModel(session::CitySession &session, ScenePlayer &player, TileValues &values,
                             std::size_t machine, std::size_t output, QObject *parent) :
    QObject(parent),
    m_session(session),
    m_player(player),
    m_values(values),
    m_machine(machine),
    m_output(output)
{
    const scenes::Wall &wall = player.wall();
    const scenes::Output &picture = wall.machines[machine].outputs[output];
    m_size = QSize(picture.width, picture.height);
    m_bodyPx = wall.bodyMm() / picture.displays.front().pitch();
    for (const scenes::Piece &piece : scenes::headerOf(wall)) {
        if (piece.seat.machine == machine && piece.seat.output == output)
            m_header.append(toQt(piece.px));
    }
    layOutScenes();
    followView();
    connect(&player, &ScenePlayer::scenesChanged, this, &WallViewModel::layOutScenes);
    connect(&player, &ScenePlayer::changed, this, &WallViewModel::followView);
    connect(&player, &ScenePlayer::changed, this, &WallViewModel::played);
    connect(&values, &TileValues::changed, this, &WallViewModel::changed);
    connect(&session, &session::CitySession::statusChanged, this, &WallViewModel::statusChanged);
    auto *const second = new QTimer(this);
    connect(second, &QTimer::timeout, &player, &ScenePlayer::tick);
    connect(second, &QTimer::timeout, this, &WallViewModel::tick);
    second->start(1000);
}

void WallViewModel::layOutScenes()
{
    QVariantList scenes;
    for (const auto &[name, scene] : m_player.scenes())
        scenes.append(describe(scene));
    m_scenes.setScenes(std::move(scenes));
}

void WallViewModel::followView()
{
    const auto &view = m_player.view();
    m_session.setFilter(view ? session::filterFromJson(view->filter) : session::MapFilter());
}

QRectF WallViewModel::place() const
{
    const auto &view = m_player.view();
    return view ? QRectF(view->west, view->south, view->east - view->west, view->north - view->south)
                : QRectF();
}

QString WallViewModel::placeTitle() const
{
    return m_player.view() ? QString::fromStdString(m_player.view()->title) : QString();
}

QVariantMap WallViewModel::describe(const scenes::Scene &scene) const
{
    const scenes::Wall &wall = m_player.wall();
    const std::vector<scenes::Finding> findings = scenes::lint(scene, wall);
    QVariantList tiles;
    for (const scenes::PlacedTile &placed : scenes::layOut(scene, wall)) {
        const scenes::Tile &tile = scene.tiles[placed.tile];
        scenes::Rect frame;
        scenes::Rect wholeMm;
        for (const scenes::Piece &piece : placed.pieces)
            wholeMm = wholeMm.united(piece.mm);
        QVariantList pieces;
        QRectF home;
        for (std::size_t i = 0; i < placed.pieces.size(); ++i) {
            const scenes::Piece &piece = placed.pieces[i];
            if (piece.seat.machine != m_machine || piece.seat.output != m_output)
                continue;
            frame = frame.united(piece.px);
            if (i == placed.home)
                home = toQt(piece.px);
            // The whole tile in this display's pixels; without compensation bezels count for nothing.
            const double pitch = wall.at(piece.seat).pitch();
            QRectF whole((wholeMm.x - piece.mm.x) / pitch, (wholeMm.y - piece.mm.y) / pitch,
                         wholeMm.width / pitch, wholeMm.height / pitch);
            if (!scene.bezelCompensation) {
                scenes::Rect united;
                for (const scenes::Piece &other : placed.pieces)
                    united = united.united(other.px);
                whole = QRectF(united.x - piece.px.x, united.y - piece.px.y, united.width, united.height);
            }
            pieces.append(
                QVariantMap{{QStringLiteral("at"), toQt(piece.px)}, {QStringLiteral("whole"), whole}});
        }
        if (frame.empty())
            continue; // on another output
        QString problem;
        const auto found =
            std::find_if(findings.begin(), findings.end(),
                         [&](const scenes::Finding &finding) { return finding.tile == tile.id; });
        if (found != findings.end()) {
            const QString id = QString::fromStdString(tile.id);
            const auto number = [](double value) { return QString::number(value, 'f', 1); };
            switch (found->what) {
            case scenes::Finding::What::UnknownKind:
                problem = tr("Tile %1: unknown kind “%2”").arg(id, QString::fromStdString(tile.kindText));
                break;
            case scenes::Finding::What::TextTooSmall:
                problem = tr("Tile %1: text of %2 mm, at least %3 mm")
                              .arg(id, number(found->size), number(found->least));
                break;
            case scenes::Finding::What::NoRoom:
                problem = tr("Tile %1: %2 mm of room, needs %3 mm")
                              .arg(id, number(found->size), number(found->least));
                break;
            case scenes::Finding::What::CrossesBezel:
                break; // its text stands on the home display; the lint tells the author
            }
        }
        tiles.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(tile.id)},
                                 {QStringLiteral("kind"), QString::fromStdString(tile.kindText)},
                                 {QStringLiteral("title"), in(tile.title, tile.titleEn)},
                                 {QStringLiteral("source"), QString::fromStdString(tile.source)},
                                 {QStringLiteral("text"), in(tile.text, tile.textEn)},
                                 {QStringLiteral("style"), QString::fromStdString(tile.style)},
                                 {QStringLiteral("lines"), tile.lines},
                                 {QStringLiteral("staleAfter"), tile.staleAfter},
                                 {QStringLiteral("problem"), problem},
                                 {QStringLiteral("frame"), toQt(frame)},
                                 {QStringLiteral("home"), home},
                                 {QStringLiteral("pieces"), pieces}});
    }
    return {{QStringLiteral("name"), QString::fromStdString(scene.name)},
            {QStringLiteral("title"), in(scene.title, scene.titleEn)},
            {QStringLiteral("tiles"), tiles}};
}

QString WallViewModel::sceneTitle() const
{
    const auto found = m_player.scenes().find(m_player.scene());
    return found == m_player.scenes().end() ? QString() : in(found->second.title, found->second.titleEn);
}

QVariantMap WallViewModel::alert() const
{
    if (!m_player.alert())
        return {};
    const auto &shown = *m_player.alert();
    return {{QStringLiteral("level"), shown.alert.level},
            {QStringLiteral("gravest"), shown.gravest},
            {QStringLiteral("text"), QString::fromStdString(shown.alert.text)},
            {QStringLiteral("others"), static_cast<int>(shown.others)}};
}

QString WallViewModel::city() const
{
    if (!m_session.content())
        return tr("No city yet");
    const domain::City &city = m_session.content()->city->city;
    return tr("%1 City Management Command Wall").arg(in(city.name, city.nameEn));
}

QString WallViewModel::clock() const { return local(m_player.now()).toString(QStringLiteral("HH:mm")); }

QString WallViewModel::date() const
{
    return QLocale().toString(local(m_player.now()), QStringLiteral("MM-dd dddd"));
}

int WallViewModel::ageSeconds() const
{
    if (m_session.status().connection == session::Connection::Live)
        return 0;
    const std::int64_t last = m_session.lastContact();
    return last == 0 ? -1 : static_cast<int>(std::max<std::int64_t>(0, m_player.now() - last) / 1000);
}

QString WallViewModel::asOf() const
{
    const std::int64_t last = m_session.lastContact();
    return last == 0 ? QString() : tr("As of %1").arg(session::clockText(last, m_player.now()));
}

} // namespace egret::wall
