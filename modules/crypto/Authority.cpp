// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>
#include <crypto/Authority.h>
#include <crypto/OpenSsl.h>
#include <crypto/PinnedChain.h>
#include <crypto/Secret.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>

namespace egret::crypto {

namespace {

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;

Error failed(const std::string &what)
{
    char text[256] = "";
    if (const unsigned long code = ERR_get_error(); code != 0)
        ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return {Error::Code::Rejected, text[0] ? what + ": " + text : what};
}

KeyPtr newKey() { return KeyPtr(EVP_EC_gen("P-256")); }

template <typename Write>
std::string pemOf(Write write)
{
    const BioPtr memory(BIO_new(BIO_s_mem()));
    char *text = nullptr;
    if (!memory || write(memory.get()) != 1)
        return {};
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string pemOf(EVP_PKEY *key)
{
    return pemOf([&](BIO *out) {
        return PEM_write_bio_PKCS8PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
}

BioPtr bioOf(const std::string &text)
{
    return BioPtr(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

KeyPtr readKey(const std::string &pem)
{
    const BioPtr in = bioOf(pem);
    return KeyPtr(PEM_read_bio_PrivateKey(
        in.get(), nullptr, [](char *, int, int, void *) { return 0; }, nullptr));
}

bool isAddress(const std::string &host)
{
    in6_addr scratch{};
    return ::inet_pton(AF_INET, host.c_str(), &scratch) == 1
        || ::inet_pton(AF_INET6, host.c_str(), &scratch) == 1;
}

bool isName(const std::string &host)
{
    return !host.empty() && host.size() <= 253 && host.front() != '.' && host.front() != '-'
        && std::all_of(host.begin(), host.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
                   || c == '-';
           });
}

struct Wanted
{
    std::string subject;
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::vector<std::pair<int, std::string>> extensions;
};

/// Signed with @p issuerKey; @p issuer null: by itself.
CertificatePtr sign(const Wanted &wanted, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey)
{
    CertificatePtr certificate(X509_new());
    X509 *const it = certificate.get();
    X509_set_version(it, X509_VERSION_3);
    Bytes serial = randomBytes(16);
    serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7f) | 0x40); // positive, of full length
    std::unique_ptr<BIGNUM, Freed<BN_free>> number(
        BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(it));
    ASN1_TIME_set(X509_getm_notBefore(it), static_cast<time_t>(wanted.from / 1000));
    ASN1_TIME_set(X509_getm_notAfter(it), static_cast<time_t>(wanted.to / 1000));
    X509_NAME_add_entry_by_txt(X509_get_subject_name(it), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(wanted.subject.data()),
                               static_cast<int>(wanted.subject.size()), -1, 0);
    X509_set_issuer_name(it, X509_get_subject_name(issuer ? issuer : it));
    X509_set_pubkey(it, key);
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer ? issuer : it, it, nullptr, nullptr, 0);
    for (const auto &[nid, value] : wanted.extensions) {
        const std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> extension(
            X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
        if (!extension || X509_add_ext(it, extension.get(), -1) != 1)
            return nullptr;
    }
    return X509_sign(it, issuerKey, EVP_sha256()) > 0 ? std::move(certificate) : nullptr;
}

Result<KeyedCertificate> keyed(const CertificatePtr &certificate, const KeyPtr &key)
{
    if (!certificate)
        return failed("a certificate cannot be made");
    return KeyedCertificate{pemOf([&](BIO *out) { return PEM_write_bio_X509(out, certificate.get()); }),
                            pemOf(key.get())};
}

std::int64_t msOf(const ASN1_TIME *time)
{
    std::tm utc{};
    return ASN1_TIME_to_tm(time, &utc) == 1 ? static_cast<std::int64_t>(::timegm(&utc)) * 1000 : 0;
}

std::vector<std::string> hostsOf(X509 *certificate)
{
    std::vector<std::string> hosts;
    auto *const names =
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names); ++i) {
        const GENERAL_NAME *const name = sk_GENERAL_NAME_value(names, i);
        const ASN1_STRING *const text = name->d.ia5; // a union of ASN1_STRING for both kinds
        const unsigned char *const data = ASN1_STRING_get0_data(text);
        const int size = ASN1_STRING_length(text);
        char address[INET6_ADDRSTRLEN] = {};
        if (name->type == GEN_DNS)
            hosts.emplace_back(reinterpret_cast<const char *>(data), static_cast<std::size_t>(size));
        else if (name->type == GEN_IPADD
                 && ::inet_ntop(size == 4 ? AF_INET : AF_INET6, data, address, sizeof address))
            hosts.emplace_back(address);
    }
    GENERAL_NAMES_free(names);
    std::sort(hosts.begin(), hosts.end());
    return hosts;
}

} // namespace

bool isHost(const std::string &host) { return isAddress(host) || isName(host); }

Result<KeyedCertificate> makeAuthority(const std::string &name, std::int64_t now)
{
    const KeyPtr key = newKey();
    if (!key)
        return failed("a key cannot be made");
    return keyed(sign({name.substr(0, 64),
                       now - dayMs,
                       now + 20 * 365 * dayMs,
                       {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                        {NID_key_usage, "critical,keyCertSign,cRLSign"},
                        {NID_subject_key_identifier, "hash"}}},
                      key.get(), nullptr, key.get()),
                 key);
}

Result<KeyedCertificate> issueServer(const KeyedCertificate &authority, const std::vector<std::string> &hosts,
                                     std::int64_t now, std::int64_t validMs)
{
    std::string names;
    for (const std::string &host : hosts) {
        const bool address = isAddress(host);
        if (!isHost(host))
            return Error{Error::Code::Rejected,
                         "'" + host + "' is neither a host name nor a numeric address"};
        names += (names.empty() ? "" : ",") + std::string(address ? "IP:" : "DNS:") + host;
    }
    if (names.empty())
        return Error{Error::Code::Rejected, "a certificate is for at least one host"};
    const BioPtr in = bioOf(authority.certificate);
    const CertificatePtr issuer(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
    const KeyPtr issuerKey = readKey(authority.key);
    if (!issuer || !issuerKey)
        return failed("the authority's certificate or key cannot be read");
    const KeyPtr key = newKey();
    if (!key)
        return failed("a key cannot be made");
    return keyed(sign({hosts.front().substr(0, 64),
                       now - dayMs,
                       now + validMs,
                       {{NID_basic_constraints, "critical,CA:FALSE"},
                        {NID_key_usage, "critical,digitalSignature"},
                        {NID_ext_key_usage, "serverAuth"},
                        {NID_subject_key_identifier, "hash"},
                        {NID_authority_key_identifier, "keyid"},
                        {NID_subject_alt_name, names}}},
                      key.get(), issuer.get(), issuerKey.get()),
                 key);
}

Result<ChainWords> readChain(const std::string &pem)
{
    ChainWords words;
    const BioPtr in = bioOf(pem);
    while (const CertificatePtr certificate{PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)}) {
        unsigned char *der = nullptr;
        const int size = i2d_X509(certificate.get(), &der);
        if (size > 0)
            words.pins.push_back(pinOf(ByteView(der, static_cast<std::size_t>(size))));
        OPENSSL_free(der);
        if (words.pins.size() > 1)
            continue;
        words.hosts = hostsOf(certificate.get());
        words.notAfter = msOf(X509_get0_notAfter(certificate.get()));
    }
    ERR_clear_error(); // of the end of the file
    if (words.pins.empty())
        return Error{Error::Code::Rejected, "holds no certificate in PEM"};
    return words;
}

} // namespace egret::crypto
