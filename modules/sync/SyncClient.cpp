// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <crypto/Sha256.h>
#include <sync/SyncClient.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace egret::sync {

namespace {

constexpr std::size_t chunksAtOnce = 6;
constexpr std::size_t flushBytes = std::size_t{4} << 20;
constexpr std::size_t manifestLimit = std::size_t{64} << 20;
constexpr std::size_t chunkLimit = 256 * 1024;
constexpr std::size_t changesLimit = std::size_t{16} << 20;
constexpr std::int64_t pollSeconds = 25;
constexpr std::int64_t contactEveryMs = 5000;
constexpr int badHashLimit = 3;

bool isColumns(const protocol::ChunkEntry &chunk) { return chunk.kind == "component"; }
bool isRequired(const protocol::ChunkEntry &chunk) { return !chunk.kind.ends_with(".attributes"); }

} // namespace

SyncClient::SyncClient(store::CityCache &cache, std::uint64_t seed) : m_cache(cache), m_random(seed) { }

Request SyncClient::make(Kind kind, std::string path, std::size_t maxBytes, std::int64_t nowMs)
{
    Request request;
    request.id = m_nextId++;
    request.path = std::move(path);
    request.maxBytes = maxBytes;
    if (kind == Kind::Changes)
        request.stallMs = request.totalMs = (pollSeconds + 10) * 1000;
    m_flights[request.id] = {kind, {}, nowMs + request.totalMs};
    return request;
}

std::vector<Request> SyncClient::take(std::int64_t nowMs)
{
    std::vector<Request> requests;
    if (m_progress.phase == Progress::Phase::Stopped)
        return requests;
    if (!m_started) {
        m_started = true;
        if (const Outcome begun = begin(); !begun)
            planRetry(begun.error(), nowMs);
    }
    while (true) {
        const auto late = std::find_if(m_flights.begin(), m_flights.end(),
                                       [&](const auto &flight) { return flight.second.deadline <= nowMs; });
        if (late == m_flights.end())
            break;
        failed(late->first, {Error::Code::Unavailable, "the server did not answer in time"}, nowMs);
    }
    if (m_progress.retryAt > nowMs)
        return requests;
    m_progress.retryAt = 0;

    const auto flying = [this](Kind kind) {
        return static_cast<std::size_t>(
            std::count_if(m_flights.begin(), m_flights.end(),
                          [kind](const auto &flight) { return flight.second.kind == kind; }));
    };
    if (m_needManifest) {
        if (flying(Kind::Manifest) == 0) {
            if (m_progress.phase != Progress::Phase::Live)
                m_progress.phase = Progress::Phase::Manifest;
            requests.push_back(make(Kind::Manifest, "/v1/sync/manifest", manifestLimit, nowMs));
        }
        return requests;
    }
    if (m_target)
        m_progress.phase = Progress::Phase::Columns;
    else if (m_current)
        m_progress.phase = Progress::Phase::Live;
    for (std::size_t inFlight = flying(Kind::Chunk); inFlight < chunksAtOnce && !m_queue.empty();
         ++inFlight) {
        Request request = make(Kind::Chunk, "/v1/chunks/" + m_queue.front(), chunkLimit, nowMs);
        m_flights[request.id].hash = m_queue.front();
        m_queue.pop_front();
        requests.push_back(std::move(request));
    }
    if (m_current && !m_target && m_needDocuments && flying(Kind::Documents) == 0)
        requests.push_back(make(Kind::Documents, m_listed.next.empty() ? "/v1/documents" : m_listed.next,
                                changesLimit, nowMs));
    if (m_current && !m_target && flying(Kind::Changes) == 0) {
        const Result<std::map<std::string, std::uint64_t>> cursor = m_cache.cursor();
        if (!cursor) {
            planRetry(cursor.error(), nowMs);
            return requests;
        }
        const auto at = cursor.value().find("0");
        const std::uint64_t since = at == cursor.value().end() ? 0 : at->second;
        requests.push_back(
            make(Kind::Changes,
                 "/v1/changes?epoch=" + m_current->epoch + "&since=" + std::to_string(since)
                     + "&documents=true&wait=" + std::to_string(m_progress.current ? pollSeconds : 0),
                 changesLimit, nowMs));
    }
    return requests;
}

