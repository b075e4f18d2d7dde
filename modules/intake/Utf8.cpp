// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Utf8.h>

#include <cstring>

namespace egret::intake {

Utf8Prefix validUtf8Prefix(std::string_view text)
{
    const auto *const begin = reinterpret_cast<const unsigned char *>(text.data());
    const auto *const end = begin + text.size();
    const auto *at = begin;
    while (at < end) {
        std::uint64_t eight = 0;
        while (end - at >= 8) { // ASCII, eight at a time
            std::memcpy(&eight, at, 8);
            if (eight & 0x8080808080808080ULL)
                break;
            at += 8;
        }
        if (at == end)
            break;
        const unsigned char lead = *at;
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const int size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        const Utf8Prefix here{static_cast<std::size_t>(at - begin), false};
        if (lead < 0xc2 || lead > 0xf4)
            return here;
        // The second byte has a narrower range after some leads: no overlong forms, no surrogates.
        const unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        const unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        for (int i = 1; i < size; ++i) {
            if (at + i == end)
                return {here.bytes, true};
            const unsigned char next = at[i];
            if (next < (i == 1 ? low : 0x80) || next > (i == 1 ? high : 0xbf))
                return here;
        }
        at += size;
    }
    return {text.size(), false};
}

void appendUtf8(std::string &text, std::uint32_t c)
{
    const auto put = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | (c >> 6));
        put(0x80 | (c & 63));
    } else if (c < 0x10000) {
        put(0xe0 | (c >> 12));
        put(0x80 | ((c >> 6) & 63));
        put(0x80 | (c & 63));
    } else {
        put(0xf0 | (c >> 18));
        put(0x80 | ((c >> 12) & 63));
        put(0x80 | ((c >> 6) & 63));
        put(0x80 | (c & 63));
    }
}

std::string_view cutUtf8(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

} // namespace egret::intake
