// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <cstdint>
#include <optional>

namespace egret::crypto {

/// The time-based one-time password of RFC 6238 (HMAC-SHA-1, 30 s, 6 digits by default) for the step of
/// @p seconds since 1970.
std::string totp(ByteView secret, std::int64_t seconds, int digits = 6);
/// The step (seconds / 30) whose password @p code is, the present one or a neighbour, and later than
/// @p lastStep, so that no code works twice; empty when it is none.
std::optional<std::int64_t> totpStep(ByteView secret, std::string_view code, std::int64_t seconds,
                                     std::int64_t lastStep);

} // namespace egret::crypto