Outcome SyncClient::begin()
{
    const Result<std::optional<protocol::Manifest>> manifest = m_cache.manifest();
    if (!manifest || !manifest.value()) {
        m_needManifest = true;
        return manifest || manifest.error().code == Error::Code::Corrupt ? success()
                                                                         : Outcome(manifest.error());
    }
    m_current = manifest.value();
    Result<std::vector<protocol::SharedDocument>> documents = m_cache.documents();
    if (!documents && documents.error().code != Error::Code::Corrupt)
        return documents.error();
    if (documents)
        m_newDocuments = std::move(documents).value();
    m_needDocuments = !documents || m_cache.documentsDue();
    const Result<std::vector<protocol::ChangeEvent>> events = m_cache.events();
    if (!events)
        return events.error();
    // Told of other documents, and ended before they came.
    m_needManifest = std::any_of(events.value().begin(), events.value().end(),
                                 [](const auto &event) { return event.kind == protocol::ChangeKind::City; });
    m_progress.totalRows = m_current->rows("component");
    m_progress.rows = m_progress.totalRows;
    if (const Outcome planned = planChunks(*m_current); !planned)
        return planned;
    // A damaged chunk was dropped: the city is not whole any more.
    if (std::any_of(m_wanted.begin(), m_wanted.end(),
                    [](const auto &chunk) { return isRequired(chunk.second); })) {
        m_current.reset();
        m_needManifest = true;
    }
    return success();
}

std::int64_t SyncClient::wakeAt() const
{
    if (m_progress.phase == Progress::Phase::Stopped)
        return 0;
    std::int64_t wake = m_progress.retryAt;
    for (const auto &[id, flight] : m_flights)
        wake = wake == 0 ? flight.deadline : std::min(wake, flight.deadline);
    return wake;
}

Outcome SyncClient::answered(std::uint64_t id, int status, ByteView body, std::int64_t nowMs)
{
    const auto found = m_flights.find(id);
    if (found == m_flights.end() || m_progress.phase == Progress::Phase::Stopped)
        return success(); // given up meanwhile
    const Flight flight = found->second;
    m_flights.erase(found);
    m_progress.bytes += body.size();
    if (status == 410 || (status == 404 && flight.kind == Kind::Chunk)) {
        // The history or the chunks have moved on: begin again with what there is now.
        m_progress.current = false;
        contact(nowMs);
        m_needManifest = true;
        m_queue.clear();
        return success();
    }
    if (flight.kind == Kind::Documents && (status == 404 || status == 403 || status == 400)) {
        m_needDocuments = false; // an older server, or none of them are for us
        return success();
    }
    if (status != 200) {
        planRetry({status == 401 || status == 403 ? Error::Code::Denied : Error::Code::Unavailable,
                   "the server answered " + std::to_string(status)},
                  nowMs);
        if (flight.kind == Kind::Chunk)
            m_queue.push_front(flight.hash);
        return success();
    }
    Outcome taken = success();
    switch (flight.kind) {
    case Kind::Manifest: taken = tookManifest(body); break;
    case Kind::Chunk: taken = tookChunk(flight.hash, body); break;
    case Kind::Changes: taken = tookChanges(body); break;
    case Kind::Documents: taken = tookDocuments(body); break;
    }
    if (taken) {
        contact(nowMs);
        return taken;
    }
    planRetry(taken.error(), nowMs);
    // What the server sent wrongly is its trouble and was planned again; what the disk refuses is ours.
    const Error::Code code = taken.error().code;
    return code == Error::Code::Limit || code == Error::Code::Unavailable ? taken : success();
}

void SyncClient::failed(std::uint64_t id, const Error &error, std::int64_t nowMs)
{
    const auto found = m_flights.find(id);
    if (found == m_flights.end())
        return;
    if (found->second.kind == Kind::Chunk)
        m_queue.push_front(found->second.hash);
    m_flights.erase(found);
    planRetry(error, nowMs);
}

