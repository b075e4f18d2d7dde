// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Uuid.h>
#include <crypto/Sha256.h>
#include <protocol/Endpoints.h>
#include <server/Commands.h>

#include <algorithm>

namespace egret::server {

namespace {

constexpr int cancelled = 410;

http::Response stored(const ledger::Receipt &receipt)
{
    if (receipt.status == cancelled)
        return http::problem(cancelled, "this command was cancelled before it arrived",
                             {{"reason", "cancelled"}});
    http::Response response = http::textResponse(receipt.status, "application/json", receipt.body);
    static const std::string replayed = "Idempotency-Replayed";
    response.fields.add(replayed, "true");
    return response;
}

/// The answer when the key was used before; empty: the command is new.
Result<std::optional<http::Response>> before(const CommandCall &command)
{
    if (command.key.empty())
        return std::optional<http::Response>();
    const auto receipt = command.call.services.city.documents().receipt(command.key);
    if (!receipt)
        return receipt.error();
    if (!receipt.value())
        return std::optional<http::Response>();
    const bool same = receipt.value()->actor == command.actor()
        && (receipt.value()->hash == command.hash || receipt.value()->status == cancelled);
    return std::optional(same ? stored(*receipt.value())
                              : http::problem(422, "this Idempotency-Key was used for another command",
                                              {{"reason", "key-reused"}}));
}

/// The class of objects that @p command acts on; NotFound when an argument has to name one and does not.
Result<std::string> objectOf(const protocol::Command &command, const Json &arguments)
{
    if (command.objectClass != protocol::objectByKind)
        return std::string(command.objectClass);
    const std::string kind = textAt(arguments, "kind");
    if (!protocol::isDocumentKind(kind))
        return Error{Error::Code::Rejected, "\"kind\" is not a kind of document: " + kind.substr(0, 40)};
    return kind;
}

std::string actorOf(const Call &call) { return call.access.demo() ? "demo" : call.access.subject().user; }

} // namespace

std::string CommandCall::actor() const { return actorOf(call); }

ledger::LogEntry CommandCall::entry() const
{
    ledger::LogEntry entry;
    entry.actor = actor();
    entry.seat = call.access.subject().seat;
    entry.cause = cause;
    return entry;
}

ledger::Receipt CommandCall::receipt(const Json &answer) const
{
    return {key, actor(), hash, 200, dumped(answer)};
}

Result<CommandTable> commandTable()
{
    CommandTable table;
    addIdentityCommands(table);
    addDocumentCommands(table);
    for (const protocol::Command &command : protocol::commands()) {
        if (!table.contains(command.name))
            return Error{Error::Code::Conflict, "command " + std::string(command.name) + " has no handler"};
    }
    if (table.size() != protocol::commands().size())
        return Error{Error::Code::Conflict, "a handler is not in the table of commands"};
    return table;
}

http::Response runCommand(const CommandTable &table, const Call &call)
{
    const Result<Json> parsed = parseJson(call.request.body, "body");
    if (!parsed || !parsed.value().is_object())
        return http::problem(400, parsed ? "body: is no object" : parsed.error().message);
    const Json &body = parsed.value();
    const std::string name = textAt(body, "command");
    const auto all = protocol::commands();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const protocol::Command &one) { return one.name == name; });
    if (found == all.end())
        return http::problem(400, "there is no command '" + name.substr(0, 40) + "'");
    const Json arguments = body.value("arguments", Json::object());
    const Result<std::string> object = objectOf(*found, arguments);
    if (!object)
        return http::problem(object.error());
    if (const auto decision = call.access.decide(found->verb, object.value()); !decision.allowed)
        return refusal(decision);
    if (!arguments.is_object())
        return http::problem(400, "\"arguments\" is no object");
    const std::string key(call.request.fields.find("Idempotency-Key"));
    if (!key.empty() && !isUuid7(key))
        return http::problem(400, "Idempotency-Key is not a version 7 UUID in lower case");
    const CommandCall command{call, arguments, textAt(body, "cause").substr(0, 400), key,
                              crypto::sha256Hex(viewOf(dumped(body)))};
    Result<std::optional<http::Response>> known = before(command);
    if (!known)
        return http::problem(known.error());
    if (known.value())
        return std::move(*known.value());
    http::Response response = table.find(name)->second(command);
    if (response.status == 409 && !key.empty()) { // the same command came twice at the same time
        known = before(command);
        if (known && known.value())
            return std::move(*known.value());
    }
    if (response.status == 200)
        call.services.city.poke();
    return response;
}

http::Response cancelCommand(const Call &call)
{
    const std::string key = call.captured("key");
    if (!isUuid7(key))
        return http::problem(400, "the key of a command is a version 7 UUID in lower case");
    ledger::DocumentStore &documents = call.services.city.documents();
    const Outcome kept = documents.keep({key, actorOf(call), {}, cancelled, {}});
    if (kept)
        return jsonResponse({{"status", "cancelled"}});
    if (kept.error().code != Error::Code::Conflict)
        return http::problem(kept.error());
    const auto receipt = documents.receipt(key);
    if (!receipt || !receipt.value())
        return http::problem(receipt ? kept.error() : receipt.error());
    if (receipt.value()->actor != actorOf(call))
        return http::problem(422, "this key is not one of yours", {{"reason", "key-reused"}});
    if (receipt.value()->status == cancelled)
        return jsonResponse({{"status", "cancelled"}});
    const Result<Json> answer = parseJson(receipt.value()->body, "answer");
    return jsonResponse({{"status", "done"}, {"answer", answer ? answer.value() : Json()}});
}

} // namespace egret::server
