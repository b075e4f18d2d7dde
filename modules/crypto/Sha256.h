// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <array>
#include <memory>

namespace egret::crypto {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4) by OpenSSL, in one go or piece by piece.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    void add(ByteView bytes);
    /// Ends the computation; the object may not be used afterwards.
    [[nodiscard]] Digest digest();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

Digest sha256(ByteView bytes);
/// 64 lower-case hexadecimal digits: the name of a chunk.
std::string sha256Hex(ByteView bytes);

} // namespace egret::crypto
