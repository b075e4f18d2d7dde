// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Aead.h>
#include <crypto/Secret.h>

#include <algorithm>
#include <sodium.h>

namespace egret::crypto {

namespace {

constexpr std::uint8_t suite = 1; ///< suite "intl"; another number will be the 国密 one
constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

} // namespace

Bytes seal(const AeadKey &key, ByteView plain, std::string_view context)
{
    const Bytes nonce = randomBytes(nonceSize);
    Bytes envelope(1 + nonceSize + plain.size() + tagSize);
    envelope[0] = suite;
    std::copy(nonce.begin(), nonce.end(), envelope.begin() + 1);
    const ByteView about = viewOf(context);
    crypto_aead_xchacha20poly1305_ietf_encrypt(envelope.data() + 1 + nonceSize, nullptr, plain.data(),
                                               plain.size(), about.data(), about.size(), nullptr,
                                               nonce.data(), key.data());
    return envelope;
}

Result<Bytes> open(const AeadKey &key, ByteView envelope, std::string_view context)
{
    if (envelope.size() < 1 + nonceSize + tagSize || envelope[0] != suite)
        return Error{Error::Code::Corrupt, "a sealed secret is cut short or of another suite"};
    Bytes plain(envelope.size() - 1 - nonceSize - tagSize);
    const ByteView about = viewOf(context);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            plain.data(), nullptr, nullptr, envelope.data() + 1 + nonceSize, envelope.size() - 1 - nonceSize,
            about.data(), about.size(), envelope.data() + 1, key.data())
        != 0)
        return Error{Error::Code::Corrupt, "a sealed secret was altered, or belongs to another key"};
    return plain;
}

} // namespace egret::crypto
