// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <base/Log.h>
#include <base/Uuid.h>
#include <crypto/Secret.h>
#include <identity/Masking.h>
#include <server/Accounts.h>

#include <algorithm>
#include <fstream>

namespace egret::server {

namespace {

ledger::LogEntry sessionEntry(const identity::Subject &subject, const char *what, Json more = Json::object())
{
    ledger::LogEntry entry;
    entry.actor = subject.user;
    entry.seat = subject.seat;
    entry.type = "session";
    more["type"] = "session";
    more["op"] = what;
    entry.body = dumped(more);
    return entry;
}

/// "10.0.0.1" of "10.0.0.1:4711".
std::string addressOf(const std::string &remote) { return remote.substr(0, remote.rfind(':')); }

std::string bearerOf(const http::Request &request)
{
    const std::string_view field = request.fields.find("Authorization");
    return field.starts_with("Bearer ") ? std::string(field.substr(7)) : std::string();
}

} // namespace

Result<std::unique_ptr<Accounts>> Accounts::open(const std::filesystem::path &city,
                                                 const std::filesystem::path &rules,
                                                 const crypto::PasswordCost &cost)
{
    Result<identity::RoleBook> book = identity::RoleBook::load(rules / "roles.json");
    Result<identity::PasswordRules> passwords = identity::PasswordRules::load(rules / "common-passwords.txt");
    Result<crypto::SigningKey> key = crypto::SigningKey::loadOrCreate(city / "keys" / "ledger.key");
    const Result<Bytes> sealing = crypto::loadOrCreateSecret(city / "keys" / "seal.key", 32);
    Result<std::unique_ptr<ledger::AccountStore>> store = ledger::AccountStore::open(city);
    Result<std::unique_ptr<AuditQueue>> audit = AuditQueue::open(city);
    for (const Error *error : {book ? nullptr : &book.error(), passwords ? nullptr : &passwords.error(),
                               key ? nullptr : &key.error(), sealing ? nullptr : &sealing.error(),
                               store ? nullptr : &store.error(), audit ? nullptr : &audit.error()}) {
        if (error)
            return *error;
    }
    crypto::AeadKey seal{};
    std::copy(sealing.value().begin(), sealing.value().end(), seal.begin());
    std::unique_ptr<Accounts> accounts(new Accounts(
        std::move(book).value(), identity::CredentialRules(std::move(passwords).value(), seal, cost),
        std::move(key).value(), city / "heads.log"));
    accounts->m_store = std::move(store).value();
    accounts->m_audit = std::move(audit).value();
    const std::int64_t now = nowMs();
    Result<std::vector<identity::User>> users = accounts->m_store->users();
    Result<std::vector<identity::SessionRecord>> sessions = accounts->m_store->sessions();
    if (!users || !sessions)
        return !users ? users.error() : sessions.error();
    for (identity::User &user : users.value()) {
        const auto credential = accounts->m_store->credential(user.id);
        if (!credential)
            return credential.error();
        if (credential.value())
            accounts->noteMustChange(*credential.value(), now);
        accounts->m_directory.put(std::move(user));
    }
    for (identity::SessionRecord &session : sessions.value())
        accounts->m_sessions.restore(std::move(session));
    return accounts;
}

std::string Accounts::firstRunToken()
{
    return m_directory.empty() ? m_links.make("first-run", {}, INT64_MAX) : std::string();
}

void Accounts::noteMustChange(const identity::Credential &credential, std::int64_t now)
{
    const std::unique_lock lock(m_mustChangeMutex);
    if (credential.mustChange || identity::PasswordRules::tooOld(credential.changedAt, now))
        m_mustChange.insert(credential.user);
    else
        m_mustChange.erase(credential.user);
}

bool Accounts::mustChange(const std::string &user) const
{
    const std::shared_lock lock(m_mustChangeMutex);
    return m_mustChange.contains(user);
}

Access Accounts::accessOf(const http::Request &request, bool active, std::int64_t now)
{
    identity::Subject subject;
    const std::string token = bearerOf(request);
    const auto session = token.empty() ? std::nullopt : m_sessions.find(token, active, now);
    const identity::UserPtr user = session ? m_directory.byId(session->user) : nullptr;
    if (user && !user->disabled) {
        subject = {user->id, user->name, session->seat, session->id, user->grants};
        if (mustChange(user->id))
            subject.grants = {{"newcomer", {}, 0, INT64_MAX}};
    }
    return {m_book, std::move(subject), now};
}

Result<Accounts::SignedIn> Accounts::signIn(const SignInRequest &request, std::int64_t now,
                                            std::int64_t &retryMs)
{
    const std::string address = addressOf(request.address);
    retryMs = m_lockOut.ask(request.name, address, now);
    if (retryMs > 0)
        return Error{Error::Code::Unavailable,
                     "too many tries; wait " + std::to_string((retryMs + 59'999) / 60'000) + " minutes"};
    const identity::UserPtr user = m_directory.byName(request.name);
    Result<std::optional<identity::Credential>> stored =
        user ? m_store->credential(user->id) : std::optional<identity::Credential>();
    if (!stored)
        return stored.error();
    std::optional<identity::Credential> &credential = stored.value();
    const std::optional<identity::Credential> before = credential;
    identity::SignIn result = identity::SignIn::Refused;
    {
        const std::lock_guard lock(m_hashing);
        result = m_rules.check(credential ? &*credential : nullptr, request.password, request.code, now);
    }
    if (result == identity::SignIn::SecondFactorNeeded && !user->disabled)
        return Error{Error::Code::NotFound, "the code of the second factor is needed"};
    const identity::Subject who{user ? user->id : "", request.name, request.seat, {}, {}};
    if (result == identity::SignIn::Refused || !user || user->disabled) {
        m_lockOut.failed(request.name, address, now);
        // Who mistakes the fields types a password as the name: unknown names are not kept as they are.
        const std::string name = user ? user->name : identity::maskedName(request.name.substr(0, 40));
        if (Outcome noted =
                m_store->record(sessionEntry(who, "refused", {{"name", name}, {"address", address}}));
            !noted)
            return noted.error();
        return Error{Error::Code::Denied, "name, password or code is wrong"};
    }
    m_lockOut.succeeded(request.name, address, now);
    if (*credential != *before) { // a used code must not work again after a restart
        if (Outcome kept = m_store->putCredential(*credential, {}); !kept)
            return kept.error();
    }
    return begin(*user, *credential, request, now);
}

Result<Accounts::SignedIn> Accounts::begin(const identity::User &user, const identity::Credential &credential,
                                           const SignInRequest &request, std::int64_t now)
{
    const bool timesOut =
        std::none_of(user.grants.begin(), user.grants.end(), [&](const identity::Grant &grant) {
            const identity::Role *role = m_book.find(grant.role);
            return role && !role->timesOut;
        });
    auto session = m_sessions.begin(user.id, request.seat, addressOf(request.address), timesOut, now);
    if (!session)
        return session.error();
    const auto &[record, tokens] = session.value();
    const identity::Subject who{user.id, user.name, record.seat, record.id, {}};
    if (Outcome kept = m_store->putSession(
            record, sessionEntry(who, "signed-in", {{"session", record.id}, {"address", record.address}}));
        !kept) {
        m_sessions.end(record.id);
        return kept.error();
    }
    noteMustChange(credential, now);
    return SignedIn{tokens, mustChange(user.id)};
}

Result<Accounts::SignedIn> Accounts::refresh(const std::string &token, std::int64_t now)
{
    auto session = m_sessions.refresh(token, now);
    if (!session) {
        const std::string id = token.substr(0, std::min<std::size_t>(40, token.find('.')));
        identity::Subject nobody;
        nobody.session = id;
        if (session.error().code == Error::Code::Conflict) {
            if (Outcome gone = m_store->removeSessions(
                    {id}, sessionEntry(nobody, "refresh-token-reused", {{"session", id}}));
                !gone)
                return gone.error();
        }
        return session.error();
    }
    const auto &[record, tokens] = session.value();
    const identity::UserPtr user = m_directory.byId(record.user);
    if (!user || user->disabled) {
        m_sessions.end(record.id);
        return Error{Error::Code::Denied, "this account is closed"};
    }
    if (Outcome kept = m_store->putSession(record, {}); !kept) {
        m_sessions.end(record.id);
        return kept.error();
    }
    return SignedIn{tokens, mustChange(user->id)};
}

Outcome Accounts::signOut(const identity::Subject &subject)
{
    m_sessions.end(subject.session); // whatever the disk says, this seat is out
    return m_store->removeSessions({subject.session},
                                   sessionEntry(subject, "signed-out", {{"session", subject.session}}));
}

Outcome Accounts::endOwnSession(const identity::Subject &subject, const std::string &id)
{
    const std::vector<identity::SessionRecord> own = m_sessions.list(subject.user);
    if (std::none_of(own.begin(), own.end(), [&](const auto &session) { return session.id == id; })
        || !m_sessions.end(id))
        return Error{Error::Code::NotFound, "you have no session " + id.substr(0, 40)};
    return m_store->removeSessions({id}, sessionEntry(subject, "signed-out", {{"session", id}}));
}

Outcome Accounts::confirm(const identity::Subject &subject, const std::string &password,
                          const std::string &remote, std::int64_t now, std::int64_t &retryMs)
{
    const std::string address = addressOf(remote);
    retryMs = m_lockOut.ask(subject.name, address, now);
    if (retryMs > 0)
        return Error{Error::Code::Unavailable,
                     "too many tries; wait " + std::to_string((retryMs + 59'999) / 60'000) + " minutes"};
    const Result<std::optional<identity::Credential>> stored = m_store->credential(subject.user);
    if (!stored)
        return stored.error();
    bool right = false;
    {
        const std::lock_guard lock(m_hashing);
        right = stored.value() && crypto::verifyPassword(stored.value()->hash, password);
    }
    if (right) {
        m_lockOut.succeeded(subject.name, address, now);
        return m_store->record(sessionEntry(subject, "unlocked"));
    }
    m_lockOut.failed(subject.name, address, now);
    if (Outcome noted = m_store->record(sessionEntry(subject, "unlock-refused", {{"address", address}}));
        !noted)
        return noted;
    return Error{Error::Code::Denied, "the password is wrong"};
}

Outcome Accounts::changePassword(const identity::Subject &subject, const std::string &old,
                                 const std::string &next, std::int64_t now)
{
    const identity::UserPtr user = m_directory.byId(subject.user);
    Result<std::optional<identity::Credential>> stored = m_store->credential(subject.user);
    if (!stored)
        return stored.error();
    if (!user || !stored.value())
        return Error{Error::Code::NotFound, "there is no such user any more"};
    const std::lock_guard lock(m_hashing);
    if (!crypto::verifyPassword(stored.value()->hash, old))
        return Error{Error::Code::Denied, "the old password is wrong"};
    Result<identity::Credential> changed = m_rules.changed(*stored.value(), *user, next, now);
    if (!changed)
        return changed.error();
    if (Outcome kept = m_store->putCredential(changed.value(), sessionEntry(subject, "password-changed"));
        !kept)
        return kept;
    noteMustChange(changed.value(), now);
    std::vector<std::string> others;
    for (const identity::SessionRecord &session : m_sessions.list(subject.user)) {
        if (session.id != subject.session && m_sessions.end(session.id))
            others.push_back(session.id);
    }
    return others.empty() ? success()
                          : m_store->removeSessions(others, sessionEntry(subject, "other-sessions-ended"));
}

Result<identity::CredentialRules::Enrolment> Accounts::enrol(const identity::Subject &subject,
                                                             const std::string &password, std::int64_t now)
{
    (void)now;
    Result<std::optional<identity::Credential>> stored = m_store->credential(subject.user);
    if (!stored)
        return stored.error();
    const std::lock_guard lock(m_hashing);
    if (!stored.value() || !crypto::verifyPassword(stored.value()->hash, password))
        return Error{Error::Code::Denied, "the password is wrong"};
    identity::CredentialRules::Enrolment enrolment = m_rules.enrol(*stored.value());
    if (Outcome kept =
            m_store->putCredential(enrolment.credential, sessionEntry(subject, "second-factor-enrolled"));
        !kept)
        return kept.error();
    return enrolment;
}

Outcome Accounts::putUser(const identity::Subject &actor, identity::User user, const std::string &password,
                          const std::string &cause, std::int64_t now, const ledger::Receipt &receipt)
{
    const std::lock_guard lock(m_changing);
    if (user.id.empty())
        user.id = newUuid();
    const bool isNew = m_directory.byId(user.id) == nullptr;
    if (Outcome good = m_directory.check(user, actor.user); !good)
        return good;
    if (isNew && password.empty())
        return Error{Error::Code::Rejected, "a new user needs a first password"};
    std::optional<identity::Credential> credential;
    if (!password.empty()) {
        const std::lock_guard hashing(m_hashing);
        Result<identity::Credential> made = m_rules.make(user, password, true, now);
        if (!made)
            return made.error();
        credential = std::move(made).value();
    }
    ledger::LogEntry entry;
    entry.actor = actor.user;
    entry.seat = actor.seat;
    entry.cause = cause;
    if (Outcome kept = m_store->putUser(user, credential, std::move(entry), receipt); !kept)
        return kept;
    if (credential)
        noteMustChange(*credential, now);
    const std::string id = user.id;
    const bool out = user.disabled || (credential && !isNew);
    m_directory.put(std::move(user));
    if (!out)
        return success();
    return m_store->removeSessions(m_sessions.endAll(id),
                                   sessionEntry(actor, "sessions-ended", {{"user", id}}));
}

Outcome Accounts::endSession(const identity::Subject &actor, const std::string &id, const std::string &cause,
                             const ledger::Receipt &receipt)
{
    const std::vector<identity::SessionRecord> all = m_sessions.list();
    if (std::none_of(all.begin(), all.end(), [&](const auto &session) { return session.id == id; }))
        return Error{Error::Code::NotFound, "there is no session " + id.substr(0, 40)};
    ledger::LogEntry entry = sessionEntry(actor, "ended", {{"session", id}});
    entry.cause = cause;
    if (Outcome written = m_store->removeSessions({id}, std::move(entry), receipt); !written)
        return written; // nobody is put out without a word of it in the log
    m_sessions.end(id);
    return success();
}

Outcome Accounts::firstRun(const std::string &token, const Json &users, std::int64_t now)
{
    static constexpr std::string_view wanted[] = {"security-admin", "system-admin", "audit-admin"};
    if (!users.is_array() || users.size() != std::size(wanted))
        return Error{Error::Code::Rejected, "three administrators are needed: security, system and audit"};
    std::vector<std::pair<identity::User, std::string>> made;
    for (const std::string_view role : wanted) { // the security administrator first: the others can wait
        for (const Json &item : users) {
            if (textAt(item, "role") != role)
                continue;
            identity::User user;
            user.name = textAt(item, "name");
            user.displayName = textAt(item, "display_name");
            user.grants = {{std::string(role), {}, 0, INT64_MAX}};
            user.revision = 1;
            Result<identity::User> checked = identity::userFromJson(identity::toJson(user));
            if (!checked)
                return checked.error();
            const Result<identity::Credential> tried =
                m_rules.make(checked.value(), textAt(item, "password"), false, now);
            if (!tried)
                return tried.error().in(user.name);
            made.emplace_back(std::move(checked).value(), textAt(item, "password"));
        }
    }
    if (made.size() != std::size(wanted))
        return Error{Error::Code::Rejected, "each of the three administrators is one person"};
    for (std::size_t i = 0; i < made.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (made[i].first.name == made[k].first.name)
                return Error{Error::Code::Rejected,
                             "each of the three administrators has a name of their own"};
        }
    }
    if (!m_directory.empty() || !m_links.take(token, "first-run", now))
        return Error{Error::Code::Denied, "this is not the token that egretd printed, or it was used"};
    for (auto &[user, password] : made) {
        user.id = newUuid();
        Result<identity::Credential> credential = m_rules.make(user, password, false, now);
        crypto::wipe(password);
        if (!credential)
            return credential.error();
        ledger::LogEntry entry;
        entry.actor = "first-run";
        if (Outcome kept = m_store->putUser(user, credential.value(), std::move(entry)); !kept)
            return kept;
        m_directory.put(user);
    }
    return success();
}

void Accounts::noteReveal(const identity::Subject &actor, const std::string &what, const std::string &cause,
                          AuditQueue::Done done)
{
    ledger::LogEntry entry;
    entry.actor = actor.user;
    entry.seat = actor.seat;
    entry.cause = cause;
    entry.type = "reveal";
    entry.body = dumped({{"type", "reveal"}, {"what", what}});
    m_audit->add(std::move(entry), std::move(done));
}

void Accounts::housekeeping(std::int64_t now)
{
    const std::vector<std::string> over = m_sessions.sweep(now);
    if (!over.empty()) {
        if (Outcome gone = m_store->removeSessions(over, sessionEntry({}, "timed-out", {{"sessions", over}}));
            !gone)
            log(LogLevel::Warning, "accounts", gone.error().message);
    }
    const Result<std::optional<std::string>> head = m_store->sign(m_key);
    if (!head)
        return log(LogLevel::Warning, "accounts", "the log's end cannot be signed: " + head.error().message);
    if (head.value())
        std::ofstream(m_anchors, std::ios::app) << *head.value() << '\n';
}

} // namespace egret::server
