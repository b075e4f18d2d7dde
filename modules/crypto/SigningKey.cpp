// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Secret.h>
#include <crypto/SigningKey.h>

#include <algorithm>
#include <sodium.h>

namespace egret::crypto {

SigningKey SigningKey::generate()
{
    SigningKey key;
    key.fromSeed(randomBytes(crypto_sign_SEEDBYTES));
    return key;
}

Result<SigningKey> SigningKey::loadOrCreate(const std::filesystem::path &file)
{
    const Result<Bytes> seed = loadOrCreateSecret(file, crypto_sign_SEEDBYTES);
    if (!seed)
        return seed.error();
    SigningKey key;
    key.fromSeed(seed.value());
    return key;
}

SigningKey::~SigningKey() { sodium_memzero(m_secret.data(), m_secret.size()); }

SigningKey::SigningKey(SigningKey &&other) noexcept : m_public(other.m_public), m_secret(other.m_secret)
{
    sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

void SigningKey::fromSeed(ByteView seed)
{
    crypto_sign_seed_keypair(m_public.data(), m_secret.data(), seed.data());
}

Signature SigningKey::sign(ByteView message) const
{
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret.data());
    return signature;
}

bool verify(const PublicKey &key, ByteView message, const Signature &signature)
{
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

} // namespace egret::crypto
