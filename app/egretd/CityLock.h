// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <filesystem>
#include <memory>

namespace egret::daemon {

/// Keeps two servers off one city: a lock on DIR/server.lock for as long as this object lives. The
/// system lets go of it however the process ends. The file tells others the pid and the port.
class CityLock
{
public:
    /// Conflict when another server has the city.
    static Result<std::unique_ptr<CityLock>> take(const std::filesystem::path &folder);
    ~CityLock();
    CityLock(const CityLock &) = delete;
    CityLock &operator=(const CityLock &) = delete;

    void note(const std::string &text) const;

private:
    explicit CityLock(int file) : m_file(file) { }
    int m_file;
};

} // namespace egret::daemon
