// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace egret::store {

/// A prepared statement. Bind by 1-based position, step, read by 0-based column.
class Statement
{
public:
    Statement(sqlite3 *database, sqlite3_stmt *statement) : m_database(database), m_statement(statement) { }
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(int position, std::int64_t value);
    Statement &bind(int position, std::string_view value);
    Statement &bind(int position, ByteView value);
    /// True: a row is there. False: the statement has ended.
    Result<bool> step();
    /// For statements without rows: steps once and resets.
    Outcome run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] Bytes blob(int column) const;

private:
    sqlite3 *m_database;
    sqlite3_stmt *m_statement;
};

/// One SQLite connection (native API). Not for several threads at once.
class Database
{
public:
    /// Creates the file when it is not there. Corrupt when it is not a sound SQLite database.
    static Result<Database> open(const std::filesystem::path &file);
    ~Database();
    Database(Database &&other) noexcept;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    Outcome execute(const char *sql);
    Result<Statement> prepare(const char *sql);
    /// BEGIN IMMEDIATE, @p body, COMMIT; ROLLBACK when the body fails.
    template <typename Body>
    Outcome transaction(Body body)
    {
        if (Outcome begun = execute("BEGIN IMMEDIATE"); !begun)
            return begun;
        Outcome done = body();
        if (done)
            done = execute("COMMIT");
        if (!done) {
            const Outcome undone = execute("ROLLBACK");
            (void)undone;
        }
        return done;
    }

private:
    explicit Database(sqlite3 *handle, std::string name) : m_handle(handle), m_name(std::move(name)) { }

    sqlite3 *m_handle = nullptr;
    std::string m_name;
};

} // namespace egret::store
