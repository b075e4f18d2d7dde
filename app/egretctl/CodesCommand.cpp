// SPDX-License-Identifier: GPL-3.0-or-later
#include "CodesCommand.h"

#include <base/Json.h>
#include <base/Resources.h>
#include <domain/CodeScheme.h>
#include <ledger/Ledger.h>
#include <points/Filter.h>
#include <protocol/Documents.h>
#include <server/Snapshot.h>

#include "Arguments.h"
#include <algorithm>
#include <cstdio>

namespace egret::control {

namespace {

struct Report
{
    domain::CodeBook::Resolution resolution;
    std::map<std::string, std::uint64_t> unknown; ///< components by prefix
};

Result<Report> loadTables(const std::filesystem::path &data, const std::filesystem::path &tables, bool dryRun)
{
    const Result<domain::CodeBook> book = domain::CodeBook::load(tables);
    if (!book)
        return book.error();
    Result<std::unique_ptr<ledger::Ledger>> ledger = ledger::Ledger::open(data);
    if (!ledger)
        return ledger.error();
    WorkerPool pool;
    Result<std::shared_ptr<server::Snapshot>> now = server::currentSnapshot(*ledger.value(), pool);
    if (!now)
        return now.error();
    const points::PointSet &components = *now.value()->components;
    domain::City city = now.value()->index->city();
    Report report;
    report.resolution = book.value().resolveAgain(city.classes, components.classes);
    const points::Counts counts = points::count(components, points::Selection::all(components.size()), pool);
    for (std::size_t i = 0; i < components.classes.size(); ++i) {
        const auto &classes = report.resolution.classes;
        const bool known = std::any_of(classes.begin(), classes.end(), [&](const auto &cls) {
            return cls.known() && cls.key() == components.classes[i];
        });
        if (!known && counts.byClass[i] > 0)
            report.unknown[domain::ComponentClass::unknown(components.classes[i]).prefix()] +=
                counts.byClass[i];
    }
    if (dryRun || (report.resolution.renamed == 0 && report.resolution.added == 0))
        return report;
    city.classes = report.resolution.classes;
    const Result<std::uint64_t> seq =
        ledger.value()->replaceDocuments(protocol::encodeCity(city), "egretctl");
    return seq ? Result<Report>(report) : seq.error();
}

} // namespace

int runCodes(const std::vector<std::string> &words)
{
    const Arguments arguments(words, {"--data", "--tables"}, {"--dry-run", "--json"});
    if (!arguments.unknown().empty() || !arguments.rest().empty() || arguments.text("--data").empty()) {
        std::fprintf(stderr, "egretctl codes: wrong usage.\n%s", codesHelp);
        return misused;
    }
    std::filesystem::path tables = arguments.text("--tables");
    if (tables.empty()) {
        const Result<std::filesystem::path> resources = resourcesFolder();
        if (!resources) {
            std::fprintf(stderr, "egretctl codes: %s\n", resources.error().message.c_str());
            return failed;
        }
        tables = resources.value() / "codes";
    }
    const Result<Report> report = loadTables(arguments.text("--data"), tables, arguments.has("--dry-run"));
    if (!report) {
        std::fprintf(stderr, "egretctl codes: %s\n", report.error().message.c_str());
        return failed;
    }
    const auto &[resolution, unknown] = report.value();
    if (arguments.has("--json")) {
        std::printf("%s\n",
                    dumped({{"classes", resolution.classes.size()},
                            {"renamed", resolution.renamed},
                            {"added", resolution.added},
                            {"unknown", unknown}})
                        .c_str());
        return succeeded;
    }
    std::printf("%zu classes: %zu named anew, %zu resolved now\n", resolution.classes.size(),
                resolution.renamed, resolution.added);
    for (const auto &[prefix, count] : unknown)
        std::printf("unknown %s: %llu components\n", prefix.c_str(), static_cast<unsigned long long>(count));
    return succeeded;
}

} // namespace egret::control
