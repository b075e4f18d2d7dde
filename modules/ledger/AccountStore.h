// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <identity/Sessions.h>
#include <identity/User.h>
#include <ledger/EventLog.h>
#include <ledger/Receipt.h>

#include <filesystem>
#include <mutex>

namespace egret::ledger {

/// Users, credentials and sessions of a city, and the part of its event log that is about them, in
/// ledger.db beside the Ledger. Users are a projection of the log; credentials and sessions are not in it,
/// since the log can be read by auditors and never forgets. Any thread; calls are served one after another.
class AccountStore
{
public:
    /// @p folder holds a city (its Ledger has been opened before, so that the schema is new).
    static Result<std::unique_ptr<AccountStore>> open(const std::filesystem::path &folder);

    /// Every user as the log has them last.
    Result<std::vector<identity::User>> users();
    Result<std::optional<identity::Credential>> credential(const std::string &user);
    Result<std::vector<identity::SessionRecord>> sessions();

    /// Writes the user, the event that tells of it, the credential when there is one, and the receipt of the
    /// command when it has a key: all or nothing.
    Outcome putUser(const identity::User &user, const std::optional<identity::Credential> &credential,
                    LogEntry entry, const Receipt &receipt = {});
    /// Writes a credential; @p entry tells that, not what, it is (empty type: tells nothing).
    Outcome putCredential(const identity::Credential &credential, LogEntry entry);
    /// Writes a session and the event of its beginning or refresh.
    Outcome putSession(const identity::SessionRecord &session, LogEntry entry);
    Outcome removeSessions(const std::vector<std::string> &ids, LogEntry entry, const Receipt &receipt = {});
    /// An event and nothing else: a refused sign-in, a look at personal data. When it cannot be written the
    /// caller must not do what it tells of.
    Outcome record(LogEntry entry);

    Result<std::vector<LogEntry>> find(const LogQuery &query);
    /// Signs the end of the log; see signHead().
    Result<std::optional<std::string>> sign(const crypto::SigningKey &key);

private:
    explicit AccountStore(sqlite::Database database) : m_database(std::move(database)) { }
    /// @p body, the event and the receipt in one transaction.
    template <typename Body>
    Outcome write(LogEntry entry, Body body, const Receipt &receipt = {});

    std::mutex m_mutex;
    sqlite::Database m_database;
};

} // namespace egret::ledger
