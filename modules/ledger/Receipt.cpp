// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <ledger/Receipt.h>

namespace egret::ledger {

Outcome insertReceipt(sqlite::Database &database, const Receipt &receipt)
{
    Result<sqlite::Statement> insert = database.prepare("INSERT INTO receipts VALUES (?, ?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    insert.value().bind(1, receipt.key).bind(2, receipt.actor).bind(3, receipt.hash);
    insert.value().bind(4, static_cast<std::int64_t>(receipt.status)).bind(5, receipt.body);
    return insert.value().bind(6, toRfc3339(nowMs())).run();
}

Result<std::optional<Receipt>> findReceipt(sqlite::Database &database, const std::string &key)
{
    Result<sqlite::Statement> row =
        database.prepare("SELECT actor, hash, status, body FROM receipts WHERE key = ?");
    if (!row)
        return row.error();
    const Result<bool> found = row.value().bind(1, key).step();
    if (!found)
        return found.error();
    if (!found.value())
        return std::optional<Receipt>();
    const sqlite::Statement &s = row.value();
    return std::optional(Receipt{key, s.text(0), s.text(1), static_cast<int>(s.integer(2)), s.text(3)});
}

Outcome dropReceipts(sqlite::Database &database, const std::string &time)
{
    Result<sqlite::Statement> drop = database.prepare("DELETE FROM receipts WHERE time < ?");
    return drop ? drop.value().bind(1, time).run() : Outcome(drop.error());
}

} // namespace egret::ledger
