// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/InputFiles.h>

#include <algorithm>
#include <array>

namespace egret::intake {

namespace {

constexpr std::size_t blockBytes = 512;
constexpr std::size_t maxLongName = 64 * 1024;

Outcome readFully(ByteSource &from, std::span<std::uint8_t> into, std::size_t &have)
{
    have = 0;
    while (have < into.size()) {
        const Result<std::size_t> n = from.read(into.subspan(have));
        if (!n)
            return n.error();
        if (n.value() == 0)
            break;
        have += n.value();
    }
    return success();
}

std::string stemOf(std::string_view name)
{
    name = name.substr(name.find_last_of('/') + 1);
    std::string stem(name);
    for (const std::string_view ending :
         {".gz", ".xz", ".zst", ".tar", ".csv", ".tsv", ".txt", ".json", ".geojson"}) {
        if (stem.size() > ending.size() && stem.ends_with(ending))
            stem.resize(stem.size() - ending.size());
    }
    return stem;
}

bool isTable(std::string_view name)
{
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
    });
    static constexpr std::array endings{".csv", ".tsv", ".txt", ".json", ".geojson", ".ndjson", ".geojsonl"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](const char *ending) { return lower.ends_with(ending); });
}

/// What was looked at and the rest of the same source.
class Joined : public ByteSource
{
public:
    Joined(Bytes head, ByteSource &rest) : m_head(std::move(head)), m_rest(rest) { }
    Joined(Bytes head, std::unique_ptr<ByteSource> rest) :
        m_head(std::move(head)), m_owned(std::move(rest)), m_rest(*m_owned)
    {
    }
    Result<std::size_t> read(std::span<std::uint8_t> into) override
    {
        if (m_at == m_head.size())
            return m_rest.read(into);
        const std::size_t n = std::min(into.size(), m_head.size() - m_at);
        std::copy_n(m_head.begin() + static_cast<std::ptrdiff_t>(m_at), n, into.begin());
        m_at += n;
        return n;
    }
    [[nodiscard]] std::uint64_t consumed() const override { return m_rest.consumed(); }

private:
    Bytes m_head;
    std::unique_ptr<ByteSource> m_owned; ///< may be null
    ByteSource &m_rest;
    std::size_t m_at = 0;
};

/// The next @p size bytes of an archive.
class Member : public ByteSource
{
public:
    Member(ByteSource &archive, std::uint64_t size, std::string name) :
        m_archive(archive), m_left(size), m_name(std::move(name))
    {
    }
    Result<std::size_t> read(std::span<std::uint8_t> into) override
    {
        if (m_left == 0 || into.empty())
            return std::size_t{0};
        const Result<std::size_t> n = m_archive.read(
            into.first(static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), m_left))));
        if (n && n.value() == 0)
            return Error{Error::Code::Corrupt, m_name + ": the archive ends in the middle of it"};
        if (n)
            m_left -= n.value();
        return n;
    }
    [[nodiscard]] std::uint64_t consumed() const override { return m_archive.consumed(); }
    [[nodiscard]] std::uint64_t left() const { return m_left; }

private:
    ByteSource &m_archive;
    std::uint64_t m_left;
    std::string m_name;
};

std::string_view fieldOf(ByteView block, std::size_t at, std::size_t size)
{
    const std::string_view text = textOf(block.subspan(at, size));
    return text.substr(0, text.find('\0'));
}

/// Octal text, or the base-256 form of GNU tar.
std::uint64_t numberOf(ByteView block, std::size_t at, std::size_t size)
{
    std::uint64_t value = 0;
    if (block[at] & 0x80) {
        for (std::size_t i = 1; i < size; ++i)
            value = (value << 8) | block[at + i];
        return value;
    }
    for (std::size_t i = 0; i < size; ++i) {
        if (block[at + i] >= '0' && block[at + i] <= '7')
            value = value * 8 + (block[at + i] - '0');
    }
    return value;
}

bool isTarHeader(ByteView block) { return block.size() == blockBytes && fieldOf(block, 257, 5) == "ustar"; }

/// The "path" of a pax header; empty when it has none.
std::string paxPath(std::string_view text)
{
    const std::size_t at = text.find(" path=");
    if (at == std::string_view::npos)
        return {};
    text = text.substr(at + 6);
    return std::string(text.substr(0, text.find('\n')));
}

