// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Sha256.h>
#include <openssl/evp.h>

namespace egret::crypto {

namespace {

/// Looked up once: OpenSSL 3 takes longer to find an algorithm by its name than to hash a record with it.
const EVP_MD *algorithm()
{
    static const EVP_MD *const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return found;
}

} // namespace

struct Sha256::State
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    EVP_DigestInit_ex2(m_state->context, algorithm(), nullptr);
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
    struct Context
    {
        EVP_MD_CTX *handle = EVP_MD_CTX_new();
        ~Context() { EVP_MD_CTX_free(handle); }
    };
    thread_local const Context context;
    Digest digest{};
    unsigned size = 0;
    EVP_DigestInit_ex2(context.handle, algorithm(), nullptr);
    EVP_DigestUpdate(context.handle, bytes.data(), bytes.size());
    EVP_DigestFinal_ex(context.handle, digest.data(), &size);
    return digest;
}

std::string sha256Hex(ByteView bytes)
{
    const Digest digest = sha256(bytes);
    return toHex(digest);
}

} // namespace egret::crypto
