// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/Tls.h>

#include <filesystem>
#include <string>
#include <vector>

namespace egret::server {

/// The certificate that this server shows: one of its own, signed by an authority that it keeps and renewed
/// before it ends, or files that somebody else keeps up to date. One thread.
class Certificates
{
public:
    /// Keeps its authority in @p folder, made when it is not there yet: authority.pem, and authority.key for
    /// nobody else to read. The server's own key never leaves memory. @p hosts: what clients may call it.
    static Result<Certificates> own(const std::filesystem::path &folder, std::vector<std::string> hosts,
                                    std::int64_t now);
    /// PEM files: the certificates, the server's first, and its key.
    static Result<Certificates> given(std::filesystem::path chain, std::filesystem::path key,
                                      std::int64_t now);

    [[nodiscard]] const std::shared_ptr<const http::ServerTls> &tls() const { return m_tls; }
    /// "sha256//…" of the topmost certificate, which clients pin: that of the authority, where there is one.
    [[nodiscard]] const std::string &pin() const { return m_pin; }
    [[nodiscard]] std::int64_t notAfter() const { return m_notAfter; }

    /// Makes a new certificate when a third of the time of the old one is left, or reads the files when they
    /// have changed (@p forced: in any case). True: tls() is another one now. After an error the old one
    /// stays.
    Result<bool> refresh(std::int64_t now, bool forced = false);

    static constexpr std::int64_t lifeMs = 90LL * 24 * 3600 * 1000;

private:
    Certificates() = default;
    Outcome issue(std::int64_t now);
    Outcome load(std::int64_t now);
    [[nodiscard]] std::string stamp() const;

    std::filesystem::path m_chainFile; ///< of the authority, with own()
    std::filesystem::path m_keyFile;
    std::vector<std::string> m_hosts; ///< empty: files of somebody else
    std::string m_stamp; ///< of the files as they were read last
    std::shared_ptr<const http::ServerTls> m_tls;
    std::string m_pin;
    std::int64_t m_notAfter = 0;
};

/// The names that this machine goes by: host name, localhost, the loopback addresses, those of its networks,
/// @p address unless it stands for all of them, and @p more.
std::vector<std::string> hostsOfThisMachine(const std::string &address, const std::vector<std::string> &more);

} // namespace egret::server
