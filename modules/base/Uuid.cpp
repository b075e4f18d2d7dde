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

} // namespace egret
