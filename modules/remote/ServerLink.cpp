// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/PinnedChain.h>
#include <remote/ServerLink.h>

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

namespace egret::remote {

namespace {

std::vector<Bytes> derOf(const QList<QSslCertificate> &chain)
{
    std::vector<Bytes> all;
    for (const QSslCertificate &certificate : chain) {
        const QByteArray der = certificate.toDer();
        const ByteView view = viewOf(std::string_view(der.constData(), static_cast<std::size_t>(der.size())));
        all.emplace_back(view.begin(), view.end());
    }
    return all;
}

} // namespace

bool ServerAddress::confidential() const
{
    if (url.scheme() == QStringLiteral("https"))
        return true;
    const QString host = url.host();
    return host == QStringLiteral("localhost") || QHostAddress(host).isLoopback();
}

QString ServerAddress::shown() const
{
    const int usual = url.scheme() == QStringLiteral("https") ? 443 : 80;
    const QString host =
        url.host().contains(QLatin1Char(':')) ? QLatin1Char('[') + url.host() + QLatin1Char(']') : url.host();
    return url.port(usual) == usual ? host : host + QLatin1Char(':') + QString::number(url.port());
}

Json Answer::json() const
{
    Result<Json> json =
        parseJson(std::string_view(body.constData(), static_cast<std::size_t>(body.size())), "answer");
    return json ? std::move(json).value() : Json();
}

ServerLink::ServerLink(ServerAddress address, QObject *parent) :
    QObject(parent), m_address(std::move(address))
{
    qRegisterMetaType<Distrust>();
    m_network = new QNetworkAccessManager(this);
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

QNetworkReply *ServerLink::send(const QByteArray &method, const QString &target, const QByteArray &token,
                                const QByteArray &json, int stallMs)
{
    QUrl url = m_address.url;
    url.setPath(target.section(QLatin1Char('?'), 0, 0));
    url.setQuery(target.section(QLatin1Char('?'), 1));
    QNetworkRequest request(url);
    request.setTransferTimeout(stallMs);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    if (url.scheme() == QStringLiteral("https")) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        if (!m_address.pins.empty())
            tls.setCaCertificates({}); // nobody vouches but the pins: every chain comes to check()
        request.setSslConfiguration(tls);
    }
    if (method == "POST")
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QNetworkReply *const reply = m_network->sendCustomRequest(request, method, json);
    if (url.scheme() == QStringLiteral("https"))
        watch(reply);
    return reply;
}

void ServerLink::watch(QNetworkReply *reply)
{
    // Both signals come while the connection waits for their slots; see QNetworkReply::encrypted().
    connect(reply, &QNetworkReply::sslErrors, this, [this, reply](const QList<QSslError> &) {
        if (check(reply->sslConfiguration()))
            reply->ignoreSslErrors(); // otherwise the handshake ends here
    });
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] {
        if (m_address.pins.empty())
            m_distrust.reset();
        else if (!check(reply->sslConfiguration()))
            reply->abort();
    });
}

bool ServerLink::check(const QSslConfiguration &used)
{
    const QList<QSslCertificate> chain = used.peerCertificateChain();
    Distrust distrust;
    distrust.host = m_address.url.host();
    distrust.kind = m_address.pins.empty() ? Distrust::Kind::Unknown : Distrust::Kind::OtherKey;
    if (!chain.isEmpty()) {
        const std::vector<Bytes> der = derOf(chain);
        const std::string top = crypto::pinOf(der.back());
        distrust.pin = QString::fromStdString(top);
        distrust.issuer = chain.last().subjectDisplayName();
        distrust.validUntil = chain.first().expiryDate();
        // Nothing is pinned: would it be sound if its own topmost key were?
        const Outcome good =
            crypto::verifyPinned(der, m_address.pins.empty() ? std::vector{top} : m_address.pins,
                                 m_address.url.host().toStdString());
        if (good && !m_address.pins.empty()) {
            m_distrust.reset();
            return true;
        }
        if (!good && good.error().code == Error::Code::Rejected)
            distrust.kind = Distrust::Kind::Unsound;
        if (!good)
            distrust.reason = QString::fromStdString(good.error().message);
    }
    m_distrust = distrust;
    Q_EMIT distrusted(distrust);
    return false;
}

QString ServerLink::wordsFor(const QNetworkReply &reply) const
{
    const QString server = m_address.shown();
    if (m_distrust)
        return tr("The certificate of %1 was not accepted; nothing was sent.").arg(server);
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return tr("Nothing answers at %1. Is the server running, and is the address right?").arg(server);
    case QNetworkReply::HostNotFoundError:
        return tr("There is no server named %1. Check the address, or ask whether the name service works.")
            .arg(server);
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return tr("%1 did not answer in time. Check the network, then try again.").arg(server);
    case QNetworkReply::SslHandshakeFailedError:
        return tr("%1 does not speak TLS 1.2 or newer there. Check the address: does it begin with https?")
            .arg(server);
    default: return tr("The connection to %1 broke: %2").arg(server, reply.errorString());
    }
}

Answer ServerLink::answerOf(QNetworkReply &reply) const
{
    Answer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // An abort in the middle of a body leaves a status but not the whole answer.
    if (answer.status == 0 || reply.error() == QNetworkReply::OperationCanceledError
        || (answer.status == 200 && reply.error() != QNetworkReply::NoError)) {
        answer.status = 0;
        answer.problem = wordsFor(reply);
        return answer;
    }
    answer.body = reply.readAll();
    answer.retryAfter = reply.rawHeader("Retry-After").toInt();
    return answer;
}

} // namespace egret::remote
