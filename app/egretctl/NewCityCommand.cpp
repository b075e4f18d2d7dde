// SPDX-License-Identifier: GPL-3.0-or-later
#include "NewCityCommand.h"

#include <base/Resources.h>
#include <intake/CityStart.h>
#include <ledger/CityWriter.h>

#include "Arguments.h"
#include <cstdio>

namespace egret::control {

namespace {

Result<domain::City> make(const Arguments &arguments)
{
    intake::CityStart start;
    start.code = arguments.text("--code");
    start.name = arguments.text("--name");
    start.nameColumn = arguments.text("--name-column");
    start.codeColumn = arguments.text("--code-column");
    for (const std::string &file : arguments.all("--districts"))
        start.districts.emplace_back(file);
    const std::optional<geo::Datum> datum = geo::datumFromText(arguments.text("--crs", "wgs84"));
    if (!datum)
        return Error{Error::Code::Rejected, "--crs takes wgs84, cgcs2000, gcj02 or bd09"};
    start.datum = *datum;
    const Result<std::filesystem::path> resources = resourcesFolder();
    if (!resources)
        return resources.error();
    const Result<domain::CodeBook> codes = domain::CodeBook::load(resources.value() / "codes");
    if (!codes)
        return codes.error();
    start.scheme = codes.value().schemes().front().id;
    Result<domain::City> city = intake::startCity(start);
    if (!city)
        return city.error();
    city.value().classes = codes.value().schemes().front().classes;
    WorkerPool pool;
    const Outcome written = ledger::createCity(arguments.text("--out"), {city.value(), {}, {}, {}, {}}, pool);
    return written ? std::move(city) : Result<domain::City>(written.error());
}

} // namespace

int runNewCity(const std::vector<std::string> &words)
{
    const Arguments arguments(
        words, {"--out", "--code", "--name", "--districts", "--name-column", "--code-column", "--crs"});
    if (!arguments.unknown().empty() || !arguments.rest().empty() || arguments.text("--out").empty()
        || arguments.text("--districts").empty()) {
        std::fprintf(
            stderr, "egretctl: city new wants --out, --code, --name and --districts\nSee egretctl --help.\n");
        return misused;
    }
    const Result<domain::City> city = make(arguments);
    if (!city) {
        std::fprintf(stderr, "egretctl: %s\n", city.error().message.c_str());
        return failed;
    }
    std::printf("%s (%s): made with %zu districts\n", city.value().name.c_str(), city.value().code.c_str(),
                city.value().areas.size());
    return succeeded;
}

} // namespace egret::control
