// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/PointRecord.h>
#include <intake/SpillFile.h>

#include <memory>
#include <mutex>

namespace egret::intake {

/// Sorts any number of points in bounded memory: by district, place, class and serial (those that still
/// have none come last), then by arrival. Threads collect with a Collector each; then one thread merges.
class SortedRuns
{
public:
    /// @p memory: of each collector.
    SortedRuns(std::size_t memory, std::filesystem::path folder) :
        m_memory(memory), m_folder(std::move(folder))
    {
    }

    /// Collects one thread's points. Ends with finish().
    class Collector
    {
    public:
        explicit Collector(SortedRuns &runs) : m_runs(runs) { }
        Outcome add(const PointRecord &record);
        Outcome finish();

    private:
        struct Item
        {
            std::uint64_t morton;
            std::uint32_t offset;
            std::uint8_t district;
        };
        Outcome flush(bool toDisk);

        SortedRuns &m_runs;
        std::shared_ptr<SpillFile> m_file;
        Bytes m_bytes;
        std::vector<Item> m_items;
    };

    /// Reads the points in their order. The views of a record last until the next call.
    class Merge
    {
    public:
        explicit Merge(SortedRuns &runs);
        /// False at the end.
        Result<bool> next(PointRecord &record);

    private:
        struct Cursor
        {
            std::shared_ptr<const SpillFile> file; ///< null: all is in bytes
            std::uint64_t offset = 0; ///< in the file, of what is not in bytes yet
            std::uint64_t end = 0; ///< of the run in the file
            Bytes bytes;
            std::size_t at = 0;
            std::size_t used = 0; ///< of the record that was given out
            PointRecord record;
        };
        /// Makes @p cursor's next record current; false at its end.
        static Result<bool> advance(Cursor &cursor);

        std::vector<std::unique_ptr<Cursor>> m_heap;
        bool m_begun = false;
    };

private:
    struct Run
    {
        Bytes bytes;
        std::shared_ptr<SpillFile> file; ///< null: all is in bytes
        std::uint64_t begin = 0; ///< in the file
        std::uint64_t end = 0;
    };

    std::size_t m_memory;
    std::filesystem::path m_folder;
    std::mutex m_mutex;
    std::vector<Run> m_runs;
};

} // namespace egret::intake
