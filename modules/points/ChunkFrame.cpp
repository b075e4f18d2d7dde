// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Sha256.h>
#include <points/ChunkFrame.h>

#include <algorithm>
#include <array>
#include <memory>
#include <zstd.h>

namespace egret::points {

namespace {

constexpr std::array<std::uint8_t, 4> magic{'E', 'G', 'C', '1'};
constexpr std::uint8_t version = 1;
constexpr std::size_t headerSize = 20;
constexpr std::size_t sealedSize = 12; ///< the header before its checksum
constexpr std::size_t rawLimit = std::size_t{64} << 20;
constexpr int level = 3;

/// The first 8 bytes of SHA-256 over the header before the checksum and the frame after it. zstd's own
/// checksum is over the content only and lets a few flipped bits pass that change nothing.
std::uint64_t sealOf(ByteView bytes)
{
    crypto::Sha256 hash;
    hash.add(bytes.first(sealedSize));
    hash.add(bytes.subspan(headerSize));
    const crypto::Digest digest = hash.digest();
    ByteReader reader(digest);
    return reader.u64();
}

Error corrupt(const char *what) { return {Error::Code::Corrupt, std::string("chunk: ") + what}; }

} // namespace

Bytes packFrame(ChunkType type, ByteView raw)
{
    Bytes bytes(magic.begin(), magic.end());
    ByteWriter writer(bytes);
    writer.u8(version);
    writer.u8(static_cast<std::uint8_t>(type));
    writer.u16(0);
    writer.u32(static_cast<std::uint32_t>(raw.size()));
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    bytes.resize(headerSize + ZSTD_compressBound(raw.size()));
    const std::size_t size = ZSTD_compress2(context.get(), bytes.data() + headerSize,
                                            bytes.size() - headerSize, raw.data(), raw.size());
    bytes.resize(headerSize + size);
    const std::uint64_t seal = sealOf(bytes);
    for (std::size_t i = 0; i < 8; ++i)
        bytes[sealedSize + i] = static_cast<std::uint8_t>(seal >> (8 * i));
    return bytes;
}

Result<Bytes> unpackFrame(ChunkType type, ByteView bytes)
{
    if (bytes.size() < headerSize || !std::equal(magic.begin(), magic.end(), bytes.begin()))
        return corrupt("does not begin as a chunk does");
    ByteReader header(bytes.subspan(4, headerSize - 4));
    if (const std::uint8_t found = header.u8(); found != version)
        return Error{Error::Code::Corrupt,
                     "chunk: version " + std::to_string(found) + " is not known to this program"};
    if (header.u8() != static_cast<std::uint8_t>(type))
        return corrupt("holds another type of data than expected");
    if (header.u16() != 0)
        return corrupt("reserved bytes are set");
    const std::size_t rawSize = header.u32();
    if (header.u64() != sealOf(bytes))
        return corrupt("its checksum is wrong");
    const ByteView frame = bytes.subspan(headerSize);
    if (rawSize > rawLimit || ZSTD_getFrameContentSize(frame.data(), frame.size()) != rawSize
        || ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
        return corrupt("its length is wrong");
    Bytes raw(rawSize);
    const std::size_t size = ZSTD_decompress(raw.data(), raw.size(), frame.data(), frame.size());
    if (ZSTD_isError(size) != 0 || size != rawSize)
        return corrupt("it cannot be expanded");
    return raw;
}

} // namespace egret::points
