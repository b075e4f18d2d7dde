// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace egret::identity {

/// A verb on a class of objects: {"read", "component"}. "*" stands for every one.
struct Right
{
    std::string verb;
    std::string object;
    bool operator==(const Right &) const = default;

    [[nodiscard]] bool covers(std::string_view askedVerb, std::string_view askedObject) const
    {
        return (verb == "*" || verb == askedVerb) && (object == "*" || object == askedObject);
    }
};

/// 角色: what somebody may do, wherever a grant says.
struct Role
{
    std::string id; ///< "operator"
    std::string name; ///< 值班员
    std::string nameEn;
    std::vector<Right> rights;
    /// One of the three administrators (三权分立): no person may hold two of them, nor one of them
    /// beside a role that is none.
    bool administrator = false;
    bool timesOut = true; ///< false: a wall's identity, which never goes idle

    [[nodiscard]] bool mayDo(std::string_view verb, std::string_view object) const;
};

/// The roles of a city, as data: resources/identity/roles.json, or the same file of a city pack.
class RoleBook
{
public:
    /// Rejected with file, role and reason: unknown keys, doubled ids, roles without rights.
    static Result<RoleBook> load(const std::filesystem::path &file);

    [[nodiscard]] const std::vector<Role> &roles() const { return m_roles; }
    /// Null when there is no such role.
    [[nodiscard]] const Role *find(std::string_view id) const;

private:
    std::vector<Role> m_roles;
};

} // namespace egret::identity
