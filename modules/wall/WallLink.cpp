// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Log.h>
#include <mapscene/Theme.h>
#include <wall/WallLink.h>

#include <QBuffer>
#include <QPainter>
#include <QQuickItem>
#include <QQuickItemGrabResult>
#include <QQuickWindow>
#include <QSharedPointer>
#include <QUrl>

#include <algorithm>

namespace egret::wall {

namespace {

/// As small a JPEG in Base64 as goes into a report.
std::string packed(const QImage &grabbed)
{
    QImage picture(grabbed.size(), QImage::Format_RGB32);
    picture.fill(mapscene::Theme::tokens().bg); // the window's own ground is not in a grab
    QPainter(&picture).drawImage(0, 0, grabbed);
    for (const int quality : {80, 60, 40, 20}) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!picture.save(&buffer, "JPG", quality))
            return {};
        const QByteArray text = bytes.toBase64();
        if (static_cast<std::size_t>(text.size()) <= scenes::WallReport::pictureLimit)
            return text.toStdString();
    }
    return {};
}

} // namespace

WallLink::WallLink(session::CitySession &session, ScenePlayer &player, QObject *parent) :
    QObject(parent), m_session(session), m_player(player)
{
    connect(&session, &session::CitySession::documentsChanged, this, &WallLink::read);
    connect(&session, &session::CitySession::statusChanged, this, &WallLink::tellAll);
    connect(&player, &ScenePlayer::changed, this, &WallLink::tellAll);
    connect(&player, &ScenePlayer::scenesChanged, this, &WallLink::tellAll);
    connect(&m_beat, &QTimer::timeout, this, &WallLink::tellAll);
    m_beat.start(beatMs);
    std::vector<protocol::SharedDocument> all;
    for (const auto &[key, document] : session.documents())
        all.push_back(document);
    read(all);
}

void WallLink::addOutput(std::size_t machine, std::size_t output, QQuickItem &screen)
{
    m_outputs.push_back({machine, output, &screen});
    tell(m_outputs.size() - 1);
}

void WallLink::read(const std::vector<protocol::SharedDocument> &changed)
{
    bool scenes = false;
    bool alerts = false;
    for (const protocol::SharedDocument &document : changed) {
        scenes = scenes || document.kind == "scene";
        alerts = alerts || document.kind == "wall-alert";
        if (document.kind != "wall" || document.id != m_player.wall().name)
            continue;
        if (document.removed) {
            m_player.obey({});
            continue;
        }
        std::vector<scenes::Problem> problems;
        scenes::WallState state = scenes::readWallState(document.body, "wall " + document.id, problems);
        state.revision = static_cast<std::int64_t>(document.revision);
        if (problems.empty())
            m_player.obey(state);
        else
            log(LogLevel::Warning, "wall",
                problems.front().place + ": " + problems.front().reason + "; the wall stays as it is");
    }
    if (scenes)
        readScenes();
    if (alerts)
        readAlerts();
}

void WallLink::readScenes()
{
    std::map<std::string, scenes::Scene> own;
    for (const auto &[key, document] : m_session.documents()) {
        if (key.first != "scene")
            continue;
        std::vector<scenes::Problem> problems;
        scenes::Scene scene = scenes::readScene(document.body, "scene " + document.id, problems);
        if (problems.empty() && scene.name == document.id)
            own.emplace(document.id, std::move(scene));
        else if (m_complained.insert(document.id + "/" + std::to_string(document.revision)).second)
            log(LogLevel::Warning, "wall",
                problems.empty()
                    ? "scene " + document.id + ".name: is " + scene.name + ", but its id is another"
                    : problems.front().place + ": " + problems.front().reason);
    }
    m_player.setOwnScenes(std::move(own));
}

void WallLink::readAlerts()
{
    std::vector<scenes::Alert> alerts;
    for (const auto &[key, document] : m_session.documents()) {
        if (key.first != "wall-alert")
            continue;
        std::vector<scenes::Problem> problems;
        scenes::Alert alert =
            scenes::readAlert(document.id, document.body, "wall-alert " + document.id, problems);
        if (problems.empty())
            alerts.push_back(std::move(alert));
        else if (m_complained.insert(document.id + "/" + std::to_string(document.revision)).second)
            log(LogLevel::Warning, "wall", problems.front().place + ": " + problems.front().reason);
    }
    m_player.setAlerts(std::move(alerts));
}

