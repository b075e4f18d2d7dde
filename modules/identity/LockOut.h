// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace egret::identity {

/// Slows who guesses passwords: five failures in 15 minutes lock an account for 15 minutes, and an
/// address has a bucket of 20 tries that refills by one in 15 seconds. An address that has signed in
/// to the account before is not locked out of it by failures from elsewhere. Bounded memory. Any thread.
class LockOut
{
public:
    /// Ms until @p account may be tried from @p address; 0: now. Counts as a try of the address.
    std::int64_t ask(const std::string &account, const std::string &address, std::int64_t now);
    void failed(const std::string &account, const std::string &address, std::int64_t now);
    void succeeded(const std::string &account, const std::string &address, std::int64_t now);

    static constexpr int failuresToLock = 5;
    static constexpr std::int64_t windowMs = 15 * 60 * 1000;
    static constexpr std::size_t capacity = 100'000; ///< accounts, and addresses; the oldest go first

private:
    struct Failures
    {
        int count = 0;
        std::int64_t first = 0;
        std::int64_t lockedUntil = 0;
        std::string trusted; ///< the address of the last success
    };
    struct Bucket
    {
        double tokens = 20;
        std::int64_t at = 0;
    };
    static void makeRoom(std::map<std::string, Failures> &map, std::int64_t now);

    std::mutex m_mutex;
    std::map<std::string, Failures> m_accounts;
    std::map<std::string, Bucket> m_addresses;
};

} // namespace egret::identity
