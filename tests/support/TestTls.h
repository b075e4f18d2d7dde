// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Day.h>
#include <crypto/Authority.h>
#include <http/Tls.h>

#include <QtGlobal>

namespace egret::test {

/// An authority and a server's certificate by it.
struct TestTls
{
    explicit TestTls(const std::vector<std::string> &hosts = {"127.0.0.1", "localhost"},
                     std::int64_t now = nowMs(), std::int64_t validMs = 3600'000) :
        authority(must(crypto::makeAuthority("Test", now)))
    {
        reissue(hosts, now, validMs);
        pin = must(crypto::readChain(authority.certificate)).pins.front();
    }
    /// Another certificate and key by the same authority.
    void reissue(const std::vector<std::string> &hosts = {"127.0.0.1"}, std::int64_t now = nowMs(),
                 std::int64_t validMs = 3600'000)
    {
        server = must(crypto::issueServer(authority, hosts, now, validMs));
        chain = server.certificate + authority.certificate;
        tls = must(http::ServerTls::create(chain, server.key));
        leafPin = must(crypto::readChain(chain)).pins.front();
    }

    crypto::KeyedCertificate authority;
    crypto::KeyedCertificate server;
    std::string chain;
    std::string pin; ///< of the authority
    std::string leafPin; ///< of the server's certificate
    std::shared_ptr<const http::ServerTls> tls;

private:
    template <typename T>
    static T must(Result<T> result)
    {
        if (!result)
            qFatal("%s", result.error().message.c_str());
        return std::move(result).value();
    }
};

} // namespace egret::test
