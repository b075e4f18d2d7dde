// SPDX-License-Identifier: GPL-3.0-or-later
#include "BackupCommand.h"

#include <ledger/Backup.h>

#include "Arguments.h"
#include <cstdio>
#include <pwd.h>
#include <unistd.h>

namespace egret::control {

namespace {

/// Who runs this, as the log is to name them.
std::string actor()
{
    const passwd *const person = ::getpwuid(::getuid());
    return std::string("egretctl:") + (person ? std::string(person->pw_name) : std::to_string(::getuid()));
}

int run(const std::vector<std::string> &words, const char *verb,
        Result<ledger::BackupWords> (*act)(const std::filesystem::path &, const std::filesystem::path &,
                                           const std::string &),
        bool cityFirst)
{
    const Arguments arguments(words, {"--data"});
    const std::vector<std::string> data = arguments.all("--data");
    // "DIR --data CITY" and "--data CITY DIR": what follows an option is its value.
    std::vector<std::string> rest = arguments.rest();
    if (data.size() == 2 && rest.empty())
        rest.push_back(data[1]);
    if (rest.size() != 1 || data.empty() || !arguments.unknown().empty()) {
        std::fprintf(stderr, "egretctl: usage:\n%s", backupHelp);
        return misused;
    }
    const std::string &from = cityFirst ? data.front() : rest.front();
    const std::string &to = cityFirst ? rest.front() : data.front();
    const Result<ledger::BackupWords> done = act(from, to, actor());
    if (!done) {
        std::fprintf(stderr, "egretctl: %s\n", done.error().message.c_str());
        return failed;
    }
    const ledger::BackupWords &said = done.value();
    std::printf("%s city %s of %s: %llu log entries, %llu chunks, %.1f MB, all read back and sound\n", verb,
                said.city.c_str(), said.time.c_str(), static_cast<unsigned long long>(said.entries),
                static_cast<unsigned long long>(said.chunks), static_cast<double>(said.bytes) / 1e6);
    return succeeded;
}

} // namespace

int runBackup(const std::vector<std::string> &words) { return run(words, "backed up", ledger::backUp, true); }

int runRestore(const std::vector<std::string> &words)
{
    return run(words, "restored", ledger::restoreCity, false);
}

} // namespace egret::control
