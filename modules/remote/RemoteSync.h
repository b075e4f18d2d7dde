// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sync/SyncClient.h>

#include <QByteArray>
#include <QObject>
#include <QThread>
#include <QUrl>

namespace egret::remote {

/// Runs the sync client with its cache and the network on a thread of its own. Signals come on the
/// thread of this object. Destruction cancels what is under way and waits for the thread; what has
/// arrived is kept in the cache.
class RemoteSync final : public QObject
{
    Q_OBJECT

public:
    using Events = std::vector<protocol::ChangeEvent>;
    using SharedDocuments = std::vector<protocol::SharedDocument>;

    /// @p cacheFile: the client's cache.db; @p token is sent as bearer token when not empty.
    RemoteSync(const QString &cacheFile, const QUrl &server, const QByteArray &token,
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
    QThread m_thread;
};

} // namespace egret::remote
