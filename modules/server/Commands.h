// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ledger/DocumentStore.h>
#include <server/Routes.h>

namespace egret::server {

/// One command on its way through its handler: its name is known and its permission given.
struct CommandCall
{
    const Call &call;
    const Json &arguments; ///< an object
    std::string cause;
    std::string key; ///< of the Idempotency-Key field; empty when there is none
    std::string hash; ///< of the command

    /// Who acts; "demo" where there are no accounts.
    [[nodiscard]] std::string actor() const;
    /// What the event log is told, but for type and body.
    [[nodiscard]] ledger::LogEntry entry() const;
    /// To be written in the transaction of the effect, so that the same key gives @p answer again; without
    /// a key, one that is not kept.
    [[nodiscard]] ledger::Receipt receipt(const Json &answer) const;
};

using CommandHandler = std::function<http::Response(const CommandCall &)>;
/// Handlers by the name of their command in protocol::commands(). Each …Commands file adds its own.
using CommandTable = std::map<std::string, CommandHandler, std::less<>>;
void addIdentityCommands(CommandTable &table);
void addDocumentCommands(CommandTable &table);

/// The whole table; Conflict when a command has no handler or a handler no command.
Result<CommandTable> commandTable();
/// POST /v1/commands: finds the command, asks for permission, gives the stored answer where its key was
/// used before, and calls its handler otherwise.
http::Response runCommand(const CommandTable &table, const Call &call);
/// POST /v1/commands/{key}/cancel: whether the command under this key was done; if not, it never will be.
http::Response cancelCommand(const Call &call);

} // namespace egret::server
