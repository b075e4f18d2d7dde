// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Bytes.h>
#include <base/Day.h>
#include <base/Uuid.h>

#include <array>
#include <random>

namespace egret {

std::string newUuid()
{
    std::random_device device;
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < bytes.size(); i += 4) {
        const std::uint32_t word = device();
        for (std::size_t k = 0; k < 4; ++k)
            bytes[i + k] = static_cast<std::uint8_t>(word >> (8 * k));
    }
    const auto now = static_cast<std::uint64_t>(nowMs());
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(now >> (8 * (5 - i)));
    bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0f));
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
    std::string text = toHex(bytes);
    for (const std::size_t at : {8U, 13U, 18U, 23U})
        text.insert(at, 1, '-');
    return text;
}

bool isUuid7(std::string_view text)
{
    if (text.size() != 36 || text[14] != '7' || std::string_view("89ab").find(text[19]) == text.npos)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : std::string_view("0123456789abcdef").find(text[i]) == text.npos)
            return false;
    }
    return true;
}

} // namespace egret
