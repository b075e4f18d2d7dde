// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <filesystem>

namespace egret::crypto {

/// @p size bytes from the system's random source.
Bytes randomBytes(std::size_t size);
/// 32 random bytes as Base64url: a token of 256 bits, 43 characters.
std::string newToken();
/// Whether two secrets are the same, in a time that depends on their lengths only.
bool sameSecret(std::string_view a, std::string_view b);
/// Overwrites @p text, then empties it; the compiler may not leave the writing out.
void wipe(std::string &text);

/// Like writeFile(), for a file that only its owner may read, from its first moment on.
Outcome writePrivate(const std::filesystem::path &file, std::string_view text);

/// The @p size secret bytes in hexadecimal in @p file, or new random ones kept there with mode 0600. Rejected
/// when others may read the file, or when it holds something else.
Result<Bytes> loadOrCreateSecret(const std::filesystem::path &file, std::size_t size);

/// RFC 4648 §5 without padding.
std::string toBase64Url(ByteView bytes);
/// Empty when @p text is not Base64url without padding.
Bytes fromBase64Url(std::string_view text);
/// RFC 4648 §6 without padding, upper case: how authenticator programs take a secret.
std::string toBase32(ByteView bytes);
/// Empty when @p text is not Base32; lower case and blanks are taken too.
Bytes fromBase32(std::string_view text);

} // namespace egret::crypto
