// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <identity/RoleBook.h>

#include <cstdint>
#include <optional>

namespace egret::identity {

/// Where in the two organisation trees something stands, as text of which every place above is a
/// prefix. Area tree 市/区/街道/社区/网格: the digits of its code ("350203001"), a city or province
/// without its trailing zeros ("3502"). Department tree: "u/35020001/35020017/", from the top.
using Place = std::string;

/// The place of an area by its code (GB/T 2260 and its extensions: 6, 9, 12 or 15 digits).
Place placeOfArea(std::string_view code);

/// A role in one subtree, for a time.
struct Grant
{
    std::string role;
    Place place{}; ///< of the subtree's root; empty: everywhere
    std::int64_t from = 0; ///< ms since 1970, inclusive
    std::int64_t to = INT64_MAX; ///< exclusive
    bool operator==(const Grant &) const = default;

    [[nodiscard]] bool covers(std::string_view asked) const { return asked.starts_with(place); }
    [[nodiscard]] bool valid(std::int64_t now) const { return from <= now && now < to; }
};

/// Who asks.
struct Subject
{
    std::string user; ///< id; empty: nobody has signed in
    std::string name; ///< sign-in name
    std::string seat; ///< the desk, wall or program
    std::string session; ///< id
    std::vector<Grant> grants;
};

struct Decision
{
    bool allowed = false;
    /// Which rule decided: "role:operator@3502" allowed it; "no-session", "no-right", "expired",
    /// "elsewhere" refused it.
    std::string rule;
    std::vector<std::string> roles; ///< of the subject's: with "elsewhere" and "expired" those that would do
};

/// THE permission decision: whether @p subject may do @p verb to an object of class @p object at @p place
/// (empty optional: it has no place: the server, a code table). Deny by default; whoever has not signed in
/// may do what the role "anyone" may. @p now: ms since 1970.
Decision decide(const RoleBook &book, const Subject &subject, std::string_view verb, std::string_view object,
                const std::optional<Place> &place, std::int64_t now);

/// All places where decide() allows one verb on one class of objects, for filtering lists.
class Scope
{
public:
    Scope() = default; ///< nowhere
    /// @p places in any order; those below another are dropped.
    explicit Scope(std::vector<Place> places);

    [[nodiscard]] bool everywhere() const { return m_places.size() == 1 && m_places.front().empty(); }
    [[nodiscard]] bool nowhere() const { return m_places.empty(); }
    /// O(log places).
    [[nodiscard]] bool admits(std::string_view place) const;
    /// Whether anything at @p place or below it is admitted: for what cannot be cut smaller, as a chunk.
    [[nodiscard]] bool touches(std::string_view place) const;
    [[nodiscard]] const std::vector<Place> &places() const { return m_places; }
    /// Of who may read the same things: caches may be shared.
    [[nodiscard]] std::string key() const;

private:
    std::vector<Place> m_places; ///< sorted, none a prefix of another
};

Scope scopeOf(const RoleBook &book, const Subject &subject, std::string_view verb, std::string_view object,
              std::int64_t now);

} // namespace egret::identity
