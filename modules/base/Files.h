// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

#include <filesystem>

namespace egret {

/// The whole file; Limit when it is larger than @p limit bytes, NotFound when it is not there.
Result<Bytes> readFile(const std::filesystem::path &path, std::size_t limit = std::size_t{1} << 30);

/// Puts @p bytes at @p path so that after a crash either the old file or the whole new one is
/// there: temporary file beside it, fsync, rename, fsync of the folder.
Outcome writeFile(const std::filesystem::path &path, ByteView bytes);

} // namespace egret
