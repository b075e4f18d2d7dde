// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <remote/RemoteSync.h>

#include <QNetworkReply>
#include <QTimer>

#include <random>

namespace egret::remote {

namespace {

/// Lives on the sync thread.
class Worker final : public QObject
{
public:
    Worker(RemoteSync &owner, QString cacheFile, ServerAddress server, std::shared_ptr<AccessToken> token) :
        m_owner(owner),
        m_cacheFile(std::move(cacheFile)),
        m_server(std::move(server)),
        m_token(std::move(token))
    {
    }

    void start()
    {
        auto cache = store::CityCache::open(m_cacheFile.toStdString());
        if (!cache) {
            Q_EMIT m_owner.cacheFailed(QString::fromStdString(cache.error().message));
            return;
        }
        m_cache = std::move(cache).value();
        m_client = std::make_unique<sync::SyncClient>(*m_cache, std::random_device()());
        m_link = new ServerLink(m_server, this);
        connect(m_token.get(), &AccessToken::renewed, this, [this] { renewed(); });
        connect(m_token.get(), &AccessToken::notRenewed, this, [this] {
            drop({Error::Code::Unavailable, "the session could not be renewed yet"});
        });
        connect(m_token.get(), &AccessToken::endedForGood, this, [this] {
            drop({Error::Code::Denied, "the session has ended; sign in again"});
        });
        m_wake = new QTimer(this);
        m_wake->setSingleShot(true);
        connect(m_wake, &QTimer::timeout, this, [this] { pump(); });
        pump();
    }

    void retryNow()
    {
        if (!m_client)
            return;
        m_client->retryNow();
        pump();
    }

    /// What has arrived is written before the thread ends.
    void stop()
    {
        if (m_client)
            m_client->cancel();
    }

private:
    void pump()
    {
        if (m_token->ended())
            return tell();
        for (const sync::Request &request : m_client->take(nowMs()))
            send(request);
        const std::int64_t wake = m_client->wakeAt();
        if (wake > 0)
            m_wake->start(static_cast<int>(std::clamp<std::int64_t>(wake - nowMs(), 1, 60000)));
        tell();
    }

    void send(const sync::Request &request)
    {
        const QByteArray used = m_token->value();
        QNetworkReply *const reply = m_link->send("GET", QString::fromStdString(request.path), used, {},
                                                  static_cast<int>(request.stallMs));
        const auto limit = static_cast<qint64>(request.maxBytes);
        connect(reply, &QNetworkReply::downloadProgress, reply, [reply, limit](qint64 received, qint64) {
            if (received > limit)
                reply->abort();
        });
        connect(reply, &QNetworkReply::finished, this, [this, reply, request, used] {
            reply->deleteLater();
            took(request, m_link->answerOf(*reply), used);
            pump();
        });
    }

    void took(const sync::Request &request, const Answer &answer, const QByteArray &used)
    {
        if (answer.status == 401) {
            switch (m_token->renewal(used)) {
            case AccessToken::Renewal::Newer: return send(request);
            case AccessToken::Renewal::Wait: m_waiting.push_back(request); return;
            case AccessToken::Renewal::Never: break;
            }
        }
        if (answer.status == 0)
            return m_client->failed(request.id, {Error::Code::Unavailable, answer.problem.toStdString()},
                                    nowMs());
        const QByteArray &body = answer.body;
        const Outcome taken = m_client->answered(
            request.id, answer.status,
            viewOf(std::string_view(body.constData(), static_cast<std::size_t>(body.size()))), nowMs());
        if (!taken)
            Q_EMIT m_owner.cacheFailed(QString::fromStdString(taken.error().message));
    }

    void renewed()
    {
        for (const sync::Request &request : std::exchange(m_waiting, {}))
            send(request);
        if (std::exchange(m_idle, false))
            m_client->retryNow();
        pump();
    }

    void drop(const Error &error)
    {
        for (const sync::Request &request : std::exchange(m_waiting, {}))
            m_client->failed(request.id, error, nowMs());
        m_idle = m_token->ended();
        pump();
    }

    void tell()
    {
        if (m_client->cityRevision() != m_revision) {
            m_revision = m_client->cityRevision();
            if (const auto events = m_client->takeNewEvents())
                Q_EMIT m_owner.eventsArrived(*events);
            else
                Q_EMIT m_owner.cityReplaced();
        }
        if (const RemoteSync::SharedDocuments changed = m_client->takeNewDocuments(); !changed.empty())
            Q_EMIT m_owner.documentsChanged(changed);
        if (!(m_client->progress() == m_progress)) {
            m_progress = m_client->progress();
            Q_EMIT m_owner.progressChanged(m_progress);
        }
    }

    RemoteSync &m_owner;
    QString m_cacheFile;
    ServerAddress m_server;
    std::shared_ptr<AccessToken> m_token;
    std::unique_ptr<store::CityCache> m_cache;
    std::unique_ptr<sync::SyncClient> m_client;
    ServerLink *m_link = nullptr;
    std::vector<sync::Request> m_waiting; ///< for a renewed token
    bool m_idle = false; ///< the session has ended
    QTimer *m_wake = nullptr;
    std::uint64_t m_revision = 0;
    sync::Progress m_progress;
};

} // namespace

RemoteSync::RemoteSync(const QString &cacheFile, ServerAddress server, std::shared_ptr<AccessToken> token,
                       QObject *parent) :
    QObject(parent), m_token(std::move(token))
{
    qRegisterMetaType<sync::Progress>();
    qRegisterMetaType<Events>();
    qRegisterMetaType<SharedDocuments>();
    auto *const worker = new Worker(*this, cacheFile, std::move(server), m_token);
    worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, worker, [worker] { worker->start(); });
    connect(
        &m_thread, &QThread::finished, worker,
        [worker] {
            worker->stop();
            delete worker;
        },
        Qt::DirectConnection);
    connect(this, &RemoteSync::retryRequested, worker, [worker] { worker->retryNow(); });
    m_thread.setObjectName(QStringLiteral("egret-sync"));
    m_thread.start();
}

RemoteSync::~RemoteSync()
{
    m_thread.quit();
    m_thread.wait();
}

void RemoteSync::retryNow() { Q_EMIT retryRequested(); }

} // namespace egret::remote
