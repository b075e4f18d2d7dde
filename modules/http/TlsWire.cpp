// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <http/Wire.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>

namespace egret::http {

namespace net = boost::asio;
namespace ssl = net::ssl;
using boost::system::error_code;

/// Holds OpenSSL's own.
struct ServerTls::Context
{
    ssl::context native{ssl::context::tls_server};
};

namespace {

/// What OpenSSL says about the last failure, with its queue emptied.
std::string lastError()
{
    char text[256] = "unknown reason";
    const unsigned long code = ERR_get_error();
    if (code != 0)
        ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return text;
}

/// Forward secrecy and authenticated encryption only. OpenSSL's own choice for TLS 1.3 has nothing else.
void harden(SSL_CTX *context)
{
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_options(context,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS); // thousands of idle connections
}

int chooseHttp11(SSL *, const unsigned char **out, unsigned char *outSize, const unsigned char *in,
                 unsigned int inSize, void *)
{
    static constexpr std::array<unsigned char, 9> known{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char *chosen = nullptr;
    const int found = SSL_select_next_proto(&chosen, outSize, known.data(), known.size(), in, inSize);
    *out = chosen;
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

class TlsWire final : public Wire
{
public:
    TlsWire(net::ip::tcp::socket socket, ssl::context &context, ssl::stream_base::handshake_type side) :
        m_stream(std::move(socket), context), m_side(side)
    {
    }

    net::ip::tcp::socket &socket() override { return m_stream.next_layer(); }
    void begin(Done done) override
    {
        m_stream.async_handshake(m_side, [done = std::move(done)](error_code ec) { done(ec, 0); });
    }
    void read(net::mutable_buffer into, Done done) override
    {
        m_stream.async_read_some(into, std::move(done));
    }
    void write(net::const_buffer head, net::const_buffer body, Done done) override
    {
        if (head.size() + body.size() > recordSize) {
            net::async_write(m_stream, std::array<net::const_buffer, 2>{head, body}, std::move(done));
            return;
        }
        // One record and one segment, instead of two of each.
        m_joined.assign(static_cast<const char *>(head.data()), head.size());
        m_joined.append(static_cast<const char *>(body.data()), body.size());
        net::async_write(m_stream, net::buffer(m_joined), std::move(done));
    }
    void finish(Done done) override
    {
        m_stream.async_shutdown([done = std::move(done)](error_code ec) { done(ec, 0); });
    }
    std::vector<Bytes> peerChain() const override
    {
        std::vector<Bytes> chain;
        SSL *const session = const_cast<TlsWire *>(this)->m_stream.native_handle();
        const STACK_OF(X509) *const certificates = SSL_get_peer_cert_chain(session);
        for (int i = 0; certificates && i < sk_X509_num(certificates); ++i) {
            unsigned char *der = nullptr;
            const int size = i2d_X509(sk_X509_value(certificates, i), &der);
            if (size > 0)
                chain.emplace_back(der, der + size);
            OPENSSL_free(der);
        }
        return chain;
    }

    ssl::stream<net::ip::tcp::socket> &stream() { return m_stream; }

private:
    static constexpr std::size_t recordSize = 16 * 1024;

    ssl::stream<net::ip::tcp::socket> m_stream;
    ssl::stream_base::handshake_type m_side;
    std::string m_joined;
};

} // namespace

ServerTls::ServerTls(std::unique_ptr<Context> context) : m_context(std::move(context)) { }
ServerTls::~ServerTls() = default;

Result<std::shared_ptr<const ServerTls>> ServerTls::create(std::string_view chain, std::string_view key)
{
    auto context = std::make_unique<Context>();
    SSL_CTX *const native = context->native.native_handle();
    harden(native);
    SSL_CTX_set_alpn_select_cb(native, chooseHttp11, nullptr);
    // A key with a password is refused; OpenSSL would ask for it on the terminal.
    SSL_CTX_set_default_passwd_cb(native, [](char *, int, int, void *) { return 0; });
    error_code ec;
    context->native.use_certificate_chain(net::buffer(chain.data(), chain.size()), ec);
    if (ec)
        return Error{Error::Code::Rejected, "the certificate cannot be used: " + ec.message()};
    context->native.use_private_key(net::buffer(key.data(), key.size()), ssl::context::pem, ec);
    if (ec)
        return Error{Error::Code::Rejected,
                     "the private key cannot be used, or is not that of the certificate: " + ec.message()};
    if (SSL_CTX_check_private_key(native) != 1)
        return Error{Error::Code::Rejected, "the private key is not that of the certificate: " + lastError()};
    return std::shared_ptr<const ServerTls>(new ServerTls(std::move(context)));
}

std::unique_ptr<Wire> serverWire(net::ip::tcp::socket socket, const ServerTls &tls)
{
    return std::make_unique<TlsWire>(std::move(socket), tls.context().native, ssl::stream_base::server);
}

std::unique_ptr<Wire> clientWire(net::ip::tcp::socket socket, const std::string &host, bool trustSystem)
{
    ssl::context context(ssl::context::tls_client);
    harden(context.native_handle());
    if (trustSystem)
        SSL_CTX_set_default_verify_paths(context.native_handle());
    auto wire = std::make_unique<TlsWire>(std::move(socket), context, ssl::stream_base::client);
    SSL *const session = wire->stream().native_handle();
    X509_VERIFY_PARAM *const wanted = SSL_get0_param(session);
    if (X509_VERIFY_PARAM_set1_ip_asc(wanted, host.c_str()) != 1) {
        SSL_set1_host(session, host.c_str());
        SSL_set_tlsext_host_name(session, host.c_str());
    }
    SSL_set_verify(session, trustSystem ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
    ERR_clear_error(); // of a host that is no address
    return wire;
}

bool spokeHttp(error_code error)
{
    return error.category() == net::error::get_ssl_category()
        && ERR_GET_REASON(static_cast<unsigned long>(error.value())) == SSL_R_HTTP_REQUEST;
}

} // namespace egret::http
