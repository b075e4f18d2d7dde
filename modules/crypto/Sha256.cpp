// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Sha256.h>
#include <openssl/evp.h>

namespace egret::crypto {

struct Sha256::State
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr);
}

Sha256::~Sha256() = default;

void Sha256::add(ByteView bytes) { EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size()); }

Digest Sha256::digest()
{
    Digest digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(m_state->context, digest.data(), &size);
    return digest;
}

Digest sha256(ByteView bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.digest();
}

std::string sha256Hex(ByteView bytes)
{
    const Digest digest = sha256(bytes);
    return toHex(digest);
}

} // namespace egret::crypto
