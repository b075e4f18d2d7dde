// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite/Database.h>

#include <optional>

namespace egret::ledger {

/// What a command answered, kept under the key its sender chose: who sends it again gets the same answer
/// and the command has no second effect.
struct Receipt
{
    std::string key; ///< UUID version 7
    std::string actor;
    std::string hash; ///< of the command, SHA-256, hex
    int status = 0;
    std::string body; ///< of the answer
    bool operator==(const Receipt &) const = default;
};

/// Inside the transaction of the effect; Conflict when the key is taken, which undoes the effect.
Outcome insertReceipt(sqlite::Database &database, const Receipt &receipt);
Result<std::optional<Receipt>> findReceipt(sqlite::Database &database, const std::string &key);
/// Forgets receipts written before @p time (RFC 3339).
Outcome dropReceipts(sqlite::Database &database, const std::string &time);

} // namespace egret::ledger
