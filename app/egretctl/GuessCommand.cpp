// SPDX-License-Identifier: GPL-3.0-or-later
#include "GuessCommand.h"

#include <base/Files.h>
#include <base/Resources.h>
#include <intake/Guess.h>

#include "CityFolder.h"
#include <cstdio>

namespace egret::control {

namespace {

void show(const std::string &name, const intake::Guess &guess)
{
    // What is for people goes beside the mapping, which may be piped on.
    std::fprintf(stderr, "%s: %s, %s; %zu rows looked at\n", name.c_str(), guess.layout.c_str(),
                 guess.encoding.c_str(), guess.rows);
    for (const auto &[encoding, line] : guess.readings)
        std::fprintf(stderr, "  as %-9s %s\n", encoding.c_str(), line.c_str());
    for (const intake::ColumnSeen &column : guess.columns) {
        std::string examples;
        for (const std::string &example : column.examples)
            examples += (examples.empty() ? "" : " · ") + example.substr(0, 40);
        char range[80] = "";
        if (column.numbers)
            std::snprintf(range, sizeof range, ", %g to %g", column.low, column.high);
        std::fprintf(stderr, "  %-24s %zu filled, %zu different%s: %s\n", column.name.c_str(), column.filled,
                     column.distinct, range, examples.c_str());
    }
    for (const std::string &words : guess.words)
        std::fprintf(stderr, "look: %s\n", words.c_str());
}

} // namespace

Outcome guessImport(const std::vector<std::filesystem::path> &files, const std::filesystem::path &data,
                    const std::filesystem::path &map)
{
    std::error_code ec;
    if (!map.empty() && std::filesystem::exists(map, ec))
        return Error{Error::Code::Conflict,
                     map.string()
                         + ": is there already; a guess does not write over what somebody has thought of"};
    const Result<std::filesystem::path> resources = resourcesFolder();
    if (!resources)
        return resources.error();
    const Result<domain::CodeBook> codes = domain::CodeBook::load(resources.value() / "codes");
    if (!codes)
        return codes.error();
    auto ledger = ledger::Ledger::open(data);
    if (!ledger)
        return ledger.error();
    const Result<protocol::Manifest> manifest = ledger.value()->manifest();
    if (!manifest)
        return manifest.error();
    const Result<domain::City> city = readCity(*ledger.value(), manifest.value());
    if (!city)
        return city.error();
    std::optional<intake::Guess> guess;
    const Outcome visited = intake::visitInputs(files.front(), [&](intake::Input &input) -> Outcome {
        if (guess)
            return success();
        Result<intake::Guess> found = intake::guessMapping(input, city.value(), codes.value());
        if (!found)
            return found.error();
        guess = std::move(found).value();
        show(input.name, *guess);
        return success();
    });
    if (!visited)
        return visited;
    if (!guess)
        return Error{Error::Code::NotFound, files.front().string() + ": holds no table"};
    const std::string text = guess->mapping.dump(2) + "\n";
    if (map.empty()) {
        std::fputs(text.c_str(), stdout);
        return success();
    }
    if (Outcome written = writeFile(map, viewOf(text)); !written)
        return written;
    std::fprintf(stderr, "the mapping is in %s; look at it, then: egretctl import … --map %s\n", map.c_str(),
                 map.c_str());
    return success();
}

} // namespace egret::control
