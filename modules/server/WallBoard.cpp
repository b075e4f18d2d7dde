// SPDX-License-Identifier: GPL-3.0-or-later
#include <server/WallBoard.h>

#include <algorithm>

namespace egret::server {

bool WallBoard::put(const std::string &wall, const std::string &output, Json report, std::int64_t now)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_reports, [now](const auto &entry) { return now - entry.second.time > forgetMs; });
    Kept &kept = m_reports[{wall, output}];
    if (std::string picture = textAt(report, "picture"); !picture.empty()) {
        kept.picture = std::move(picture);
        kept.pictureTime = now;
    }
    report.erase("picture");
    kept.report = std::move(report);
    kept.time = now;
    if (m_reports.size() > outputLimit) {
        m_reports.erase(
            std::min_element(m_reports.begin(), m_reports.end(),
                             [](const auto &a, const auto &b) { return a.second.time < b.second.time; }));
    }
    std::erase_if(m_watched, [now](const auto &entry) { return now - entry.second > watchMs; });
    return m_watched.contains(wall);
}

Json WallBoard::list(const std::string &wall, std::int64_t now)
{
    const std::lock_guard lock(m_mutex);
    Json items = Json::array();
    for (const auto &[key, kept] : m_reports) {
        if (!wall.empty() && key.first != wall)
            continue;
        Json item = kept.report;
        item["age_ms"] = std::max<std::int64_t>(0, now - kept.time);
        if (!wall.empty() && !kept.picture.empty()) {
            item["picture"] = kept.picture;
            item["picture_age_ms"] = std::max<std::int64_t>(0, now - kept.pictureTime);
        }
        items.push_back(std::move(item));
    }
    if (!wall.empty() && !items.empty()) // names that nobody has are not kept
        m_watched[wall] = now;
    return items;
}

} // namespace egret::server
