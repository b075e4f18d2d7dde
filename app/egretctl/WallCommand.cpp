// SPDX-License-Identifier: GPL-3.0-or-later
#include "WallCommand.h"

#include <base/Resources.h>
#include <scenes/ScenePack.h>

#include "Arguments.h"
#include <cstdio>

namespace egret::control {

namespace {

int misuse(const std::string &what)
{
    std::fprintf(stderr, "egretctl: %s\nSee egretctl --help.\n", what.c_str());
    return misused;
}

int runLint(const Arguments &arguments)
{
    const auto resources = resourcesFolder();
    std::filesystem::path folder = arguments.rest()[1];
    if (!std::filesystem::exists(folder / "pack.json") && resources)
        folder = resources.value() / "cities" / folder;
    if (!std::filesystem::exists(folder / "pack.json"))
        return misuse(arguments.rest()[1] + " is neither a city pack nor the name of one");
    std::vector<scenes::Problem> problems;
    const scenes::ScenePack pack = scenes::readScenePack(folder, problems);
    for (const scenes::Problem &problem : problems)
        std::printf("%s: %s\n", (folder / problem.place).c_str(), problem.reason.c_str());
    const std::string onlyWall = arguments.text("--wall");
    const std::string onlyScene = arguments.text("--scene");
    if (!onlyWall.empty() && !pack.walls.contains(onlyWall))
        return misuse("the pack has no wall " + onlyWall);
    if (!onlyScene.empty() && !pack.scenes.contains(onlyScene))
        return misuse("the pack has no scene " + onlyScene);
    bool unfit = false;
    for (const auto &[wallName, wall] : pack.walls) {
        if (!onlyWall.empty() && wallName != onlyWall)
            continue;
        std::printf("wall %s: %d x %d displays, read from %.1f m: text of %.1f mm, at least %.1f mm\n",
                    wallName.c_str(), wall.columns, wall.rows, wall.distance, wall.bodyMm(), wall.leastMm());
        for (const auto &[sceneName, scene] : pack.scenes) {
            if (!onlyScene.empty() && sceneName != onlyScene)
                continue;
            const auto findings = scenes::lint(scene, wall);
            std::printf("  scene %s: %s\n", sceneName.c_str(), findings.empty() ? "fit" : "unfit");
            for (const scenes::Finding &finding : findings)
                std::printf("    %s\n", finding.message.c_str());
            // A scene that was not asked for may be meant for other walls; its rotation is checked above.
            unfit = unfit || (!findings.empty() && !onlyScene.empty());
        }
    }
    return problems.empty() && !unfit ? succeeded : failed;
}

} // namespace

int runWall(const std::vector<std::string> &words)
{
    const Arguments arguments(words, {"--wall", "--scene"});
    if (!arguments.unknown().empty())
        return misuse("wall has no option " + arguments.unknown());
    if (arguments.rest().size() != 2 || arguments.rest()[0] != "lint")
        return misuse("wall lint wants one city pack");
    return runLint(arguments);
}

} // namespace egret::control
