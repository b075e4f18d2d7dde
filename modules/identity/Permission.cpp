// SPDX-License-Identifier: GPL-3.0-or-later
#include <identity/Permission.h>

#include <algorithm>

namespace egret::identity {

namespace {

/// What all may do who have not signed in, and who have.
const Grant &anyone()
{
    static const Grant grant{"anyone", {}, 0, INT64_MAX};
    return grant;
}

bool roleMay(const RoleBook &book, const Grant &grant, std::string_view verb, std::string_view object)
{
    const Role *const role = book.find(grant.role);
    return role != nullptr && role->mayDo(verb, object);
}

} // namespace

Place placeOfArea(std::string_view code)
{
    if (code.size() != 6)
        return Place(code);
    while (code.ends_with("00"))
        code.remove_suffix(2);
    return Place(code);
}

Decision decide(const RoleBook &book, const Subject &subject, std::string_view verb, std::string_view object,
                const std::optional<Place> &place, std::int64_t now)
{
    if (roleMay(book, anyone(), verb, object))
        return {true, "role:anyone", {}};
    Decision refused{false, subject.user.empty() ? "no-session" : "no-right", {}};
    for (const Grant &grant : subject.grants) {
        if (!roleMay(book, grant, verb, object))
            continue;
        const bool here = !place || grant.covers(*place);
        if (here && grant.valid(now))
            return {
                true, "role:" + grant.role + (grant.place.empty() ? "" : "@" + grant.place), {grant.role}};
        refused.rule = here || refused.rule == "expired" ? "expired" : "elsewhere";
        refused.roles.push_back(grant.role);
    }
    return refused;
}

Scope::Scope(std::vector<Place> places)
{
    std::sort(places.begin(), places.end());
    for (Place &place : places) {
        if (m_places.empty() || !place.starts_with(m_places.back()))
            m_places.push_back(std::move(place));
    }
}

bool Scope::admits(std::string_view place) const
{
    // The only candidate is the greatest place not above the asked one: none is a prefix of another.
    const auto after = std::upper_bound(m_places.begin(), m_places.end(), place);
    return after != m_places.begin() && place.starts_with(*std::prev(after));
}

bool Scope::touches(std::string_view place) const
{
    const auto below = std::lower_bound(m_places.begin(), m_places.end(), place);
    return admits(place) || (below != m_places.end() && below->starts_with(place));
}

std::string Scope::key() const
{
    std::string key;
    for (const Place &place : m_places)
        key += place + ";";
    return key;
}

Scope scopeOf(const RoleBook &book, const Subject &subject, std::string_view verb, std::string_view object,
              std::int64_t now)
{
    if (roleMay(book, anyone(), verb, object))
        return Scope({Place()});
    std::vector<Place> places;
    for (const Grant &grant : subject.grants) {
        if (grant.valid(now) && roleMay(book, grant, verb, object))
            places.push_back(grant.place);
    }
    return Scope(std::move(places));
}

} // namespace egret::identity
