// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/ByteSource.h>

#include <functional>

namespace egret::intake {

/// One table to read: a file, or a member of a tar archive.
struct Input
{
    std::string name; ///< as people know it: "trees.csv", "trees.tar.xz: Kitsilano.csv"
    std::string stem; ///< the file's own name without its extensions: "Kitsilano"
    std::unique_ptr<ByteSource> bytes;
    bool member = false; ///< of an archive
};

/// Calls @p visit for what @p path holds: the file itself, unpacked, or one after another each regular
/// file of a tar archive (only those that end in .csv, .tsv, .txt, .json or .geojson; the others are told
/// to @p skipped). Ends at the first error that a visit returns. Members are never written to disk, so
/// their names cannot lead anywhere.
Outcome visitInputs(const std::filesystem::path &path, const std::function<Outcome(Input &)> &visit,
                    const std::function<void(const std::string &name)> &skipped = {});

/// Bytes that were looked at, and then the rest of where they came from.
std::unique_ptr<ByteSource> joined(Bytes head, std::unique_ptr<ByteSource> rest);

} // namespace egret::intake
