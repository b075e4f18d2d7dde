// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <unordered_map>

namespace egret::identity {

/// A signed-in seat, as it is stored and listed. Holds hashes of tokens, never tokens.
struct SessionRecord
{
    std::string id; ///< UUIDv7
    std::string user; ///< id
    std::string seat; ///< "Desk 3", as the client names itself
    std::string address; ///< that it signed in from
    std::int64_t createdAt = 0; ///< ms since 1970
    std::int64_t lastUsedAt = 0;
    std::int64_t endsAt = 0; ///< absolute time-out; INT64_MAX: none
    bool idles = true; ///< false: no idle time-out (walls)
    std::string refreshHash; ///< SHA-256, hex
    bool operator==(const SessionRecord &) const = default;
};

Json toJson(const SessionRecord &session);
Result<SessionRecord> sessionFromJson(const Json &json);

/// What a client is given. Both are secrets of 256 bits.
struct Tokens
{
    std::string access; ///< "<session>.<secret>", for accessMs
    std::string refresh; ///< the same form, good once
    std::int64_t expiresInMs = 0;
};

/// All sessions: short access tokens, refresh tokens that rotate. A refresh token that comes a second time
/// was stolen or its answer was lost; nobody can tell which, so the session ends. Look-ups are on every
/// request: O(1), shared lock, any thread. Times are the caller's clock in ms since 1970.
class Sessions
{
public:
    static constexpr std::int64_t accessMs = 10 * 60 * 1000;
    static constexpr std::int64_t idleMs = 15 * 60 * 1000;
    static constexpr std::int64_t absoluteMs = 12LL * 3600 * 1000;
    static constexpr std::size_t perUser = 20; ///< the oldest ends when one more begins
    static constexpr std::size_t capacity = 100'000;

    /// @p timesOut false: a wall. Limit when there are too many sessions.
    Result<std::pair<SessionRecord, Tokens>> begin(const std::string &user, const std::string &seat,
                                                   const std::string &address, bool timesOut,
                                                   std::int64_t now);
    /// New tokens for a refresh token. Denied: unknown or timed out. Conflict: used before, and the
    /// session has ended for it.
    Result<std::pair<SessionRecord, Tokens>> refresh(const std::string &token, std::int64_t now);
    /// The session of an access token; empty when there is none, or not any more. @p active: this request
    /// is the work of a person, so that the idle time begins anew.
    [[nodiscard]] std::optional<SessionRecord> find(std::string_view token, bool active, std::int64_t now);
    /// False when there was none.
    bool end(const std::string &id);
    /// Ends those of @p user; their ids.
    std::vector<std::string> endAll(const std::string &user);
    /// Newest first; of one user, or of all when empty.
    [[nodiscard]] std::vector<SessionRecord> list(const std::string &user = {}) const;
    /// Ends what has timed out; their ids.
    std::vector<std::string> sweep(std::int64_t now);
    /// A session from before a restart: its access token is lost, its refresh token works.
    void restore(SessionRecord record);

private:
    struct Entry
    {
        SessionRecord record; ///< lastUsedAt here is stale: see lastUsed
        std::string accessHash;
        std::int64_t accessEnds = 0;
        std::atomic<std::int64_t> lastUsed{0};
    };
    using EntryPtr = std::shared_ptr<Entry>;

    static bool alive(const Entry &entry, std::int64_t now);
    static SessionRecord recordOf(const Entry &entry);
    static Tokens issue(Entry &entry, std::int64_t now);
    void endOldest(const std::string &user);

    mutable std::shared_mutex m_mutex;
    std::unordered_map<std::string, EntryPtr> m_byId;
};

/// Secrets that are good once, for one purpose and a short time: the first-run token, links for handsets.
/// Bounded; any thread.
class OneTimeLinks
{
public:
    /// The token to hand out.
    std::string make(const std::string &purpose, const std::string &about, std::int64_t endsAt);
    /// What the token is about; empty when it is not good for @p purpose now. It is not good afterwards.
    std::optional<std::string> take(std::string_view token, const std::string &purpose, std::int64_t now);

private:
    struct Link
    {
        std::string purpose;
        std::string about;
        std::int64_t endsAt = 0;
    };
    std::shared_mutex m_mutex;
    std::unordered_map<std::string, Link> m_links; ///< by hash of the token
};

} // namespace egret::identity
