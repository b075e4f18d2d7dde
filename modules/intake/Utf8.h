// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace egret::intake {

struct Utf8Prefix
{
    std::size_t bytes = 0; ///< that are valid UTF-8
    bool cut = false; ///< what follows is the beginning of a character and nothing else
};

/// The longest valid prefix (RFC 3629: no overlong forms, no surrogates, up to U+10FFFF).
Utf8Prefix validUtf8Prefix(std::string_view text);
void appendUtf8(std::string &text, std::uint32_t codePoint);
/// @p text cut to at most @p bytes, never inside a character.
std::string_view cutUtf8(std::string_view text, std::size_t bytes);

} // namespace egret::intake
