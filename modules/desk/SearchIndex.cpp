// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Resources.h>
#include <desk/SearchIndex.h>
#include <session/ComponentId.h>
#include <store/VerbatimCodes.h>

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace egret::desk {

namespace {

/// A feed of changes makes a new city every second: the index follows at leisure.
constexpr int rebuildAfterMs = 5000;
/// Attribute chunks follow the columns of a new city within minutes; a seat without a network has them never.
constexpr int completeAfterMs = 30000;
constexpr int mostAttempts = 20;

/// The row of @p code in @p points: most often where the code's chunk has it.
std::optional<std::uint32_t> rowOf(const points::PointSet &points, const store::KeptCode &code)
{
    const points::RowRange here = points.rows({32, code.at.x, code.at.y});
    for (std::uint32_t row = here.begin; row < here.end; ++row) {
        if (points.serial[row] == code.serial && points.districts[points.district[row]] == code.district
            && points.classes[points.cls[row]] == code.cls)
            return row;
    }
    return session::rowOf(points, code.district, code.cls, code.serial);
}

} // namespace

struct SearchIndex::Built
{
    std::shared_ptr<const search::Index> index;
    bool complete = true;
};

SearchIndex::SearchIndex(session::CitySession &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &SearchIndex::build);
    connect(&session, &session::CitySession::contentChanged, this, [this] {
        if (!m_session.content()) {
            m_index = nullptr;
            m_city = nullptr;
        } else if (m_session.content()->city != m_city) {
            m_attempts = 0;
            if (!m_index)
                build();
            else if (!m_again.isActive())
                m_again.start(rebuildAfterMs);
        }
    });
    build();
}

SearchIndex::~SearchIndex()
{
    if (m_superseded)
        *m_superseded = true;
}

void SearchIndex::build()
{
    if (m_building || !m_session.content())
        return;
    m_building = true;
    m_city = m_session.content()->city;
    QThreadPool::globalInstance()->start([self = QPointer<SearchIndex>(this), city = m_city,
                                          cacheFile = m_session.cacheFile()] {
        Built built;
        std::vector<search::VerbatimCode> kept;
        const auto cache = store::CityCache::open(cacheFile.toStdString());
        const Result<store::KeptCodes> codes = cache ? store::keptCodes(*cache.value(), city->manifest)
                                                     : Result<store::KeptCodes>(cache.error());
        if (codes) {
            built.complete = codes.value().complete;
            for (const store::KeptCode &code : codes.value().codes) {
                if (const auto row = rowOf(*city->components, code))
                    kept.push_back({code.text, *row});
            }
        } else {
            qWarning("Codes that are kept verbatim cannot be searched: %s", codes.error().message.c_str());
        }
        const Result<std::filesystem::path> resources = resourcesFolder();
        const Result<search::Pinyin> pinyin =
            resources ? search::Pinyin::load(resources.value()) : Result<search::Pinyin>(resources.error());
        WorkerPool pool(1); // the session, and its pool with it, may go before this ends
        if (pinyin)
            built.index = std::make_shared<const search::Index>(search::Index::build(
                city->city, city->components, city->cameras, {}, pinyin.value(), pool, std::move(kept)));
        else
            qWarning("The city cannot be searched: %s", pinyin.error().message.c_str());
        QMetaObject::invokeMethod(qApp, [self, built = std::move(built)] {
            if (self)
                self->took(built);
        });
    });
}

void SearchIndex::took(const Built &built)
{
    m_building = false;
    if (!m_session.content())
        return;
    m_index = built.index;
    if (m_session.content()->city != m_city)
        m_again.start(rebuildAfterMs);
    else if (!built.complete && ++m_attempts < mostAttempts)
        m_again.start(completeAfterMs);
    Q_EMIT rebuilt();
}

void SearchIndex::ask(const QString &text)
{
    if (m_superseded)
        *m_superseded = true;
    m_superseded = std::make_shared<std::atomic<bool>>(false);
    if (!m_index || text.isEmpty()) {
        Q_EMIT answered(text, {});
        return;
    }
    QThreadPool::globalInstance()->start(
        [self = QPointer<SearchIndex>(this), index = m_index, text, superseded = m_superseded] {
            if (*superseded)
                return;
            std::vector<search::Hit> hits = index->find(text.toStdString(), limit, superseded.get());
            QMetaObject::invokeMethod(qApp, [self, text, superseded, hits = std::move(hits)] {
                if (self && !*superseded)
                    Q_EMIT self->answered(text, hits);
            });
        });
}

} // namespace egret::desk
