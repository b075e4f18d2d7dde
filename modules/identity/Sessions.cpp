// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Uuid.h>
#include <crypto/Secret.h>
#include <crypto/Sha256.h>
#include <identity/Sessions.h>

#include <algorithm>
#include <mutex>

namespace egret::identity {

namespace {

constexpr std::size_t mostLinks = 10'000;

std::string hashOf(std::string_view token) { return crypto::sha256Hex(viewOf(token)); }

} // namespace

Json toJson(const SessionRecord &session)
{
    return {{"id", session.id},
            {"user", session.user},
            {"seat", session.seat},
            {"address", session.address},
            {"created_at", session.createdAt},
            {"last_used_at", session.lastUsedAt},
            {"ends_at", session.endsAt},
            {"idles", session.idles},
            {"refresh_hash", session.refreshHash}};
}

Result<SessionRecord> sessionFromJson(const Json &json)
{
    if (!json.is_object() || textAt(json, "id").empty() || textAt(json, "user").empty()
        || textAt(json, "refresh_hash").size() != 64)
        return Error{Error::Code::Rejected, "session: \"id\", \"user\" or \"refresh_hash\" is missing"};
    const auto idles = json.find("idles");
    return SessionRecord{textAt(json, "id"),
                         textAt(json, "user"),
                         textAt(json, "seat"),
                         textAt(json, "address"),
                         integerAt(json, "created_at"),
                         integerAt(json, "last_used_at"),
                         integerAt(json, "ends_at"),
                         idles == json.end() || *idles != Json(false),
                         textAt(json, "refresh_hash")};
}

bool Sessions::alive(const Entry &entry, std::int64_t now)
{
    return now < entry.record.endsAt && (!entry.record.idles || now - entry.lastUsed < idleMs);
}

SessionRecord Sessions::recordOf(const Entry &entry)
{
    SessionRecord record = entry.record;
    record.lastUsedAt = entry.lastUsed;
    return record;
}

Tokens Sessions::issue(Entry &entry, std::int64_t now)
{
    const std::string prefix = entry.record.id + ".";
    Tokens tokens{prefix + crypto::newToken(), prefix + crypto::newToken(), accessMs};
    entry.accessHash = hashOf(tokens.access);
    entry.accessEnds = now + accessMs;
    entry.record.refreshHash = hashOf(tokens.refresh);
    return tokens;
}

Result<std::pair<SessionRecord, Tokens>> Sessions::begin(const std::string &user, const std::string &seat,
                                                         const std::string &address, bool timesOut,
                                                         std::int64_t now)
{
    auto entry = std::make_shared<Entry>();
    entry->record = {newUuid(), user, seat, address, now, now, timesOut ? now + absoluteMs : INT64_MAX,
                     timesOut,  {}};
    entry->lastUsed = now;
    const Tokens tokens = issue(*entry, now);
    const std::unique_lock lock(m_mutex);
    endOldest(user);
    if (m_byId.size() >= capacity)
        return Error{Error::Code::Limit, "too many people are signed in; try again later"};
    m_byId[entry->record.id] = entry;
    return std::pair(recordOf(*entry), tokens);
}

void Sessions::endOldest(const std::string &user)
{
    std::vector<EntryPtr> own;
    for (const auto &[id, entry] : m_byId) {
        if (entry->record.user == user)
            own.push_back(entry);
    }
    if (own.size() < perUser)
        return;
    const auto oldest = std::min_element(own.begin(), own.end(), [](const EntryPtr &a, const EntryPtr &b) {
        return a->record.createdAt < b->record.createdAt;
    });
    m_byId.erase((*oldest)->record.id);
}

Result<std::pair<SessionRecord, Tokens>> Sessions::refresh(const std::string &token, std::int64_t now)
{
    const Error gone{Error::Code::Denied, "this session has ended; sign in again"};
    const std::unique_lock lock(m_mutex);
    const auto found = m_byId.find(token.substr(0, token.find('.')));
    if (found == m_byId.end())
        return gone;
    Entry &entry = *found->second;
    if (!alive(entry, now)) {
        m_byId.erase(found);
        return gone;
    }
    if (!crypto::sameSecret(hashOf(token), entry.record.refreshHash)) {
        m_byId.erase(found);
        return Error{
            Error::Code::Conflict,
            "this refresh token was used before: somebody may have copied it, so the session has ended"};
    }
    const Tokens tokens = issue(entry, now);
    return std::pair(recordOf(entry), tokens);
}

std::optional<SessionRecord> Sessions::find(std::string_view token, bool active, std::int64_t now)
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_byId.find(std::string(token.substr(0, token.find('.'))));
    if (found == m_byId.end())
        return std::nullopt;
    Entry &entry = *found->second;
    if (!alive(entry, now) || now >= entry.accessEnds || !crypto::sameSecret(hashOf(token), entry.accessHash))
        return std::nullopt;
    if (active)
        entry.lastUsed = now;
    return recordOf(entry);
}

bool Sessions::end(const std::string &id)
{
    const std::unique_lock lock(m_mutex);
    return m_byId.erase(id) > 0;
}

std::vector<std::string> Sessions::endAll(const std::string &user)
{
    const std::unique_lock lock(m_mutex);
    std::vector<std::string> ended;
    std::erase_if(m_byId, [&](const auto &entry) {
        const bool own = entry.second->record.user == user;
        if (own)
            ended.push_back(entry.first);
        return own;
    });
    return ended;
}

std::vector<SessionRecord> Sessions::list(const std::string &user) const
{
    const std::shared_lock lock(m_mutex);
    std::vector<SessionRecord> all;
    for (const auto &[id, entry] : m_byId) {
        if (user.empty() || entry->record.user == user)
            all.push_back(recordOf(*entry));
    }
    std::sort(all.begin(), all.end(), [](const SessionRecord &a, const SessionRecord &b) {
        return std::pair(b.createdAt, a.id) < std::pair(a.createdAt, b.id);
    });
    return all;
}

std::vector<std::string> Sessions::sweep(std::int64_t now)
{
    const std::unique_lock lock(m_mutex);
    std::vector<std::string> ended;
    std::erase_if(m_byId, [&](const auto &entry) {
        const bool over = !alive(*entry.second, now);
        if (over)
            ended.push_back(entry.first);
        return over;
    });
    return ended;
}

void Sessions::restore(SessionRecord record)
{
    auto entry = std::make_shared<Entry>();
    entry->lastUsed = record.lastUsedAt;
    entry->record = std::move(record);
    const std::unique_lock lock(m_mutex);
    if (m_byId.size() < capacity)
        m_byId[entry->record.id] = entry;
}

std::string OneTimeLinks::make(const std::string &purpose, const std::string &about, std::int64_t endsAt)
{
    std::string token = crypto::newToken();
    const std::unique_lock lock(m_mutex);
    if (m_links.size() >= mostLinks) {
        const auto first = std::min_element(m_links.begin(), m_links.end(), [](const auto &a, const auto &b) {
            return a.second.endsAt < b.second.endsAt;
        });
        m_links.erase(first);
    }
    m_links[hashOf(token)] = {purpose, about, endsAt};
    return token;
}

std::optional<std::string> OneTimeLinks::take(std::string_view token, const std::string &purpose,
                                              std::int64_t now)
{
    const std::unique_lock lock(m_mutex);
    const auto found = m_links.find(hashOf(token));
    if (found == m_links.end() || found->second.purpose != purpose)
        return std::nullopt;
    const Link link = std::move(found->second);
    m_links.erase(found);
    return now < link.endsAt ? std::optional(link.about) : std::nullopt;
}

} // namespace egret::identity
