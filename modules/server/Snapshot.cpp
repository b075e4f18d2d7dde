// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Chunk.h>
#include <points/PointChange.h>
#include <protocol/Documents.h>
#include <server/Snapshot.h>

#include <charconv>
#include <iterator>

namespace egret::server {

namespace {

/// "14/13702/7024" with or without "#1".
std::optional<geo::Tile> tileFromText(std::string_view text)
{
    text = text.substr(0, text.find('#'));
    std::uint32_t parts[3] = {};
    for (int i = 0; i < 3; ++i) {
        const std::size_t slash = text.find('/');
        const std::string_view one = text.substr(0, slash);
        const auto [end, ec] = std::from_chars(one.data(), one.data() + one.size(), parts[i]);
        if (ec != std::errc() || end != one.data() + one.size())
            return std::nullopt;
        text = slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
    }
    if (parts[0] > 32)
        return std::nullopt;
    return geo::Tile{static_cast<std::uint8_t>(parts[0]), parts[1], parts[2]};
}

std::vector<ChunkPlace> placesOf(const protocol::Manifest &manifest)
{
    std::vector<ChunkPlace> places;
    std::map<std::string, std::size_t> at;
    for (const protocol::ChunkEntry &entry : manifest.chunks) {
        const std::optional<geo::Tile> tile = tileFromText(entry.name);
        if (entry.kind == "document" || !tile || entry.kind.ends_with(".attributes"))
            continue;
        at[entry.kind + " " + entry.district + " " + entry.name] = places.size();
        places.push_back({entry.kind, entry.district, *tile, entry.hash, {}});
    }
    static constexpr std::string_view suffix = ".attributes";
    for (const protocol::ChunkEntry &entry : manifest.chunks) {
        if (!entry.kind.ends_with(suffix))
            continue;
        const std::string kind = entry.kind.substr(0, entry.kind.size() - suffix.size());
        const auto found = at.find(kind + " " + entry.district + " " + entry.name);
        if (found != at.end())
            places[found->second].attributesHash = entry.hash;
    }
    return places;
}

Result<std::vector<Bytes>> chunksOf(const ledger::Ledger &ledger, const protocol::Manifest &manifest,
                                    std::string_view kind)
{
    std::vector<Bytes> chunks;
    for (const protocol::ChunkEntry &entry : manifest.chunks) {
        if (entry.kind != kind)
            continue;
        Result<Bytes> bytes = ledger.chunk(entry.hash);
        if (!bytes)
            return bytes.error().in(std::string(kind) + " " + entry.name);
        chunks.push_back(std::move(bytes).value());
    }
    return chunks;
}

} // namespace

SelectionCache::Ptr SelectionCache::find(const std::string &key)
{
    const std::lock_guard lock(m_mutex);
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (entry->first == key) {
            m_entries.splice(m_entries.begin(), m_entries, entry);
            return m_entries.front().second;
        }
    }
    return nullptr;
}

void SelectionCache::put(const std::string &key, Ptr selection)
{
    const std::lock_guard lock(m_mutex);
    m_entries.emplace_front(key, std::move(selection));
    if (m_entries.size() > capacity)
        m_entries.pop_back();
}

void Snapshot::setManifest(protocol::Manifest next)
{
    chunks = std::make_shared<const std::vector<ChunkPlace>>(placesOf(next));
    manifest = std::make_shared<const protocol::Manifest>(std::move(next));
}

Result<std::shared_ptr<Snapshot>> loadSnapshot(ledger::Ledger &ledger, WorkerPool &pool)
{
    Result<protocol::Manifest> manifest = ledger.manifest();
    if (!manifest)
        return manifest.error();
    auto snapshot = std::make_shared<Snapshot>();
    const auto at = manifest.value().at.find("0");
    snapshot->seq = at == manifest.value().at.end() ? 0 : at->second;
    Result<std::vector<Bytes>> documents = chunksOf(ledger, manifest.value(), "document");
    if (!documents)
        return documents.error();
    Result<domain::City> city = protocol::decodeCity(documents.value());
    if (!city)
        return city.error();
    snapshot->index = std::make_shared<const CityIndex>(std::move(city).value());
    for (const bool cameras : {false, true}) {
        Result<std::vector<Bytes>> chunks =
            chunksOf(ledger, manifest.value(), cameras ? "camera" : "component");
        if (!chunks)
            return chunks.error();
        Result<points::PointSet> points = points::assemble(chunks.value(), pool);
        if (!points)
            return points.error();
        (cameras ? snapshot->cameras : snapshot->components) =
            std::make_shared<const points::PointSet>(std::move(points).value());
    }
    snapshot->setManifest(std::move(manifest).value());
    return snapshot;
}

Result<std::vector<protocol::ChangeEvent>> eventsSince(ledger::Ledger &ledger, std::uint64_t since)
{
    std::vector<protocol::ChangeEvent> events;
    for (bool more = true; more;) {
        Result<protocol::ChangePage> page = ledger.changes(since, 10'000);
        if (!page)
            return page.error();
        since = page.value().next.at("0");
        std::move(page.value().changes.begin(), page.value().changes.end(), std::back_inserter(events));
        more = page.value().more;
    }
    return events;
}

Result<std::shared_ptr<Snapshot>> currentSnapshot(ledger::Ledger &ledger, WorkerPool &pool)
{
    Result<std::shared_ptr<Snapshot>> loaded = loadSnapshot(ledger, pool);
    if (!loaded)
        return loaded;
    const Result<std::vector<protocol::ChangeEvent>> events = eventsSince(ledger, loaded.value()->seq);
    if (!events)
        return events.error();
    return events.value().empty() ? loaded : advanced(*loaded.value(), events.value());
}

std::shared_ptr<Snapshot> advanced(const Snapshot &from, std::span<const protocol::ChangeEvent> events)
{
    auto next = std::make_shared<Snapshot>(from);
    for (const protocol::ChangeEvent &event : events)
        next->seq = std::max(next->seq, event.seq);
    const auto changes = protocol::pointChanges(events);
    next->components = std::make_shared<const points::PointSet>(points::applied(*from.components, changes));
    return next;
}

} // namespace egret::server
