// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Query.h>
#include <server/AttributeSource.h>

#include <algorithm>
#include <functional>

namespace egret::server {

namespace {

/// The row of @p all that is row @p row of the chunk's own @p set.
std::optional<std::uint32_t> rowOfAll(const points::PointSet &all, const points::PointSet &set,
                                      std::uint32_t row)
{
    const auto indexOf = [](const std::vector<std::string> &dictionary, const std::string &value) {
        return static_cast<std::size_t>(std::find(dictionary.begin(), dictionary.end(), value)
                                        - dictionary.begin());
    };
    const std::size_t district = indexOf(all.districts, set.districts[set.district[row]]);
    const std::size_t cls = indexOf(all.classes, set.classes[set.cls[row]]);
    if (district == all.districts.size() || cls == all.classes.size())
        return std::nullopt;
    return points::findPoint(all, static_cast<std::uint8_t>(district), static_cast<std::uint16_t>(cls),
                             set.serial[row]);
}

} // namespace

Result<AttributeSource::Ptr> AttributeSource::decoded(const ChunkPlace &place)
{
    const std::string key = place.columnsHash + place.attributesHash;
    {
        const std::lock_guard lock(m_mutex);
        for (auto entry = m_recent.begin(); entry != m_recent.end(); ++entry) {
            if (entry->first == key) {
                m_recent.splice(m_recent.begin(), m_recent, entry);
                return m_recent.front().second;
            }
        }
    }
    const Result<Bytes> columnBytes = m_ledger.chunk(place.columnsHash);
    const Result<Bytes> attributeBytes = m_ledger.chunk(place.attributesHash);
    if (!columnBytes || !attributeBytes)
        return !columnBytes ? columnBytes.error() : attributeBytes.error();
    Result<points::DecodedColumns> columns = points::decodeColumns(columnBytes.value());
    Result<points::DecodedAttributes> attributes = points::decodeAttributes(attributeBytes.value());
    if (!columns || !attributes)
        return !columns ? columns.error() : attributes.error();
    if (columns.value().points.size() != attributes.value().rows.size())
        return Error{Error::Code::Corrupt,
                     "attribute chunk " + place.attributesHash + " does not fit its points"};
    Ptr result =
        std::make_shared<const Decoded>(Decoded{std::move(columns).value(), std::move(attributes).value()});
    const std::lock_guard lock(m_mutex);
    m_recent.emplace_front(key, result);
    if (m_recent.size() > capacity)
        m_recent.pop_back();
    return result;
}

Result<std::optional<points::Attributes>> AttributeSource::find(const Snapshot &snapshot, bool cameras,
                                                                std::uint32_t row)
{
    const points::PointSet &points = cameras ? *snapshot.cameras : *snapshot.components;
    const std::string &district = points.districts[points.district[row]];
    const std::string &cls = points.classes[points.cls[row]];
    const geo::WorldPoint at{points.x[row], points.y[row]};
    // Where the point is first; a point that was moved since is in another chunk of its district.
    for (const bool here : {true, false}) {
        for (const ChunkPlace &place : *snapshot.chunks) {
            if (place.kind != (cameras ? "camera" : "component") || place.district != district
                || place.attributesHash.empty() || place.tile.box().contains(at) != here)
                continue;
            const Result<Ptr> chunk = decoded(place);
            if (!chunk)
                return chunk.error();
            const points::PointSet &set = chunk.value()->columns.points;
            const auto known = std::find(set.classes.begin(), set.classes.end(), cls);
            if (known == set.classes.end())
                continue;
            const auto found = points::findPoint(
                set, 0, static_cast<std::uint16_t>(known - set.classes.begin()), points.serial[row]);
            if (found)
                return std::optional(chunk.value()->attributes.rows[*found]);
        }
    }
    return std::optional<points::Attributes>();
}

Result<std::shared_ptr<const AttributeSource::Names>> AttributeSource::names(const Snapshot &snapshot)
{
    const std::lock_guard lock(m_namesMutex);
    if (m_names && m_names->of == snapshot.chunks)
        return m_names;
    auto names = std::make_shared<Names>();
    names->of = snapshot.chunks;
    for (std::size_t place = 0; place < snapshot.chunks->size(); ++place) {
        const std::string &hash = (*snapshot.chunks)[place].attributesHash;
        if (hash.empty())
            continue;
        const Result<Bytes> bytes = m_ledger.chunk(hash);
        if (!bytes)
            return bytes.error();
        const Result<points::DecodedAttributes> attributes = points::decodeAttributes(bytes.value());
        if (!attributes)
            return attributes.error();
        for (std::size_t row = 0; row < attributes.value().rows.size(); ++row) {
            const std::string &code = attributes.value().rows[row].code;
            if (!code.empty())
                names->entries.push_back({std::hash<std::string_view>()(code),
                                          static_cast<std::uint32_t>(place),
                                          static_cast<std::uint32_t>(row)});
        }
    }
    std::sort(names->entries.begin(), names->entries.end(),
              [](const Names::Entry &a, const Names::Entry &b) { return a.hash < b.hash; });
    m_names = std::move(names);
    return m_names;
}

Result<std::optional<std::uint32_t>> AttributeSource::rowNamed(const Snapshot &snapshot, bool cameras,
                                                               std::string_view identifier)
{
    const Result<std::shared_ptr<const Names>> known = names(snapshot);
    if (!known)
        return known.error();
    const std::uint64_t hash = std::hash<std::string_view>()(identifier);
    const std::vector<Names::Entry> &entries = known.value()->entries;
    auto entry =
        std::lower_bound(entries.begin(), entries.end(), hash,
                         [](const Names::Entry &one, std::uint64_t value) { return one.hash < value; });
    for (; entry != entries.end() && entry->hash == hash; ++entry) {
        const ChunkPlace &place = (*snapshot.chunks)[entry->place];
        if (place.kind != (cameras ? "camera" : "component"))
            continue;
        const Result<Ptr> chunk = decoded(place);
        if (!chunk)
            return chunk.error();
        if (chunk.value()->attributes.rows[entry->row].code != identifier)
            continue;
        const auto row = rowOfAll(cameras ? *snapshot.cameras : *snapshot.components,
                                  chunk.value()->columns.points, entry->row);
        if (row)
            return row;
    }
    return std::optional<std::uint32_t>();
}

} // namespace egret::server
