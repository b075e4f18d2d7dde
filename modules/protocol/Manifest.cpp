// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/Manifest.h>

#include <algorithm>

namespace egret::protocol {

namespace {

constexpr std::size_t maxChunks = 1'000'000;
constexpr std::int64_t maxBytes = 256 * 1024;
constexpr std::int64_t maxRows = 0xffffffff;

Error rejected(const std::string &what) { return {Error::Code::Rejected, "manifest: " + what}; }

bool isHash(const std::string &text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

} // namespace

std::uint64_t Manifest::rows(std::string_view kind) const
{
    std::uint64_t sum = 0;
    for (const ChunkEntry &chunk : chunks)
        sum += chunk.kind == kind ? chunk.rows : 0;
    return sum;
}

std::uint64_t Manifest::bytes() const
{
    std::uint64_t sum = 0;
    for (const ChunkEntry &chunk : chunks)
        sum += chunk.bytes;
    return sum;
}

std::string toJson(const Manifest &manifest)
{
    Json chunks = Json::array();
    for (const ChunkEntry &chunk : manifest.chunks) {
        chunks.push_back({{"kind", chunk.kind},
                          {"district", chunk.district},
                          {"name", chunk.name},
                          {"n", chunk.rows},
                          {"bytes", chunk.bytes},
                          {"hash", chunk.hash}});
    }
    return dumped({{"epoch", manifest.epoch},
                   {"at", manifest.at},
                   {"city", {{"code", manifest.cityCode}, {"name", manifest.cityName}}},
                   {"chunks", std::move(chunks)}});
}

Result<Manifest> manifestFromJson(std::string_view text)
{
    Result<Json> parsed = parseJson(text, "manifest");
    if (!parsed)
        return parsed.error();
    const Json &json = parsed.value();
    Manifest manifest;
    manifest.epoch = textAt(json, "epoch");
    if (manifest.epoch.empty() || manifest.epoch.size() > 64)
        return rejected("\"epoch\" is missing or too long");
    if (!json.contains("at") || !json["at"].is_object())
        return rejected("\"at\" is not an object");
    for (const auto &[shard, seq] : json["at"].items()) {
        if (!seq.is_number_unsigned())
            return rejected("\"at\"." + shard + " is not a sequence number");
        manifest.at[shard] = seq.get<std::uint64_t>();
    }
    if (const auto city = json.find("city"); city != json.end()) {
        manifest.cityCode = textAt(*city, "code");
        manifest.cityName = textAt(*city, "name");
    }
    const auto chunks = json.find("chunks");
    if (chunks == json.end() || !chunks->is_array() || chunks->size() > maxChunks)
        return rejected("\"chunks\" is not a list of at most 1,000,000");
    std::map<std::string, std::uint64_t> sizes;
    for (const Json &item : *chunks) {
        ChunkEntry chunk{textAt(item, "kind"), textAt(item, "district"), textAt(item, "name"), 0, 0,
                         textAt(item, "hash")};
        const std::int64_t rows = integerAt(item, "n", -1);
        const std::int64_t bytes = integerAt(item, "bytes", -1);
        const std::string place = "chunk " + std::to_string(manifest.chunks.size()) + ": ";
        if (chunk.kind.empty() || chunk.name.empty() || chunk.kind.size() > 64 || chunk.name.size() > 128)
            return rejected(place + "\"kind\" or \"name\" is missing or too long");
        if (!isHash(chunk.hash))
            return rejected(place + "\"hash\" is not 64 hexadecimal digits");
        if (rows < 0 || rows > maxRows || bytes < 1 || bytes > maxBytes)
            return rejected(place + "\"n\" or \"bytes\" is out of range");
        chunk.rows = static_cast<std::uint64_t>(rows);
        chunk.bytes = static_cast<std::uint64_t>(bytes);
        const auto [known, isNew] = sizes.emplace(chunk.hash, chunk.bytes);
        if (!isNew && known->second != chunk.bytes)
            return rejected(place + "the same hash with two sizes");
        manifest.chunks.push_back(std::move(chunk));
    }
    return manifest;
}

} // namespace egret::protocol
