// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/VerbatimCodes.h>

#include <map>

namespace egret::store {

namespace {

/// Hashes of the parts of one tile of one district, in order.
using Parts = std::map<std::uint16_t, std::string>;

std::map<std::string, Parts> partsOf(const protocol::Manifest &manifest, std::string_view kind)
{
    std::map<std::string, Parts> tiles;
    for (const protocol::ChunkEntry &chunk : manifest.chunks) {
        const auto name = chunk.kind == kind ? points::ChunkKey::parseName(chunk.name) : std::nullopt;
        if (name)
            tiles[chunk.district + ' ' + geo::toText(name->first)][name->second] = chunk.hash;
    }
    return tiles;
}

} // namespace

Result<KeptCodes> keptCodes(CityCache &cache, const protocol::Manifest &manifest)
{
    KeptCodes kept;
    const std::map<std::string, Parts> columns = partsOf(manifest, "component");
    for (const auto &[tile, parts] : partsOf(manifest, "component.attributes")) {
        const auto beside = columns.find(tile);
        if (beside == columns.end())
            continue;
        // Only tiles that hold such a code have their columns decoded too.
        std::map<std::size_t, std::string> codes;
        std::size_t row = 0;
        for (const auto &[part, hash] : parts) {
            const Result<Bytes> bytes = cache.chunk(hash);
            if (!bytes) { // not arrived yet: rows after it cannot be counted
                kept.complete = false;
                break;
            }
            const Result<points::DecodedAttributes> attributes = points::decodeAttributes(bytes.value());
            if (!attributes)
                return attributes.error();
            for (const points::Attributes &one : attributes.value().rows) {
                if (!one.code.empty())
                    codes[row] = one.code;
                ++row;
            }
        }
        if (codes.empty())
            continue;
        std::size_t first = 0;
        for (const auto &[part, hash] : beside->second) {
            const Result<Bytes> bytes = cache.chunk(hash);
            if (!bytes)
                return bytes.error();
            const Result<points::DecodedColumns> decoded = points::decodeColumns(bytes.value());
            if (!decoded)
                return decoded.error();
            const points::PointSet &rows = decoded.value().points;
            for (auto code = codes.lower_bound(first);
                 code != codes.end() && code->first < first + rows.size(); ++code) {
                const points::Point point = rows.at(static_cast<std::uint32_t>(code->first - first));
                kept.codes.push_back({code->second, rows.districts[point.district], rows.classes[point.cls],
                                      point.serial, point.at});
            }
            first += rows.size();
        }
    }
    return kept;
}

} // namespace egret::store
