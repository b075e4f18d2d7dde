// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace egret::protocol {

/// One immutable chunk in a manifest.
struct ChunkEntry
{
    std::string kind; ///< "component", "component.attributes", "camera", "camera.attributes", "document"
    std::string district; ///< 6 digits; empty for what belongs to the whole city
    std::string name; ///< "14/13702/7024" or "14/13702/7024#1" for points, the document's name otherwise
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
    std::string hash; ///< SHA-256, hex: the last part of /v1/chunks/{hash}
    bool operator==(const ChunkEntry &) const = default;
};

/// The state of a city at one moment: which chunks make it up, and from which sequence on the
/// change feed continues it. Wire form: DESIGN §4.
struct Manifest
{
    std::string epoch; ///< changes when the server's history does (restore, regenerate)
    std::map<std::string, std::uint64_t> at; ///< shard → last sequence that the chunks hold
    std::string cityCode;
    std::string cityName;
    std::vector<ChunkEntry> chunks;
    bool operator==(const Manifest &) const = default;

    [[nodiscard]] std::uint64_t rows(std::string_view kind) const;
    [[nodiscard]] std::uint64_t bytes() const;
};

std::string toJson(const Manifest &manifest);
/// Rejected, with the field named, for anything malformed: hashes that are not 64 hex digits,
/// chunks over 256 KiB, more than 1,000,000 chunks, duplicate hashes with different sizes.
Result<Manifest> manifestFromJson(std::string_view text);

} // namespace egret::protocol
