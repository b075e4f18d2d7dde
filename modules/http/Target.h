// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace egret::http {

/// A request target taken apart and decoded.
struct Target
{
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
};

/// Accepts origin form only ("/v1/city?x=1"). Rejected: anything outside RFC 3986, incomplete or
/// non-UTF-8 percent escapes, escaped NUL, slash or control characters, "." and ".." segments,
/// empty segments, more than 64 parameters or a parameter given twice.
Result<Target> parseTarget(std::string_view text);

/// Percent-encodes everything outside the unreserved characters of RFC 3986.
std::string percentEncoded(std::string_view text);

/// Whether @p bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool isUtf8(std::string_view bytes);

} // namespace egret::http
