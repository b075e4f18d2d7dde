// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/ByteSource.h>

namespace egret::intake {

enum class Packing { None, Gzip, Xz, Zstd };

/// By the first six bytes.
Packing packingOf(ByteView head);
/// The content of @p packed; several streams one after another count as one. @p name is for errors.
Result<std::unique_ptr<ByteSource>> unpacked(Packing packing, std::unique_ptr<ByteSource> packed,
                                             std::string name);

} // namespace egret::intake
