// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <ledger/ChunkFiles.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace egret::ledger {

namespace {

constexpr std::size_t maxFileBytes = 256 * 1024;

Error failed(const std::filesystem::path &path, const char *what)
{
    return {Error::Code::Unavailable, path.string() + ": " + what + ": " + std::strerror(errno)};
}

} // namespace

bool isChunkName(std::string_view text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::filesystem::path ChunkFiles::path(std::string_view hash) const
{
    return m_folder / "chunks" / hash.substr(0, 2) / hash;
}

Result<Bytes> ChunkFiles::read(std::string_view hash) const
{
    if (!isChunkName(hash))
        return Error{Error::Code::Rejected, "a chunk is named by 64 lower-case hexadecimal digits"};
    Result<Bytes> bytes = readFile(path(hash), maxFileBytes);
    if (!bytes && bytes.error().code == Error::Code::NotFound)
        return Error{Error::Code::NotFound, "there is no chunk " + std::string(hash)};
    if (!bytes && bytes.error().code == Error::Code::Limit)
        return Error{Error::Code::Corrupt, path(hash).string() + ": is larger than a chunk can be"};
    return bytes;
}

Outcome ChunkFiles::write(std::string_view hash, ByteView bytes) const
{
    if (!isChunkName(hash) || bytes.size() > maxFileBytes)
        return Error{Error::Code::Rejected,
                     "chunk " + std::string(hash) + ": has no valid name or is too large"};
    const std::filesystem::path target = path(hash);
    std::error_code ec;
    if (std::filesystem::exists(target, ec))
        return success(); // content-addressed: it is the same
    std::filesystem::create_directories(target.parent_path(), ec);
    const std::filesystem::path part = target.string() + ".part";
    const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return failed(part, "cannot be written");
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::write(file, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            const Error error = failed(part, "cannot be written");
            ::close(file);
            ::unlink(part.c_str());
            return error;
        }
        done += static_cast<std::size_t>(n);
    }
    ::close(file);
    if (::rename(part.c_str(), target.c_str()) != 0)
        return failed(target, "cannot be put in place");
    return success();
}

Outcome ChunkFiles::adopt(const ChunkFiles &drafts, std::string_view hash) const
{
    if (!isChunkName(hash))
        return Error{Error::Code::Rejected, "chunk " + std::string(hash) + ": has no valid name"};
    const std::filesystem::path target = path(hash);
    std::error_code ec;
    if (std::filesystem::exists(target, ec))
        return success();
    std::filesystem::create_directories(target.parent_path(), ec);
    return ::rename(drafts.path(hash).c_str(), target.c_str()) == 0
        ? success()
        : Outcome(failed(target, "cannot be put in place"));
}

Outcome ChunkFiles::sync() const
{
    const int folder = ::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return failed(m_folder, "cannot be opened");
    const int code = ::syncfs(folder);
    const Error error = failed(m_folder, "cannot be flushed to disk");
    ::close(folder);
    return code == 0 ? success() : Outcome(error);
}

void ChunkFiles::remove(std::string_view hash) const
{
    std::error_code ignored;
    if (isChunkName(hash))
        std::filesystem::remove(path(hash), ignored);
}

} // namespace egret::ledger
