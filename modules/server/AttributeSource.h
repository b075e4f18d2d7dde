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

private:
    struct Decoded
    {
        points::DecodedColumns columns;
        points::DecodedAttributes attributes;
    };
    using Ptr = std::shared_ptr<const Decoded>;
    Result<Ptr> decoded(const ChunkPlace &place);

    static constexpr std::size_t capacity = 16;
    const ledger::Ledger &m_ledger;
    std::mutex m_mutex;
    std::list<std::pair<std::string, Ptr>> m_recent; ///< newest first, by both hashes
};

} // namespace egret::server
