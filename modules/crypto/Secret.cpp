// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Secret.h>

#include <sodium.h>

namespace egret::crypto {

namespace {

[[maybe_unused]] const int sodiumReady = sodium_init(); // may be called again and from any file

constexpr std::string_view base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

} // namespace

Bytes randomBytes(std::size_t size)
{
    Bytes bytes(size);
    randombytes_buf(bytes.data(), size);
    return bytes;
}

std::string newToken() { return toBase64Url(randomBytes(32)); }

bool sameSecret(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void wipe(std::string &text)
{
    sodium_memzero(text.data(), text.size());
    text.clear();
}

std::string toBase64Url(ByteView bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back(); // the terminating zero
    return text;
}

Bytes fromBase64Url(std::string_view text)
{
    Bytes bytes(text.size());
    std::size_t size = 0;
    const char *end = nullptr;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING)
            != 0
        || end != text.data() + text.size())
        return {};
    bytes.resize(size);
    return bytes;
}

std::string toBase32(ByteView bytes)
{
    std::string text;
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        buffer = (buffer << 8) | byte;
        for (bits += 8; bits >= 5; bits -= 5)
            text += base32Digits[(buffer >> (bits - 5)) & 31];
    }
    if (bits > 0)
        text += base32Digits[(buffer << (5 - bits)) & 31];
    return text;
}

Bytes fromBase32(std::string_view text)
{
    Bytes bytes;
    std::uint32_t buffer = 0;
    int bits = 0;
    for (char c : text) {
        if (c == ' ')
            continue;
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        const std::size_t digit = base32Digits.find(c);
        if (digit == std::string_view::npos)
            return {};
        buffer = (buffer << 5) | static_cast<std::uint32_t>(digit);
        bits += 5;
        if (bits >= 8) {
            bytes.push_back(static_cast<std::uint8_t>(buffer >> (bits - 8)));
            bits -= 8;
        }
    }
    return bytes;
}

} // namespace egret::crypto
