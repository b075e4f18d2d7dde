// SPDX-License-Identifier: GPL-3.0-or-later
#include <identity/LockOut.h>

#include <algorithm>

namespace egret::identity {

namespace {

constexpr double bucketSize = 20;
constexpr double refillPerMs = 1.0 / 15'000;

} // namespace

std::int64_t LockOut::ask(const std::string &account, const std::string &address, std::int64_t now)
{
    const std::lock_guard lock(m_mutex);
    if (m_addresses.size() >= capacity)
        std::erase_if(m_addresses, [&](const auto &entry) {
            return entry.second.tokens + static_cast<double>(now - entry.second.at) * refillPerMs
                >= bucketSize;
        });
    if (m_addresses.size() >= capacity && !m_addresses.contains(address))
        return windowMs; // a flood from many addresses: new ones wait
    Bucket &bucket = m_addresses.try_emplace(address, Bucket{bucketSize, now}).first->second;
    bucket.tokens = std::min(
        bucketSize,
        bucket.tokens + static_cast<double>(std::max<std::int64_t>(0, now - bucket.at)) * refillPerMs);
    bucket.at = now;
    if (bucket.tokens < 1)
        return static_cast<std::int64_t>((1 - bucket.tokens) / refillPerMs) + 1;
    bucket.tokens -= 1;
    const auto found = m_accounts.find(account);
    if (found == m_accounts.end() || found->second.lockedUntil <= now || found->second.trusted == address)
        return 0;
    return found->second.lockedUntil - now;
}

void LockOut::failed(const std::string &account, const std::string &address, std::int64_t now)
{
    const std::lock_guard lock(m_mutex);
    makeRoom(m_accounts, now);
    Failures &failures = m_accounts[account];
    if (failures.trusted == address && failures.count == 0)
        failures.first = now;
    if (now - failures.first > windowMs) {
        failures.count = 0;
        failures.first = now;
    }
    if (++failures.count >= failuresToLock) {
        failures.lockedUntil = now + windowMs;
        failures.count = 0;
        if (failures.trusted == address)
            failures.trusted.clear();
    }
}

void LockOut::succeeded(const std::string &account, const std::string &address, std::int64_t now)
{
    const std::lock_guard lock(m_mutex);
    makeRoom(m_accounts, now);
    m_accounts[account] = {0, now, 0, address};
}

void LockOut::makeRoom(std::map<std::string, Failures> &map, std::int64_t now)
{
    if (map.size() < capacity)
        return;
    std::erase_if(map, [&](const auto &entry) {
        return entry.second.lockedUntil <= now && now - entry.second.first > windowMs;
    });
    while (map.size() >= capacity)
        map.erase(map.begin());
}

} // namespace egret::identity
