// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Decompressor.h>

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

namespace egret::intake {

namespace {

constexpr std::size_t inputBytes = 256 * 1024;
constexpr std::uint64_t freeOutput = std::uint64_t{1} << 30;
constexpr std::uint64_t highestRatio = 1000;
constexpr std::uint64_t windowLimit = 256ULL << 20;

/// Feeds a decoder: the input buffer, the count of bytes either way, and the errors in words.
class Unpacker : public ByteSource
{
public:
    Unpacker(std::unique_ptr<ByteSource> packed, std::string name) :
        m_packed(std::move(packed)), m_name(std::move(name)), m_input(inputBytes)
    {
    }
    Result<std::size_t> read(std::span<std::uint8_t> into) final
    {
        std::size_t done = 0;
        while (done == 0 && !m_ended && !into.empty()) {
            if (m_begin == m_end && !m_inputEnded) {
                const Result<std::size_t> n = m_packed->read(m_input);
                if (!n)
                    return n;
                m_begin = 0;
                m_end = n.value();
                m_taken += m_end;
                m_inputEnded = m_end == 0;
            }
            const Outcome step = decode(into, done);
            if (!step)
                return step.error();
        }
        m_given += done;
        if (m_given > freeOutput && m_given / highestRatio > m_taken)
            return Error{Error::Code::Limit,
                         m_name
                             + ": grows more than a thousandfold when unpacked; unpack it yourself if "
                               "it is what it claims to be"};
        return done;
    }
    [[nodiscard]] std::uint64_t consumed() const final { return m_packed->consumed(); }

protected:
    /// Decodes from [m_begin, m_end) into @p into; sets @p done and, at the end of everything, m_ended.
    virtual Outcome decode(std::span<std::uint8_t> into, std::size_t &done) = 0;

    [[nodiscard]] Error damaged() const
    {
        return {Error::Code::Corrupt,
                m_name + ": is damaged: it cannot be unpacked beyond byte " + std::to_string(m_given)
                    + " of its content"};
    }
    [[nodiscard]] Error cut() const
    {
        return {Error::Code::Corrupt, m_name + ": ends in the middle of its packed content"};
    }
    ByteView input() const { return ByteView(m_input).subspan(m_begin, m_end - m_begin); }
    void took(std::size_t bytes) { m_begin += bytes; }

    bool m_ended = false;
    bool m_inputEnded = false;

private:
    std::unique_ptr<ByteSource> m_packed;
    std::string m_name;
    Bytes m_input;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_taken = 0;
    std::uint64_t m_given = 0;
};

class GzipUnpacker : public Unpacker
{
public:
    using Unpacker::Unpacker;
    ~GzipUnpacker() override { ::inflateEnd(&m_stream); }
    bool begin() { return ::inflateInit2(&m_stream, 15 + 16) == Z_OK; }

private:
    Outcome decode(std::span<std::uint8_t> into, std::size_t &done) override
    {
        const ByteView in = input();
        if (in.empty()) {
            m_ended = true;
            return m_between ? success() : Outcome(cut());
        }
        if (m_between && in.front() != 0x1f) { // padding after the last member, as gzip accepts it
            m_ended = true;
            return success();
        }
        if (m_between && ::inflateReset(&m_stream) != Z_OK)
            return damaged();
        m_between = false;
        m_stream.next_in = const_cast<Bytef *>(in.data()); // zlib's interface lacks the const
        m_stream.avail_in = static_cast<uInt>(in.size());
        m_stream.next_out = into.data();
        m_stream.avail_out = static_cast<uInt>(into.size());
        const int code = ::inflate(&m_stream, Z_NO_FLUSH);
        took(in.size() - m_stream.avail_in);
        done = into.size() - m_stream.avail_out;
        if (code == Z_STREAM_END)
            m_between = true;
        else if (code != Z_OK && code != Z_BUF_ERROR)
            return damaged();
        return success();
    }

    z_stream m_stream{};
    bool m_between = false; ///< a member has ended
};

class XzUnpacker : public Unpacker
{
public:
    using Unpacker::Unpacker;
    ~XzUnpacker() override { ::lzma_end(&m_stream); }
    bool begin() { return ::lzma_stream_decoder(&m_stream, windowLimit, LZMA_CONCATENATED) == LZMA_OK; }

private:
    Outcome decode(std::span<std::uint8_t> into, std::size_t &done) override
    {
        const ByteView in = input();
        m_stream.next_in = in.data();
        m_stream.avail_in = in.size();
        m_stream.next_out = into.data();
        m_stream.avail_out = into.size();
        const lzma_ret code = ::lzma_code(&m_stream, m_inputEnded ? LZMA_FINISH : LZMA_RUN);
        took(in.size() - m_stream.avail_in);
        done = into.size() - m_stream.avail_out;
        if (code == LZMA_STREAM_END)
            m_ended = true;
        else if (code == LZMA_BUF_ERROR && m_inputEnded)
            return cut();
        else if (code != LZMA_OK)
            return damaged();
        return success();
    }

    lzma_stream m_stream = LZMA_STREAM_INIT;
};

class ZstdUnpacker : public Unpacker
{
public:
    using Unpacker::Unpacker;
    ~ZstdUnpacker() override { ::ZSTD_freeDCtx(m_context); }
    bool begin()
    {
        m_context = ::ZSTD_createDCtx();
        return m_context && !::ZSTD_isError(::ZSTD_DCtx_setParameter(m_context, ZSTD_d_windowLogMax, 28));
    }

private:
    Outcome decode(std::span<std::uint8_t> into, std::size_t &done) override
    {
        const ByteView in = input();
        ZSTD_inBuffer from{in.data(), in.size(), 0};
        ZSTD_outBuffer to{into.data(), into.size(), 0};
        if (in.empty() && m_between) {
            m_ended = true;
            return success();
        }
        const std::size_t left = ::ZSTD_decompressStream(m_context, &to, &from);
        took(from.pos);
        done = to.pos;
        if (::ZSTD_isError(left))
            return damaged();
        m_between = left == 0;
        if (in.empty() && done == 0 && !m_between)
            return cut();
        return success();
    }

    ZSTD_DCtx *m_context = nullptr;
    bool m_between = false;
};

template <typename Kind>
Result<std::unique_ptr<ByteSource>> begun(std::unique_ptr<ByteSource> packed, std::string name)
{
    auto source = std::make_unique<Kind>(std::move(packed), name);
    if (!source->begin())
        return Error{Error::Code::Unavailable, name + ": there is no memory to unpack it"};
    return std::unique_ptr<ByteSource>(std::move(source));
}

} // namespace

Packing packingOf(ByteView head)
{
    const std::string_view text = textOf(head);
    if (text.starts_with("\x1f\x8b"))
        return Packing::Gzip;
    if (text.starts_with(std::string_view("\xfd"
                                          "7zXZ\0",
                                          6)))
        return Packing::Xz;
    if (text.starts_with("\x28\xb5\x2f\xfd"))
        return Packing::Zstd;
    return Packing::None;
}

Result<std::unique_ptr<ByteSource>> unpacked(Packing packing, std::unique_ptr<ByteSource> packed,
                                             std::string name)
{
    switch (packing) {
    case Packing::Gzip: return begun<GzipUnpacker>(std::move(packed), std::move(name));
    case Packing::Xz: return begun<XzUnpacker>(std::move(packed), std::move(name));
    case Packing::Zstd: return begun<ZstdUnpacker>(std::move(packed), std::move(name));
    case Packing::None: break;
    }
    return packed;
}

} // namespace egret::intake
