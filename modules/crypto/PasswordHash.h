// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace egret::crypto {

/// What hashing one password costs. The default takes about 0.12 s and 64 MiB (BACKEND.md §4.1).
struct PasswordCost
{
    std::uint64_t passes = 3;
    std::size_t memory = std::size_t{64} << 20; ///< bytes, at least 8 KiB
    bool operator==(const PasswordCost &) const = default;
};

/// Argon2id (RFC 9106) with a random salt, as the usual text "$argon2id$v=19$m=…". Unavailable when the
/// memory cannot be had. Any thread.
Result<std::string> hashPassword(std::string_view password, const PasswordCost &cost = {});
/// False also for a text that is no hash.
bool verifyPassword(const std::string &hash, std::string_view password);
/// Whether @p hash was made with another cost and should be made again at the next sign-in.
bool needsRehash(const std::string &hash, const PasswordCost &cost = {});

} // namespace egret::crypto
