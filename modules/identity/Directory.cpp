// SPDX-License-Identifier: GPL-3.0-or-later
#include <identity/Directory.h>

#include <algorithm>
#include <mutex>

namespace egret::identity {

namespace {

constexpr std::string_view keeper = "security-admin"; ///< who grants; the last one stays

bool keeps(const User &user)
{
    return !user.disabled && std::any_of(user.grants.begin(), user.grants.end(), [](const Grant &grant) {
        return grant.role == keeper && grant.to == INT64_MAX;
    });
}

} // namespace

void Directory::put(User user)
{
    const std::unique_lock lock(m_mutex);
    if (const auto old = m_byId.find(user.id); old != m_byId.end())
        m_idOfName.erase(old->second->name);
    m_idOfName[user.name] = user.id;
    const std::string id = user.id;
    m_byId[id] = std::make_shared<const User>(std::move(user));
}

UserPtr Directory::byId(const std::string &id) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

UserPtr Directory::byName(const std::string &name) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_idOfName.find(name);
    return found == m_idOfName.end() ? nullptr : m_byId.at(found->second);
}

std::vector<UserPtr> Directory::users() const
{
    const std::shared_lock lock(m_mutex);
    std::vector<UserPtr> all;
    for (const auto &[name, id] : m_idOfName)
        all.push_back(m_byId.at(id));
    return all;
}

bool Directory::empty() const
{
    const std::shared_lock lock(m_mutex);
    return m_byId.empty();
}

Outcome Directory::checkRoles(const User &next) const
{
    std::string administrator;
    bool other = false;
    for (const Grant &grant : next.grants) {
        const Role *const role = m_book.find(grant.role);
        if (role == nullptr)
            return Error{Error::Code::Rejected, "there is no role " + grant.role};
        if (grant.from >= grant.to)
            return Error{Error::Code::Rejected, "the grant of " + grant.role + " ends before it begins"};
        if (role->administrator && !administrator.empty() && administrator != role->id)
            return Error{Error::Code::Denied,
                         next.name + " cannot be both " + administrator + " and " + role->id
                             + ": the three administrators are three people"};
        if (role->administrator)
            administrator = role->id;
        else
            other = true;
    }
    if (!administrator.empty() && other)
        return Error{Error::Code::Denied,
                     next.name + " cannot be " + administrator + " and hold another role as well"};
    return success();
}

Outcome Directory::check(const User &next, const std::string &actor) const
{
    if (Outcome roles = checkRoles(next); !roles)
        return roles;
    const UserPtr old = byId(next.id);
    const UserPtr sameName = byName(next.name);
    if (sameName && sameName->id != next.id)
        return Error{Error::Code::Conflict, "there is already a user " + next.name};
    if ((old ? old->revision : 0) + 1 != next.revision)
        return Error{Error::Code::Conflict,
                     next.name + " was changed by somebody else meanwhile (revision "
                         + std::to_string(old ? old->revision : 0) + "); look again"};
    if (next.id == actor && (!old || old->grants != next.grants || old->disabled != next.disabled))
        return Error{Error::Code::Denied, "nobody grants to themselves"};
    if (old && keeps(*old) && !keeps(next)) {
        const std::vector<UserPtr> all = users();
        if (std::none_of(all.begin(), all.end(),
                         [&](const UserPtr &user) { return user->id != next.id && keeps(*user); }))
            return Error{Error::Code::Denied,
                         next.name + " is the last security administrator; name another one first"};
    }
    return success();
}

} // namespace egret::identity
