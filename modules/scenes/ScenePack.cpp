// SPDX-License-Identifier: GPL-3.0-or-later
#include <scenes/ScenePack.h>

#include <algorithm>

namespace egret::scenes {

namespace {

std::vector<std::filesystem::path> jsonFiles(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code problem;
    for (const auto &entry : std::filesystem::directory_iterator(folder, problem)) {
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

template <typename Thing, typename Read>
std::map<std::string, Thing> readAll(const std::filesystem::path &folder, const std::string &name, Read read,
                                     std::vector<Problem> &problems)
{
    std::map<std::string, Thing> things;
    for (const std::filesystem::path &file : jsonFiles(folder / name)) {
        const std::string place = name + "/" + file.filename().string();
        const Result<Json> json = readJsonFile(file, std::size_t{1} << 20);
        if (!json) {
            problems.push_back({place, json.error().message});
            continue;
        }
        const std::size_t before = problems.size();
        Thing thing = read(json.value(), place, problems);
        if (problems.size() > before)
            continue;
        if (thing.name != file.stem().string())
            problems.push_back({place + ".name", "is " + thing.name + ", but the file is named otherwise"});
        things.emplace(thing.name, std::move(thing));
    }
    return things;
}

} // namespace

std::vector<std::string> scenesOf(const Wall &wall)
{
    std::vector<std::string> names;
    if (!wall.rotation.otherwise.empty())
        names.push_back(wall.rotation.otherwise);
    for (const Slot &slot : wall.rotation.slots) {
        for (const Stay &stay : slot.stays) {
            if (std::find(names.begin(), names.end(), stay.scene) == names.end())
                names.push_back(stay.scene);
        }
    }
    return names;
}

ScenePack readScenePack(const std::filesystem::path &folder, std::vector<Problem> &problems)
{
    ScenePack pack;
    pack.scenes = readAll<Scene>(folder, "scenes", readScene, problems);
    pack.walls = readAll<Wall>(folder, "walls", readWall, problems);
    for (const auto &[name, wall] : pack.walls) {
        const std::string place = "walls/" + name + ".json";
        for (const std::string &sceneName : scenesOf(wall)) {
            const auto scene = pack.scenes.find(sceneName);
            if (scene == pack.scenes.end()) {
                problems.push_back(
                    {place + ".rotation", "names the scene " + sceneName + ", which is not there"});
                continue;
            }
            for (const Finding &finding : lint(scene->second, wall))
                problems.push_back({"scenes/" + sceneName + ".json", finding.message});
        }
    }
    return pack;
}

} // namespace egret::scenes
