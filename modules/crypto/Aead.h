// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <array>

namespace egret::crypto {

using AeadKey = std::array<std::uint8_t, 32>;

/// XChaCha20-Poly1305 (libsodium): version byte, 24-byte random nonce, ciphertext, 16-byte tag.
/// @p context is authenticated with it (whose secret it is), so that no envelope can stand for another.
Bytes seal(const AeadKey &key, ByteView plain, std::string_view context);
/// Corrupt when the envelope was altered, cut, or sealed with another key or context.
Result<Bytes> open(const AeadKey &key, ByteView envelope, std::string_view context);

} // namespace egret::crypto
