// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Result.h>

#include <filesystem>

namespace egret {

/// The folder with codes, city packs and the rest: $EGRET_RESOURCES, else share/egret beside the
/// program's own folder, else the source tree that the program was built from. NotFound names all
/// three when none is there.
Result<std::filesystem::path> resourcesFolder();

/// The folder of the running program.
std::filesystem::path programFolder();

} // namespace egret
