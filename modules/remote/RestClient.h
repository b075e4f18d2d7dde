// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <remote/AccessToken.h>
#include <remote/ServerLink.h>

#include <QPointer>

#include <functional>
#include <vector>

namespace egret::remote {

/// Asks the server for JSON in the name of who is signed in. A 401 is answered by renewing the access token
/// and sending the request once more. Lives on the thread of its link; the token must outlive it.
class RestClient final : public QObject
{
    Q_OBJECT

public:
    using Take = std::function<void(const Answer &)>;

    RestClient(ServerLink &link, AccessToken &token, QObject *parent = nullptr);

    /// @p take is called once with the answer, unless @p context has died before.
    void get(const QString &target, QObject *context, Take take);
    void post(const QString &target, const Json &body, QObject *context, Take take);
    /// The same with a body that is text already.
    void send(const QByteArray &method, const QString &target, const QByteArray &json, QObject *context,
              Take take);
    /// POST /v1/commands.
    void command(const QString &name, const Json &arguments, const QString &cause, QObject *context,
                 Take take);

private:
    struct Request
    {
        QByteArray method;
        QString target;
        QByteArray body;
        QPointer<QObject> context;
        Take take;
        bool again = false;
    };
    void start(Request request);
    void resumeWaiting();
    void dropWaiting();

    ServerLink &m_link;
    AccessToken &m_token;
    std::vector<Request> m_waiting;
};

} // namespace egret::remote
