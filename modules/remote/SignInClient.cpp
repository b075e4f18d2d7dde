// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Secret.h>
#include <remote/ServerWords.h>
#include <remote/SignInClient.h>

#include <algorithm>

namespace egret::remote {

namespace {

constexpr int retryMs = 5000; ///< until a renewal that got no answer is tried again

/// A body of JSON out of secrets, without a copy of them staying behind.
QByteArray bodyOf(Json &&json)
{
    std::string text = dumped(json);
    QByteArray body(text.data(), static_cast<qsizetype>(text.size()));
    crypto::wipe(text);
    for (Json &value : json) {
        if (value.is_string())
            crypto::wipe(value.get_ref<std::string &>());
    }
    return body;
}

} // namespace

SignInClient::SignInClient(ServerAddress address, QObject *parent) :
    QObject(parent),
    m_link(std::move(address)),
    m_token(std::make_shared<AccessToken>(AccessToken::Kind::Renewable)),
    m_rest(m_link, *m_token)
{
    m_token->end();
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &SignInClient::renew);
    connect(m_token.get(), &AccessToken::renewalWanted, this, &SignInClient::renew);
}

SignInClient::~SignInClient() { crypto::wipe(m_refresh); }

void SignInClient::probe(Found found)
{
    QNetworkReply *const reply = m_link.send("GET", QStringLiteral("/v1/version"), {}, {}, 8000);
    connect(reply, &QNetworkReply::finished, this, [this, reply, found = std::move(found)] {
        reply->deleteLater();
        const Answer answer = m_link.answerOf(*reply);
        const Json json = answer.json();
        if (!answer.ok() || textAt(json, "name") != "egretd")
            return found(std::nullopt,
                         answer.status == 0 ? answer.problem
                                            : tr("What answers at %1 is no Egret server. Check the address.")
                                                  .arg(m_link.address().shown()));
        found(ServerFound{QString::fromStdString(textAt(json, "version")),
                          json.value("accounts", Json(true)) != Json(false),
                          json.value("first_run", Json(false)) == Json(true)},
              {});
    });
}

QNetworkReply *SignInClient::enter(const QString &path, const QByteArray &body)
{
    if (m_entering) {
        m_entering->disconnect();
        m_entering->abort();
        m_entering->deleteLater();
    }
    m_entering = m_link.send("POST", path, {}, body);
    return m_entering;
}

void SignInClient::signIn(const QString &name, std::string password, std::string code, const QString &seat,
                          Take take)
{
    if (!m_link.address().confidential()) {
        crypto::wipe(password);
        return take({SignInResult::Kind::Refused, false, 0,
                     tr("The way to %1 is not encrypted, so no password is sent. Use an address that begins "
                        "with https.")
                         .arg(m_link.address().shown())});
    }
    const QByteArray body = bodyOf(
        {{"name", name.toStdString()}, {"password", password}, {"code", code}, {"seat", seat.toStdString()}});
    crypto::wipe(password);
    crypto::wipe(code);
    QNetworkReply *const reply = enter(QStringLiteral("/v1/session"), body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, take = std::move(take)] {
        reply->deleteLater();
        const Answer answer = m_link.answerOf(*reply);
        if (answer.ok())
            this->take(answer);
        take(resultOf(answer, tr("Name, password or code is wrong.")));
    });
}

void SignInClient::resume(const QByteArray &refreshToken, Take take)
{
    const QByteArray body = bodyOf({{"refresh_token", refreshToken.toStdString()}});
    QNetworkReply *const reply = enter(QStringLiteral("/v1/session/refresh"), body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, take = std::move(take)] {
        reply->deleteLater();
        const Answer answer = m_link.answerOf(*reply);
        if (answer.ok())
            this->take(answer);
        else if (answer.status == 401)
            Q_EMIT refreshTokenChanged({});
        take(resultOf(answer, tr("The session has ended. Sign in again.")));
    });
}

