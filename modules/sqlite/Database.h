// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace egret::sqlite {

/// A prepared statement of a Database, which must outlive it.
class Statement
{
public:
    explicit Statement(sqlite3_stmt *handle) : m_handle(handle) { }
    ~Statement();
    Statement(Statement &&other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) { }
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    /// Positions count from 1.
    Statement &bind(int position, std::int64_t value);
    Statement &bind(int position, std::string_view value);
    Statement &bind(int position, ByteView value);
    /// True: a row can be read. False: the statement has ended and may be bound again.
    Result<bool> step();
    /// For statements without rows: steps once, ready to be bound again.
    Outcome run();
    /// Ends a read before its last row.
    void reset();
    /// Columns count from 0.
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] Bytes blob(int column) const;

private:
    sqlite3_stmt *m_handle;
};

/// What a power cut may take.
enum class Durability {
    Full, ///< nothing that was committed: synchronous FULL
    Normal, ///< the last transactions, never the file's soundness: for what can be fetched again
};

/// One SQLite connection (native API): WAL, busy time-out 5 s. Not for several threads at once.
class Database
{
public:
    /// Corrupt: not a sound database. Unavailable: busy, full or not permitted. NotFound: not there
    /// and not to be created.
    static Result<Database> open(const std::filesystem::path &file, bool create,
                                 Durability durability = Durability::Full);
    ~Database();
    Database(Database &&other) noexcept :
        m_handle(std::exchange(other.m_handle, nullptr)), m_name(std::move(other.m_name))
    {
    }
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    Outcome execute(const char *sql);
    Result<Statement> prepare(const char *sql);
    /// The single integer that @p sql yields.
    Result<std::int64_t> integer(const char *sql);
    /// BEGIN IMMEDIATE, @p body() → Outcome, COMMIT; ROLLBACK when the body or the commit fails.
    template <typename Body>
    Outcome transaction(Body body)
    {
        if (Outcome begun = execute("BEGIN IMMEDIATE"); !begun)
            return begun;
        Outcome done = body();
        if (done)
            done = execute("COMMIT");
        if (!done)
            (void)execute("ROLLBACK").ok();
        return done;
    }

private:
    Database(sqlite3 *handle, std::string name) : m_handle(handle), m_name(std::move(name)) { }

    sqlite3 *m_handle;
    std::string m_name;
};

} // namespace egret::sqlite
