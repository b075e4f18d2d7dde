// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <crypto/Aead.h>
#include <crypto/PasswordHash.h>
#include <identity/PasswordRules.h>
#include <identity/User.h>

namespace egret::identity {

/// What became of a try to sign in.
enum class SignIn {
    Accepted,
    AcceptedOnce, ///< with a recovery code; credential has lost it
    SecondFactorNeeded, ///< the password was right
    Refused, ///< whatever was wrong: nobody is told what
};

/// Everything that is done with a Credential: values in, values out, nothing stored. Hashing takes 0.1 s:
/// never on an I/O thread. Any thread.
class CredentialRules
{
public:
    /// @p key seals second factors; @p cost is that of new hashes.
    CredentialRules(PasswordRules rules, const crypto::AeadKey &key, const crypto::PasswordCost &cost = {});

    /// A new credential for @p user with @p password; @p byOther: chosen by somebody else, to be changed.
    [[nodiscard]] Result<Credential> make(const User &user, std::string_view password, bool byOther,
                                          std::int64_t now) const;
    /// @p credential with another password; Rejected or Conflict by the rules.
    [[nodiscard]] Result<Credential> changed(const Credential &credential, const User &user,
                                             std::string_view password, std::int64_t now) const;
    /// Whether password and second factor (or a recovery code) are right; @p credential may change: a used
    /// code is gone, a hash is made again when the cost has changed. @p credential null: nobody of that
    /// name; takes the same time.
    [[nodiscard]] SignIn check(Credential *credential, std::string_view password, std::string_view code,
                               std::int64_t now) const;
    /// Begins a second factor: the credential, the secret in Base32 for the authenticator and eight recovery
    /// codes, both to be shown once.
    struct Enrolment
    {
        Credential credential;
        std::string secret;
        std::vector<std::string> recoveryCodes;
    };
    [[nodiscard]] Enrolment enrol(Credential credential) const;

private:
    PasswordRules m_rules;
    crypto::AeadKey m_key;
    crypto::PasswordCost m_cost;
    std::string m_nobody; ///< a hash that no password has
};

} // namespace egret::identity
