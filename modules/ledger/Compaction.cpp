// SPDX-License-Identifier: GPL-3.0-or-later
#include <ledger/Compaction.h>
#include <ledger/Ledger.h>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace egret::ledger {

namespace {

using Identity = std::pair<std::string, std::uint32_t>;

struct IdentityHash
{
    std::size_t operator()(const Identity &id) const
    {
        return std::hash<std::string>()(id.first) * 1000003 + id.second;
    }
};

std::string keyOf(const points::ChunkKey &key)
{
    return key.district + "/" + geo::toText(key.tile) + "#" + std::to_string(key.part);
}

protocol::ChunkEntry entryOf(const points::Chunk &chunk)
{
    std::string name = geo::toText(chunk.key.tile);
    if (chunk.key.part > 0)
        name += "#" + std::to_string(chunk.key.part);
    return {chunk.key.kind, chunk.key.district, std::move(name), chunk.rows, chunk.bytes.size(), chunk.hash};
}

} // namespace

Result<std::vector<points::Chunk>> rewritten(std::span<const Bytes> columns,
                                             std::span<const Bytes> attributes,
                                             std::span<const points::PointChange> changes, WorkerPool &pool)
{
    std::unordered_map<std::string, std::vector<points::Attributes>> rowsOf;
    for (const Bytes &bytes : attributes) {
        Result<points::DecodedAttributes> decoded = points::decodeAttributes(bytes);
        if (!decoded)
            return decoded.error();
        rowsOf[keyOf(decoded.value().key)] = std::move(decoded.value().rows);
    }
    std::unordered_map<Identity, const points::Attributes *, IdentityHash> attributesOf;
    for (const Bytes &bytes : columns) {
        const Result<points::DecodedColumns> decoded = points::decodeColumns(bytes);
        if (!decoded)
            return decoded.error();
        const auto rows = rowsOf.find(keyOf(decoded.value().key));
        if (rows == rowsOf.end())
            continue;
        const points::PointSet &set = decoded.value().points;
        if (rows->second.size() != set.size())
            return Error{Error::Code::Corrupt, "attributes of " + rows->first + " do not fit their points"};
        for (std::uint32_t row = 0; row < set.size(); ++row)
            attributesOf[{set.classes[set.cls[row]], set.serial[row]}] = &rows->second[row];
    }
    const Result<points::PointSet> base = points::assemble(columns, pool);
    if (!base)
        return base.error();
    const points::PointSet next = points::applied(base.value(), changes);

    points::AttributeTable table;
    static const points::Attributes none;
    std::unordered_map<std::string, std::uint32_t> unitOf;
    std::unordered_map<std::string, std::uint32_t> placeOf;
    const auto intern = [](auto &index, std::vector<std::string> &texts, const std::string &text) {
        const auto [at, isNew] = index.try_emplace(text, static_cast<std::uint32_t>(texts.size()));
        if (isNew)
            texts.push_back(text);
        return at->second;
    };
    for (std::uint32_t row = 0; row < next.size(); ++row) {
        const auto found = attributesOf.find({next.classes[next.cls[row]], next.serial[row]});
        const points::Attributes &from = found == attributesOf.end() ? none : *found->second;
        table.unit.push_back(static_cast<std::uint16_t>(intern(unitOf, table.units, from.unit)));
        table.place.push_back(intern(placeOf, table.places, from.place));
        if (!from.code.empty())
            table.codes[row] = from.code;
        if (!from.remark.empty())
            table.remarks[row] = from.remark;
    }
    points::ChunkPairs pairs = points::encodePairs(next, table, "component", pool);
    std::vector<points::Chunk> chunks = std::move(pairs.columns);
    std::move(pairs.attributes.begin(), pairs.attributes.end(), std::back_inserter(chunks));
    return chunks;
}

Result<bool> Ledger::worthCompacting(std::int64_t now)
{
    const std::lock_guard lock(m_mutex);
    const Result<std::int64_t> rows =
        m_database.integer("SELECT sum(rows) FROM chunks WHERE kind = 'component'");
    Result<sqlite::Statement> open = m_database.prepare(
        "SELECT count(*), coalesce(CAST(round((julianday(min(time)) - 2440587.5) * 86400000) AS INTEGER), 0) "
        "FROM events WHERE type = 'component' AND seq > (SELECT CAST(value AS INTEGER) FROM city WHERE key = "
        "'at')");
    if (!rows || !open)
        return !rows ? rows.error() : open.error();
    if (const Result<bool> row = open.value().step(); !row)
        return row.error();
    const std::int64_t changed = open.value().integer(0);
    return changed > 0
        && (changed * 100 >= rows.value() || now - open.value().integer(1) >= 24LL * 3600 * 1000);
}

