// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Query.h>
#include <server/AttributeSource.h>

#include <algorithm>

namespace egret::server {

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

} // namespace egret::server
