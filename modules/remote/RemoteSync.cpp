// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <remote/RemoteSync.h>

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <random>

namespace egret::remote {

namespace {

/// Lives on the sync thread.
class Worker final : public QObject
{
public:
    Worker(RemoteSync &owner, QString cacheFile, QUrl server, QByteArray token) :
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
        m_network = new QNetworkAccessManager(this);
        m_network->setProxy(QNetworkProxy::NoProxy);
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
        for (const sync::Request &request : m_client->take(nowMs()))
            send(request);
        const std::int64_t wake = m_client->wakeAt();
        if (wake > 0)
            m_wake->start(static_cast<int>(std::clamp<std::int64_t>(wake - nowMs(), 1, 60000)));
        tell();
    }

    void send(const sync::Request &request)
    {
        QUrl url = m_server;
        const QString path = QString::fromStdString(request.path);
        url.setPath(path.section(QLatin1Char('?'), 0, 0));
        url.setQuery(path.section(QLatin1Char('?'), 1));
        QNetworkRequest message(url);
        message.setTransferTimeout(static_cast<int>(request.stallMs));
        if (!m_token.isEmpty())
            message.setRawHeader("Authorization", "Bearer " + m_token);
        QNetworkReply *const reply = m_network->get(message);
        const auto limit = static_cast<qint64>(request.maxBytes);
        connect(reply, &QNetworkReply::downloadProgress, reply, [reply, limit](qint64 received, qint64) {
            if (received > limit)
                reply->abort();
        });
        connect(reply, &QNetworkReply::finished, this, [this, reply, id = request.id] {
            reply->deleteLater();
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            // An abort in the middle of a body leaves a status but not the whole answer.
            const bool whole = status != 0 && reply->error() != QNetworkReply::OperationCanceledError
                && (status != 200 || reply->error() == QNetworkReply::NoError);
            if (whole) {
                const QByteArray body = reply->readAll();
                const Outcome taken = m_client->answered(
                    id, status,
                    viewOf(std::string_view(body.constData(), static_cast<std::size_t>(body.size()))),
                    nowMs());
                if (!taken)
                    Q_EMIT m_owner.cacheFailed(QString::fromStdString(taken.error().message));
            } else {
                m_client->failed(id, {Error::Code::Unavailable, reply->errorString().toStdString()}, nowMs());
            }
            pump();
        });
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
    QUrl m_server;
    QByteArray m_token;
    std::unique_ptr<store::CityCache> m_cache;
    std::unique_ptr<sync::SyncClient> m_client;
    QNetworkAccessManager *m_network = nullptr;
    QTimer *m_wake = nullptr;
    std::uint64_t m_revision = 0;
    sync::Progress m_progress;
};

} // namespace

RemoteSync::RemoteSync(const QString &cacheFile, const QUrl &server, const QByteArray &token,
                       QObject *parent) :
    QObject(parent)
{
    qRegisterMetaType<sync::Progress>();
    qRegisterMetaType<Events>();
    qRegisterMetaType<SharedDocuments>();
    auto *const worker = new Worker(*this, cacheFile, server, token);
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