Result<std::uint64_t> Ledger::compact(WorkerPool &pool, std::int64_t graceMs)
{
    const Result<protocol::Manifest> old = manifest();
    if (!old)
        return old.error();
    const std::uint64_t from = old.value().at.at("0");
    std::map<std::string, std::vector<protocol::ChangeEvent>> changes;
    std::uint64_t last = from;
    std::uint64_t folded = 0;
    for (;;) {
        const std::lock_guard lock(m_mutex);
        const Result<std::vector<protocol::ChangeEvent>> page = events(last, 10'000);
        if (!page)
            return page.error();
        for (const protocol::ChangeEvent &event : page.value()) {
            if (event.kind == protocol::ChangeKind::Component)
                changes[event.district].push_back(event);
            last = event.seq;
            ++folded;
        }
        if (page.value().empty())
            break;
    }

    std::vector<protocol::ChunkEntry> entries;
    for (const protocol::ChunkEntry &entry : old.value().chunks) {
        if (!entry.kind.starts_with("component") || !changes.contains(entry.district))
            entries.push_back(entry);
    }
    for (const auto &[district, list] : changes) {
        std::vector<Bytes> columns;
        std::vector<Bytes> attributes;
        for (const protocol::ChunkEntry &entry : old.value().chunks) {
            if (entry.district != district || !entry.kind.starts_with("component"))
                continue;
            Result<Bytes> bytes = m_files.read(entry.hash);
            if (!bytes)
                return bytes.error();
            (entry.kind == "component" ? columns : attributes).push_back(std::move(bytes).value());
        }
        const Result<std::vector<points::Chunk>> chunks =
            rewritten(columns, attributes, protocol::pointChanges(list), pool);
        if (!chunks)
            return chunks.error().in("district " + district);
        for (const points::Chunk &chunk : chunks.value()) {
            if (Outcome written = m_files.write(chunk.hash, chunk.bytes); !written)
                return written.error();
            entries.push_back(entryOf(chunk));
        }
    }
    if (folded > 0) {
        if (Outcome synced = m_files.sync(); !synced)
            return synced.error();
    }

    const std::lock_guard lock(m_mutex);
    const std::int64_t now = nowMs();
    std::vector<std::string> dead;
    const Outcome done = m_database.transaction([&]() -> Outcome {
        const Result<std::uint64_t> at = number("at");
        if (!at)
            return at.error();
        const Result<protocol::Manifest> present = readManifest();
        if (!present)
            return present.error();
        if (at.value() != from || present.value().chunks != old.value().chunks)
            return Error{Error::Code::Conflict, "another program has compacted this city meanwhile"};
        if (folded > 0) {
            if (Outcome replaced = replaceChunks(entries, now); !replaced)
                return replaced;
            if (Outcome set = setValue("at", std::to_string(last)); !set)
                return set;
            if (Outcome set = setValue("horizon", std::to_string(from)); !set)
                return set;
        }
        Result<std::vector<std::string>> gone = expired(now - graceMs);
        if (!gone)
            return gone.error();
        dead = std::move(gone).value();
        return success();
    });
    if (!done)
        return done.error();
    ++m_compactions;
    for (const std::string &hash : dead)
        m_files.remove(hash);
    return folded;
}

Outcome Ledger::replaceChunks(const std::vector<protocol::ChunkEntry> &entries, std::int64_t now)
{
    Result<sqlite::Statement> retire =
        m_database.prepare("INSERT OR IGNORE INTO retired SELECT hash, ? FROM chunks");
    if (!retire)
        return retire.error();
    if (const Result<bool> row = retire.value().bind(1, now).step(); !row)
        return row.error();
    if (Outcome cleared = m_database.execute("DELETE FROM chunks"); !cleared)
        return cleared;
    Result<sqlite::Statement> add = m_database.prepare("INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!add)
        return add.error();
    std::int64_t place = 0;
    for (const protocol::ChunkEntry &entry : entries) {
        add.value().bind(1, entry.district).bind(2, entry.kind).bind(3, entry.name).bind(4, place++);
        add.value()
            .bind(5, static_cast<std::int64_t>(entry.rows))
            .bind(6, static_cast<std::int64_t>(entry.bytes));
        if (const Result<bool> row = add.value().bind(7, entry.hash).step(); !row)
            return row.error();
    }
    return m_database.execute("DELETE FROM retired WHERE hash IN (SELECT hash FROM chunks)");
}

Result<std::vector<std::string>> Ledger::expired(std::int64_t before)
{
    Result<sqlite::Statement> gone = m_database.prepare("DELETE FROM retired WHERE at < ? RETURNING hash");
    if (!gone)
        return gone.error();
    gone.value().bind(1, before);
    std::vector<std::string> hashes;
    for (;;) {
        const Result<bool> row = gone.value().step();
        if (!row)
            return row.error();
        if (!row.value())
            return hashes;
        hashes.push_back(gone.value().text(0));
    }
}

} // namespace egret::ledger
