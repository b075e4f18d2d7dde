// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <base/Result.h>

#include <QDateTime>
#include <QNetworkRequest>
#include <QObject>
#include <QString>
#include <QUrl>

#include <optional>
#include <string>
#include <vector>

class QNetworkAccessManager;
class QNetworkReply;
class QSslConfiguration;

namespace egret::remote {

/// Where a server is and by which keys this seat knows it.
struct ServerAddress
{
    QUrl url; ///< http://HOST:PORT or https://HOST:PORT
    std::vector<std::string>
        pins{}; ///< "sha256//…", now and next; empty: the system's certificate authorities
    bool operator==(const ServerAddress &) const = default;

    /// Whether a password may travel there: by TLS, or without leaving this machine.
    [[nodiscard]] bool confidential() const;
    /// As people read it: host, and the port when it is not the scheme's own.
    [[nodiscard]] QString shown() const;
};

/// Why a server's certificate was not accepted.
struct Distrust
{
    enum class Kind {
        Unknown, ///< nothing is pinned and no authority vouches for it: a person has to decide
        OtherKey, ///< keys are pinned, and it has none of them
        Unsound, ///< expired, for another host, not signed as it says
    };
    Kind kind = Kind::Unknown;
    QString host;
    QString pin; ///< of the topmost certificate that was sent
    QString issuer;
    QDateTime validUntil;
    QString reason; ///< OpenSSL's word for it, in English
};

/// The answer to a request, or why there is none.
struct Answer
{
    int status = 0; ///< 0: none came
    QByteArray body;
    int retryAfter = 0; ///< seconds; 0: not told
    QString problem; ///< in words, when status is 0

    [[nodiscard]] bool ok() const { return status == 200; }
    [[nodiscard]] Json json() const; ///< null when the body is no JSON
};

/// Sends requests to one server. Over TLS, not a byte of a request leaves before the server's certificate
/// has been checked against the pins. Proxies are not asked, redirects not followed. Lives on the thread
/// that uses it.
class ServerLink final : public QObject
{
    Q_OBJECT

public:
    explicit ServerLink(ServerAddress address, QObject *parent = nullptr);

    [[nodiscard]] const ServerAddress &address() const { return m_address; }
    /// @p target: "/v1/session?x=y". @p token: sent as bearer token when not empty. @p stallMs: given up when
    /// no byte comes for so long. The reply deletes nothing by itself.
    QNetworkReply *send(const QByteArray &method, const QString &target, const QByteArray &token,
                        const QByteArray &json = {}, int stallMs = 15000);
    /// What a finished reply brought; its body is read and its buffer emptied.
    [[nodiscard]] Answer answerOf(QNetworkReply &reply) const;
    /// Why the last connection was refused by this side; empty after one that was accepted.
    [[nodiscard]] const std::optional<Distrust> &distrust() const { return m_distrust; }

Q_SIGNALS:
    void distrusted(const egret::remote::Distrust &distrust);

private:
    void watch(QNetworkReply *reply);
    /// True: pinned, and sound.
    bool check(const QSslConfiguration &used);
    [[nodiscard]] QString wordsFor(const QNetworkReply &reply) const;

    ServerAddress m_address;
    QNetworkAccessManager *m_network = nullptr;
    std::optional<Distrust> m_distrust;
};

} // namespace egret::remote

Q_DECLARE_METATYPE(egret::remote::Distrust)
