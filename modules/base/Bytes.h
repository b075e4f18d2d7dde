// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace egret {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView viewOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}
inline std::string_view textOf(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal of @p bytes.
std::string toHex(ByteView bytes);
/// The bytes of lower- or upper-case hexadecimal @p text; empty when it is not hexadecimal.
Bytes fromHex(std::string_view text);

/// Appends little-endian integers and LEB128 varints to a buffer.
class ByteWriter
{
public:
    explicit ByteWriter(Bytes &out) : m_out(out) { }

    void u8(std::uint8_t value) { m_out.push_back(value); }
    void u16(std::uint16_t value) { fixed(value); }
    void u32(std::uint32_t value) { fixed(value); }
    void u64(std::uint64_t value) { fixed(value); }
    void varint(std::uint64_t value);
    /// ZigZag: small magnitudes of either sign stay short.
    void zigzag(std::int64_t value)
    {
        varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void text(std::string_view value);
    void raw(ByteView value) { m_out.insert(m_out.end(), value.begin(), value.end()); }

private:
    template <typename T>
    void fixed(T value)
    {
        for (std::size_t i = 0; i < sizeof(T); ++i)
            m_out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    }

    Bytes &m_out;
};

/// Reads what ByteWriter wrote. Reading past the end gives zeros and sets failed(); it never
/// reads outside the view, so that a damaged chunk is an error and nothing else.
class ByteReader
{
public:
    explicit ByteReader(ByteView in) : m_in(in) { }

    std::uint8_t u8() { return fixed<std::uint8_t>(); }
    std::uint16_t u16() { return fixed<std::uint16_t>(); }
    std::uint32_t u32() { return fixed<std::uint32_t>(); }
    std::uint64_t u64() { return fixed<std::uint64_t>(); }
    std::uint64_t varint();
    std::int64_t zigzag()
    {
        const std::uint64_t v = varint();
        return static_cast<std::int64_t>(v >> 1) ^ -static_cast<std::int64_t>(v & 1);
    }
    std::string_view text();
    ByteView raw(std::size_t size);

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_at == m_in.size(); }
    [[nodiscard]] std::size_t remaining() const { return m_in.size() - m_at; }
    void fail() { m_failed = true; }

private:
    template <typename T>
    T fixed()
    {
        if (remaining() < sizeof(T)) {
            m_failed = true;
            m_at = m_in.size();
            return 0;
        }
        T value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i)
            value = static_cast<T>(value | static_cast<T>(static_cast<T>(m_in[m_at + i]) << (8 * i)));
        m_at += sizeof(T);
        return value;
    }

    ByteView m_in;
    std::size_t m_at = 0;
    bool m_failed = false;
};

} // namespace egret
