// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <scenes/SceneLint.h>

#include <filesystem>
#include <map>

namespace egret::scenes {

/// The walls and scenes of a city pack: the folders walls and scenes beside its pack.json. A pack may
/// have none.
struct ScenePack
{
    std::map<std::string, Wall> walls; ///< by name
    std::map<std::string, Scene> scenes;
};

/// Reads both folders of the pack at @p folder. All problems are found in one go: unreadable files, wrong
/// fields, a name that is not the file's, a rotation that names no scene, and scenes of a wall's rotation
/// that the lint refuses on it.
ScenePack readScenePack(const std::filesystem::path &folder, std::vector<Problem> &problems);

/// The scenes that the rotation of @p wall names.
std::vector<std::string> scenesOf(const Wall &wall);

} // namespace egret::scenes