Outcome SyncClient::tookManifest(ByteView body)
{
    Result<protocol::Manifest> manifest = protocol::manifestFromJson(textOf(body));
    if (!manifest)
        return Error{Error::Code::Rejected, manifest.error().message};
    m_target = std::move(manifest).value();
    m_needManifest = false;
    m_progress.totalRows = m_target->rows("component");
    if (const Outcome planned = planChunks(*m_target); !planned)
        return planned;
    return completeIfWhole();
}

Outcome SyncClient::planChunks(const protocol::Manifest &manifest)
{
    if (const Outcome flushed = flush(); !flushed)
        return flushed;
    const Result<std::vector<std::string>> missing = m_cache.missing(manifest.chunks);
    if (!missing)
        return missing.error();
    std::map<std::string, const protocol::ChunkEntry *> byHash;
    for (const protocol::ChunkEntry &chunk : manifest.chunks)
        byHash.emplace(chunk.hash, &chunk);
    m_wanted.clear();
    m_queue.clear();
    // Documents are small and needed first, then columns, then what may follow.
    std::deque<std::string> columns;
    std::deque<std::string> rest;
    std::uint64_t rowsMissing = 0;
    for (const std::string &hash : missing.value()) {
        const protocol::ChunkEntry &chunk = *byHash.at(hash);
        m_wanted.emplace(hash, chunk);
        (!isRequired(chunk) ? rest : chunk.kind == "document" ? m_queue : columns).push_back(hash);
        rowsMissing += isColumns(chunk) ? chunk.rows : 0;
    }
    m_progress.attributeChunks = rest.size();
    m_queue.insert(m_queue.end(), columns.begin(), columns.end());
    m_queue.insert(m_queue.end(), rest.begin(), rest.end());
    m_progress.rows = m_progress.totalRows - rowsMissing;
    m_requiredMissing = m_wanted.size() - rest.size();
    return success();
}

Outcome SyncClient::tookChunk(const std::string &hash, ByteView body)
{
    const auto wanted = m_wanted.find(hash);
    if (wanted == m_wanted.end())
        return success(); // a newer manifest does not name it
    if (crypto::sha256Hex(body) != hash) {
        m_queue.push_back(hash);
        const int bad = ++m_badHash[hash];
        return Error{Error::Code::Corrupt,
                     "chunk " + hash.substr(0, 12) + " arrived damaged"
                         + (bad >= badHashLimit
                                ? ", " + std::to_string(bad) + " times: the server's copy is bad"
                                : "")};
    }
    m_arrived.emplace_back(hash, Bytes(body.begin(), body.end()));
    m_arrivedBytes += body.size();
    if (isColumns(wanted->second))
        m_progress.rows += wanted->second.rows;
    if (isRequired(wanted->second))
        --m_requiredMissing;
    else
        --m_progress.attributeChunks;
    m_wanted.erase(wanted);
    if (m_arrivedBytes >= flushBytes || m_wanted.empty()) {
        if (const Outcome flushed = flush(); !flushed)
            return flushed;
    }
    return completeIfWhole();
}

Outcome SyncClient::tookChanges(ByteView body)
{
    const Result<protocol::ChangePage> page = protocol::changePageFromJson(textOf(body));
    if (!page)
        return Error{Error::Code::Rejected, page.error().message};
    if (!m_current || m_target || page.value().epoch != m_current->epoch) {
        m_progress.current = false;
        m_needManifest = m_needManifest || !m_target;
        return success();
    }
    const Result<std::map<std::string, std::uint64_t>> before = m_cache.cursor();
    if (!before)
        return before.error();
    if (const Outcome applied = m_cache.apply(page.value()); !applied)
        return applied;
    const std::size_t known = m_newEvents.size();
    for (const protocol::ChangeEvent &event : page.value().changes) {
        const auto at = before.value().find(event.shard);
        if (at == before.value().end() || event.seq > at->second) {
            if (event.document)
                m_newDocuments.push_back(*event.document);
            else
                m_newEvents.push_back(event);
        }
        m_needManifest = m_needManifest || event.kind == protocol::ChangeKind::City;
    }
    if (m_newEvents.size() != known)
        ++m_cityRevision;
    m_progress.current = !page.value().more;
    return success();
}

