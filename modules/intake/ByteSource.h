// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <filesystem>
#include <memory>
#include <string>

namespace egret::intake {

/// Bytes that come one after another: a file, what a packed file holds, a member of an archive. One thread.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// Fills at most @p into; 0 at the end. The error names the file.
    virtual Result<std::size_t> read(std::span<std::uint8_t> into) = 0;
    /// Bytes taken from the file on disk so far, for progress.
    [[nodiscard]] virtual std::uint64_t consumed() const = 0;
};

/// A file on disk as it is. NotFound, Denied, or Rejected for what is not a file.
Result<std::unique_ptr<ByteSource>> openFile(const std::filesystem::path &path);

/// The same with gzip, xz or zstd taken off, told by the first bytes and not by the name. Memory is
/// bounded by the formats' own windows (at most 256 MiB is granted); Corrupt when the data are damaged or
/// end too early, Limit when they grow more than a thousandfold beyond the first GiB.
Result<std::unique_ptr<ByteSource>> openUnpacked(const std::filesystem::path &path);

/// Bytes held in memory; for tests and for what was read already.
std::unique_ptr<ByteSource> sourceOf(Bytes bytes);

} // namespace egret::intake
