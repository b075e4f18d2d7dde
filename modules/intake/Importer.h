// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/CityBase.h>
#include <intake/InputFiles.h>
#include <intake/RejectTable.h>
#include <points/Chunk.h>

#include <atomic>

namespace egret::intake {

/// What became of the rows: read is always the sum of the others.
struct ImportSummary
{
    std::uint64_t read = 0;
    std::uint64_t imported = 0;
    std::uint64_t updated = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t rejected = 0;
    std::uint64_t bytes = 0; ///< taken from the files
    std::vector<std::string> warnings; ///< suspicions and what else a person should look at
    bool operator==(const ImportSummary &) const = default;
};

/// How far an import is.
struct ImportProgress
{
    std::uint64_t read = 0; ///< rows
    std::uint64_t rejected = 0;
    std::uint64_t bytes = 0; ///< taken from the files
    std::uint64_t written = 0; ///< rows in new chunks, those of the city too; above 0 once all are read
};

struct ImportOptions
{
    std::function<void(const ImportProgress &)> progress; ///< on the caller's thread, now and then
    const std::atomic<bool> *cancelled = nullptr;
    std::optional<std::pair<geo::LonLat, geo::LonLat>>
        bounds; ///< south-west, north-east; rows outside are rejected
    std::filesystem::path spill; ///< the folder for nameless files of what does not fit into memory
    std::size_t memory = std::size_t{256} << 20; ///< about what rows may take before they go there
    bool dryRun = false; ///< only find out what would become of the rows
    /// Takes each new chunk, from any thread.
    std::function<Outcome(const points::Chunk &)> write;
};

struct ImportResult
{
    ImportSummary summary;
    std::vector<protocol::ChunkEntry> chunks; ///< all of the kind and its attributes, old and new; in order
    std::vector<std::string> classes; ///< that the points have
};

/// Reads @p files with @p mapping and lets their rows meet the points of @p base. Rows are taken apart on
/// all workers and dealt out by their identifiers, so that those that mean the same point meet in the order
/// of their arrival; what comes out is sorted by place and cut into chunks, of the districts that changed
/// only. Memory does not grow with the number of rows. New points without a serial get the next ones of
/// their district and class, in the order of their places. Cancelled when asked.
Result<ImportResult> importPoints(const std::vector<std::filesystem::path> &files, const Mapping &mapping,
                                  const domain::City &city, const domain::CodeBook &codes,
                                  const CityBase &base, RejectTable &rejects, WorkerPool &pool,
                                  const ImportOptions &options);

} // namespace egret::intake
