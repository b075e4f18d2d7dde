// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <crypto/Secret.h>
#include <sys/stat.h>

#include <algorithm>
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

Outcome writePrivate(const std::filesystem::path &file, std::string_view text)
{
    const mode_t before = ::umask(0077); // never readable by others, not for a moment
    Outcome written = writeFile(file, viewOf(text));
    ::umask(before);
    return written;
}

Result<Bytes> loadOrCreateSecret(const std::filesystem::path &file, std::size_t size)
{
    Result<Bytes> stored = readFile(file, 4096);
    if (!stored && stored.error().code != Error::Code::NotFound)
        return stored.error();
    if (!stored) {
        Bytes secret = randomBytes(size);
        std::error_code ec;
        std::filesystem::create_directories(file.parent_path(), ec);
        const Outcome written = writePrivate(file, toHex(secret) + "\n");
        return written ? Result<Bytes>(std::move(secret)) : written.error();
    }
    struct stat info = {};
    if (::stat(file.c_str(), &info) != 0 || (info.st_mode & 077) != 0)
        return Error{Error::Code::Rejected,
                     file.string() + ": others may read this key; make it private with chmod 600"};
    std::string text(textOf(stored.value()));
    text.erase(std::find(text.begin(), text.end(), '\n'), text.end());
    Bytes secret = fromHex(text);
    wipe(text);
    if (secret.size() != size)
        return Error{Error::Code::Rejected,
                     file.string() + ": holds no key of " + std::to_string(size * 2) + " hexadecimal digits"};
    return secret;
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
