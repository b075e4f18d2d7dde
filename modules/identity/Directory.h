// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <identity/User.h>

#include <map>
#include <memory>
#include <shared_mutex>

namespace egret::identity {

using UserPtr = std::shared_ptr<const User>;

/// All users, as the event log has them: a projection. Changes are first allowed by the rules here, then
/// written to the log, then put(). Any thread.
class Directory
{
public:
    explicit Directory(const RoleBook &book) : m_book(book) { }

    /// Takes what the log says, without asking the rules again.
    void put(User user);
    [[nodiscard]] UserPtr byId(const std::string &id) const;
    [[nodiscard]] UserPtr byName(const std::string &name) const;
    /// Sorted by name.
    [[nodiscard]] std::vector<UserPtr> users() const;
    [[nodiscard]] bool empty() const;
    [[nodiscard]] const RoleBook &roles() const { return m_book; }

    /// Whether @p actor may put @p next in the place of what there is, beyond the permission to do so:
    /// known roles, no name twice, no two administrators in one person nor one beside another role,
    /// nobody changes grants of their own, the last security administrator stays. Rejected, Conflict (with
    /// the revision that is stale) or Denied in words for the person.
    [[nodiscard]] Outcome check(const User &next, const std::string &actor) const;

private:
    [[nodiscard]] Outcome checkRoles(const User &next) const;

    const RoleBook &m_book;
    mutable std::shared_mutex m_mutex;
    std::map<std::string, UserPtr> m_byId;
    std::map<std::string, std::string> m_idOfName;
};

} // namespace egret::identity
