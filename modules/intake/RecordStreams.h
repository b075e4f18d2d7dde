// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/PointRecord.h>
#include <intake/SpillFile.h>

#include <functional>

namespace egret::intake {

/// Records dealt out to many streams, each in the order of its appends. What exceeds the memory given goes
/// to a file. append() by one thread at a time; take() of different streams by any, once all is in.
class RecordStreams
{
public:
    RecordStreams(std::size_t streams, std::size_t memory, std::filesystem::path folder) :
        m_streams(streams), m_memory(memory), m_file(std::move(folder))
    {
    }

    [[nodiscard]] std::size_t size() const { return m_streams.size(); }
    /// @p records: whole records one after another.
    Outcome append(std::size_t stream, ByteView records);
    /// Calls @p visit for each record of @p stream; its memory is free afterwards.
    Outcome take(std::size_t stream, const std::function<void(const PointRecord &)> &visit);

private:
    struct Stream
    {
        std::vector<std::pair<std::uint64_t, std::uint64_t>> extents; ///< offset and size in the file
        std::vector<Bytes> pages; ///< of whole records
    };
    Outcome spill();

    std::vector<Stream> m_streams;
    std::size_t m_memory;
    std::size_t m_held = 0;
    SpillFile m_file;
};

} // namespace egret::intake
