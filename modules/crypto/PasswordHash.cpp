// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/PasswordHash.h>

#include <sodium.h>

namespace egret::crypto {

namespace {

[[maybe_unused]] const int sodiumReady = sodium_init(); // may be called again and from any file

} // namespace

Result<std::string> hashPassword(std::string_view password, const PasswordCost &cost)
{
    char text[crypto_pwhash_STRBYTES] = {};
    if (crypto_pwhash_str_alg(text, password.data(), password.size(), cost.passes, cost.memory,
                              crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return Error{Error::Code::Unavailable,
                     "no memory to hash a password: " + std::to_string(cost.memory >> 20)
                         + " MiB are needed"};
    return std::string(text);
}

bool verifyPassword(const std::string &hash, std::string_view password)
{
    return hash.size() < crypto_pwhash_STRBYTES
        && crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool needsRehash(const std::string &hash, const PasswordCost &cost)
{
    return hash.size() >= crypto_pwhash_STRBYTES
        || crypto_pwhash_str_needs_rehash(hash.c_str(), cost.passes, cost.memory) != 0;
}

} // namespace egret::crypto
