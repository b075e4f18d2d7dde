// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Secret.h>
#include <crypto/Sha256.h>
#include <crypto/Totp.h>
#include <identity/CredentialRules.h>

#include <algorithm>

namespace egret::identity {

namespace {

constexpr int recoveryCodes = 8;

std::string contextOf(const Credential &credential) { return "totp:" + credential.user; }

std::string hashOf(std::string_view code) { return crypto::sha256Hex(viewOf(code)); }

} // namespace

CredentialRules::CredentialRules(PasswordRules rules, const crypto::AeadKey &key,
                                 const crypto::PasswordCost &cost) :
    m_rules(std::move(rules)), m_key(key), m_cost(cost)
{
    if (Result<std::string> hash = crypto::hashPassword(crypto::newToken(), cost))
        m_nobody = std::move(hash).value();
}

Result<Credential> CredentialRules::make(const User &user, std::string_view password, bool byOther,
                                         std::int64_t now) const
{
    if (Outcome good = m_rules.check(password, user.name); !good)
        return good.error();
    Result<std::string> hash = crypto::hashPassword(password, m_cost);
    if (!hash)
        return hash.error();
    Credential credential;
    credential.user = user.id;
    credential.hash = std::move(hash).value();
    credential.changedAt = now;
    credential.mustChange = byOther;
    return credential;
}

Result<Credential> CredentialRules::changed(const Credential &credential, const User &user,
                                            std::string_view password, std::int64_t now) const
{
    std::vector<std::string> before = credential.history;
    before.insert(before.begin(), credential.hash);
    before.resize(std::min(before.size(), PasswordRules::historySize));
    if (Outcome fresh = PasswordRules::checkHistory(password, before); !fresh)
        return fresh.error();
    Result<Credential> made = make(user, password, false, now);
    if (!made)
        return made.error();
    Credential next = credential;
    next.hash = made.value().hash;
    next.history = std::move(before);
    next.changedAt = now;
    next.mustChange = false;
    return next;
}

SignIn CredentialRules::check(Credential *credential, std::string_view password, std::string_view code,
                              std::int64_t now) const
{
    if (!crypto::verifyPassword(credential ? credential->hash : m_nobody, password) || !credential)
        return SignIn::Refused;
    if (crypto::needsRehash(credential->hash, m_cost)) {
        if (Result<std::string> hash = crypto::hashPassword(password, m_cost))
            credential->hash = std::move(hash).value();
    }
    if (credential->sealedTotp.empty())
        return SignIn::Accepted;
    if (code.empty())
        return SignIn::SecondFactorNeeded;
    const Result<Bytes> secret = crypto::open(m_key, credential->sealedTotp, contextOf(*credential));
    if (!secret)
        return SignIn::Refused;
    if (const auto step = crypto::totpStep(secret.value(), code, now / 1000, credential->lastStep)) {
        credential->lastStep = *step;
        return SignIn::Accepted;
    }
    return std::erase(credential->recovery, hashOf(code)) > 0 ? SignIn::AcceptedOnce : SignIn::Refused;
}

CredentialRules::Enrolment CredentialRules::enrol(Credential credential) const
{
    Enrolment enrolment;
    const Bytes secret = crypto::randomBytes(20); // RFC 4226 §4 R6
    credential.sealedTotp = crypto::seal(m_key, secret, contextOf(credential));
    credential.lastStep = 0;
    credential.recovery.clear();
    for (int i = 0; i < recoveryCodes; ++i) {
        enrolment.recoveryCodes.push_back(crypto::toBase32(crypto::randomBytes(10)));
        credential.recovery.push_back(hashOf(enrolment.recoveryCodes.back()));
    }
    enrolment.secret = crypto::toBase32(secret);
    enrolment.credential = std::move(credential);
    return enrolment;
}

} // namespace egret::identity