Outcome SyncClient::tookDocuments(ByteView body)
{
    Result<protocol::DocumentPage> page = protocol::documentPageFromJson(textOf(body));
    if (!page) {
        m_listed = {};
        return page.error();
    }
    // What is written while the pages come is told by the feed: the first page's end is the one that counts.
    const std::uint64_t at = m_listed.next.empty() ? page.value().at : m_listed.at;
    std::move(page.value().items.begin(), page.value().items.end(), std::back_inserter(m_listed.items));
    m_listed.at = at;
    m_listed.next = page.value().next;
    if (!m_listed.next.empty())
        return success();
    const protocol::DocumentPage listed = std::exchange(m_listed, {});
    Result<std::vector<protocol::SharedDocument>> changed = m_cache.replaceDocuments(listed.items, listed.at);
    if (!changed)
        return changed.error();
    std::move(changed.value().begin(), changed.value().end(), std::back_inserter(m_newDocuments));
    m_needDocuments = false;
    return success();
}

Outcome SyncClient::flush()
{
    if (m_arrived.empty())
        return success();
    if (const Outcome put = m_cache.putChunks(m_arrived); !put) {
        // Not kept: they will be asked for again when the disk has room.
        for (const auto &[hash, bytes] : m_arrived)
            m_badHash.erase(hash);
        m_arrived.clear();
        m_arrivedBytes = 0;
        m_needManifest = true;
        return put;
    }
    m_arrived.clear();
    m_arrivedBytes = 0;
    return success();
}

Outcome SyncClient::completeIfWhole()
{
    if (!m_target || m_requiredMissing != 0)
        return success();
    if (const Outcome flushed = flush(); !flushed)
        return flushed;
    if (const Outcome adopted = m_cache.adopt(*m_target); !adopted) {
        m_needManifest = true;
        return adopted;
    }
    m_current = std::move(m_target);
    m_target.reset();
    m_badHash.clear();
    m_newEvents.clear();
    m_listed = {};
    m_needDocuments = true;
    m_reload = true;
    ++m_cityRevision;
    m_progress.rows = m_progress.totalRows;
    m_progress.current = false; // until the feed has told what came after the chunks
    m_progress.phase = Progress::Phase::Live;
    return success();
}

void SyncClient::planRetry(const Error &error, std::int64_t nowMs)
{
    m_failures = std::min(m_failures + 1, 16);
    const std::int64_t whole = std::min<std::int64_t>(30000, 500LL << std::min(m_failures - 1, 6));
    m_random = mix64(m_random);
    m_progress.retryAt =
        nowMs + whole / 2 + static_cast<std::int64_t>(m_random % static_cast<std::uint64_t>(whole / 2 + 1));
    m_progress.problem = error.message;
    m_progress.online = false;
    m_progress.current = false;
    if (m_progress.offlineSince == 0)
        m_progress.offlineSince = nowMs;
    m_progress.phase = Progress::Phase::Waiting;
}

void SyncClient::contact(std::int64_t nowMs)
{
    m_failures = 0;
    m_progress.online = true;
    m_progress.offlineSince = 0;
    m_progress.problem.clear();
    if (m_progress.phase == Progress::Phase::Waiting)
        m_progress.phase = m_target ? Progress::Phase::Columns
            : m_current             ? Progress::Phase::Live
                                    : Progress::Phase::Manifest;
    // Only a client that has read the feed to its end may call its data as new as this answer.
    if (m_progress.current && nowMs - m_lastContactSaved >= contactEveryMs) {
        if (m_cache.setLastContact(nowMs))
            m_lastContactSaved = nowMs;
    }
}

void SyncClient::cancel()
{
    m_flights.clear();
    m_queue.clear();
    const Outcome flushed = flush(); // what has arrived is kept for the next time
    (void)flushed;
    m_progress.phase = Progress::Phase::Stopped;
    m_progress.retryAt = 0;
}

void SyncClient::retryNow()
{
    m_failures = 0;
    m_progress.retryAt = 0;
}

std::optional<std::vector<protocol::ChangeEvent>> SyncClient::takeNewEvents()
{
    if (m_reload) {
        m_reload = false;
        m_newEvents.clear();
        return std::nullopt;
    }
    return std::exchange(m_newEvents, {});
}

std::vector<protocol::SharedDocument> SyncClient::takeNewDocuments()
{
    return std::exchange(m_newDocuments, {});
}

} // namespace egret::sync
