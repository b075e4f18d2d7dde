// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <filesystem>
#include <vector>

namespace egret::control {

/// egretctl import FILE… --guess: shows what the first table of @p files holds and writes a first mapping for
/// it to @p map, which must not be there yet; to the output when @p map is empty.
Outcome guessImport(const std::vector<std::filesystem::path> &files, const std::filesystem::path &data,
                    const std::filesystem::path &map);

} // namespace egret::control
