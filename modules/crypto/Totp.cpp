// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Secret.h>
#include <crypto/Totp.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace egret::crypto {

namespace {

constexpr std::int64_t period = 30; ///< seconds, RFC 6238 §5.2

} // namespace

std::string totp(ByteView secret, std::int64_t seconds, int digits)
{
    std::array<std::uint8_t, 8> counter{};
    std::int64_t step = seconds / period;
    for (std::size_t i = counter.size(); i-- > 0; step >>= 8)
        counter[i] = static_cast<std::uint8_t>(step & 0xff);
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
         mac.data(), &size);
    const std::size_t at = mac[size - 1] & 15; // RFC 4226 §5.3
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8) | mac[at + i];
    value &= 0x7fffffff;
    std::string text;
    for (int i = 0; i < digits; ++i, value /= 10)
        text.insert(text.begin(), static_cast<char>('0' + value % 10));
    return text;
}

std::optional<std::int64_t> totpStep(ByteView secret, std::string_view code, std::int64_t seconds,
                                     std::int64_t lastStep)
{
    std::optional<std::int64_t> found;
    for (const std::int64_t delta : {-1, 0, 1}) {
        const std::int64_t step = seconds / period + delta;
        if (sameSecret(totp(secret, step * period), code) && step > lastStep)
            found = step;
    }
    return found;
}

} // namespace egret::crypto
