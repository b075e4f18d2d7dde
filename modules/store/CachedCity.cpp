// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/Documents.h>
#include <store/CityCache.h>

#include <algorithm>

namespace egret::store {

namespace {

std::vector<std::string> hashesOf(const protocol::Manifest &manifest, std::string_view kind)
{
    std::vector<std::string> hashes;
    for (const protocol::ChunkEntry &chunk : manifest.chunks) {
        if (chunk.kind == kind)
            hashes.push_back(chunk.hash);
    }
    return hashes;
}

Result<points::PointSet> loadPoints(CityCache &cache, const protocol::Manifest &manifest,
                                    std::string_view kind, WorkerPool &pool)
{
    const Result<std::vector<Bytes>> chunks = cache.chunks(hashesOf(manifest, kind));
    if (!chunks)
        return chunks.error();
    return points::assemble(chunks.value(), pool);
}

/// All chunks of @p kind that share the tile of @p place in @p district, in the order of their parts.
std::vector<std::pair<std::uint16_t, std::string>> chunksAt(const protocol::Manifest &manifest,
                                                            std::string_view kind,
                                                            const std::string &district,
                                                            geo::WorldPoint place)
{
    std::vector<std::pair<std::uint16_t, std::string>> found;
    for (const protocol::ChunkEntry &chunk : manifest.chunks) {
        if (chunk.kind != kind || chunk.district != district)
            continue;
        const auto name = points::ChunkKey::parseName(chunk.name);
        if (name && name->first.box().contains(place))
            found.emplace_back(name->second, chunk.hash);
    }
    std::sort(found.begin(), found.end());
    return found;
}

Result<std::optional<CachedCity>> readCity(CityCache &cache, WorkerPool &pool)
{
    const Result<std::optional<protocol::Manifest>> manifest = cache.manifest();
    if (!manifest)
        return manifest.error();
    if (!manifest.value())
        return std::optional<CachedCity>();
    CachedCity loaded;
    loaded.manifest = *manifest.value();
    loaded.lastContact = cache.lastContact();
    const Result<std::vector<Bytes>> documents = cache.chunks(hashesOf(loaded.manifest, "document"));
    if (!documents)
        return documents.error();
    Result<domain::City> city = protocol::decodeCity(documents.value());
    if (!city)
        return city.error();
    loaded.city = std::move(city).value();
    Result<points::PointSet> components = loadPoints(cache, loaded.manifest, "component", pool);
    if (!components)
        return components.error();
    Result<points::PointSet> cameras = loadPoints(cache, loaded.manifest, "camera", pool);
    if (!cameras)
        return cameras.error();
    const Result<std::vector<protocol::ChangeEvent>> events = cache.events();
    const Result<std::map<std::string, std::uint64_t>> cursor = cache.cursor();
    if (!events)
        return events.error();
    if (!cursor)
        return cursor.error();
    loaded.cursor = cursor.value();
    if (!events.value().empty()) {
        const auto changes = protocol::pointChanges(events.value());
        components = points::applied(components.value(), changes);
    }
    loaded.components = std::make_shared<const points::PointSet>(std::move(components).value());
    loaded.cameras = std::make_shared<const points::PointSet>(std::move(cameras).value());
    return std::optional(std::move(loaded));
}

} // namespace

Result<std::optional<CachedCity>> loadCity(CityCache &cache, WorkerPool &pool)
{
    if (const Outcome begun = cache.beginReading(); !begun)
        return begun.error();
    Result<std::optional<CachedCity>> city = readCity(cache, pool);
    cache.endReading();
    if (!city && city.error().code == Error::Code::Corrupt) {
        if (const Outcome dropped = cache.dropDamaged(); !dropped)
            return dropped.error();
    }
    return city;
}

Result<points::Attributes> attributesOf(CityCache &cache, const CachedCity &city, std::uint32_t row)
{
    const points::PointSet &components = *city.components;
    const points::Point wanted = components.at(row);
    const std::string &district = components.districts[wanted.district];
    const std::string &cls = components.classes[wanted.cls];
    std::size_t position = 0;
    bool found = false;
    for (const auto &[part, hash] : chunksAt(city.manifest, "component", district, wanted.at)) {
        const Result<Bytes> bytes = cache.chunk(hash);
        if (!bytes)
            return bytes.error();
        const Result<points::DecodedColumns> columns = points::decodeColumns(bytes.value());
        if (!columns)
            return columns.error();
        const points::PointSet &rows = columns.value().points;
        for (std::uint32_t i = 0; i < rows.size() && !found; ++i) {
            found = rows.serial[i] == wanted.serial && rows.classes[rows.cls[i]] == cls;
            position += found ? 0 : 1;
        }
        if (found)
            break;
    }
    if (!found)
        return Error{Error::Code::NotFound, "this component came with a change; its attributes follow"};
    for (const auto &[part, hash] : chunksAt(city.manifest, "component.attributes", district, wanted.at)) {
        const Result<Bytes> bytes = cache.chunk(hash);
        if (!bytes)
            return bytes.error();
        Result<points::DecodedAttributes> attributes = points::decodeAttributes(bytes.value());
        if (!attributes)
            return attributes.error();
        if (position < attributes.value().rows.size())
            return attributes.value().rows[position];
        position -= attributes.value().rows.size();
    }
    return Error{Error::Code::NotFound, "the attributes of this component have not arrived yet"};
}

} // namespace egret::store
