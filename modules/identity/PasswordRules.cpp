// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <crypto/PasswordHash.h>
#include <identity/PasswordRules.h>

#include <algorithm>

namespace egret::identity {

namespace {

constexpr std::size_t shortest = 10;
constexpr std::size_t longest = 200; ///< bytes: hashing more would be work for an attacker to ask for

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

int kindsOf(std::string_view text)
{
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool other = false;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z')
            lower = true;
        else if (c >= 'A' && c <= 'Z')
            upper = true;
        else if (c >= '0' && c <= '9')
            digit = true;
        else
            other = true;
    }
    return lower + upper + digit + other;
}

std::size_t charactersOf(std::string_view utf8)
{
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

} // namespace

Result<PasswordRules> PasswordRules::load(const std::filesystem::path &commonList)
{
    const Result<Bytes> bytes = readFile(commonList, std::size_t{64} << 20);
    if (!bytes)
        return bytes.error();
    PasswordRules rules;
    for (std::string_view rest = textOf(bytes.value()); !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (!line.empty() && line.front() != '#')
            rules.m_common.emplace(line);
    }
    return rules;
}

Outcome PasswordRules::check(std::string_view password, std::string_view signInName) const
{
    const auto refuse = [](const std::string &why) {
        return Error{Error::Code::Rejected, "the password " + why};
    };
    if (charactersOf(password) < shortest)
        return refuse("needs at least 10 characters");
    if (password.size() > longest)
        return refuse("may have 200 bytes at most");
    if (kindsOf(password) < 3)
        return refuse("needs three of: small letters, capital letters, digits, other characters");
    const std::string lower = lowered(password);
    if (!signInName.empty() && lower.find(lowered(signInName)) != std::string::npos)
        return refuse("may not contain the sign-in name");
    if (m_common.contains(lower))
        return refuse("is one that many people use");
    return success();
}

Outcome PasswordRules::checkHistory(std::string_view password, const std::vector<std::string> &history)
{
    for (const std::string &hash : history) {
        if (crypto::verifyPassword(hash, password))
            return Error{Error::Code::Conflict,
                         "the password was used before; the last five may not come again"};
    }
    return success();
}

} // namespace egret::identity
