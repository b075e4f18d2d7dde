// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <array>
#include <filesystem>

namespace egret::crypto {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// An Ed25519 key pair (RFC 8032) by libsodium; the secret half is wiped with the object.
class SigningKey
{
public:
    static SigningKey generate();
    /// Reads the 32-byte seed in hexadecimal from @p file, or makes a new one there with mode 0600.
    /// Rejected when others may read the file, or when it holds no seed.
    static Result<SigningKey> loadOrCreate(const std::filesystem::path &file);
    ~SigningKey();
    SigningKey(SigningKey &&other) noexcept;
    SigningKey(const SigningKey &) = delete;
    SigningKey &operator=(const SigningKey &) = delete;

    [[nodiscard]] const PublicKey &publicKey() const { return m_public; }
    [[nodiscard]] Signature sign(ByteView message) const;

private:
    SigningKey() = default;
    void fromSeed(ByteView seed);

    PublicKey m_public{};
    std::array<std::uint8_t, 64> m_secret{};
};

bool verify(const PublicKey &key, ByteView message, const Signature &signature);

} // namespace egret::crypto
