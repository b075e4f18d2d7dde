// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <session/CitySession.h>

#include <QTimer>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace egret::session {

/// What the worker hands back.
struct CitySession::Update
{
    int opened = 0;
    MapContentPtr content;
    std::int64_t lastContact = 0;
    QString problem;
};

/// Loads, applies events and filters, in the order asked for; only the newest filter counts.
class CitySession::Worker
{
public:
    explicit Worker(CitySession &session) : m_session(session), m_thread([this] { run(); }) { }

    ~Worker()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }

    void load(const QString &file, int opened)
    {
        ask([&] {
            m_load = true;
            m_file = file.toStdString();
            m_opened = opened;
            m_events.clear();
        });
    }
    void apply(const std::vector<protocol::ChangeEvent> &events)
    {
        ask([&] { m_events.insert(m_events.end(), events.begin(), events.end()); });
    }
    void filter(const MapFilter &filter)
    {
        ask([&] {
            m_filter = filter;
            m_refilter = true;
        });
    }

private:
    template <typename Change>
    void ask(Change change)
    {
        {
            const std::lock_guard lock(m_mutex);
            change();
        }
        m_wake.notify_all();
    }

    void run()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_stop || m_load || m_refilter || !m_events.empty(); });
            if (m_stop)
                return;
            const bool load = std::exchange(m_load, false);
            m_refilter = false;
            const auto events = std::exchange(m_events, {});
            const MapFilter filter = m_filter;
            const std::string file = m_file;
            Update update;
            update.opened = m_opened;
            lock.unlock();
            if (update.opened != m_loaded)
                m_city.reset(); // of another person
            m_loaded = update.opened;
            if (load && !file.empty())
                loadCity(file, update);
            if (!events.empty() && m_city)
                applyEvents(events);
            if (m_city)
                update.content = makeContent(m_city, filter, m_session.m_pool);
            QMetaObject::invokeMethod(&m_session, [&session = m_session, update] { session.take(update); });
            lock.lock();
        }
    }

    void loadCity(const std::string &file, Update &update)
    {
        auto cache = store::CityCache::open(file);
        if (!cache) {
            update.problem = QString::fromStdString(cache.error().message);
            return;
        }
        Result<std::optional<store::CachedCity>> city = store::loadCity(*cache.value(), m_session.m_pool);
        if (!city)
            update.problem = QString::fromStdString(city.error().message);
        else if (city.value())
            m_city = std::make_shared<const store::CachedCity>(std::move(*city.value()));
        update.lastContact = cache.value()->lastContact();
    }

    /// Events that the loaded city has already are passed over by their sequence.
    void applyEvents(const std::vector<protocol::ChangeEvent> &events)
    {
        auto next = std::make_shared<store::CachedCity>(*m_city);
        std::vector<protocol::ChangeEvent> fresh;
        for (const protocol::ChangeEvent &event : events) {
            std::uint64_t &seen = next->cursor[event.shard];
            if (event.seq <= seen)
                continue;
            seen = event.seq;
            fresh.push_back(event);
        }
        const auto changes = protocol::pointChanges(fresh);
        if (changes.empty())
            return;
        next->components =
            std::make_shared<const points::PointSet>(points::applied(*m_city->components, changes));
        m_city = std::move(next);
    }

    CitySession &m_session;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    bool m_load = false;
    bool m_refilter = false;
    MapFilter m_filter;
    std::string m_file;
    int m_opened = 0;
    int m_loaded = 0; ///< whose city m_city is
    std::vector<protocol::ChangeEvent> m_events;
    std::shared_ptr<const store::CachedCity> m_city; ///< the worker's own
    std::thread m_thread; ///< last: it begins when all else is there
};

CitySession::CitySession(QString cacheFile, QObject *parent) :
    QObject(parent), m_cacheFile(std::move(cacheFile)), m_worker(std::make_unique<Worker>(*this))
{
    // Times in the status text age without anything happening.
    auto *const minute = new QTimer(this);
    connect(minute, &QTimer::timeout, this, &CitySession::statusChanged);
    minute->start(10000);
}

CitySession::~CitySession()
{
    m_remote.reset();
    m_worker.reset();
}

void CitySession::open() { m_worker->load(m_cacheFile, m_opened); }

void CitySession::forget()
{
    m_remote.reset();
    m_rest.reset();
    m_link.reset();
    m_token.reset();
    m_documents.clear();
    ++m_opened;
    m_loaded = false;
    m_content.reset();
    m_progress = {};
    m_lastContact = 0;
    Q_EMIT contentChanged();
    Q_EMIT statusChanged();
    Q_EMIT documentsChanged({});
}

void CitySession::openCache(const QString &cacheFile)
{
    forget();
    m_cacheFile = cacheFile;
    open();
}

void CitySession::close()
{
    forget();
    m_cacheFile.clear();
    m_worker->load({}, m_opened);
}

void CitySession::connectTo(const QUrl &server, const QByteArray &token)
{
    connectTo({server}, std::make_shared<remote::AccessToken>(remote::AccessToken::Kind::Fixed, token));
}

void CitySession::connectTo(const remote::ServerAddress &server, std::shared_ptr<remote::AccessToken> token)
{
    m_rest.reset();
    m_link = std::make_unique<remote::ServerLink>(server);
    m_token = token;
    m_rest = std::make_unique<remote::RestClient>(*m_link, *m_token);
    m_remote = std::make_unique<remote::RemoteSync>(m_cacheFile, server, std::move(token));
    connect(m_remote.get(), &remote::RemoteSync::progressChanged, this,
            [this](const sync::Progress &progress) {
                m_progress = progress;
                if (progress.current)
                    m_lastContact = nowMs();
                Q_EMIT statusChanged();
            });
    connect(m_remote.get(), &remote::RemoteSync::cityReplaced, this, [this] { open(); });
    connect(m_remote.get(), &remote::RemoteSync::eventsArrived, this,
            [this](const remote::RemoteSync::Events &events) { m_worker->apply(events); });
    connect(m_remote.get(), &remote::RemoteSync::documentsChanged, this,
            [this](const remote::RemoteSync::SharedDocuments &changed) {
                for (const protocol::SharedDocument &document : changed) {
                    if (document.removed)
                        m_documents.erase({document.kind, document.id});
                    else
                        m_documents[{document.kind, document.id}] = document;
                }
                Q_EMIT documentsChanged(changed);
            });
    connect(m_remote.get(), &remote::RemoteSync::cacheFailed, this, &CitySession::loadFailed);
}

void CitySession::retryNow()
{
    if (m_remote)
        m_remote->retryNow();
}

void CitySession::setFilter(const MapFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_worker->filter(filter);
}

void CitySession::take(const Update &update)
{
    if (update.opened != m_opened)
        return; // of who was here before
    m_loaded = true;
    m_lastContact = std::max(m_lastContact, update.lastContact);
    if (update.content)
        m_content = update.content;
    if (!update.problem.isEmpty())
        Q_EMIT loadFailed(update.problem);
    Q_EMIT contentChanged();
    Q_EMIT statusChanged();
}

} // namespace egret::session
