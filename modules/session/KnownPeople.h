// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <crypto/PasswordHash.h>
#include <session/Person.h>

#include <filesystem>

namespace egret::session {

/// Who has signed in at this seat, with an Argon2id verifier of each password, so that the cached city opens
/// when the network is down. A file that only its owner may read, 0600. Good for a week after the last
/// sign-in that the server accepted. Values and files, no state: any thread, one at a time; check() and
/// remember() take 0.1 s.
class KnownPeople
{
public:
    explicit KnownPeople(std::filesystem::path file, const crypto::PasswordCost &cost = {}) :
        m_file(std::move(file)), m_cost(cost)
    {
    }

    /// The server has just accepted @p password of @p person.
    Outcome remember(const Person &person, const std::string &password, std::int64_t now) const;
    /// Who that is. NotFound: has not signed in here before; Denied: another password; Stale: too long ago.
    [[nodiscard]] Result<Person> check(const QString &name, const std::string &password,
                                       std::int64_t now) const;
    /// The server does not accept them any more.
    Outcome forget(const QString &name) const;
    /// The sign-in name that was last remembered; empty when there is none.
    [[nodiscard]] QString last() const;

    static constexpr std::int64_t lastsMs = 7LL * 24 * 3600 * 1000;

private:
    [[nodiscard]] Json read() const;
    [[nodiscard]] Outcome write(const Json &people) const;

    std::filesystem::path m_file;
    crypto::PasswordCost m_cost;
};

} // namespace egret::session
