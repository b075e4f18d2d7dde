// SPDX-License-Identifier: GPL-3.0-or-later
#include <identity/Masking.h>

#include <algorithm>
#include <vector>

namespace egret::identity {

namespace {

/// The characters of UTF-8 text; empty when it is not UTF-8.
std::vector<std::string_view> characters(std::string_view text)
{
    std::vector<std::string_view> all;
    while (!text.empty()) {
        const auto lead = static_cast<unsigned char>(text.front());
        const std::size_t size = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0;
        if (size == 0 || size > text.size())
            return {};
        all.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return all;
}

/// The first @p head and last @p tail characters, asterisks between; asterisks only when that hides nothing.
std::string masked(std::string_view text, std::size_t head, std::size_t tail)
{
    const std::vector<std::string_view> all = characters(text);
    if (all.empty())
        return text.empty() ? "" : "***";
    const bool hides = all.size() > head + tail;
    std::string result;
    for (std::size_t i = 0; i < all.size(); ++i)
        result += hides && (i < head || i >= all.size() - tail) ? std::string(all[i]) : "*";
    return result;
}

} // namespace

std::string maskedName(std::string_view name) { return masked(name, 1, 0); }

std::string maskedPhone(std::string_view phone)
{
    return phone.size() == 11 ? masked(phone, 3, 4) : masked(phone, 2, 2);
}

std::string maskedPlate(std::string_view plate) { return masked(plate, 2, 3); }

std::string maskedNumbers(std::string_view text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string result(text);
    for (std::size_t at = 0; at < text.size();) {
        if (!digit(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && digit(text[end]))
            ++end;
        if (end < text.size() && end - at == 17 && (text[end] == 'X' || text[end] == 'x'))
            ++end;
        if (end - at >= 7 && end - at <= 20)
            std::fill(result.begin() + static_cast<std::ptrdiff_t>(at + 2),
                      result.begin() + static_cast<std::ptrdiff_t>(end - 2), '*');
        at = end;
    }
    return result;
}

geo::WorldPoint maskedPosition(geo::WorldPoint place)
{
    // 2^16 world units are 611 m at the equator and about 500 m at 35° north.
    constexpr std::uint32_t cell = 1U << 16;
    return {place.x / cell * cell + cell / 2, place.y / cell * cell + cell / 2};
}

} // namespace egret::identity
