// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/AlertQueue.h>

#include <algorithm>
#include <tuple>

namespace egret::scenes {

Alert readAlert(const std::string &id, const Json &json, const std::string &place,
                std::vector<Problem> &problems)
{
    FieldReader fields(json, place, problems);
    Alert alert;
    alert.id = id;
    if (fields.text("schema") != "egret-wall-alert/1")
        fields.refuse("schema", "is not egret-wall-alert/1, the format that this program reads");
    alert.wall = fields.text("wall", false, 60);
    alert.level = fields.integer("level", 1, 4);
    alert.text = fields.text("text", true, 600);
    alert.from = static_cast<std::int64_t>(fields.number("from_ms", 0, 9e15));
    alert.until = static_cast<std::int64_t>(fields.number("until_ms", 0, 9e15));
    alert.sound = fields.flag("sound", true);
    if (alert.until <= alert.from)
        fields.refuse("until_ms", "is not after from_ms");
    return alert;
}

Json toJson(const Alert &alert)
{
    return {{"schema", "egret-wall-alert/1"},
            {"wall", alert.wall},
            {"level", alert.level},
            {"text", alert.text},
            {"from_ms", alert.from},
            {"until_ms", alert.until},
            {"sound", alert.sound}};
}

std::optional<AlertQueue::Shown> AlertQueue::at(std::int64_t now)
{
    const Alert *best = nullptr;
    std::size_t inForce = 0;
    int gravest = 4;
    for (const Alert &alert : m_alerts) {
        if (now < alert.from || now >= alert.until)
            continue;
        ++inForce;
        gravest = std::min(gravest, alert.level);
        const auto rank = [](const Alert &a) { return std::tuple(a.level, -a.from, a.id); };
        if (!best || rank(alert) < rank(*best))
            best = &alert;
    }
    if (!best) {
        m_shown.reset();
        return std::nullopt;
    }
    const bool kept = m_shown && (m_shown->id == best->id || now - m_since < holdMs);
    if (kept)
        return Shown{m_shown->id == best->id ? *best : *m_shown, inForce - 1, gravest, false};
    m_shown = *best;
    m_since = now;
    return Shown{*best, inForce - 1, gravest, true};
}

} // namespace egret::scenes
