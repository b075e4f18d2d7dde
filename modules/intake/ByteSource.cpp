// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/ByteSource.h>
#include <intake/Decompressor.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace egret::intake {

namespace {

class FileSource : public ByteSource
{
public:
    FileSource(int file, std::string name) : m_file(file), m_name(std::move(name)) { }
    ~FileSource() override { ::close(m_file); }
    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;

    Result<std::size_t> read(std::span<std::uint8_t> into) override
    {
        for (;;) {
            const ssize_t n = ::read(m_file, into.data(), into.size());
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return Error{Error::Code::Unavailable, m_name + ": cannot be read: " + std::strerror(errno)};
            m_consumed += static_cast<std::uint64_t>(n);
            return static_cast<std::size_t>(n);
        }
    }
    [[nodiscard]] std::uint64_t consumed() const override { return m_consumed; }

private:
    int m_file;
    std::string m_name;
    std::uint64_t m_consumed = 0;
};

class MemorySource : public ByteSource
{
public:
    explicit MemorySource(Bytes bytes) : m_bytes(std::move(bytes)) { }
    Result<std::size_t> read(std::span<std::uint8_t> into) override
    {
        const std::size_t n = std::min(into.size(), m_bytes.size() - m_at);
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(m_at), n, into.begin());
        m_at += n;
        return n;
    }
    [[nodiscard]] std::uint64_t consumed() const override { return m_at; }

private:
    Bytes m_bytes;
    std::size_t m_at = 0;
};

/// Gives back the bytes that were looked at, then the rest.
class PeekedSource : public ByteSource
{
public:
    PeekedSource(Bytes head, std::unique_ptr<ByteSource> rest) :
        m_head(std::move(head)), m_rest(std::move(rest))
    {
    }
    Result<std::size_t> read(std::span<std::uint8_t> into) override
    {
        if (m_at == m_head.size())
            return m_rest->read(into);
        const std::size_t n = std::min(into.size(), m_head.size() - m_at);
        std::copy_n(m_head.begin() + static_cast<std::ptrdiff_t>(m_at), n, into.begin());
        m_at += n;
        return n;
    }
    [[nodiscard]] std::uint64_t consumed() const override { return m_rest->consumed(); }

private:
    Bytes m_head;
    std::unique_ptr<ByteSource> m_rest;
    std::size_t m_at = 0;
};

} // namespace

Result<std::unique_ptr<ByteSource>> openFile(const std::filesystem::path &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        const int why = errno;
        const Error::Code code = why == ENOENT ? Error::Code::NotFound
            : why == EACCES || why == EPERM    ? Error::Code::Denied
                                               : Error::Code::Unavailable;
        return Error{code, path.string() + ": cannot be opened: " + std::strerror(why)};
    }
    struct stat about = {};
    if (::fstat(file, &about) == 0 && S_ISDIR(about.st_mode)) {
        ::close(file);
        return Error{Error::Code::Rejected, path.string() + ": is a folder; name the files in it"};
    }
    (void)::posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
    return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(file, path.string()));
}

Result<std::unique_ptr<ByteSource>> openUnpacked(const std::filesystem::path &path)
{
    Result<std::unique_ptr<ByteSource>> file = openFile(path);
    if (!file)
        return file;
    Bytes head(6);
    std::size_t have = 0;
    while (have < head.size()) {
        const Result<std::size_t> n = file.value()->read(std::span(head).subspan(have));
        if (!n)
            return n.error();
        if (n.value() == 0)
            break;
        have += n.value();
    }
    head.resize(have);
    const Packing packing = packingOf(head);
    auto whole = std::make_unique<PeekedSource>(std::move(head), std::move(file).value());
    if (packing == Packing::None)
        return std::unique_ptr<ByteSource>(std::move(whole));
    return unpacked(packing, std::move(whole), path.string());
}

std::unique_ptr<ByteSource> sourceOf(Bytes bytes) { return std::make_unique<MemorySource>(std::move(bytes)); }

} // namespace egret::intake