scenes::WallReport WallLink::reportOf(std::size_t machine, std::size_t output) const
{
    const scenes::Wall &wall = m_player.wall();
    const scenes::WallState &state = m_player.state();
    scenes::WallReport report;
    report.wall = wall.name;
    report.title = wall.title;
    report.titleEn = wall.titleEn;
    const scenes::Machine &own = wall.machines[machine];
    report.output = own.name + "/" + own.outputs[output].name;
    scenes::Rect whole;
    scenes::Rect part;
    for (std::size_t m = 0; m < wall.machines.size(); ++m) {
        for (std::size_t o = 0; o < wall.machines[m].outputs.size(); ++o) {
            for (const scenes::Display &display : wall.machines[m].outputs[o].displays) {
                whole = whole.united(display.mm);
                if (m == machine && o == output)
                    part = part.united(display.mm);
            }
        }
    }
    const auto within = [](double value) { return std::clamp(value, 0.0, 1.0); };
    report.part = {within((part.x - whole.x) / whole.width), within((part.y - whole.y) / whole.height),
                   within(part.width / whole.width), within(part.height / whole.height)};
    report.aspect = whole.width / whole.height;
    report.revision = state.revision;
    report.scene = m_player.scene();
    report.rotating = state.scene.empty() && !state.locked;
    report.locked = state.locked;
    report.blank = state.blank;
    report.live = m_session.status().connection == session::Connection::Live;
    if (m_player.alert())
        report.alert = m_player.alert()->alert.text;
    // First the rotation's, in its order; then the others that are fit for this wall.
    std::vector<std::string> names = scenes::scenesOf(wall);
    for (const auto &[name, scene] : m_player.scenes()) {
        if (std::find(names.begin(), names.end(), name) == names.end() && scenes::lint(scene, wall).empty())
            names.push_back(name);
    }
    for (const std::string &name : names) {
        const auto scene = m_player.scenes().find(name);
        if (scene == m_player.scenes().end() || report.scenes.size() == 100)
            continue;
        const bool map =
            std::any_of(scene->second.tiles.begin(), scene->second.tiles.end(),
                        [](const scenes::Tile &tile) { return tile.kind() == scenes::TileKind::Map; });
        report.scenes.push_back({name, scene->second.title, scene->second.titleEn, map});
    }
    return report;
}

void WallLink::tellAll()
{
    for (std::size_t i = 0; i < m_outputs.size(); ++i)
        tell(i);
}

void WallLink::tell(std::size_t index)
{
    Shown &shown = m_outputs[index];
    if (shown.busy())
        shown.again = true;
    else
        post(index, {});
}

void WallLink::photograph(std::size_t index)
{
    Shown &shown = m_outputs[index];
    if (shown.busy() || !shown.screen || !m_session.rest())
        return;
    const QSizeF size = shown.screen->size();
    if (size.isEmpty() || !shown.screen->window() || !shown.screen->window()->isVisible())
        return;
    const auto grab = shown.screen->grabToImage(
        QSize(pictureWidth, std::max(1, qRound(pictureWidth * size.height() / size.width()))));
    if (!grab)
        return;
    shown.through = m_session.rest();
    shown.since.start();
    connect(grab.data(), &QQuickItemGrabResult::ready, this,
            [this, index, grab] { post(index, packed(grab->image())); });
}

void WallLink::post(std::size_t index, const std::string &picture)
{
    Shown &shown = m_outputs[index];
    shown.through = m_session.rest();
    if (!shown.through)
        return; // told when there is a server again: the status changes then
    shown.since.start();
    shown.again = false;
    scenes::WallReport report = reportOf(shown.machine, shown.output);
    report.picture = picture;
    shown.through->post(QStringLiteral("/v1/walls/%1/report").arg(QString::fromStdString(report.wall)),
                        toJson(report), this, [this, index](const remote::Answer &answer) {
                            m_outputs[index].through.clear();
                            const Json json = answer.json();
                            const bool watched = answer.ok() && json.is_object()
                                && json.value("watched", Json(false)) == Json(true);
                            if (!answer.ok() && answer.status != 0 && m_complained.insert("report").second)
                                log(LogLevel::Warning, "wall",
                                    "the server refuses the reports of this wall ("
                                        + std::to_string(answer.status)
                                        + "): no seat sees what it shows. Its user needs the role wall.");
                            if (m_outputs[index].again)
                                tell(index);
                            else if (watched)
                                QTimer::singleShot(pictureMs, this, [this, index] { photograph(index); });
                        });
}

} // namespace egret::wall
