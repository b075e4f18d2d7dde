// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <filesystem>

namespace egret::ledger {

/// Whether @p text can be the name of a chunk: 64 lower-case hexadecimal digits.
bool isChunkName(std::string_view text);

/// The immutable files chunks/ab/<hash> of a city folder. Any thread.
class ChunkFiles
{
public:
    explicit ChunkFiles(std::filesystem::path folder) : m_folder(std::move(folder)) { }

    /// NotFound when there is no such chunk, Corrupt when the file is too large to be one.
    [[nodiscard]] Result<Bytes> read(std::string_view hash) const;
    /// Puts the file there without syncing it; sync() makes all of them durable.
    [[nodiscard]] Outcome write(std::string_view hash, ByteView bytes) const;
    /// Takes over the file that @p drafts, on the same file system, holds of this name.
    [[nodiscard]] Outcome adopt(const ChunkFiles &drafts, std::string_view hash) const;
    /// Flushes everything written to the file system that holds the folder.
    [[nodiscard]] Outcome sync() const;
    void remove(std::string_view hash) const;
    [[nodiscard]] std::filesystem::path path(std::string_view hash) const;

private:
    std::filesystem::path m_folder; ///< the city folder
};

} // namespace egret::ledger
