// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <remote/RemoteSync.h>
#include <remote/RestClient.h>
#include <session/MapContent.h>
#include <session/StatusText.h>

#include <QObject>
#include <QString>

#include <map>
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
    /// Forgets the city that is shown and loads what @p cacheFile holds: another person, other rights.
    void openCache(const QString &cacheFile);
    /// Forgets the city that is shown and stops to sync.
    void close();
    /// Begins to sync with a demo server that takes @p token; may be called again with another one.
    void connectTo(const QUrl &server, const QByteArray &token);
    /// Begins to sync in the name of who is signed in.
    void connectTo(const remote::ServerAddress &server, std::shared_ptr<remote::AccessToken> token);
    void retryNow();

    /// Null until a city is there.
    [[nodiscard]] const MapContentPtr &content() const { return m_content; }
    [[nodiscard]] const MapFilter &filter() const { return m_filter; }
    void setFilter(const MapFilter &filter);
    [[nodiscard]] Status status() const { return statusOf(m_progress, m_lastContact); }
    /// When data last came (ms since 1970); 0: never.
    [[nodiscard]] std::int64_t lastContact() const { return m_lastContact; }
    /// Whether open() has come to its end, with a city or without.
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] const QString &cacheFile() const { return m_cacheFile; }
    [[nodiscard]] WorkerPool &pool() { return m_pool; }
    /// Shared documents by kind and id, none of them removed.
    using Documents = std::map<std::pair<std::string, std::string>, protocol::SharedDocument>;
    [[nodiscard]] const Documents &documents() const { return m_documents; }
    /// For questions and commands in the name of who syncs; null while nobody does.
    [[nodiscard]] remote::RestClient *rest() const { return m_rest.get(); }

Q_SIGNALS:
    void contentChanged();
    void statusChanged();
    void loadFailed(const QString &message);
    /// As RemoteSync tells it: first all that the cache holds. documents() has them already. None: all are
    /// forgotten, since another person, or nobody, has the seat.
    void documentsChanged(const std::vector<egret::protocol::SharedDocument> &documents);

private:
    struct Update;
    class Worker;

    void take(const Update &update);
    void forget();

    QString m_cacheFile;
    int m_opened = 0; ///< goes up with every openCache(): what older ones bring is dropped
    WorkerPool m_pool;
    MapFilter m_filter;
    MapContentPtr m_content;
    sync::Progress m_progress;
    std::int64_t m_lastContact = 0;
    bool m_loaded = false;
    std::unique_ptr<Worker> m_worker;
    std::unique_ptr<remote::RemoteSync> m_remote;
    Documents m_documents;
    std::shared_ptr<remote::AccessToken> m_token; ///< of m_rest
    std::unique_ptr<remote::ServerLink> m_link;
    std::unique_ptr<remote::RestClient> m_rest;
};

} // namespace egret::session
