// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <identity/Permission.h>

namespace egret::identity {

/// A person or a machine that signs in. What is secret about them is in their Credential.
struct User
{
    std::string id; ///< UUIDv7
    std::string name; ///< sign-in name: 3 to 40 of a-z 0-9 . _ -
    std::string displayName; ///< 张敏
    Place home; ///< where they belong; for lists of users
    std::vector<Grant> grants;
    bool disabled = false;
    std::uint64_t revision = 0; ///< goes up with every change
    bool operator==(const User &) const = default;
};

Json toJson(const User &user);
/// Rejected with the field that is wrong.
Result<User> userFromJson(const Json &json);

/// What is secret of a user, kept apart from the event log.
struct Credential
{
    std::string user; ///< id
    std::string hash; ///< Argon2id
    std::vector<std::string> history; ///< earlier hashes, newest first
    std::int64_t changedAt = 0; ///< ms since 1970
    bool mustChange = false; ///< somebody else chose it
    Bytes sealedTotp; ///< empty: no second factor
    std::int64_t lastStep = 0; ///< of the last one-time password that worked
    std::vector<std::string> recovery; ///< SHA-256 (hex) of the recovery codes that are left
    bool operator==(const Credential &) const = default;
};

Json toJson(const Credential &credential);
Result<Credential> credentialFromJson(const Json &json);

} // namespace egret::identity
