// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Problem.h>
#include <server/Access.h>

namespace egret::server {

identity::Decision Access::decide(std::string_view verb, std::string_view object,
                                  const std::optional<identity::Place> &place) const
{
    if (demo())
        return {true, "demo", {}};
    return identity::decide(*m_book, m_subject, verb, object, place, m_now);
}

identity::Scope Access::scope(std::string_view verb, std::string_view object) const
{
    if (demo())
        return identity::Scope({identity::Place()});
    return identity::scopeOf(*m_book, m_subject, verb, object, m_now);
}

bool Access::mayHave(const protocol::ChunkEntry &chunk) const
{
    if (demo())
        return true;
    const std::string_view kind = chunk.kind;
    const bool officers = kind == "document" && chunk.name.starts_with("officers");
    const char *verb = officers ? "reveal" : "read";
    const char *object = officers       ? "officer"
        : kind.starts_with("component") ? "component"
        : kind.starts_with("camera")    ? "camera"
        : chunk.district.empty()        ? "city"
                                        : "area";
    const identity::Scope allowed = scope(verb, object);
    return allowed.touches(identity::placeOfArea(chunk.district));
}

identity::Place placeOf(const domain::Area &area)
{
    return identity::placeOfArea(area.kind == domain::AreaKind::DutyArea ? area.parent : area.code);
}

identity::Place placeOf(const domain::Unit &unit) { return identity::placeOfArea(unit.district); }

identity::Place placeOf(const domain::Officer &officer)
{
    const bool digits = officer.dutyArea.find_first_not_of("0123456789") == std::string::npos;
    return identity::placeOfArea(officer.dutyArea.empty() || !digits ? officer.district : officer.dutyArea);
}

http::Response refusal(const identity::Decision &decision)
{
    const Json extra = {{"rule", decision.rule}, {"roles", decision.roles}};
    if (decision.rule == "no-session") {
        http::Response response = http::problem(401, "sign in first", extra);
        response.fields.set("WWW-Authenticate", "Bearer");
        return response;
    }
    return http::problem(403,
                         decision.rule == "elsewhere"     ? "you may do this, but not here"
                             : decision.rule == "expired" ? "your grant for this is not valid now"
                                                          : "you may not do this",
                         extra);
}

} // namespace egret::server