void SignInClient::take(const Answer &answer)
{
    const Json json = answer.json();
    crypto::wipe(m_refresh);
    m_refresh = textAt(json, "refresh_token");
    m_mustChange = json.value("must_change_password", Json(false)) == Json(true);
    m_token->renew(QByteArray::fromStdString(textAt(json, "access_token")));
    const std::int64_t lasts = std::clamp<std::int64_t>(integerAt(json, "expires_in", 600), 2, 86400);
    m_due.start(static_cast<int>(lasts * 800));
    Q_EMIT refreshTokenChanged(QByteArray::fromStdString(m_refresh));
}

void SignInClient::renew()
{
    if (m_renewing || m_refresh.empty())
        return;
    m_renewing = true;
    m_due.stop();
    const QByteArray body = bodyOf({{"refresh_token", m_refresh}});
    QNetworkReply *const reply = m_link.send("POST", QStringLiteral("/v1/session/refresh"), {}, body);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        m_renewing = false;
        if (m_refresh.empty())
            return; // signed out meanwhile
        const Answer answer = m_link.answerOf(*reply);
        if (answer.ok())
            return take(answer);
        if (answer.status != 401) {
            m_due.start(retryMs);
            return m_token->giveUpForNow();
        }
        const bool reused = textAt(answer.json(), "reason") == "reused";
        forget();
        Q_EMIT sessionEnded(
            reused
                ? tr("The session was ended because its key was used twice: an answer was lost, or somebody "
                     "has copied it. Sign in again; if this comes often, tell the security administrator.")
                : tr(
                    "The session has ended: nobody was at this seat for 15 minutes, the shift is over, or an "
                    "administrator has ended it. Sign in again."));
    });
}

void SignInClient::forget()
{
    crypto::wipe(m_refresh);
    m_due.stop();
    m_token->end();
    Q_EMIT refreshTokenChanged({});
}

void SignInClient::signOut()
{
    if (m_refresh.empty())
        return;
    QNetworkReply *const reply =
        m_link.send("POST", QStringLiteral("/v1/session/end"), m_token->value(), "{}", 5000);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    forget();
}

void SignInClient::confirm(std::string password, Take take)
{
    const QByteArray body = bodyOf({{"password", std::move(password)}});
    m_rest.send("POST", QStringLiteral("/v1/session/confirm"), body, this,
                [this, take = std::move(take)](const Answer &answer) {
                    take(resultOf(answer, tr("This is not your password.")));
                });
}

void SignInClient::changePassword(std::string old, std::string next, Take take)
{
    const QByteArray body = bodyOf({{"old", std::move(old)}, {"new", std::move(next)}});
    m_rest.send("POST", QStringLiteral("/v1/session/password"), body, this,
                [this, take = std::move(take)](const Answer &answer) {
                    if (answer.ok())
                        m_mustChange = false;
                    take(resultOf(
                        answer, answer.status == 403 ? tr("The old password is wrong.") : messageOf(answer)));
                });
}

void SignInClient::firstRun(Json body, Take take)
{
    QNetworkReply *const reply =
        m_link.send("POST", QStringLiteral("/v1/first-run"), {}, QByteArray::fromStdString(dumped(body)));
    connect(reply, &QNetworkReply::finished, this, [this, reply, take = std::move(take)] {
        reply->deleteLater();
        const Answer answer = m_link.answerOf(*reply);
        take(resultOf(answer, messageOf(answer)));
    });
}

void SignInClient::noteActivity()
{
    if (signedIn())
        m_rest.post(QStringLiteral("/v1/session/active"), Json::object(), this, [](const Answer &) {});
}

SignInResult SignInClient::resultOf(const Answer &answer, const QString &refused) const
{
    using Kind = SignInResult::Kind;
    if (answer.ok())
        return {Kind::Done, m_mustChange, 0, {}};
    if (answer.status == 0)
        return {m_link.distrust() ? Kind::Distrusted : Kind::Unreachable, false, 0, answer.problem};
    if (answer.status == 429)
        return {Kind::LockedOut, false, std::max(1, answer.retryAfter), messageOf(answer)};
    if (answer.status >= 500)
        return {Kind::Unreachable, false, 0,
                tr("The server is not able to answer now (%1). Try again in a minute.").arg(answer.status)};
    if (answer.status == 401 && textAt(answer.json(), "reason") == "second-factor")
        return {Kind::SecondFactorNeeded, false, 0, {}};
    return {Kind::Refused, false, 0, refused};
}

} // namespace egret::remote
