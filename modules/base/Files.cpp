// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <sys/stat.h>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace egret {

namespace {

/// Closes the descriptor when it goes out of scope.
struct Descriptor
{
    explicit Descriptor(int value) : fd(value) { }
    ~Descriptor()
    {
        if (fd >= 0)
            ::close(fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int fd;
};

Error failure(const std::filesystem::path &path, const char *what)
{
    const int code = errno;
    return {code == ENOENT ? Error::Code::NotFound : Error::Code::Unavailable,
            path.string() + ": " + what + ": " + std::strerror(code)};
}

} // namespace

Result<Bytes> readFile(const std::filesystem::path &path, std::size_t limit)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.fd < 0)
        return failure(path, "cannot be opened");
    struct stat info = {};
    if (::fstat(file.fd, &info) != 0)
        return failure(path, "cannot be examined");
    if (!S_ISREG(info.st_mode))
        return Error{Error::Code::Rejected, path.string() + ": is not a file"};
    if (static_cast<std::size_t>(info.st_size) > limit)
        return Error{Error::Code::Limit,
                     path.string() + ": is larger than " + std::to_string(limit) + " bytes"};
    Bytes bytes(static_cast<std::size_t>(info.st_size));
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t got = ::read(file.fd, bytes.data() + at, bytes.size() - at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(path, "cannot be read");
        if (got == 0)
            break;
        at += static_cast<std::size_t>(got);
    }
    bytes.resize(at);
    return bytes;
}

Outcome writeFile(const std::filesystem::path &path, ByteView bytes)
{
    const std::filesystem::path temporary = path.string() + "." + std::to_string(::getpid()) + ".part";
    {
        const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (file.fd < 0)
            return failure(temporary, "cannot be created");
        std::size_t at = 0;
        while (at < bytes.size()) {
            const ssize_t put = ::write(file.fd, bytes.data() + at, bytes.size() - at);
            if (put < 0 && errno == EINTR)
                continue;
            if (put < 0) {
                const Error error = failure(temporary, "cannot be written");
                ::unlink(temporary.c_str());
                return error;
            }
            at += static_cast<std::size_t>(put);
        }
        if (::fsync(file.fd) != 0)
            return failure(temporary, "cannot be flushed to disk");
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0)
        return failure(path, "cannot be replaced");
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.fd >= 0)
        ::fsync(directory.fd);
    return success();
}

} // namespace egret
