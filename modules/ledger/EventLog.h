// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <crypto/Sha256.h>
#include <crypto/SigningKey.h>
#include <sqlite/Database.h>

#include <optional>

namespace egret::ledger {

/// One line of the append-only log: who did what, from where, when and why.
struct LogEntry
{
    std::uint64_t seq = 0; ///< set by insert()
    std::string time; ///< RFC 3339, the server's clock; set by insert() when empty
    std::string actor; ///< user id, or the program
    std::string seat; ///< desk, wall or address
    std::string cause; ///< the request, alarm or case that it came from; may be empty
    std::string type; ///< "component", "city", "user", "session", "reveal", …
    std::string district; ///< 6 digits; empty: the whole city
    std::string body; ///< JSON
    bool operator==(const LogEntry &) const = default;
};

/// Appends inside the caller's transaction and chains the record to the one before:
/// h(i) = SHA-256(h(i−1) ‖ record i), h(0) from the city's epoch. A record is its fields, each with its
/// length.
Result<std::uint64_t> insertEntry(sqlite::Database &database, LogEntry entry);
/// Gives a hash to records that were written before there was a chain. In a transaction of its own.
Outcome chainOldEntries(sqlite::Database &database);

/// Signs the present end of the chain and keeps the signature in the database; empty when the end is signed
/// already. Returns the head as one line of text, to be kept where who can change the database cannot reach.
Result<std::optional<std::string>> signHead(sqlite::Database &database, const crypto::SigningKey &key);

/// What a check of the whole log found.
struct ChainReport
{
    std::uint64_t entries = 0;
    std::uint64_t heads = 0; ///< signatures that were checked
    std::vector<std::string> faults; ///< the first 20, in words
    [[nodiscard]] bool sound() const { return faults.empty(); }
};

/// Recomputes every hash and checks every signed head. @p key: whose signatures count; without it those in
/// the database are only compared with the chain. @p anchors: heads kept elsewhere, as signHead() told
/// them; they find also a log that was cut together with its own heads. One pass, O(1) memory.
Result<ChainReport> verifyLog(sqlite::Database &database, const std::optional<crypto::PublicKey> &key,
                              const std::vector<std::string> &anchors = {});

/// Which entries to list; empty fields ask for nothing.
struct LogQuery
{
    std::uint64_t before = INT64_MAX; ///< newest first, below this sequence
    std::size_t limit = 100;
    std::string actor;
    std::string type;
    std::string from; ///< RFC 3339, inclusive
    std::string to; ///< exclusive
    std::string text; ///< somewhere in the body
};
Result<std::vector<LogEntry>> findEntries(sqlite::Database &database, const LogQuery &query);

} // namespace egret::ledger
