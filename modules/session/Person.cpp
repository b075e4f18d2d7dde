// SPDX-License-Identifier: GPL-3.0-or-later
#include <session/Person.h>

#include <algorithm>

namespace egret::session {

std::optional<Person> Person::fromJson(const Json &json)
{
    const Json user = json.is_object() ? json.value("user", Json()) : Json();
    const Json rights = json.is_object() ? json.value("rights", Json()) : Json();
    if (!user.is_object() || !rights.is_array() || textAt(user, "id").empty())
        return std::nullopt;
    Person person{
        QString::fromStdString(textAt(user, "id")),           QString::fromStdString(textAt(user, "name")),
        QString::fromStdString(textAt(user, "display_name")), QString::fromStdString(textAt(json, "seat")),
        QString::fromStdString(textAt(json, "session")),      {}};
    for (const Json &right : rights) {
        if (right.is_object())
            person.rights.push_back({textAt(right, "verb"), textAt(right, "object"), textAt(right, "place"),
                                     textAt(right, "role")});
    }
    return person;
}

Json Person::toJson() const
{
    Json all = Json::array();
    for (const Right &right : rights)
        all.push_back(
            {{"verb", right.verb}, {"object", right.object}, {"place", right.place}, {"role", right.role}});
    return {{"user",
             {{"id", id.toStdString()},
              {"name", name.toStdString()},
              {"display_name", displayName.toStdString()}}},
            {"rights", std::move(all)}};
}

bool Person::may(std::string_view verb, std::string_view object) const
{
    return std::any_of(rights.begin(), rights.end(), [&](const Right &right) {
        return right.verb == verb && (right.object == object || right.object == "*");
    });
}

QStringList Person::roles() const
{
    QStringList all;
    for (const Right &right : rights) {
        const QString text =
            QString::fromStdString(right.place.empty() ? right.role : right.role + " @ " + right.place);
        if (!all.contains(text))
            all.append(text);
    }
    return all;
}

} // namespace egret::session
