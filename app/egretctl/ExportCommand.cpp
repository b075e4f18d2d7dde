// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExportCommand.h"

#include <base/Json.h>
#include <base/Resources.h>
#include <domain/ComponentState.h>
#include <exchange/TableWriter.h>
#include <identity/Masking.h>
#include <ledger/AccountStore.h>

#include "Arguments.h"
#include "CityFolder.h"
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <set>
#include <unistd.h>

namespace egret::control {

namespace {

std::atomic<bool> interrupted = false;

struct Options
{
    std::filesystem::path data;
    std::filesystem::path out;
    exchange::Format format = exchange::Format::Csv;
    std::string what = "components";
    std::set<std::string> districts;
    std::set<std::string> classes; ///< keys or codes
    std::set<domain::ComponentState> states;
    std::optional<std::pair<geo::LonLat, geo::LonLat>> bounds;
    bool unmasked = false;
};

Error misuse(const std::string &what) { return {Error::Code::Rejected, what + "; see egretctl --help"}; }

Result<Options> parse(const Arguments &arguments)
{
    Options options;
    if (!arguments.unknown().empty())
        return misuse("export does not know " + arguments.unknown());
    options.data = arguments.text("--data");
    options.out = arguments.text("--out");
    if (options.data.empty() || options.out.empty() || !arguments.rest().empty())
        return misuse("export wants --data DIR and --out FILE");
    const std::string as = arguments.text("--as");
    const auto format = as.empty() ? exchange::formatOf(options.out) : exchange::formatFromText(as);
    if (!format)
        return misuse("export writes csv, geojson or xlsx: give --as, or the file such an ending");
    options.format = *format;
    options.what = arguments.text("--what", options.what);
    if (options.what != "components" && options.what != "cameras" && options.what != "officers"
        && options.what != "units")
        return misuse("--what takes components, cameras, officers or units, not " + options.what);
    for (const std::string &code : arguments.all("--district"))
        options.districts.insert(code);
    for (const std::string &code : arguments.all("--class"))
        options.classes.insert(code);
    for (const std::string &text : arguments.all("--state")) {
        const auto state = domain::componentStateFromText(text);
        if (!state)
            return misuse("'" + text + "' is no state");
        options.states.insert(*state);
    }
    if (arguments.has("--bounds")) {
        const auto bounds = boundsFrom(arguments.all("--bounds"));
        if (!bounds)
            return misuse("--bounds takes four numbers: west south east north, in degrees");
        options.bounds = {{(*bounds)[0], (*bounds)[1]}, {(*bounds)[2], (*bounds)[3]}};
    }
    options.unmasked = arguments.has("--unmasked");
    return options;
}

bool admits(const Options &options, const intake::HeldPoint &point)
{
    if (point.removed
        || (!options.districts.empty() && !options.districts.contains(std::string(point.district))))
        return false;
    const std::string key(point.cls);
    if (!options.classes.empty() && !options.classes.contains(key)
        && !options.classes.contains(key.substr(key.find(':') + 1)))
        return false;
    if (!options.states.empty()
        && !options.states.contains(static_cast<domain::ComponentState>(point.record.state)))
        return false;
    if (!options.bounds)
        return true;
    const geo::LonLat at = geo::toLonLat(geo::fromMorton(point.record.morton));
    const auto &[low, high] = *options.bounds;
    return at.lon >= low.lon && at.lon <= high.lon && at.lat >= low.lat && at.lat <= high.lat;
}

/// The identifier of its own, or the one that district, class and serial make.
std::string codeOf(const intake::HeldPoint &point)
{
    if (!point.attributes.code.empty())
        return point.attributes.code;
    char serial[16];
    std::snprintf(serial, sizeof serial, "%06u", point.record.serial);
    return std::string(point.district).append(point.cls.substr(point.cls.find(':') + 1)).append(serial);
}

/// The points of one kind, tile by tile.
Result<std::uint64_t> writePoints(const Options &options, ledger::Ledger &ledger,
                                  const protocol::Manifest &manifest, const domain::City &city)
{
    const bool cameras = options.what == "cameras";
    const Result<HeldCity> held = readHeld(ledger, manifest, cameras ? "camera" : "component");
    if (!held)
        return held.error();
    std::map<std::string, const domain::ComponentClass *, std::less<>> names;
    for (const domain::ComponentClass &cls : cameras ? city.cameraClasses : city.classes)
        names[cls.key()] = &cls;
    exchange::TableLayout layout{options.what,
                                 {"code", "class", "class_name", "state", "lon", "lat", "district", "grid",
                                  "surveyed", "changed", "unit", "place", "remark"},
                                 4,
                                 5};
    auto table = exchange::openTable(options.out, options.format, std::move(layout));
    if (!table)
        return table.error();
    std::uint64_t rows = 0;
    const bool terminal = ::isatty(STDERR_FILENO) != 0;
    WorkerPool pool(1); // one thread writes; the order is that of the tiles
    const Outcome done =
        intake::forEachHeld(held.value().base, pool, [&](std::span<const intake::HeldPoint> points) {
            if (interrupted)
                return Outcome(Error{Error::Code::Cancelled, "interrupted; nothing was written"});
            for (const intake::HeldPoint &point : points) {
                if (!admits(options, point))
                    continue;
                ++rows;
                const geo::LonLat at = geo::toLonLat(geo::fromMorton(point.record.morton));
                const auto name = names.find(point.cls);
                const std::string code = codeOf(point);
                const std::string place = options.unmasked ? point.attributes.place
                                                           : identity::maskedNumbers(point.attributes.place);
                const std::string remark = options.unmasked
                    ? point.attributes.remark
                    : identity::maskedNumbers(point.attributes.remark);
                const std::string_view nothing;
                const exchange::Cell cells[] = {
                    std::string_view(code),
                    point.cls,
                    name == names.end() ? nothing : std::string_view(name->second->name),
                    domain::toText(static_cast<domain::ComponentState>(
                        std::min<std::size_t>(point.record.state, domain::componentStateCount - 1))),
                    at.lon,
                    at.lat,
                    point.district,
                    point.grid,
                    exchange::DayCell{point.record.survey},
                    exchange::DayCell{point.record.change},
                    std::string_view(point.attributes.unit),
                    std::string_view(place),
                    std::string_view(remark)};
                if (Outcome written = table.value()->row(cells); !written)
                    return written;
            }
            if (terminal)
                std::fprintf(stderr, "\r\033[Kexporting: %llu rows", static_cast<unsigned long long>(rows));
            return success();
        });
    if (terminal)
        std::fprintf(stderr, "\r\033[K");
    if (!done)
        return done.error();
    if (Outcome finished = table.value()->finish(); !finished)
        return finished.error();
    return rows;
}

Result<std::uint64_t> writeOfficers(const Options &options, const domain::City &city)
{
    auto table = exchange::openTable(
        options.out, options.format,
        {options.what, {"code", "name", "district", "duty_area", "phone", "lon", "lat"}, 5, 6});
    if (!table)
        return table.error();
    std::uint64_t rows = 0;
    for (const domain::Officer &officer : city.officers) {
        if (!options.districts.empty() && !options.districts.contains(officer.district))
            continue;
        ++rows;
        const std::string name = options.unmasked ? officer.name : identity::maskedName(officer.name);
        const std::string phone = options.unmasked ? officer.phone : identity::maskedPhone(officer.phone);
        const geo::LonLat at =
            geo::toLonLat(options.unmasked ? officer.home : identity::maskedPosition(officer.home));
        const exchange::Cell cells[] = {std::string_view(officer.code),
                                        std::string_view(name),
                                        std::string_view(officer.district),
                                        std::string_view(officer.dutyArea),
                                        std::string_view(phone),
                                        at.lon,
                                        at.lat};
        if (Outcome written = table.value()->row(cells); !written)
            return written.error();
    }
    if (Outcome finished = table.value()->finish(); !finished)
        return finished.error();
    return rows;
}

Result<std::uint64_t> writeUnits(const Options &options, const domain::City &city)
{
    auto table = exchange::openTable(options.out, options.format,
                                     {options.what, {"code", "name", "district", "parent"}, {}, {}});
    if (!table)
        return table.error();
    std::uint64_t rows = 0;
    for (const domain::Unit &unit : city.units) {
        if (!options.districts.empty() && !options.districts.contains(unit.district))
            continue;
        ++rows;
        const exchange::Cell cells[] = {std::string_view(unit.code), std::string_view(unit.name),
                                        std::string_view(unit.district), std::string_view(unit.parent)};
        if (Outcome written = table.value()->row(cells); !written)
            return written.error();
    }
    if (Outcome finished = table.value()->finish(); !finished)
        return finished.error();
    return rows;
}

/// What is masked otherwise leaves the house only with a line in the log that tells of it.
Outcome noteUnmasked(const Options &options)
{
    auto log = ledger::AccountStore::open(options.data);
    if (!log)
        return log.error();
    ledger::LogEntry entry;
    entry.actor = "egretctl";
    entry.seat = "uid " + std::to_string(::getuid());
    entry.type = "reveal";
    entry.cause = "export --unmasked";
    entry.body = dumped({{"what", options.what}, {"file", options.out.filename().string()}});
    return log.value()->record(std::move(entry));
}

Result<std::uint64_t> write(const Options &options)
{
    auto opened = ledger::Ledger::open(options.data);
    if (!opened)
        return opened.error();
    const Result<protocol::Manifest> manifest = opened.value()->manifest();
    if (!manifest)
        return manifest.error();
    const Result<domain::City> city = readCity(*opened.value(), manifest.value());
    if (!city)
        return city.error();
    if (options.unmasked) {
        if (Outcome noted = noteUnmasked(options); !noted)
            return noted.error();
    }
    if (options.what == "officers")
        return writeOfficers(options, city.value());
    if (options.what == "units")
        return writeUnits(options, city.value());
    return writePoints(options, *opened.value(), manifest.value(), city.value());
}

} // namespace

int runExport(const std::vector<std::string> &words)
{
    const Arguments arguments(
        words, {"--data", "--out", "--as", "--what", "--district", "--class", "--state", "--bounds"},
        {"--unmasked"});
    const Result<Options> options = parse(arguments);
    if (!options) {
        std::fprintf(stderr, "egretctl: %s\n", options.error().message.c_str());
        return misused;
    }
    std::signal(SIGINT, [](int) { interrupted = true; });
    std::signal(SIGTERM, [](int) { interrupted = true; });
    std::signal(SIGXFSZ, SIG_IGN);
    const Result<std::uint64_t> rows = write(options.value());
    if (!rows) {
        std::fprintf(stderr, "egretctl: %s\n", rows.error().message.c_str());
        return failed;
    }
    std::printf("%llu %s written to %s%s\n", static_cast<unsigned long long>(rows.value()),
                options.value().what.c_str(), options.value().out.c_str(),
                options.value().unmasked ? "" : " (personal data masked)");
    return succeeded;
}

} // namespace egret::control
