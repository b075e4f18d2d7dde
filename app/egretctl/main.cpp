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
#include <cstdio>

namespace {

constexpr const char *changeHelp =
    R"(  change --data DIR CODE [--state STATE] [--remove] [--lon DEGREES --lat DEGREES]
      Appends one event about a component; a running egretd notices it.
  compact --data DIR
      Folds the events into new chunks.
)";

} // namespace

int main(int argc, char *argv[])
{
    using namespace egret::control;
    const std::vector<std::string> words(argv + 1, argv + argc);
    const std::string command = words.empty() ? "--help" : words.front();
    const std::vector<std::string> rest(words.begin() + (words.empty() ? 0 : 1), words.end());
    if (command == "--version") {
        std::printf("egretctl %s\n", EGRET_VERSION);
        return succeeded;
    }
    if (command == "--help" || command == "-h" || command == "help") {
        std::printf("egretctl: the command line of Egret.\n\n%s%s%s%s%s%s%s%s%s%s%s\n"
                    "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
                    cityHelp, newCityHelp, importHelp, exportHelp, firstRunHelp, syncHelp, changeHelp, backupHelp,
                    codesHelp, ledgerHelp, wallHelp);
        return words.empty() ? misused : succeeded;
    }
    if (command == "city" && !rest.empty() && rest.front() == "new")
        return runNewCity({rest.begin() + 1, rest.end()});
    if (command == "city")
        return runCity(rest);
    if (command == "first-run")
        return runFirstRun(rest);
    if (command == "backup")
        return runBackup(rest);
    if (command == "restore")
        return runRestore(rest);
    if (command == "sync")
        return runSync(rest);
    if (command == "codes")
        return runCodes(rest);
    if (command == "ledger")
        return runLedger(rest);
    if (command == "import")
        return runImport(rest);
    if (command == "export")
        return runExport(rest);
    if (command == "wall")
        return runWall(rest);
    if (command == "change")
        return changeCommand(rest);
    if (command == "compact")
        return compactCommand(rest);
    std::fprintf(stderr, "egretctl: there is no command %s. See egretctl --help.\n", command.c_str());
    return misused;
}
