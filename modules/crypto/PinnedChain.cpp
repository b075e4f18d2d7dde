// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/OpenSsl.h>
#include <crypto/PinnedChain.h>
#include <crypto/Sha256.h>
#include <openssl/err.h>

#include <algorithm>

namespace egret::crypto {

namespace {

struct Stack
{
    STACK_OF(X509) *items = sk_X509_new_null();
    ~Stack() { sk_X509_free(items); }
};

constexpr std::string_view prefix = "sha256//";

CertificatePtr read(ByteView der)
{
    const unsigned char *at = reinterpret_cast<const unsigned char *>(der.data());
    return CertificatePtr(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

std::string pinOf(X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (size <= 0)
        return {};
    const Digest hash =
        sha256(viewOf(std::string_view(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size))));
    OPENSSL_free(der);
    std::string text(44 + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char *>(text.data()), hash.data(),
                                       static_cast<int>(hash.size()));
    text.resize(static_cast<std::size_t>(length));
    return std::string(prefix) + text;
}

} // namespace

std::string pinOf(ByteView certificate)
{
    const CertificatePtr read = crypto::read(certificate);
    return read ? pinOf(read.get()) : std::string();
}

bool isPin(std::string_view text)
{
    if (!text.starts_with(prefix) || text.size() != prefix.size() + 44 || text.back() != '=')
        return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(prefix.size()), text.end() - 1, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+'
            || c == '/';
    });
}

Outcome verifyPinned(const std::vector<Bytes> &chain, const std::vector<std::string> &pins,
                     const std::string &host)
{
    std::vector<CertificatePtr> certificates;
    const Stack between;
    const StorePtr trusted(X509_STORE_new());
    bool pinned = false;
    for (const Bytes &der : chain) {
        CertificatePtr certificate = read(der);
        if (!certificate)
            return Error{Error::Code::Rejected, "the server sent something that is no certificate"};
        sk_X509_push(between.items, certificate.get());
        if (std::find(pins.begin(), pins.end(), pinOf(certificate.get())) != pins.end()) {
            pinned = true;
            X509_STORE_add_cert(trusted.get(), certificate.get());
        }
        certificates.push_back(std::move(certificate));
    }
    if (!pinned)
        return Error{Error::Code::Denied, "no key of the server's certificates is pinned"};
    const CheckPtr check(X509_STORE_CTX_new());
    if (!check || !X509_STORE_CTX_init(check.get(), trusted.get(), certificates.front().get(), between.items))
        return Error{Error::Code::Unavailable, "out of memory"};
    X509_VERIFY_PARAM *const wanted = X509_STORE_CTX_get0_param(check.get());
    X509_STORE_CTX_set_default(check.get(), "ssl_server");
    // A pinned key is an anchor wherever it stands in the chain.
    X509_VERIFY_PARAM_set_flags(wanted, X509_V_FLAG_PARTIAL_CHAIN);
    if (X509_VERIFY_PARAM_set1_ip_asc(wanted, host.c_str()) != 1)
        X509_VERIFY_PARAM_set1_host(wanted, host.c_str(), host.size());
    const bool good = X509_verify_cert(check.get()) == 1;
    ERR_clear_error(); // of a host that is no address, among others
    if (good)
        return success();
    const int why = X509_STORE_CTX_get_error(check.get());
    if (why == X509_V_ERR_HOSTNAME_MISMATCH || why == X509_V_ERR_IP_ADDRESS_MISMATCH)
        return Error{Error::Code::Rejected, "the certificate is not for " + host};
    return Error{Error::Code::Rejected, X509_verify_cert_error_string(why)};
}

} // namespace egret::crypto
