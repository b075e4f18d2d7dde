// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace egret::identity {

/// What a password must be (等保2.0 level 3, BACKEND.md §4.1): at least 10 characters of three kinds out
/// of four, not the sign-in name, not a common one, none of the last five, changed every 90 days.
class PasswordRules
{
public:
    /// Reads the common passwords, one a line, lower case; '#' begins a comment.
    static Result<PasswordRules> load(const std::filesystem::path &commonList);

    /// Rejected with the first rule that @p password breaks, in words for who chooses it.
    [[nodiscard]] Outcome check(std::string_view password, std::string_view signInName) const;
    /// Conflict when @p password is one of @p history (hashes, newest first). Slow: hashes five times.
    [[nodiscard]] static Outcome checkHistory(std::string_view password,
                                              const std::vector<std::string> &history);
    [[nodiscard]] static bool tooOld(std::int64_t changedAt, std::int64_t now)
    {
        return now - changedAt > std::int64_t{90} * 24 * 3600 * 1000;
    }

    static constexpr std::size_t historySize = 5;

private:
    std::set<std::string, std::less<>> m_common;
};

} // namespace egret::identity
