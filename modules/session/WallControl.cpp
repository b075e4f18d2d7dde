// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Log.h>
#include <session/WallControl.h>

#include <algorithm>

namespace egret::session {

using scenes::WallState;

std::int64_t WallControl::Seen::age() const
{
    std::int64_t oldest = -1;
    for (const scenes::WallReport &report : outputs)
        oldest = std::max(oldest, report.age);
    return oldest < 0 ? -1 : oldest + heard.elapsed();
}

std::int64_t WallControl::Seen::pictureAge() const
{
    std::int64_t oldest = -1;
    for (const scenes::WallReport &report : outputs) {
        if (!report.picture.empty())
            oldest = std::max(oldest, report.pictureAge);
    }
    return oldest < 0 ? -1 : oldest + heard.elapsed();
}

bool WallControl::Seen::obeyed() const
{
    return !outputs.empty() && std::all_of(outputs.begin(), outputs.end(), [this](const auto &report) {
        return report.revision >= state.revision;
    });
}

WallControl::WallControl(CitySession &session, QString seat, QObject *parent) :
    QObject(parent), m_session(session), m_seat(std::move(seat))
{
    connect(&session, &CitySession::documentsChanged, this, &WallControl::readDocuments);
    connect(&m_list, &QTimer::timeout, this, &WallControl::ask);
    connect(&m_pictures, &QTimer::timeout, this, &WallControl::askPictures);
    readDocuments();
}

const WallControl::Seen *WallControl::find(const std::string &wall) const
{
    const auto found = m_walls.find(wall);
    return found == m_walls.end() ? nullptr : &found->second;
}

void WallControl::watch(bool on)
{
    if (on == m_watching)
        return;
    m_watching = on;
    if (!on) {
        m_list.stop();
        m_pictures.stop();
        return;
    }
    m_list.start(listMs);
    m_pictures.start(pictureMs);
    ask();
}

void WallControl::readDocuments()
{
    if (m_session.documents().empty() && !m_session.content()) { // another person, or nobody
        m_walls.clear();
        m_seqs.clear();
        m_orders.clear();
        m_listed = false;
        m_asked.clear();
    }
    for (const auto &[key, document] : m_session.documents()) {
        if (key.first != "wall" || document.seq < m_seqs[document.id]) // the answer to an order was faster
            continue;
        std::vector<scenes::Problem> problems;
        WallState state = scenes::readWallState(document.body, "wall " + document.id, problems);
        if (!problems.empty()) {
            log(LogLevel::Warning, "walls", problems.front().place + ": " + problems.front().reason);
            continue;
        }
        state.revision = static_cast<std::int64_t>(document.revision);
        m_seqs[document.id] = document.seq;
        Seen &seen = m_walls[document.id];
        seen.name = document.id;
        seen.state = std::move(state);
    }
    Q_EMIT changed();
}

void WallControl::ask()
{
    remote::RestClient *const rest = m_session.rest();
    if (!rest || m_asked[{}] == rest)
        return;
    m_asked[{}] = rest;
    rest->get(QStringLiteral("/v1/walls"), this, [this](const remote::Answer &answer) {
        m_asked[{}].clear();
        if (!answer.ok())
            return;
        m_listed = true;
        take(answer.json().value("items", Json::array()), {});
    });
}

void WallControl::askPictures()
{
    remote::RestClient *const rest = m_session.rest();
    if (!rest)
        return;
    for (const auto &[name, seen] : m_walls) {
        QPointer<remote::RestClient> &asked = m_asked[name];
        if (seen.outputs.empty() || asked == rest)
            continue;
        asked = rest;
        rest->get(QStringLiteral("/v1/walls/") + QString::fromStdString(name), this,
                  [this, wall = name](const remote::Answer &answer) {
                      m_asked[wall].clear();
                      if (answer.ok())
                          take(answer.json().value("items", Json::array()), wall);
                  });
    }
}

void WallControl::take(const Json &items, const std::string &wall)
{
    std::map<std::string, std::vector<scenes::WallReport>> reports;
    for (const Json &item : items) {
        std::vector<scenes::Problem> problems;
        scenes::WallReport report = scenes::readWallReport(item, "report", problems);
        if (problems.empty() && (wall.empty() || report.wall == wall))
            reports[report.wall].push_back(std::move(report));
    }
    for (auto &[name, outputs] : reports) {
        Seen &seen = m_walls[name];
        if (wall.empty() && !seen.outputs.empty())
            continue; // its own answers are newer, and have pictures
        seen.name = name;
        seen.outputs = std::move(outputs);
        seen.heard.start();
    }
    Q_EMIT changed();
}

void WallControl::show(const std::string &wall, const std::string &scene)
{
    give(wall, [scene, seat = m_seat.toStdString()](const WallState &now) {
        return scene.empty() ? now.rotating(seat) : now.shown(scene, seat);
    });
}

void WallControl::step(const std::string &wall, int by)
{
    const Seen *const seen = find(wall);
    if (!seen || seen->outputs.empty() || seen->outputs.front().scenes.empty())
        return Q_EMIT refused(tr("Wall %1 has not told which scenes it has. Is it switched on?")
                                  .arg(QString::fromStdString(wall)));
    const auto &entries = seen->outputs.front().scenes;
    // Of what it was told, when it has not told yet that it obeyed: two quick steps are two.
    const std::string now =
        seen->obeyed() || seen->state.scene.empty() ? seen->outputs.front().scene : seen->state.scene;
    const auto at =
        std::find_if(entries.begin(), entries.end(), [&](const auto &entry) { return entry.name == now; });
    const auto count = static_cast<std::ptrdiff_t>(entries.size());
    const std::ptrdiff_t place = at == entries.end() ? (by > 0 ? -1 : 0) : at - entries.begin();
    show(wall, entries[static_cast<std::size_t>(((place + by) % count + count) % count)].name);
}

void WallControl::setRotating(const std::string &wall, bool on)
{
    const Seen *const seen = find(wall);
    show(wall, on || !seen || seen->outputs.empty() ? std::string() : seen->outputs.front().scene);
}

void WallControl::setLocked(const std::string &wall, bool on)
{
    give(wall, [on, seat = m_seat.toStdString()](const WallState &now) -> Result<WallState> {
        return now.withLock(on, seat);
    });
}

void WallControl::setBlank(const std::string &wall, bool on)
{
    give(wall, [on, seat = m_seat.toStdString()](const WallState &now) -> Result<WallState> {
        return now.withBlank(on, seat);
    });
}

void WallControl::undo(const std::string &wall)
{
    give(wall, [seat = m_seat.toStdString()](const WallState &now) { return now.undone(seat); });
}

void WallControl::look(const std::string &wall, const scenes::WallView &view)
{
    const Seen *const seen = find(wall);
    if (!seen || seen->outputs.empty())
        return Q_EMIT refused(
            tr("Wall %1 has not reported. Is it switched on?").arg(QString::fromStdString(wall)));
    const scenes::WallReport &report = seen->outputs.front();
    const scenes::WallReport::Entry *scene = nullptr;
    for (const auto &entry : report.scenes) {
        if (entry.map && (!scene || entry.name == report.scene))
            scene = &entry;
    }
    if (!scene)
        return Q_EMIT refused(tr("Wall %1 has no scene with a map.").arg(QString::fromStdString(wall)));
    give(wall, [name = scene->name, view, seat = m_seat.toStdString()](const WallState &now) {
        return now.looking(name, view, seat);
    });
}

void WallControl::alert(const scenes::Alert &alert)
{
    remote::RestClient *const rest = m_session.rest();
    if (!rest)
        return Q_EMIT refused(tr("The server is away; the alert was not sent."));
    // Those that are over for a day are swept out.
    for (const auto &[key, document] : m_session.documents()) {
        if (key.first == "wall-alert"
            && integerAt(document.body, "until_ms") < alert.from - 24LL * 3600 * 1000)
            rest->command(QStringLiteral("document.delete"), {{"kind", key.first}, {"id", key.second}},
                          QString(), this, [](const remote::Answer &) {});
    }
    rest->command(
        QStringLiteral("document.put"), {{"kind", "wall-alert"}, {"id", alert.id}, {"body", toJson(alert)}},
        QString(), this, [this](const remote::Answer &answer) {
            if (!answer.ok())
                Q_EMIT refused(answer.status == 0
                                   ? answer.problem
                                   : tr("The server refused the alert (%1). You may lack the right to it.")
                                         .arg(answer.status));
        });
}

void WallControl::give(const std::string &wall, Verb verb)
{
    if (!m_session.rest())
        return Q_EMIT refused(
            tr("The server is away; wall %1 stays as it is. Try again when the desk is live.")
                .arg(QString::fromStdString(wall)));
    m_orders.push_back({wall, std::move(verb)});
    next();
}

void WallControl::next()
{
    remote::RestClient *const rest = m_session.rest();
    if (m_orders.empty() || !rest || m_sending == rest)
        return;
    const Order order = m_orders.front();
    m_orders.pop_front();
    Result<WallState> wanted = order.verb(m_walls[order.wall].state);
    if (!wanted) {
        Q_EMIT refused(
            wanted.error().code == Error::Code::Conflict && m_walls[order.wall].state.locked
                ? tr("Wall %1 is locked. Unlock it first.").arg(QString::fromStdString(order.wall))
                : tr("There is nothing to undo on wall %1.").arg(QString::fromStdString(order.wall)));
        return next();
    }
    // Steps that would make the document too large are forgotten, the oldest first.
    while (!wanted.value().history.empty() && dumped(toJson(wanted.value())).size() > 60 * 1024)
        wanted.value().history.erase(wanted.value().history.begin());
    m_sending = rest;
    rest->command(QStringLiteral("document.put"),
                  {{"kind", "wall"},
                   {"id", order.wall},
                   {"body", toJson(wanted.value())},
                   {"revision", wanted.value().revision - 1}},
                  QString(), this, [this, order, state = wanted.value()](const remote::Answer &answer) {
                      m_sending.clear();
                      done(order, state, answer);
                  });
}

void WallControl::done(Order order, const WallState &wanted, const remote::Answer &answer)
{
    if (answer.status == 409 && !order.again)
        return reread(std::move(order));
    if (answer.ok()) {
        const Json json = answer.json();
        const auto seq = static_cast<std::uint64_t>(std::max<std::int64_t>(0, integerAt(json, "seq")));
        if (seq > m_seqs[order.wall]) {
            m_seqs[order.wall] = seq;
            m_walls[order.wall].name = order.wall;
            m_walls[order.wall].state = wanted;
            m_walls[order.wall].state.revision = integerAt(json, "revision");
        }
        askPictures();
        Q_EMIT changed();
    } else {
        const QString wall = QString::fromStdString(order.wall);
        Q_EMIT refused(
            answer.status == 0         ? tr("Wall %1: %2").arg(wall, answer.problem)
                : answer.status == 403 ? tr("You have no right to change wall %1.").arg(wall)
                : answer.status == 409
                ? tr("Another seat changes wall %1 at the same time. Look at it and try again.").arg(wall)
                : tr("The server refused the order for wall %1 (%2).").arg(wall).arg(answer.status));
    }
    next();
}

void WallControl::reread(Order order)
{
    remote::RestClient *const rest = m_session.rest();
    if (!rest)
        return;
    m_sending = rest;
    order.again = true;
    rest->get(QStringLiteral("/v1/documents/wall/") + QString::fromStdString(order.wall), this,
              [this, order](const remote::Answer &answer) {
                  m_sending.clear();
                  const auto document = answer.ok() ? protocol::sharedDocumentFromJson(answer.json())
                                                    : Result<protocol::SharedDocument>(Error{});
                  std::vector<scenes::Problem> problems;
                  if (document && document.value().seq >= m_seqs[order.wall]) {
                      WallState state = scenes::readWallState(document.value().body, "wall", problems);
                      state.revision = static_cast<std::int64_t>(document.value().revision);
                      if (problems.empty()) {
                          m_walls[order.wall].state = std::move(state);
                          m_seqs[order.wall] = document.value().seq;
                      }
                  } else if (answer.status == 404) {
                      m_walls[order.wall].state = {};
                  }
                  m_orders.push_front(order);
                  next();
              });
}

} // namespace egret::session
