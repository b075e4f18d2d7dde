// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <cstdint>
#include <string>
#include <vector>

namespace egret::crypto {

/// A certificate and its private key, both PEM.
struct KeyedCertificate
{
    std::string certificate;
    std::string key;
};

/// A certificate authority of one server: ECDSA P-256, self-signed, for 20 years. @p now: ms since 1970; what
/// is signed is valid a day earlier, for clocks that differ.
Result<KeyedCertificate> makeAuthority(const std::string &name, std::int64_t now);

/// Whether a certificate can be for @p host: a numeric address, or a name of letters, digits, dots and
/// hyphens.
bool isHost(const std::string &host);

/// A server's certificate with a new key, signed by @p authority. @p hosts: names and numeric addresses;
/// Rejected when one is neither.
Result<KeyedCertificate> issueServer(const KeyedCertificate &authority, const std::vector<std::string> &hosts,
                                     std::int64_t now, std::int64_t validMs);

/// What a PEM file of certificates says.
struct ChainWords
{
    std::vector<std::string> pins; ///< "sha256//…", in the order of the file
    std::vector<std::string> hosts; ///< of the first, sorted; addresses as OpenSSL writes them
    std::int64_t notAfter = 0; ///< of the first, ms since 1970
};
Result<ChainWords> readChain(const std::string &pem);

} // namespace egret::crypto
