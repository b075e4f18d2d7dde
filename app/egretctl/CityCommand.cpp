// SPDX-License-Identifier: GPL-3.0-or-later
#include "CityCommand.h"

#include <base/Resources.h>
#include <city/CityGenerator.h>
#include <ledger/CityWriter.h>
#include <scenes/ScenePack.h>

#include "Arguments.h"
#include <chrono>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace egret::control {

namespace {

std::atomic<bool> interrupted = false;

int fail(const Error &error)
{
    std::fprintf(stderr, "egretctl: %s\n", error.message.c_str());
    return failed;
}

int misuse(const std::string &what)
{
    std::fprintf(stderr, "egretctl: %s\nSee egretctl --help.\n", what.c_str());
    return misused;
}

int check(const Arguments &arguments)
{
    if (arguments.rest().size() != 2)
        return misuse("city check wants one folder");
    const auto resources = resourcesFolder();
    if (!resources)
        return fail(resources.error());
    const auto codes = domain::CodeBook::load(resources.value() / "codes");
    if (!codes)
        return fail(codes.error());
    std::vector<city::PackProblem> problems;
    const std::filesystem::path folder = arguments.rest()[1];
    const city::CityPack pack = city::readPack(folder, codes.value(), problems);
    std::vector<scenes::Problem> sceneProblems;
    const scenes::ScenePack walls = scenes::readScenePack(folder, sceneProblems);
    for (const scenes::Problem &problem : sceneProblems)
        problems.push_back({problem.place, problem.reason});
    for (const city::PackProblem &problem : problems)
        std::printf("%s: %s\n", (folder / problem.place).c_str(), problem.reason.c_str());
    if (!problems.empty()) {
        std::printf("%zu problems\n", problems.size());
        return failed;
    }
    std::printf("%s (%s): sound. %zu districts, %lld grids, %lld components in %zu classes, %lld cameras, "
                "%zu walls, %zu scenes\n",
                pack.name.c_str(), pack.code.c_str(), pack.districts.size(),
                static_cast<long long>(pack.figure("grids")),
                static_cast<long long>(pack.figure("components")), pack.classes.size(),
                static_cast<long long>(pack.figure("cameras")), walls.walls.size(), walls.scenes.size());
    return succeeded;
}

int generate(const Arguments &arguments)
{
    const std::string out = arguments.text("--out");
    const bool dryRun = arguments.has("--dry-run");
    const auto seed = arguments.number("--seed", 7);
    const auto threads = arguments.number("--threads", 0);
    if (arguments.text("--pack").empty() || (out.empty() && !dryRun) || !seed || !threads || *threads > 256)
        return misuse("city generate wants --pack, --out and whole numbers for --seed and --threads");
    const auto resources = resourcesFolder();
    if (!resources)
        return fail(resources.error());
    const auto codes = domain::CodeBook::load(resources.value() / "codes");
    if (!codes)
        return fail(codes.error());
    std::filesystem::path folder = arguments.text("--pack");
    if (!std::filesystem::exists(folder / "pack.json"))
        folder = resources.value() / "cities" / folder;
    const auto pack = city::loadPack(folder, codes.value());
    if (!pack)
        return fail(pack.error());
    std::error_code ignored;
    if (!dryRun && std::filesystem::exists(std::filesystem::path(out) / "ledger.db", ignored))
        return fail(
            {Error::Code::Conflict, out + ": there is a city already; choose another folder or remove it"});

    WorkerPool pool(static_cast<unsigned>(*threads));
    city::GenerateOptions options;
    for (const std::string &file : arguments.all("--boundaries"))
        options.boundaries.emplace_back(file);
    options.cancelled = &interrupted;
    std::signal(SIGINT, [](int) { interrupted = true; });
    const bool terminal = ::isatty(STDERR_FILENO) != 0;
    options.progress = [&](std::string_view step, int done, int total) {
        if (terminal)
            std::fprintf(stderr, "\r\033[Kgenerating %s: %d/%d %.*s", pack.value().name.c_str(), done, total,
                         static_cast<int>(step.size()), step.data());
        else
            std::fprintf(stderr, "progress %d %d %.*s\n", done, total, static_cast<int>(step.size()),
                         step.data());
    };
    const auto begin = std::chrono::steady_clock::now();
    const auto generated = city::generate(pack.value(), codes.value(), *seed, pool, options);
    if (terminal)
        std::fprintf(stderr, "\r\033[K");
    if (!generated)
        return fail(generated.error());
    const city::GeneratedCity &content = generated.value();
    if (!dryRun) {
        const Outcome written = ledger::createCity(
            out,
            {content.city, content.components, content.attributes, content.cameras, content.cameraAttributes},
            pool);
        if (!written)
            return fail(written.error());
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const std::string sum = city::checksum(content);
    std::size_t grids = 0;
    for (const domain::Area &area : content.city.areas)
        grids += area.kind == domain::AreaKind::Grid ? 1 : 0;
    if (arguments.has("--json")) {
        std::printf("%s\n",
                    dumped({{"city", content.city.code},
                            {"name", content.city.name},
                            {"seed", *seed},
                            {"components", content.components.size()},
                            {"cameras", content.cameras.size()},
                            {"grids", grids},
                            {"streets", content.city.streets.size()},
                            {"officers", content.city.officers.size()},
                            {"units", content.city.units.size()},
                            {"seconds", seconds},
                            {"checksum", sum}})
                        .c_str());
    } else {
        std::printf("%s: %u components, %zu grids, %u cameras, %zu streets, %zu officers, %zu units in %.1f "
                    "s\nchecksum %s\n",
                    content.city.name.c_str(), content.components.size(), grids, content.cameras.size(),
                    content.city.streets.size(), content.city.officers.size(), content.city.units.size(),
                    seconds, sum.c_str());
    }
    return succeeded;
}

} // namespace

int runCity(const std::vector<std::string> &words)
{
    const Arguments arguments(words, {"--pack", "--out", "--seed", "--threads", "--boundaries"},
                              {"--json", "--dry-run"});
    if (!arguments.unknown().empty())
        return misuse("city does not know " + arguments.unknown());
    const std::string verb = arguments.rest().empty() ? std::string() : arguments.rest().front();
    if (verb == "check")
        return check(arguments);
    if (verb == "generate")
        return generate(arguments);
    return misuse("city wants check or generate");
}

} // namespace egret::control
