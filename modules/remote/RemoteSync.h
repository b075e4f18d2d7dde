// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <remote/AccessToken.h>
#include <remote/ServerLink.h>
#include <sync/SyncClient.h>

#include <QThread>

#include <memory>

namespace egret::remote {

/// Runs the sync client with its cache and the network on a thread of its own. Signals come on the
/// thread of this object. Destruction cancels what is under way and waits for the thread; what has
/// arrived is kept in the cache. A request that the server refuses with 401 waits until the token has been
/// renewed and goes out again; once the session has ended nothing is asked until there is a new one.
class RemoteSync final : public QObject
{
    Q_OBJECT

public:
    using Events = std::vector<protocol::ChangeEvent>;
    using SharedDocuments = std::vector<protocol::SharedDocument>;

    /// @p cacheFile: the client's cache.db.
    RemoteSync(const QString &cacheFile, ServerAddress server, std::shared_ptr<AccessToken> token,
               QObject *parent = nullptr);
    ~RemoteSync() override;

public Q_SLOTS:
    /// Tries again at once instead of waiting for the back-off.
    void retryNow();

Q_SIGNALS:
    void progressChanged(const egret::sync::Progress &progress);
    /// Another city is in the cache: load it.
    void cityReplaced();
    void eventsArrived(const std::vector<egret::protocol::ChangeEvent> &events);
    /// Shared documents that are other than before, removed ones too; first all that the cache holds.
    void documentsChanged(const std::vector<egret::protocol::SharedDocument> &documents);
    /// The cache cannot be written or opened (disk full, no permission).
    void cacheFailed(const QString &message);
    void retryRequested();

private:
    std::shared_ptr<AccessToken> m_token; ///< dies on this thread, since the worker's copy goes first
    QThread m_thread;
};

} // namespace egret::remote
