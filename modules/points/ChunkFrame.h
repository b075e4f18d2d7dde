// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>

namespace egret::points {

enum class ChunkType : std::uint8_t { Columns = 0, Attributes = 1 };

/// The envelope of a chunk: header with checksum, and one zstd frame with content size.
Bytes packFrame(ChunkType type, ByteView raw);

/// What packFrame was given. Corrupt, with the reason, for anything else; a frame that claims more
/// than 64 MiB, or a size other than its header says, is refused before memory is taken.
Result<Bytes> unpackFrame(ChunkType type, ByteView bytes);

} // namespace egret::points
