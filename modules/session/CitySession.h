// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <remote/RemoteSync.h>
#include <session/MapContent.h>
#include <session/StatusText.h>

#include <QObject>
#include <QString>

#include <optional>

namespace egret::session {

/// One open city: loaded from the cache without waiting for the network, then kept up to date by the
/// sync. Everything that takes longer than a frame happens on a thread of its own; what comes out are
/// immutable snapshots. Lives on the GUI thread.
class CitySession final : public QObject
{
    Q_OBJECT

public:
    explicit CitySession(QString cacheFile, QObject *parent = nullptr);
    ~CitySession() override;

    /// Begins to load what the cache holds. contentChanged() follows, or loadFailed().
    void open();
    /// Begins to sync with @p server; may be called again with another one.
    void connectTo(const QUrl &server, const QByteArray &token);
    void retryNow();

    /// Null until a city is there.
    [[nodiscard]] const MapContentPtr &content() const { return m_content; }
    [[nodiscard]] const MapFilter &filter() const { return m_filter; }
    void setFilter(const MapFilter &filter);
    [[nodiscard]] Status status() const { return statusOf(m_progress, m_lastContact); }
    /// Whether open() has come to its end, with a city or without.
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] const QString &cacheFile() const { return m_cacheFile; }
    [[nodiscard]] WorkerPool &pool() { return m_pool; }

Q_SIGNALS:
    void contentChanged();
    void statusChanged();
    void loadFailed(const QString &message);
    /// As RemoteSync tells it: first all that the cache holds.
    void documentsChanged(const std::vector<egret::protocol::SharedDocument> &documents);

private:
    struct Update;
    class Worker;

    void take(const Update &update);

    QString m_cacheFile;
    WorkerPool m_pool;
    MapFilter m_filter;
    MapContentPtr m_content;
    sync::Progress m_progress;
    std::int64_t m_lastContact = 0;
    bool m_loaded = false;
    std::unique_ptr<Worker> m_worker;
    std::unique_ptr<remote::RemoteSync> m_remote;
};

} // namespace egret::session
