// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <crypto/Secret.h>
#include <crypto/SigningKey.h>
#include <sys/stat.h>

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
    SigningKey key;
    Result<Bytes> stored = readFile(file, 1024);
    if (!stored && stored.error().code != Error::Code::NotFound)
        return stored.error();
    if (!stored) {
        const Bytes seed = randomBytes(crypto_sign_SEEDBYTES);
        const std::string text = toHex(seed) + "\n";
        const mode_t before = ::umask(0077); // the file is never readable by others, not for a moment
        const Outcome written = writeFile(file, viewOf(text));
        ::umask(before);
        if (!written)
            return written.error();
        key.fromSeed(seed);
        return key;
    }
    struct stat info = {};
    if (::stat(file.c_str(), &info) != 0 || (info.st_mode & 077) != 0)
        return Error{Error::Code::Rejected,
                     file.string() + ": others may read this key; make it private with chmod 600"};
    std::string text(textOf(stored.value()));
    text.erase(std::find(text.begin(), text.end(), '\n'), text.end());
    const Bytes seed = fromHex(text);
    wipe(text);
    if (seed.size() != crypto_sign_SEEDBYTES)
        return Error{Error::Code::Rejected, file.string() + ": holds no key of 64 hexadecimal digits"};
    key.fromSeed(seed);
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
