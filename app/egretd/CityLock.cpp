// SPDX-License-Identifier: GPL-3.0-or-later
#include "CityLock.h"

#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace egret::daemon {

Result<std::unique_ptr<CityLock>> CityLock::take(const std::filesystem::path &folder)
{
    const std::filesystem::path path = folder / "server.lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0)
        return Error{Error::Code::Unavailable, path.string() + ": cannot be opened: " + std::strerror(errno)};
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return Error{Error::Code::Conflict,
                     folder.string()
                         + ": another egretd serves this city already; end it or "
                           "use its address (server.lock tells it)"};
    }
    return std::unique_ptr<CityLock>(new CityLock(file));
}

CityLock::~CityLock()
{
    note("");
    ::close(m_file);
}

void CityLock::note(const std::string &text) const
{
    // Only a convenience for others; the lock itself does not depend on it.
    if (::ftruncate(m_file, 0) == 0 && ::pwrite(m_file, text.data(), text.size(), 0) < 0)
        return;
}

} // namespace egret::daemon
