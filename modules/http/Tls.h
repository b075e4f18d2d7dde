// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <memory>
#include <string_view>

namespace egret::http {

/// What a server shows in TLS handshakes: its certificates and its key, checked; TLS 1.2 and 1.3 with
/// forward secrecy, nothing older. Immutable; any thread.
class ServerTls
{
public:
    /// @p chain: PEM, the server's certificate first; @p key: PEM, without a password. Rejected when one
    /// cannot be read or they do not belong together.
    static Result<std::shared_ptr<const ServerTls>> create(std::string_view chain, std::string_view key);
    ~ServerTls();
    ServerTls(const ServerTls &) = delete;
    ServerTls &operator=(const ServerTls &) = delete;

    struct Context;
    [[nodiscard]] Context &context() const { return *m_context; }

private:
    explicit ServerTls(std::unique_ptr<Context> context);
    std::unique_ptr<Context> m_context;
};

} // namespace egret::http
