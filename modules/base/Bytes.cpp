// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Bytes.h>

namespace egret {

std::string toHex(ByteView bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15]);
    }
    return text;
}

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

Bytes fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return {};
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexDigit(text[i]);
        const int low = hexDigit(text[i + 1]);
        if (high < 0 || low < 0)
            return {};
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

void ByteWriter::varint(std::uint64_t value)
{
    while (value >= 0x80) {
        m_out.push_back(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    m_out.push_back(static_cast<std::uint8_t>(value));
}

void ByteWriter::text(std::string_view value)
{
    varint(value.size());
    raw(viewOf(value));
}

std::uint64_t ByteReader::varint()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (m_at == m_in.size())
            break;
        const std::uint8_t byte = m_in[m_at++];
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
    m_failed = true;
    return 0;
}

std::string_view ByteReader::text() { return textOf(raw(varint())); }

ByteView ByteReader::raw(std::size_t size)
{
    if (size > remaining()) {
        m_failed = true;
        m_at = m_in.size();
        return {};
    }
    const ByteView part = m_in.subspan(m_at, size);
    m_at += size;
    return part;
}

} // namespace egret