class TarWalk
{
public:
    TarWalk(ByteSource &archive, std::string name) : m_archive(archive), m_name(std::move(name)) { }

    Outcome walk(Bytes block, const std::function<Outcome(Input &)> &visit,
                 const std::function<void(const std::string &)> &skipped)
    {
        std::string longName;
        for (std::size_t have = block.size();;) {
            if (have == 0 || std::all_of(block.begin(), block.end(), [](std::uint8_t b) { return b == 0; }))
                return success();
            if (have < blockBytes || !isTarHeader(block))
                return Error{Error::Code::Corrupt, m_name + ": the archive is damaged"};
            const std::uint64_t size = numberOf(block, 124, 12);
            const char type = static_cast<char>(block[156]);
            std::string member(fieldOf(block, 0, 100));
            if (const std::string_view prefix = fieldOf(block, 345, 155); !prefix.empty())
                member = std::string(prefix) + "/" + member;
            if (type == 'L' || type == 'x') {
                if (size > maxLongName)
                    return Error{Error::Code::Corrupt, m_name + ": the archive is damaged"};
                Bytes text(size);
                if (Outcome read = readFully(m_archive, text, have); !read)
                    return read;
                longName = type == 'L' ? std::string(fieldOf(text, 0, text.size())) : paxPath(textOf(text));
                if (Outcome passed = skip((blockBytes - size % blockBytes) % blockBytes); !passed)
                    return passed;
            } else {
                if (!longName.empty())
                    member = std::exchange(longName, {});
                if (Outcome seen = take(member, type, size, visit, skipped); !seen)
                    return seen;
            }
            if (Outcome read = readFully(m_archive, block, have); !read)
                return read;
        }
    }

private:
    Outcome take(const std::string &member, char type, std::uint64_t size,
                 const std::function<Outcome(Input &)> &visit,
                 const std::function<void(const std::string &)> &skipped)
    {
        const bool file = type == '0' || type == '\0';
        const std::string name = m_name + ": " + member;
        std::uint64_t left = size;
        if (file && isTable(member)) {
            auto bytes = std::make_unique<Member>(m_archive, size, name);
            Member &held = *bytes;
            Input input{name, stemOf(member), std::move(bytes), true};
            if (Outcome visited = visit(input); !visited)
                return visited;
            left = input.bytes ? held.left() : 0;
        } else if (file && skipped) {
            skipped(name);
        }
        return skip(left + (blockBytes - size % blockBytes) % blockBytes);
    }

    Outcome skip(std::uint64_t bytes)
    {
        Bytes buffer(64 * 1024);
        while (bytes > 0) {
            const Result<std::size_t> n = m_archive.read(std::span(buffer).first(
                static_cast<std::size_t>(std::min<std::uint64_t>(bytes, buffer.size()))));
            if (!n)
                return n.error();
            if (n.value() == 0)
                return Error{Error::Code::Corrupt, m_name + ": the archive ends too early"};
            bytes -= n.value();
        }
        return success();
    }

    ByteSource &m_archive;
    std::string m_name;
};

} // namespace

std::unique_ptr<ByteSource> joined(Bytes head, std::unique_ptr<ByteSource> rest)
{
    return std::make_unique<Joined>(std::move(head), std::move(rest));
}

Outcome visitInputs(const std::filesystem::path &path, const std::function<Outcome(Input &)> &visit,
                    const std::function<void(const std::string &name)> &skipped)
{
    Result<std::unique_ptr<ByteSource>> opened = openUnpacked(path);
    if (!opened)
        return opened.error();
    Bytes head(blockBytes);
    std::size_t have = 0;
    if (Outcome read = readFully(*opened.value(), head, have); !read)
        return read;
    head.resize(have);
    if (isTarHeader(head))
        return TarWalk(*opened.value(), path.filename().string()).walk(std::move(head), visit, skipped);
    if (textOf(head).starts_with("PK\x03\x04"))
        return Error{Error::Code::Rejected,
                     path.string() + ": is a zip archive; unpack it and name the files in it"};
    if (textOf(head).starts_with("BZh"))
        return Error{Error::Code::Rejected, path.string() + ": is packed with bzip2; unpack it first"};
    Input input{path.filename().string(), stemOf(path.filename().string()),
                std::make_unique<Joined>(std::move(head), *opened.value()), false};
    return visit(input);
}

} // namespace egret::intake
