// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <crypto/Sha256.h>
#include <ledger/Schema.h>

#include <array>

namespace egret::ledger {

namespace {

/// Never edit a step that has been released: add one.
constexpr std::array<const char *, 3> steps{R"(
CREATE TABLE city (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE chunks (
    district TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL,
    rows INTEGER NOT NULL, bytes INTEGER NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (district, kind, name)) WITHOUT ROWID;
CREATE TABLE retired (hash TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, shard TEXT NOT NULL, time TEXT NOT NULL, actor TEXT NOT NULL,
    district TEXT NOT NULL, body TEXT NOT NULL);
)",
                                            R"(
ALTER TABLE events ADD COLUMN seat TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN type TEXT NOT NULL DEFAULT 'component';
ALTER TABLE events ADD COLUMN chain BLOB;
UPDATE events SET type = 'city' WHERE json_extract(body, '$.type') = 'city';
CREATE INDEX events_by_type ON events (type, seq);
CREATE TABLE heads (
    seq INTEGER PRIMARY KEY, chain TEXT NOT NULL, time TEXT NOT NULL, signature TEXT NOT NULL);
CREATE TABLE credentials (user TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sessions (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
)",
                                            R"(
CREATE TABLE documents (
    kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, place TEXT NOT NULL,
    removed INTEGER NOT NULL, body TEXT NOT NULL, seq INTEGER NOT NULL, time TEXT NOT NULL, actor TEXT NOT NULL,
    PRIMARY KEY (kind, id));
CREATE TABLE receipts (
    key TEXT PRIMARY KEY, actor TEXT NOT NULL, hash TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
    time TEXT NOT NULL);
CREATE INDEX receipts_by_time ON receipts (time);
)"};

} // namespace

Outcome migrate(sqlite::Database &database)
{
    if (Outcome made = database.execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, "
                                        "checksum TEXT NOT NULL, time TEXT NOT NULL)");
        !made)
        return made;
    Result<sqlite::Statement> known =
        database.prepare("SELECT number, checksum FROM migrations ORDER BY number");
    if (!known)
        return known.error();
    std::size_t done = 0;
    for (;;) {
        const Result<bool> row = known.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            break;
        const auto number = static_cast<std::size_t>(known.value().integer(0));
        if (number > steps.size())
            return Error{
                Error::Code::Rejected,
                "ledger.db was written by a newer Egret; start that version instead of " EGRET_VERSION};
        if (number == 0 || known.value().text(1) != crypto::sha256Hex(viewOf(steps[number - 1])))
            return Error{Error::Code::Corrupt,
                         "ledger.db: schema step " + std::to_string(number)
                             + " is not the one this Egret knows"};
        done = number;
    }
    for (std::size_t i = done; i < steps.size(); ++i) {
        const Outcome outcome = database.transaction([&]() -> Outcome {
            if (Outcome made = database.execute(steps[i]); !made)
                return made;
            Result<sqlite::Statement> note = database.prepare("INSERT INTO migrations VALUES (?, ?, ?)");
            if (!note)
                return note.error();
            note.value().bind(1, static_cast<std::int64_t>(i + 1));
            note.value().bind(2, crypto::sha256Hex(viewOf(steps[i])));
            note.value().bind(3, toRfc3339(nowMs()));
            const Result<bool> noted = note.value().step();
            return noted ? success() : Outcome(noted.error());
        });
        if (!outcome)
            return outcome;
    }
    return success();
}

} // namespace egret::ledger
