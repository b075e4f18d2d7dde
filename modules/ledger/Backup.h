// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace egret::ledger {

/// What a backup says of itself.
struct BackupWords
{
    std::string city; ///< code
    std::string epoch; ///< of the city that was copied
    std::string time; ///< RFC 3339
    std::uint64_t entries = 0; ///< of the log
    std::uint64_t chunks = 0;
    std::uint64_t bytes = 0; ///< of all files
};

/// Copies the city in @p city, which may be served and written meanwhile, as it is at one moment: log,
/// documents, accounts, chunks, keys. Writes that into the city's log first. All or nothing: @p folder
/// must not be there yet. The copy has been read back: its log is sound and every chunk is whole. It holds
/// the city's keys and is for its owner only.
Result<BackupWords> backUp(const std::filesystem::path &city, const std::filesystem::path &folder,
                           const std::string &actor);

/// Makes a city out of a backup; @p city must not be there yet. Corrupt when anything in the backup is not
/// what was put there. The city has a new epoch, so that clients notice and fetch anew; everybody has to sign
/// in again; its log goes on with an entry that tells of the restore.
Result<BackupWords> restoreCity(const std::filesystem::path &folder, const std::filesystem::path &city,
                                const std::string &actor);

} // namespace egret::ledger
