// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>
#include <base/Result.h>

#include <string>
#include <vector>

namespace egret::crypto {

/// "sha256//…": the Base64 SHA-256 of the public key (SubjectPublicKeyInfo) of the DER @p certificate, as
/// curl and RFC 7469 write pins. Empty when it is no certificate.
std::string pinOf(ByteView certificate);
/// Whether @p text has the form of a pin.
bool isPin(std::string_view text);

/// Whether the first certificate of @p chain (DER, as the server sent them) is one for @p host (a name or an
/// address), is valid now, may serve TLS, and leads through the chain to a certificate whose key is among
/// @p pins; a chain that merely carries the pinned certificate is refused. Denied: no key of the chain is
/// pinned. Rejected: pinned, but the certificate is wrong otherwise; the message says how.
Outcome verifyPinned(const std::vector<Bytes> &chain, const std::vector<std::string> &pins,
                     const std::string &host);

} // namespace egret::crypto
