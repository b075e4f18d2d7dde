// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Bytes.h>
#include <points/Chunk.h>
#include <points/PointChange.h>

#include <span>

namespace egret::ledger {

/// One district's column and attribute chunks with @p changes applied, cut anew. A chunk whose
/// points did not change comes out with the same bytes. A new point has no attributes yet.
Result<std::vector<points::Chunk>> rewritten(std::span<const Bytes> columns,
                                             std::span<const Bytes> attributes,
                                             std::span<const points::PointChange> changes, WorkerPool &pool);

} // namespace egret::ledger
