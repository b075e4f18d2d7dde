// SPDX-License-Identifier: GPL-3.0-or-later
#include <identity/User.h>

#include <algorithm>

namespace egret::identity {

namespace {

bool nameIsGood(std::string_view name)
{
    return name.size() >= 3 && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
           });
}

Result<std::vector<std::string>> textsAt(const Json &json, const char *key)
{
    std::vector<std::string> texts;
    const auto found = json.find(key);
    if (found == json.end())
        return texts;
    if (!found->is_array())
        return Error{Error::Code::Rejected, std::string("\"") + key + "\" is not a list"};
    for (const Json &item : *found) {
        if (!item.is_string())
            return Error{Error::Code::Rejected, std::string("\"") + key + "\" holds what is no text"};
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

bool flagAt(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

} // namespace

Json toJson(const User &user)
{
    Json grants = Json::array();
    for (const Grant &grant : user.grants) {
        Json one = {{"role", grant.role}, {"place", grant.place}};
        if (grant.from != 0)
            one["from"] = grant.from;
        if (grant.to != INT64_MAX)
            one["to"] = grant.to;
        grants.push_back(std::move(one));
    }
    return {{"id", user.id},
            {"name", user.name},
            {"display_name", user.displayName},
            {"home", user.home},
            {"grants", std::move(grants)},
            {"disabled", user.disabled},
            {"revision", user.revision}};
}

Result<User> userFromJson(const Json &json)
{
    const auto wrong = [](const std::string &why) { return Error{Error::Code::Rejected, "user: " + why}; };
    if (!json.is_object())
        return wrong("is no object");
    User user;
    user.id = textAt(json, "id");
    user.name = textAt(json, "name");
    user.displayName = textAt(json, "display_name");
    user.home = textAt(json, "home");
    user.disabled = flagAt(json, "disabled");
    user.revision = static_cast<std::uint64_t>(std::max<std::int64_t>(0, integerAt(json, "revision")));
    if (!nameIsGood(user.name))
        return wrong("\"name\" must be 3 to 40 of a-z, 0-9, '.', '_' and '-'");
    if (user.displayName.empty() || user.displayName.size() > 200)
        return wrong("\"display_name\" must have 1 to 200 bytes");
    if (user.home.size() > 200)
        return wrong("\"home\" may have 200 bytes at most");
    const auto grants = json.find("grants");
    if (grants != json.end() && (!grants->is_array() || grants->size() > 100))
        return wrong("\"grants\" is no list of at most 100");
    for (const Json &item : grants == json.end() ? Json::array() : *grants) {
        if (!item.is_object() || textAt(item, "role").empty() || textAt(item, "place").size() > 200)
            return wrong("a grant has no \"role\", or a \"place\" that is too long");
        user.grants.push_back({textAt(item, "role"), textAt(item, "place"), integerAt(item, "from", 0),
                               integerAt(item, "to", INT64_MAX)});
    }
    return user;
}

Json toJson(const Credential &credential)
{
    return {{"user", credential.user},
            {"hash", credential.hash},
            {"history", credential.history},
            {"changed_at", credential.changedAt},
            {"must_change", credential.mustChange},
            {"totp", toHex(credential.sealedTotp)},
            {"last_step", credential.lastStep},
            {"recovery", credential.recovery}};
}

Result<Credential> credentialFromJson(const Json &json)
{
    if (!json.is_object())
        return Error{Error::Code::Rejected, "credential: is no object"};
    const Result<std::vector<std::string>> history = textsAt(json, "history");
    const Result<std::vector<std::string>> recovery = textsAt(json, "recovery");
    if (!history || !recovery)
        return (!history ? history.error() : recovery.error()).in("credential");
    Credential credential{textAt(json, "user"),
                          textAt(json, "hash"),
                          history.value(),
                          integerAt(json, "changed_at"),
                          flagAt(json, "must_change"),
                          fromHex(textAt(json, "totp")),
                          integerAt(json, "last_step"),
                          recovery.value()};
    if (credential.user.empty() || credential.hash.empty())
        return Error{Error::Code::Rejected, "credential: \"user\" or \"hash\" is missing"};
    return credential;
}

} // namespace egret::identity
