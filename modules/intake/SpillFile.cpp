// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/SpillFile.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace egret::intake {

SpillFile::~SpillFile()
{
    if (m_file >= 0)
        ::close(m_file);
}

SpillFile::SpillFile(SpillFile &&other) noexcept :
    m_folder(std::move(other.m_folder)), m_file(std::exchange(other.m_file, -1)), m_size(other.m_size)
{
}

Error SpillFile::failed(const char *what) const
{
    return {Error::Code::Unavailable,
            m_folder.string() + ": what does not fit into memory cannot be " + what + ": "
                + std::strerror(errno)};
}

Outcome SpillFile::append(ByteView bytes)
{
    if (m_file < 0) {
        m_file = ::open(m_folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
        if (m_file < 0) { // a file system without nameless files
            std::string name = (m_folder / ".import-XXXXXX").string();
            m_file = ::mkostemp(name.data(), O_CLOEXEC);
            if (m_file >= 0)
                ::unlink(name.c_str());
        }
        if (m_file < 0)
            return failed("written");
    }
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t n = ::write(m_file, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return failed("written");
        done += static_cast<std::size_t>(n);
        m_size += static_cast<std::uint64_t>(n);
    }
    return success();
}

Result<std::size_t> SpillFile::read(std::uint64_t offset, std::span<std::uint8_t> into) const
{
    std::size_t done = 0;
    while (done < into.size()) {
        const ssize_t n =
            ::pread(m_file, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed("read back");
        if (n == 0)
            break;
        done += static_cast<std::size_t>(n);
    }
    return done;
}

} // namespace egret::intake
