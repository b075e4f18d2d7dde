// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <server/Commands.h>

#include <algorithm>

namespace egret::server {

namespace {

http::Response putUser(const CommandCall &command, Accounts &accounts)
{
    Result<identity::User> user = identity::userFromJson(command.arguments.value("user", Json()));
    if (!user)
        return http::problem(user.error());
    // A user stands where they belong, and so do their grants: none reaches beyond the scope of who gives it.
    const Access &access = command.call.access;
    const identity::Scope scope = access.scope("write", "user");
    const auto inside = [&](const identity::Grant &grant) { return scope.admits(grant.place); };
    const identity::UserPtr old = accounts.directory().byId(user.value().id);
    if (!scope.admits(user.value().home) || (old && !scope.admits(old->home))
        || !std::all_of(user.value().grants.begin(), user.value().grants.end(), inside))
        return refusal({false, "elsewhere", {}});
    const Json answer = {{"status", "ok"}, {"revision", user.value().revision}};
    const Outcome put =
        accounts.putUser(access.subject(), std::move(user).value(), textAt(command.arguments, "password"),
                         command.cause, nowMs(), command.receipt(answer));
    return put ? jsonResponse(answer) : http::problem(put.error());
}

http::Response endSession(const CommandCall &command, Accounts &accounts)
{
    const Json answer = {{"status", "ok"}};
    const Outcome ended = accounts.endSession(command.call.access.subject(), textAt(command.arguments, "id"),
                                              command.cause, command.receipt(answer));
    return ended ? jsonResponse(answer) : http::problem(ended.error());
}

/// A handler that needs accounts; with --demo there are none.
CommandHandler needing(http::Response (*handler)(const CommandCall &, Accounts &))
{
    return [handler](const CommandCall &command) {
        Accounts *const accounts = command.call.services.accounts;
        return accounts ? handler(command, *accounts)
                        : http::problem(404, "this server was started with --demo: it has no accounts");
    };
}

} // namespace

void addIdentityCommands(CommandTable &table)
{
    table["user.put"] = needing(putUser);
    table["session.end"] = needing(endSession);
}

} // namespace egret::server
