// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>
#include <domain/City.h>

#include <span>

namespace egret::protocol {

/// A document of a city's records as it is stored and sent: zstd-compressed JSON, at most 256 KiB,
/// one district each (or the whole city).
struct Document
{
    std::string name; ///< "city", "classes", "units", "areas-3", "streets-0", "base-1", "officers-0"
    std::string district; ///< empty: the whole city
    std::uint64_t rows = 0;
    Bytes bytes;
    std::string hash; ///< SHA-256 of bytes, hex
};

/// All documents that carry @p city, split so that none is larger than 256 KiB; the same bytes for
/// the same city.
std::vector<Document> encodeCity(const domain::City &city);
/// The city again from its documents in any order; Corrupt with the document's place when one is damaged.
Result<domain::City> decodeCity(std::span<const Bytes> documents);

Json toJson(const domain::Area &area, bool withShape);
Json toJson(const domain::Unit &unit);
Json toJson(const domain::Officer &officer);
Json toJson(const domain::ComponentClass &cls);
/// GeoJSON MultiPolygon in WGS-84 with 7 decimals, rings closed, outer rings counter-clockwise.
Json toGeoJson(const geo::Polygon &polygon);
Json toGeoJson(const geo::Line &line);
Json toGeoJson(geo::WorldPoint point);

} // namespace egret::protocol
