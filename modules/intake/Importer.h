// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/InputFiles.h>
#include <intake/PointTable.h>
#include <intake/RejectTable.h>

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

struct ImportOptions
{
    std::function<void(const ImportSummary &)> progress; ///< on the caller's thread, after some blocks
    const std::atomic<bool> *cancelled = nullptr;
    std::optional<std::pair<geo::LonLat, geo::LonLat>>
        bounds; ///< south-west, north-east; rows outside are rejected
};

/// Reads @p files with @p mapping into @p table: blocks are taken apart on all workers, rows are put in
/// in their order. Memory: the table and a few MiB for each worker. Cancelled when asked; the table is then
/// not to be used.
Result<ImportSummary> importPoints(const std::vector<std::filesystem::path> &files, const Mapping &mapping,
                                   const domain::City &city, const domain::CodeBook &codes, PointTable &table,
                                   RejectTable &rejects, WorkerPool &pool, const ImportOptions &options = {});

} // namespace egret::intake
