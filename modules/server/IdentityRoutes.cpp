// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <server/Routes.h>

#include <charconv>

namespace egret::server {

namespace {

/// The JSON object of the body; empty when there is none and none is needed.
Result<Json> bodyOf(const Call &call)
{
    const std::string &body = call.request.body;
    if (body.empty())
        return Json(Json::object());
    Result<Json> json = parseJson(body, "body");
    if (json && !json.value().is_object())
        return Error{Error::Code::Rejected, "body: is no object"};
    return json;
}

/// Runs @p act with the body; its error becomes a problem.
template <typename Act>
http::Response withBody(const Call &call, Act act)
{
    const Result<Json> body = bodyOf(call);
    return body ? act(body.value()) : http::problem(body.error());
}

http::Response done(const Outcome &outcome)
{
    return outcome ? jsonResponse({{"status", "ok"}}) : http::problem(outcome.error());
}

http::Response tokens(const Result<Accounts::SignedIn> &signedIn)
{
    if (!signedIn)
        return http::problem(401, signedIn.error().message,
                             {{"reason",
                               signedIn.error().code == Error::Code::NotFound       ? "second-factor"
                                   : signedIn.error().code == Error::Code::Conflict ? "reused"
                                                                                    : "refused"}});
    const Accounts::SignedIn &in = signedIn.value();
    http::Response response = jsonResponse({{"access_token", in.tokens.access},
                                            {"refresh_token", in.tokens.refresh},
                                            {"expires_in", in.tokens.expiresInMs / 1000},
                                            {"must_change_password", in.mustChangePassword}});
    response.fields.set("Cache-Control", "no-store");
    return response;
}

/// 429 with the seconds to wait.
http::Response lockedOut(const Error &error, std::int64_t retryMs)
{
    http::Response response = http::problem(retryMs > 0 ? 429 : 503, error.message,
                                            {{"reason", retryMs > 0 ? "locked" : "unavailable"}});
    response.fields.add("Retry-After", std::to_string((retryMs + 999) / 1000 + 1));
    return response;
}

http::Response signIn(const Call &call, Accounts &accounts)
{
    return withBody(call, [&](const Json &body) {
        std::int64_t retryMs = 0;
        const Result<Accounts::SignedIn> in =
            accounts.signIn({textAt(body, "name"), textAt(body, "password"), textAt(body, "code"),
                             textAt(body, "seat").substr(0, 100), call.request.remote},
                            nowMs(), retryMs);
        if (!in && in.error().code == Error::Code::Unavailable)
            return lockedOut(in.error(), retryMs);
        return tokens(in);
    });
}

http::Response confirm(const Call &call, Accounts &accounts)
{
    return withBody(call, [&](const Json &body) {
        std::int64_t retryMs = 0;
        const Outcome confirmed = accounts.confirm(call.access.subject(), textAt(body, "password"),
                                                   call.request.remote, nowMs(), retryMs);
        if (!confirmed && confirmed.error().code == Error::Code::Unavailable)
            return lockedOut(confirmed.error(), retryMs);
        return done(confirmed);
    });
}

http::Response whoAmI(const Call &call, Accounts &accounts)
{
    const identity::Subject &subject = call.access.subject();
    const identity::UserPtr user = accounts.directory().byId(subject.user);
    if (!user)
        return http::problem(404, "there is no such user any more");
    Json rights = Json::array();
    for (const identity::Grant &grant : subject.grants) {
        const identity::Role *role = accounts.directory().roles().find(grant.role);
        for (const identity::Right &right : role ? role->rights : std::vector<identity::Right>())
            rights.push_back({{"verb", right.verb},
                              {"object", right.object},
                              {"place", grant.place},
                              {"role", grant.role}});
    }
    return jsonResponse({{"user", identity::toJson(*user)},
                         {"seat", subject.seat},
                         {"session", subject.session},
                         {"rights", std::move(rights)},
                         {"must_change_password", accounts.mustChange(user->id)}});
}

http::Response why(const Call &call)
{
    const std::string place = call.query.text("place");
    const identity::Decision decision =
        call.access.decide(call.query.text("verb"), call.query.text("object"),
                           place.empty() ? std::nullopt : std::optional(identity::placeOfArea(place)));
    return jsonResponse({{"allowed", decision.allowed}, {"rule", decision.rule}, {"roles", decision.roles}});
}

http::Response enrol(const Call &call, Accounts &accounts)
{
    return withBody(call, [&](const Json &body) {
        const auto enrolment = accounts.enrol(call.access.subject(), textAt(body, "password"), nowMs());
        if (!enrolment)
            return http::problem(enrolment.error());
        const std::string &secret = enrolment.value().secret;
        http::Response response = jsonResponse(
            {{"secret", secret},
             {"uri",
              "otpauth://totp/Egret:" + call.access.subject().name + "?secret=" + secret + "&issuer=Egret"},
             {"recovery_codes", enrolment.value().recoveryCodes}});
        response.fields.set("Cache-Control", "no-store");
        return response;
    });
}

http::Response users(const Call &call, Accounts &accounts)
{
    const identity::Scope scope = call.access.scope("read", "user");
    Json items = Json::array();
    for (const identity::UserPtr &user : accounts.directory().users()) {
        if (scope.admits(user->home))
            items.push_back(identity::toJson(*user));
    }
    return jsonResponse({{"items", std::move(items)}});
}

http::Response roles(Accounts &accounts)
{
    Json items = Json::array();
    for (const identity::Role &role : accounts.directory().roles().roles()) {
        Json rights = Json::array();
        for (const identity::Right &right : role.rights)
            rights.push_back({{"verb", right.verb}, {"object", right.object}});
        items.push_back({{"id", role.id},
                         {"name", role.name},
                         {"name_en", role.nameEn},
                         {"administrator", role.administrator},
                         {"rights", std::move(rights)}});
    }
    return jsonResponse({{"items", std::move(items)}});
}

http::Response sessions(Accounts &accounts, const std::string &of = {})
{
    Json items = Json::array();
    for (const identity::SessionRecord &session : accounts.sessions().list(of)) {
        Json json = identity::toJson(session);
        json.erase("refresh_hash");
        json["created_at"] = toRfc3339(session.createdAt);
        json["last_used_at"] = toRfc3339(session.lastUsedAt);
        json["ends_at"] = session.endsAt == INT64_MAX ? Json(nullptr) : Json(toRfc3339(session.endsAt));
        const identity::UserPtr user = accounts.directory().byId(session.user);
        json["user_name"] = user ? user->name : std::string();
        items.push_back(std::move(json));
    }
    return jsonResponse({{"items", std::move(items)}});
}

http::Response audit(const Call &call, Accounts &accounts)
{
    ledger::LogQuery query;
    query.limit = call.query.integer("limit", 100) + 1;
    query.actor = call.query.text("actor");
    query.type = call.query.text("type");
    query.from = call.query.text("from");
    query.to = call.query.text("to");
    query.text = call.query.text("text");
    if (const std::string after = call.query.text("after"); !after.empty()) {
        const auto [end, ec] = std::from_chars(after.data(), after.data() + after.size(), query.before);
        if (ec != std::errc() || end != after.data() + after.size())
            return badParameter("after", "is not a place from a next link of this server");
    }
    Result<std::vector<ledger::LogEntry>> found = accounts.store().find(query);
    if (!found)
        return http::problem(found.error());
    std::vector<ledger::LogEntry> &entries = found.value();
    const bool more = entries.size() == query.limit;
    if (more)
        entries.pop_back();
    Json items = Json::array();
    for (const ledger::LogEntry &entry : entries) {
        const Result<Json> body = parseJson(entry.body, "event");
        const identity::UserPtr actor = accounts.directory().byId(entry.actor);
        items.push_back({{"seq", entry.seq},
                         {"time", entry.time},
                         {"actor", entry.actor},
                         {"actor_name", actor ? actor->name : entry.actor},
                         {"seat", entry.seat},
                         {"cause", entry.cause},
                         {"type", entry.type},
                         {"district", entry.district},
                         {"body", body ? body.value() : Json(entry.body)}});
    }
    Json page = {{"items", std::move(items)}, {"count", entries.size()}};
    if (more)
        page["next"] = nextTarget(call.request, std::to_string(entries.back().seq));
    return pageResponse(page);
}

/// An answer that needs accounts; with --demo there are none.
Answer needing(http::Response (*answer)(const Call &, Accounts &))
{
    return [answer](const Call &call) {
        if (call.services.accounts == nullptr)
            return http::problem(404, "this server was started with --demo: it has no accounts");
        return answer(call, *call.services.accounts);
    };
}

} // namespace

void addIdentityRoutes(Handlers &handlers)
{
    handlers.now["signIn"] = needing(signIn);
    handlers.now["refresh"] = needing([](const Call &call, Accounts &accounts) {
        return withBody(call, [&](const Json &body) {
            return tokens(accounts.refresh(textAt(body, "refresh_token"), nowMs()));
        });
    });
    handlers.now["firstRun"] = needing([](const Call &call, Accounts &accounts) {
        return withBody(call, [&](const Json &body) {
            return done(accounts.firstRun(textAt(body, "token"), body.value("users", Json()), nowMs()));
        });
    });
    handlers.now["signOut"] = needing([](const Call &call, Accounts &accounts) {
        return withBody(call, [&](const Json &body) {
            const std::string id = textAt(body, "id");
            return done(id.empty() ? accounts.signOut(call.access.subject())
                                   : accounts.endOwnSession(call.access.subject(), id));
        });
    });
    handlers.now["mySessions"] = needing(
        [](const Call &call, Accounts &accounts) { return sessions(accounts, call.access.subject().user); });
    handlers.now["confirm"] = needing(confirm);
    handlers.now["whoAmI"] = needing(whoAmI);
    handlers.now["active"] = needing([](const Call &, Accounts &) { return done(success()); });
    handlers.now["why"] = needing([](const Call &call, Accounts &) { return why(call); });
    handlers.now["changePassword"] = needing([](const Call &call, Accounts &accounts) {
        return withBody(call, [&](const Json &body) {
            return done(accounts.changePassword(call.access.subject(), textAt(body, "old"),
                                                textAt(body, "new"), nowMs()));
        });
    });
    handlers.now["enrol"] = needing(enrol);
    handlers.now["users"] = needing(users);
    handlers.now["roles"] = needing([](const Call &, Accounts &accounts) { return roles(accounts); });
    handlers.now["sessions"] = needing([](const Call &, Accounts &accounts) { return sessions(accounts); });
    handlers.now["audit"] = needing(audit);
}

} // namespace egret::server
