// SPDX-License-Identifier: GPL-3.0-or-later
#include <ledger/AccountStore.h>

namespace egret::ledger {

namespace {

/// Calls @p take(text of column 0) for each row.
template <typename Take>
Outcome forEachText(sqlite::Database &database, const char *sql, Take take)
{
    Result<sqlite::Statement> rows = database.prepare(sql);
    if (!rows)
        return rows.error();
    for (;;) {
        const Result<bool> row = rows.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return success();
        if (Outcome taken = take(rows.value().text(0)); !taken)
            return taken;
    }
}

Outcome put(sqlite::Database &database, const char *sql, const std::string &key, const std::string &body)
{
    Result<sqlite::Statement> statement = database.prepare(sql);
    return statement ? statement.value().bind(1, key).bind(2, body).run() : Outcome(statement.error());
}

constexpr const char *putCredentialSql = "INSERT OR REPLACE INTO credentials VALUES (?, ?)";

} // namespace

Result<std::unique_ptr<AccountStore>> AccountStore::open(const std::filesystem::path &folder)
{
    Result<sqlite::Database> database = sqlite::Database::open(folder / "ledger.db", false);
    if (!database)
        return database.error();
    return std::unique_ptr<AccountStore>(new AccountStore(std::move(database).value()));
}

template <typename Body>
Outcome AccountStore::write(LogEntry entry, Body body, const Receipt &receipt)
{
    const std::lock_guard lock(m_mutex);
    return m_database.transaction([&]() -> Outcome {
        if (Outcome done = body(); !done)
            return done;
        if (!entry.type.empty()) {
            const Result<std::uint64_t> seq = insertEntry(m_database, std::move(entry));
            if (!seq)
                return seq.error();
        }
        return receipt.key.empty() ? success() : insertReceipt(m_database, receipt);
    });
}

Result<std::vector<identity::User>> AccountStore::users()
{
    const std::lock_guard lock(m_mutex);
    std::map<std::string, identity::User> users;
    const Outcome read =
        forEachText(m_database, "SELECT body FROM events WHERE type = 'user' ORDER BY seq",
                    [&](const std::string &text) -> Outcome {
                        const Result<Json> json = parseJson(text, "user event");
                        if (!json)
                            return json.error();
                        Result<identity::User> user =
                            identity::userFromJson(json.value().value("user", Json()));
                        if (!user)
                            return Error{Error::Code::Corrupt, "event log: " + user.error().message};
                        const std::string id = user.value().id;
                        users[id] = std::move(user).value();
                        return success();
                    });
    if (!read)
        return read.error();
    std::vector<identity::User> all;
    for (auto &[id, user] : users)
        all.push_back(std::move(user));
    return all;
}

Result<std::optional<identity::Credential>> AccountStore::credential(const std::string &user)
{
    const std::lock_guard lock(m_mutex);
    Result<sqlite::Statement> row = m_database.prepare("SELECT body FROM credentials WHERE user = ?");
    if (!row)
        return row.error();
    const Result<bool> found = row.value().bind(1, user).step();
    if (!found)
        return found.error();
    if (!found.value())
        return std::optional<identity::Credential>();
    const Result<Json> json = parseJson(row.value().text(0), "credential");
    if (!json)
        return json.error();
    Result<identity::Credential> credential = identity::credentialFromJson(json.value());
    if (!credential)
        return credential.error();
    return std::optional(std::move(credential).value());
}

Result<std::vector<identity::SessionRecord>> AccountStore::sessions()
{
    const std::lock_guard lock(m_mutex);
    std::vector<identity::SessionRecord> all;
    const Outcome read =
        forEachText(m_database, "SELECT body FROM sessions", [&](const std::string &text) -> Outcome {
            const Result<Json> json = parseJson(text, "session");
            Result<identity::SessionRecord> session =
                json ? identity::sessionFromJson(json.value()) : json.error();
            if (session)
                all.push_back(std::move(session).value());
            return success(); // one that cannot be read is one that has ended
        });
    return read ? Result<std::vector<identity::SessionRecord>>(all) : read.error();
}

Outcome AccountStore::putUser(const identity::User &user,
                              const std::optional<identity::Credential> &credential, LogEntry entry,
                              const Receipt &receipt)
{
    entry.type = "user";
    entry.body = dumped({{"type", "user"}, {"op", "put"}, {"user", identity::toJson(user)}});
    const auto body = [&]() -> Outcome {
        return credential ? put(m_database, putCredentialSql, user.id, dumped(identity::toJson(*credential)))
                          : success();
    };
    return write(std::move(entry), body, receipt);
}

Outcome AccountStore::putCredential(const identity::Credential &credential, LogEntry entry)
{
    return write(std::move(entry), [&] {
        return put(m_database, putCredentialSql, credential.user, dumped(identity::toJson(credential)));
    });
}

Outcome AccountStore::putSession(const identity::SessionRecord &session, LogEntry entry)
{
    return write(std::move(entry), [&] {
        return put(m_database, "INSERT OR REPLACE INTO sessions VALUES (?, ?)", session.id,
                   dumped(identity::toJson(session)));
    });
}

Outcome AccountStore::removeSessions(const std::vector<std::string> &ids, LogEntry entry,
                                     const Receipt &receipt)
{
    const auto body = [&]() -> Outcome {
        Result<sqlite::Statement> remove = m_database.prepare("DELETE FROM sessions WHERE id = ?");
        if (!remove)
            return remove.error();
        for (const std::string &id : ids) {
            if (Outcome done = remove.value().bind(1, id).run(); !done)
                return done;
        }
        return success();
    };
    return write(std::move(entry), body, receipt);
}

Outcome AccountStore::record(LogEntry entry)
{
    return write(std::move(entry), [] { return success(); });
}

Result<std::vector<LogEntry>> AccountStore::find(const LogQuery &query)
{
    const std::lock_guard lock(m_mutex);
    return findEntries(m_database, query);
}

Result<std::optional<std::string>> AccountStore::sign(const crypto::SigningKey &key)
{
    const std::lock_guard lock(m_mutex);
    return signHead(m_database, key);
}

} // namespace egret::ledger
