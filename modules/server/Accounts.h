// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/Message.h>
#include <identity/CredentialRules.h>
#include <identity/Directory.h>
#include <identity/LockOut.h>
#include <identity/Sessions.h>
#include <ledger/AccountStore.h>
#include <server/Access.h>
#include <server/AuditQueue.h>

namespace egret::server {

/// Who may act on this server: users, sign-in, sessions. What changes is written to the event log first;
/// when that fails, nothing happens (fail closed). Any thread; hashing a password takes 0.1 s.
class Accounts
{
public:
    /// @p city: the city's folder, whose keys/ holds the server's own secrets; @p rules: roles.json and
    /// common-passwords.txt. @p cost: lower in tests.
    static Result<std::unique_ptr<Accounts>> open(const std::filesystem::path &city,
                                                  const std::filesystem::path &rules,
                                                  const crypto::PasswordCost &cost = {});

    /// The token that lets somebody make the first three administrators; empty when there are users. To
    /// be shown on the terminal, never kept.
    [[nodiscard]] std::string firstRunToken();

    /// Who asks by their bearer token; a nobody when there is none or it is not good any more.
    [[nodiscard]] Access accessOf(const http::Request &request, bool active, std::int64_t now);

    struct SignedIn
    {
        identity::Tokens tokens;
        bool mustChangePassword = false;
    };
    struct SignInRequest
    {
        std::string name;
        std::string password;
        std::string code;
        std::string seat;
        std::string address;
    };
    /// Denied: refused, whatever was wrong. Unavailable with ms in @p retryMs: locked. NotFound: the password
    /// was right and a second factor is needed.
    Result<SignedIn> signIn(const SignInRequest &request, std::int64_t now, std::int64_t &retryMs);
    Result<SignedIn> refresh(const std::string &token, std::int64_t now);
    Outcome signOut(const identity::Subject &subject);
    /// Ends another session of the same person; NotFound when it is none of theirs.
    Outcome endOwnSession(const identity::Subject &subject, const std::string &id);
    /// Whether @p password is that of @p subject, for a seat that was locked. Denied when not, which counts
    /// as a failed sign-in; Unavailable with ms in @p retryMs: locked out.
    Outcome confirm(const identity::Subject &subject, const std::string &password, const std::string &remote,
                    std::int64_t now, std::int64_t &retryMs);
    Outcome changePassword(const identity::Subject &subject, const std::string &old, const std::string &next,
                           std::int64_t now);
    Result<identity::CredentialRules::Enrolment> enrol(const identity::Subject &subject,
                                                       const std::string &password, std::int64_t now);
    /// Makes or changes a user. A new one needs a password, which they have to change. @p receipt is kept
    /// with it.
    Outcome putUser(const identity::Subject &actor, identity::User user, const std::string &password,
                    const std::string &cause, std::int64_t now, const ledger::Receipt &receipt = {});
    Outcome endSession(const identity::Subject &actor, const std::string &id, const std::string &cause,
                       const ledger::Receipt &receipt = {});
    /// Makes the three administrators in one go.
    Outcome firstRun(const std::string &token, const Json &users, std::int64_t now);

    /// Writes down that @p actor sees what is masked otherwise, together with what others see at the same
    /// time, then calls @p done; with an error: do not show it.
    void noteReveal(const identity::Subject &actor, const std::string &what, const std::string &cause,
                    AuditQueue::Done done);
    /// Ends what has timed out and signs the end of the log; once a minute.
    void housekeeping(std::int64_t now);

    [[nodiscard]] const identity::Directory &directory() const { return m_directory; }
    [[nodiscard]] const identity::Sessions &sessions() const { return m_sessions; }
    [[nodiscard]] ledger::AccountStore &store() { return *m_store; }
    [[nodiscard]] bool mustChange(const std::string &user) const;

private:
    Accounts(identity::RoleBook book, identity::CredentialRules rules, crypto::SigningKey key,
             std::filesystem::path anchors) :
        m_book(std::move(book)),
        m_rules(std::move(rules)),
        m_key(std::move(key)),
        m_anchors(std::move(anchors)),
        m_directory(m_book)
    {
    }
    Result<SignedIn> begin(const identity::User &user, const identity::Credential &credential,
                           const SignInRequest &request, std::int64_t now);
    void noteMustChange(const identity::Credential &credential, std::int64_t now);

    identity::RoleBook m_book;
    identity::CredentialRules m_rules;
    crypto::SigningKey m_key;
    std::filesystem::path m_anchors; ///< heads.log, to be copied to another machine
    identity::Directory m_directory;
    identity::Sessions m_sessions;
    identity::LockOut m_lockOut;
    identity::OneTimeLinks m_links;
    std::unique_ptr<ledger::AccountStore> m_store;
    std::unique_ptr<AuditQueue> m_audit;
    std::mutex m_hashing; ///< one hash of 64 MiB at a time, whatever comes in
    std::mutex m_changing; ///< check against the directory, write, put: one after another
    mutable std::shared_mutex m_mustChangeMutex;
    std::set<std::string> m_mustChange; ///< ids
};

} // namespace egret::server
