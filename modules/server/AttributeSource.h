// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <points/Chunk.h>
#include <server/Snapshot.h>

namespace egret::server {

/// Reads the attributes of single points from their chunks, keeping the last few decoded. Any thread.
class AttributeSource
{
public:
    explicit AttributeSource(const ledger::Ledger &ledger) : m_ledger(ledger) { }

    /// The attributes of @p row of the snapshot's components or cameras; empty optional for a point that
    /// has none (it was added since the chunks were written).
    Result<std::optional<points::Attributes>> find(const Snapshot &snapshot, bool cameras, std::uint32_t row);
    /// The row whose verbatim identifier (one that is not district + class + serial) is @p identifier. The
    /// first question after the chunks were written anew reads all of them: about a second a million rows.
    Result<std::optional<std::uint32_t>> rowNamed(const Snapshot &snapshot, bool cameras,
                                                  std::string_view identifier);

private:
    /// Where the verbatim identifiers of the chunks are, by their hash; 16 bytes each.
    struct Names
    {
        struct Entry
        {
            std::uint64_t hash;
            std::uint32_t place; ///< index into the snapshot's chunks
            std::uint32_t row; ///< within the chunk
        };
        std::shared_ptr<const std::vector<ChunkPlace>> of;
        std::vector<Entry> entries; ///< by hash
    };
    Result<std::shared_ptr<const Names>> names(const Snapshot &snapshot);
    struct Decoded
    {
        points::DecodedColumns columns;
        points::DecodedAttributes attributes;
    };
    using Ptr = std::shared_ptr<const Decoded>;
    Result<Ptr> decoded(const ChunkPlace &place);

    static constexpr std::size_t capacity = 16;
    const ledger::Ledger &m_ledger;
    std::mutex m_namesMutex; ///< held while they are read: one reads, the others wait
    std::shared_ptr<const Names> m_names;
    std::mutex m_mutex;
    std::list<std::pair<std::string, Ptr>> m_recent; ///< newest first, by both hashes
};

} // namespace egret::server
