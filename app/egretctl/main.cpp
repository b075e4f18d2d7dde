// SPDX-License-Identifier: GPL-3.0-or-later
#include "Arguments.h"
#include "BackupCommand.h"
#include "ChangeCommand.h"
#include "CityCommand.h"
#include "CodesCommand.h"
#include "ExportCommand.h"
#include "FirstRunCommand.h"
#include "ImportCommand.h"
#include "LedgerCommand.h"
#include "NewCityCommand.h"
#include "SyncCommand.h"
#include "WallCommand.h"
#include <algorithm>
#include <cstdio>
#include <string_view>

namespace {

constexpr const char *changeHelp =
    R"(  change --data DIR CODE [--state STATE] [--remove] [--lon DEGREES --lat DEGREES]
      Appends one event about a component; a running egretd notices it.
)";

constexpr const char *compactHelp =
    R"(  compact --data DIR
      Folds the events into new chunks.
)";

/// A first word, what it does, and its part of the help.
struct Command
{
    std::string_view name;
    int (*run)(const std::vector<std::string> &words);
    const char *help;
};

int runCityOrNew(const std::vector<std::string> &words)
{
    using namespace egret::control;
    return !words.empty() && words.front() == "new" ? runNewCity({words.begin() + 1, words.end()})
                                                    : runCity(words);
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace egret::control;
    static const std::string cityHelps = std::string(cityHelp).append(newCityHelp);
    const Command commands[] = {
        {"city", runCityOrNew, cityHelps.c_str()},
        {"import", runImport, importHelp},
        {"export", runExport, exportHelp},
        {"first-run", runFirstRun, firstRunHelp},
        {"sync", runSync, syncHelp},
        {"change", changeCommand, changeHelp},
        {"compact", compactCommand, compactHelp},
        {"backup", runBackup, backupHelp},
        {"restore", runRestore, ""},
        {"codes", runCodes, codesHelp},
        {"ledger", runLedger, ledgerHelp},
        {"wall", runWall, wallHelp},
    };
    const std::vector<std::string> words(argv + 1, argv + argc);
    const std::string command = words.empty() ? "--help" : words.front();
    const std::vector<std::string> rest(words.begin() + (words.empty() ? 0 : 1), words.end());
    if (command == "--version") {
        std::printf("egretctl %s\n", EGRET_VERSION);
        return succeeded;
    }
    if (command == "--help" || command == "-h" || command == "help") {
        std::puts("egretctl: the command line of Egret.\n");
        for (const Command &one : commands)
            std::fputs(one.help, stdout);
        std::puts("Exit codes: 0 done, 1 failed, 2 wrong usage.");
        return words.empty() ? misused : succeeded;
    }
    for (const Command &one : commands) {
        if (command != one.name)
            continue;
        if (std::none_of(rest.begin(), rest.end(),
                         [](const std::string &word) { return word == "--help" || word == "-h"; }))
            return one.run(rest);
        std::fputs(*one.help != '\0' ? one.help : backupHelp, stdout);
        return succeeded;
    }
    std::fprintf(stderr, "egretctl: there is no command %s. See egretctl --help.\n", command.c_str());
    return misused;
}
