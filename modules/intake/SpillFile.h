// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <filesystem>

namespace egret::intake {

/// A nameless file for what does not fit into memory: gone with the process, however it ends. Writing is
/// for one thread, reading for any.
class SpillFile
{
public:
    explicit SpillFile(std::filesystem::path folder) : m_folder(std::move(folder)) { }
    ~SpillFile();
    SpillFile(SpillFile &&other) noexcept;
    SpillFile &operator=(SpillFile &&) = delete;

    /// Appends @p bytes; the file is made with the first. Unavailable when there is no room.
    Outcome append(ByteView bytes);
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Fills @p into from @p offset on; less is there only at the end.
    Result<std::size_t> read(std::uint64_t offset, std::span<std::uint8_t> into) const;

private:
    [[nodiscard]] Error failed(const char *what) const;

    std::filesystem::path m_folder;
    int m_file = -1;
    std::uint64_t m_size = 0;
};

} // namespace egret::intake
