// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

namespace egret {

/// Why an operation failed: a code the caller can act on and words for a person.
struct Error
{
    enum class Code {
        Unavailable, ///< not now: network, busy, not there yet; a retry may help
        Rejected, ///< the input is wrong; the message names file, row, field
        NotFound,
        Conflict,
        Denied, ///< not allowed to this person
        Corrupt, ///< stored or received bytes are damaged
        Limit, ///< more than this program agrees to read, hold or answer
        Cancelled,
        Stale, ///< the sync cursor is no longer valid: begin with a new manifest
    };

    Code code = Code::Unavailable;
    std::string message; ///< UTF-8: what happened, to which thing, what can be done

    /// The same error with "@p context: " before its message.
    [[nodiscard]] Error in(const std::string &context) const { return {code, context + ": " + message}; }
};

} // namespace egret
