// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>
#include <base/Day.h>
#include <base/Files.h>
#include <crypto/Authority.h>
#include <crypto/Secret.h>
#include <server/Certificates.h>
#include <sys/stat.h>

#include <algorithm>
#include <ifaddrs.h>
#include <unistd.h>

namespace egret::server {

namespace {

constexpr std::size_t pemLimit = 256 * 1024;

Result<std::string> textOfFile(const std::filesystem::path &file)
{
    const Result<Bytes> bytes = readFile(file, pemLimit);
    return bytes ? Result<std::string>(std::string(textOf(bytes.value()))) : bytes.error();
}

/// The key, which must not be for everybody.
Result<std::string> keyOfFile(const std::filesystem::path &file)
{
    struct stat info = {};
    if (::stat(file.c_str(), &info) == 0 && (info.st_mode & 007) != 0)
        return Error{Error::Code::Rejected,
                     file.string() + ": everybody may read this key; make it private with chmod o= on it"};
    return textOfFile(file);
}

} // namespace

Result<Certificates> Certificates::own(const std::filesystem::path &folder, std::vector<std::string> hosts,
                                       std::int64_t now)
{
    Certificates certificates;
    certificates.m_chainFile = folder / "authority.pem";
    certificates.m_keyFile = folder / "authority.key";
    certificates.m_hosts = std::move(hosts);
    if (!std::filesystem::exists(certificates.m_keyFile)) {
        const Result<crypto::KeyedCertificate> made =
            crypto::makeAuthority("Egret " + certificates.m_hosts.front(), now);
        if (!made)
            return made.error();
        std::error_code ec;
        std::filesystem::create_directories(folder, ec);
        // The key last: a run that was cut off begins anew, with another pair.
        Outcome kept = writeFile(certificates.m_chainFile, viewOf(made.value().certificate));
        if (kept)
            kept = crypto::writePrivate(certificates.m_keyFile, made.value().key);
        if (!kept)
            return kept.error();
    }
    if (Outcome issued = certificates.issue(now); !issued)
        return issued.error();
    return certificates;
}

Result<Certificates> Certificates::given(std::filesystem::path chain, std::filesystem::path key,
                                         std::int64_t now)
{
    Certificates certificates;
    certificates.m_chainFile = std::move(chain);
    certificates.m_keyFile = std::move(key);
    if (Outcome loaded = certificates.load(now); !loaded)
        return loaded.error();
    return certificates;
}

Outcome Certificates::issue(std::int64_t now)
{
    const Result<std::string> authority = textOfFile(m_chainFile);
    if (!authority)
        return authority.error();
    Result<std::string> key = keyOfFile(m_keyFile);
    if (!key)
        return key.error();
    const Result<crypto::ChainWords> words = crypto::readChain(authority.value());
    if (!words)
        return words.error().in(m_chainFile.string());
    Result<crypto::KeyedCertificate> server =
        crypto::issueServer({authority.value(), key.value()}, m_hosts, now, lifeMs);
    crypto::wipe(key.value());
    if (!server)
        return server.error().in(m_keyFile.string());
    auto tls = http::ServerTls::create(server.value().certificate + authority.value(), server.value().key);
    crypto::wipe(server.value().key);
    if (!tls)
        return tls.error().in(m_chainFile.string());
    m_tls = std::move(tls).value();
    m_pin = words.value().pins.back();
    m_notAfter = now + lifeMs;
    return success();
}

Outcome Certificates::load(std::int64_t now)
{
    m_stamp = stamp();
    const Result<std::string> chain = textOfFile(m_chainFile);
    if (!chain)
        return chain.error();
    const Result<crypto::ChainWords> words = crypto::readChain(chain.value());
    if (!words)
        return words.error().in(m_chainFile.string());
    if (words.value().notAfter <= now)
        return Error{Error::Code::Rejected,
                     m_chainFile.string() + ": this certificate ended on "
                         + toRfc3339(words.value().notAfter).substr(0, 10)};
    Result<std::string> key = keyOfFile(m_keyFile);
    if (!key)
        return key.error();
    auto tls = http::ServerTls::create(chain.value(), key.value());
    crypto::wipe(key.value());
    if (!tls)
        return tls.error().in(m_chainFile.string() + ", " + m_keyFile.string());
    m_tls = std::move(tls).value();
    m_pin = words.value().pins.back();
    m_notAfter = words.value().notAfter;
    return success();
}

std::string Certificates::stamp() const
{
    std::string text;
    for (const std::filesystem::path &file : {m_chainFile, m_keyFile}) {
        struct stat info = {};
        ::stat(file.c_str(), &info);
        for (const auto part :
             {static_cast<std::int64_t>(info.st_ino), static_cast<std::int64_t>(info.st_size),
              static_cast<std::int64_t>(info.st_mtim.tv_sec),
              static_cast<std::int64_t>(info.st_mtim.tv_nsec)})
            text.append(std::to_string(part)).append(" ");
    }
    return text;
}

Result<bool> Certificates::refresh(std::int64_t now, bool forced)
{
    const bool due = m_hosts.empty() ? forced || stamp() != m_stamp : forced || m_notAfter - now < lifeMs / 3;
    if (!due)
        return false;
    const Outcome renewed = m_hosts.empty() ? load(now) : issue(now);
    return renewed ? Result<bool>(true) : renewed.error();
}

std::vector<std::string> hostsOfThisMachine(const std::string &address, const std::vector<std::string> &more)
{
    std::vector<std::string> hosts;
    char name[256] = {};
    if (::gethostname(name, sizeof name - 1) == 0 && crypto::isHost(name))
        hosts.emplace_back(name);
    hosts.insert(hosts.end(), {"localhost", "127.0.0.1", "::1"});
    hosts.insert(hosts.end(), more.begin(), more.end());
    const bool all = address == "0.0.0.0" || address == "::";
    if (!all)
        hosts.push_back(address);
    ifaddrs *found = nullptr;
    if (all && ::getifaddrs(&found) == 0) {
        for (const ifaddrs *one = found; one; one = one->ifa_next) {
            if (one->ifa_addr == nullptr)
                continue;
            char text[INET6_ADDRSTRLEN] = {};
            const int family = one->ifa_addr->sa_family;
            const void *const bytes = family == AF_INET
                ? static_cast<const void *>(&reinterpret_cast<const sockaddr_in *>(one->ifa_addr)->sin_addr)
                : static_cast<const void *>(
                    &reinterpret_cast<const sockaddr_in6 *>(one->ifa_addr)->sin6_addr);
            if ((family == AF_INET || family == AF_INET6) && ::inet_ntop(family, bytes, text, sizeof text)
                && !std::string_view(text).starts_with("fe80"))
                hosts.emplace_back(text);
        }
        ::freeifaddrs(found);
    }
    std::vector<std::string> once;
    for (std::string &host : hosts) {
        if (std::find(once.begin(), once.end(), host) == once.end())
            once.push_back(std::move(host));
    }
    return once;
}

} // namespace egret::server
