// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>
#include <base/Result.h>
#include <points/AttributeTable.h>

namespace egret::points {

/// Chunks hold at most this many bytes (DESIGN §3).
inline constexpr std::size_t maxChunkBytes = 256 * 1024;

/// Names a chunk among those of one city: a kind ("component", "component.attributes", "camera"),
/// one district and one quadtree tile. The rows of a tile are those of its chunks joined in the order
/// of @p part, the same rows in the same order for columns and attributes.
struct ChunkKey
{
    std::string kind;
    std::string district;
    geo::Tile tile;
    std::uint16_t part = 0;
    bool operator==(const ChunkKey &) const = default;

    /// "14/13702/7024" or "14/13702/7024#1": the name in a manifest.
    [[nodiscard]] std::string name() const;
    /// Tile and part from such a name.
    static std::optional<std::pair<geo::Tile, std::uint16_t>> parseName(std::string_view name);
};

/// An immutable, content-addressed piece of a point set.
///
/// Layout: "EGC1", version u8, type u8 (0 columns, 1 attributes), reserved u16 = 0, raw size u32,
/// checksum u64 (of all else), then one zstd frame. Inside: kind, district, tile, part, rows, the
/// dictionaries in use, then the columns: Morton keys as deltas, class, state, grid, serial as
/// zigzag delta to the last serial of the class, survey day, change day; little-endian LEB128.
struct Chunk
{
    ChunkKey key;
    std::uint32_t rows = 0;
    Bytes bytes;
    std::string hash; ///< SHA-256 of bytes, hex
};

/// Cuts @p points (sorted) into chunks of one district each, in (district, tile, part) order; the
/// same bytes for any number of threads.
std::vector<Chunk> encodeColumns(const PointSet &points, const std::string &kind, WorkerPool &pool,
                                 std::uint32_t maxRows = 16384);
/// The attribute chunks beside them, cut at the same tiles; their kind is @p kind + ".attributes".
std::vector<Chunk> encodeAttributes(const PointSet &points, const AttributeTable &attributes,
                                    const std::string &kind, WorkerPool &pool, std::uint32_t maxRows = 16384);

/// Columns and attributes of the same points.
struct ChunkPairs
{
    std::vector<Chunk> columns;
    std::vector<Chunk> attributes; ///< as many, with the same keys but for the kind, and the same rows
};
/// Both cut at the same rows: where either chunk would be too large, both are halved, so that the part of
/// one name always holds the rows of the other. What is published is cut in this way.
ChunkPairs encodePairs(const PointSet &points, const AttributeTable &attributes, const std::string &kind,
                       WorkerPool &pool, std::uint32_t maxRows = 16384);
/// The same for all rows of @p points, which are of one district and of @p tile, numbered from @p firstPart
/// on.
ChunkPairs encodePiece(const PointSet &points, const AttributeTable &attributes, const std::string &kind,
                       const geo::Tile &tile, std::uint16_t firstPart = 0);

/// A decoded column chunk: a PointSet of its own with the dictionaries of the chunk.
struct DecodedColumns
{
    ChunkKey key;
    PointSet points;
};
/// Corrupt when a checksum, a length, an index or the order is wrong; never reads out of bounds and
/// never allocates more than the row count and the 64 MiB raw limit justify.
Result<DecodedColumns> decodeColumns(ByteView bytes);

struct DecodedAttributes
{
    ChunkKey key;
    std::vector<Attributes> rows;
};
Result<DecodedAttributes> decodeAttributes(ByteView bytes);

/// Verifies, decodes and merges column chunks into one sorted set on all workers. The error names
/// the chunk's position in @p chunks. Dictionaries come out sorted.
Result<PointSet> assemble(std::span<const Bytes> chunks, WorkerPool &pool);

} // namespace egret::points
