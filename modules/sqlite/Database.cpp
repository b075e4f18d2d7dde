// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite/Database.h>

#include <sqlite3.h>

namespace egret::sqlite {

namespace {

/// By class of failure, because each asks for something else of the caller.
Error errorOf(int code, const std::string &name, const char *why)
{
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {Error::Code::Corrupt, name + ": is damaged (" + why + ")"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {Error::Code::Unavailable, name + ": is in use by another program; try again"};
    case SQLITE_FULL:
        return {Error::Code::Unavailable, name + ": the disk is full; free some space and try again"};
    case SQLITE_CONSTRAINT: return {Error::Code::Conflict, name + ": " + why};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return {Error::Code::Unavailable,
                name + ": cannot be opened for writing (" + why + "); check its owner and permissions"};
    default: return {Error::Code::Unavailable, name + ": " + why};
    }
}

} // namespace

Statement::~Statement() { sqlite3_finalize(m_handle); }

Statement &Statement::bind(int position, std::int64_t value)
{
    sqlite3_bind_int64(m_handle, position, value);
    return *this;
}

Statement &Statement::bind(int position, std::string_view value)
{
    sqlite3_bind_text64(m_handle, position, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bind(int position, ByteView value)
{
    sqlite3_bind_blob64(m_handle, position, value.data(), value.size(), SQLITE_TRANSIENT);
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    sqlite3 *database = sqlite3_db_handle(m_handle);
    const std::string why = sqlite3_errmsg(database);
    sqlite3_reset(m_handle);
    if (code == SQLITE_DONE)
        return false;
    const char *file = sqlite3_db_filename(database, "main");
    return errorOf(code, file ? file : "database", why.c_str());
}

Outcome Statement::run()
{
    const Result<bool> stepped = step();
    reset();
    return stepped ? success() : Outcome(stepped.error());
}

void Statement::reset() { sqlite3_reset(m_handle); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_handle, column); }

std::string Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column)))
                 : std::string();
}

Bytes Statement::blob(int column) const
{
    const auto *data = static_cast<const std::uint8_t *>(sqlite3_column_blob(m_handle, column));
    return data ? Bytes(data, data + sqlite3_column_bytes(m_handle, column)) : Bytes();
}

Result<Database> Database::open(const std::filesystem::path &file, bool create, Durability durability)
{
    std::error_code ec;
    if (!create && !std::filesystem::exists(file, ec))
        return Error{Error::Code::NotFound, file.string() + ": is not there"};
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(
        file.c_str(), &handle,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0), nullptr);
    Database database(handle, file.string());
    if (code != SQLITE_OK)
        return errorOf(code, file.string(), handle ? sqlite3_errmsg(handle) : "out of memory");
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 5000);
    for (const char *sql :
         {"PRAGMA journal_mode=WAL",
          durability == Durability::Full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL",
          "PRAGMA foreign_keys=ON", "PRAGMA trusted_schema=OFF"}) {
        if (Outcome outcome = database.execute(sql); !outcome)
            return outcome.error();
    }
    return database;
}

Database::~Database() { sqlite3_close_v2(m_handle); }

Outcome Database::execute(const char *sql)
{
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return errorOf(code, m_name, sqlite3_errmsg(m_handle));
    return success();
}

Result<Statement> Database::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v2(m_handle, sql, -1, &statement, nullptr);
    if (code != SQLITE_OK)
        return errorOf(code, m_name, sqlite3_errmsg(m_handle));
    return Statement(statement);
}

Result<std::int64_t> Database::integer(const char *sql)
{
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return statement.error();
    const Result<bool> row = statement.value().step();
    if (!row)
        return row.error();
    return row.value() ? statement.value().integer(0) : 0;
}

} // namespace egret::sqlite
