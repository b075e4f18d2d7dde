// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Json.h>
#include <identity/RoleBook.h>

#include <algorithm>

namespace egret::identity {

namespace {

Result<Role> readRole(const Json &item)
{
    Role role;
    role.id = textAt(item, "id");
    if (role.id.empty())
        return Error{Error::Code::Rejected, "a role has no \"id\""};
    const auto wrong = [&](const std::string &why) {
        return Error{Error::Code::Rejected, "role " + role.id + ": " + why};
    };
    for (const auto &[key, value] : item.items()) {
        static constexpr std::string_view known[] = {"id",     "name",          "name_en",
                                                     "rights", "administrator", "times_out"};
        if (std::find(std::begin(known), std::end(known), key) == std::end(known))
            return wrong("\"" + key + "\" is not a field of a role");
    }
    role.name = textAt(item, "name");
    role.nameEn = textAt(item, "name_en");
    if (role.name.empty() || role.nameEn.empty())
        return wrong("\"name\" or \"name_en\" is missing");
    role.administrator = item.value("administrator", Json(false)) == Json(true);
    role.timesOut = item.value("times_out", Json(true)) != Json(false);
    const auto rights = item.find("rights");
    if (rights == item.end() || !rights->is_object() || rights->empty())
        return wrong("\"rights\" is no object of verbs");
    for (const auto &[verb, objects] : rights->items()) {
        if (!objects.is_array() || objects.empty())
            return wrong("verb \"" + verb + "\" names no objects");
        for (const Json &object : objects) {
            if (!object.is_string())
                return wrong("verb \"" + verb + "\": an object is no text");
            role.rights.push_back({verb, object.get<std::string>()});
        }
    }
    return role;
}

} // namespace

bool Role::mayDo(std::string_view verb, std::string_view object) const
{
    return std::any_of(rights.begin(), rights.end(),
                       [&](const Right &right) { return right.covers(verb, object); });
}

Result<RoleBook> RoleBook::load(const std::filesystem::path &file)
{
    const Result<Json> json = readJsonFile(file, std::size_t{1} << 20);
    if (!json)
        return json.error();
    if (!json.value().is_object() || !json.value().contains("roles") || !json.value()["roles"].is_array())
        return Error{Error::Code::Rejected, file.string() + ": \"roles\" is not a list"};
    RoleBook book;
    for (const Json &item : json.value()["roles"]) {
        Result<Role> role =
            item.is_object() ? readRole(item) : Error{Error::Code::Rejected, "a role is no object"};
        if (!role)
            return role.error().in(file.string());
        if (book.find(role.value().id) != nullptr)
            return Error{Error::Code::Rejected,
                         file.string() + ": role " + role.value().id + " stands twice"};
        book.m_roles.push_back(std::move(role).value());
    }
    return book;
}

const Role *RoleBook::find(std::string_view id) const
{
    const auto found =
        std::find_if(m_roles.begin(), m_roles.end(), [&](const Role &role) { return role.id == id; });
    return found == m_roles.end() ? nullptr : &*found;
}

} // namespace egret::identity
