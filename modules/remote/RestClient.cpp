// SPDX-License-Identifier: GPL-3.0-or-later
#include <remote/RestClient.h>

#include <QNetworkReply>

#include <utility>

namespace egret::remote {

RestClient::RestClient(ServerLink &link, AccessToken &token, QObject *parent) :
    QObject(parent), m_link(link), m_token(token)
{
    connect(&token, &AccessToken::renewed, this, &RestClient::resumeWaiting);
    connect(&token, &AccessToken::notRenewed, this, &RestClient::dropWaiting);
    connect(&token, &AccessToken::endedForGood, this, &RestClient::dropWaiting);
}

void RestClient::get(const QString &target, QObject *context, Take take)
{
    start({"GET", target, {}, context, std::move(take)});
}

void RestClient::post(const QString &target, const Json &body, QObject *context, Take take)
{
    start({"POST", target, QByteArray::fromStdString(dumped(body)), context, std::move(take)});
}

void RestClient::send(const QByteArray &method, const QString &target, const QByteArray &json,
                      QObject *context, Take take)
{
    start({method, target, json, context, std::move(take)});
}

void RestClient::command(const QString &name, const Json &arguments, const QString &cause, QObject *context,
                         Take take)
{
    post(QStringLiteral("/v1/commands"),
         {{"command", name.toStdString()}, {"arguments", arguments}, {"cause", cause.toStdString()}}, context,
         std::move(take));
}

void RestClient::start(Request request)
{
    const QByteArray used = m_token.value();
    QNetworkReply *const reply = m_link.send(request.method, request.target, used, request.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, used, request]() mutable {
        reply->deleteLater();
        Answer answer = m_link.answerOf(*reply);
        if (answer.status == 401 && !request.again) {
            request.again = true;
            switch (m_token.renewal(used)) {
            case AccessToken::Renewal::Newer: return start(std::move(request));
            case AccessToken::Renewal::Wait: m_waiting.push_back(std::move(request)); return;
            case AccessToken::Renewal::Never: break;
            }
        }
        if (request.context)
            request.take(answer);
    });
}

void RestClient::resumeWaiting()
{
    for (Request &request : std::exchange(m_waiting, {}))
        start(std::move(request));
}

void RestClient::dropWaiting()
{
    Answer none;
    none.problem =
        tr("The session could not be renewed; the server does not answer or the session has ended.");
    for (Request &request : std::exchange(m_waiting, {})) {
        if (request.context)
            request.take(none);
    }
}

} // namespace egret::remote
