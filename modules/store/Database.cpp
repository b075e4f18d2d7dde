// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/Database.h>

#include <sqlite3.h>
#include <utility>

namespace egret::store {

namespace {

Error errorOf(sqlite3 *database, int code, const std::string &what)
{
    Error::Code kind = Error::Code::Unavailable;
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: kind = Error::Code::Corrupt; break;
    case SQLITE_FULL: kind = Error::Code::Limit; break;
    case SQLITE_CONSTRAINT: kind = Error::Code::Conflict; break;
    default: break;
    }
    return {kind, what + ": " + (database ? sqlite3_errmsg(database) : sqlite3_errstr(code))};
}

} // namespace

Statement::~Statement() { sqlite3_finalize(m_statement); }

Statement::Statement(Statement &&other) noexcept :
    m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement &Statement::bind(int position, std::int64_t value)
{
    sqlite3_bind_int64(m_statement, position, value);
    return *this;
}

Statement &Statement::bind(int position, std::string_view value)
{
    sqlite3_bind_text64(m_statement, position, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bind(int position, ByteView value)
{
    sqlite3_bind_blob64(m_statement, position, value.data(), value.size(), SQLITE_TRANSIENT);
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return errorOf(m_database, code, "the cache");
}

Outcome Statement::run()
{
    const Result<bool> stepped = step();
    reset();
    if (!stepped)
        return stepped.error();
    return success();
}

void Statement::reset() { sqlite3_reset(m_statement); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

std::string Statement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                : std::string();
}

Bytes Statement::blob(int column) const
{
    const auto *data = static_cast<const std::uint8_t *>(sqlite3_column_blob(m_statement, column));
    return data ? Bytes(data, data + sqlite3_column_bytes(m_statement, column)) : Bytes();
}

Result<Database> Database::open(const std::filesystem::path &file)
{
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(
        file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(handle, file.string());
    if (code != SQLITE_OK)
        return errorOf(handle, code, file.string() + ": cannot be opened");
    sqlite3_busy_timeout(handle, 5000);
    for (const char *sql :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA foreign_keys=ON"}) {
        if (const Outcome done = database.execute(sql); !done)
            return done.error();
    }
    return database;
}

Database::~Database() { sqlite3_close_v2(m_handle); }

Database::Database(Database &&other) noexcept :
    m_handle(std::exchange(other.m_handle, nullptr)), m_name(std::move(other.m_name))
{
}

Outcome Database::execute(const char *sql)
{
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return errorOf(m_handle, code, m_name);
    return success();
}

Result<Statement> Database::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v2(m_handle, sql, -1, &statement, nullptr);
    if (code != SQLITE_OK)
        return errorOf(m_handle, code, m_name);
    return Statement(m_handle, statement);
}

} // namespace egret::store
