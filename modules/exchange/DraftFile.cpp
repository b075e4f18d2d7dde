// SPDX-License-Identifier: GPL-3.0-or-later
#include <exchange/DraftFile.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace egret::exchange {

DraftFile::DraftFile(std::filesystem::path target) :
    m_target(std::move(target)), m_path(m_target.string() + ".part-" + std::to_string(::getpid()))
{
}

DraftFile::~DraftFile()
{
    if (m_file)
        std::fclose(m_file);
    std::error_code ignored;
    if (!m_done)
        std::filesystem::remove(m_path, ignored);
}

Error DraftFile::failed(const char *what) const
{
    return {Error::Code::Unavailable,
            m_target.string() + ": cannot be " + what + ": " + std::strerror(errno)};
}

Outcome DraftFile::open()
{
    m_file = std::fopen(m_path.c_str(), "we");
    return m_file ? success() : Outcome(failed("written"));
}

Outcome DraftFile::write(std::string_view text)
{
    return std::fwrite(text.data(), 1, text.size(), m_file) == text.size() ? success()
                                                                           : Outcome(failed("written"));
}

Outcome DraftFile::finish()
{
    if (m_file) {
        const bool flushed = std::fflush(m_file) == 0;
        if (!flushed)
            return failed("written");
        std::fclose(std::exchange(m_file, nullptr));
    }
    const int file = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    const Error error = failed("written");
    if (file >= 0)
        ::close(file);
    if (!synced)
        return error;
    if (::rename(m_path.c_str(), m_target.c_str()) != 0)
        return failed("put in place");
    m_done = true;
    return success();
}

} // namespace egret::exchange
