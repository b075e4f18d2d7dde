// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChangeCommand.h"

#include <domain/ComponentState.h>
#include <ledger/Ledger.h>
#include <server/PointJson.h>
#include <server/Snapshot.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace egret::control {

namespace {

struct Options
{
    std::string data;
    std::string code;
    std::optional<domain::ComponentState> state;
    bool remove = false;
    std::optional<double> lon;
    std::optional<double> lat;
};

int fail(int code, const std::string &message)
{
    std::fprintf(stderr, "egretctl: %s\n", message.c_str());
    return code;
}

Outcome readDegrees(const std::string &name, const std::string &value, double limit,
                    std::optional<double> &into)
{
    double degrees = 0;
    const auto [end, ec] = std::from_chars(value.data(), value.data() + value.size(), degrees);
    if (ec != std::errc() || end != value.data() + value.size() || !(std::abs(degrees) <= limit))
        return Error{Error::Code::Rejected, name + " takes degrees, not '" + value + "'"};
    into = degrees;
    return success();
}

Result<Options> parse(const std::vector<std::string> &arguments)
{
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &name = arguments[i];
        if (name == "--remove") {
            options.remove = true;
        } else if (!name.starts_with("--")) {
            if (!options.code.empty())
                return Error{Error::Code::Rejected, "one code at a time: '" + name + "' is too many"};
            options.code = name;
        } else if (i + 1 == arguments.size()) {
            return Error{Error::Code::Rejected, "'" + name + "' is not an option, or lacks its value"};
        } else if (const std::string &value = arguments[++i]; name == "--data") {
            options.data = value;
        } else if (name == "--state") {
            options.state = domain::componentStateFromText(value);
            if (!options.state)
                return Error{Error::Code::Rejected,
                             "'" + value
                                 + "' is no state; the states are intact, damaged, "
                                   "missing, abandoned, removed, unknown"};
        } else if (name == "--lon" || name == "--lat") {
            const bool lon = name == "--lon";
            if (Outcome read = readDegrees(name, value, lon ? 180 : 85, lon ? options.lon : options.lat);
                !read)
                return read.error();
        } else {
            return Error{Error::Code::Rejected, "'" + name + "' is not an option"};
        }
    }
    if (options.data.empty())
        return Error{Error::Code::Rejected, "--data DIR is needed: the folder of the city"};
    if (options.lon.has_value() != options.lat.has_value())
        return Error{Error::Code::Rejected, "--lon and --lat go together"};
    return options;
}

/// The event that says of a row what it says now.
protocol::ChangeEvent eventOf(const points::PointSet &points, std::uint32_t row)
{
    protocol::ChangeEvent event;
    event.actor = "egretctl";
    event.district = points.districts[points.district[row]];
    event.cls = points.classes[points.cls[row]];
    event.serial = points.serial[row];
    event.at = {points.x[row], points.y[row]};
    event.state = std::string(domain::toText(static_cast<domain::ComponentState>(points.state[row])));
    event.grid = points.grid[row] == points::noGrid ? std::string() : points.grids[points.grid[row]];
    event.survey = points.survey[row];
    return event;
}

std::string gridAt(const domain::City &city, geo::WorldPoint place)
{
    for (const domain::Area &area : city.areas) {
        if (area.kind == domain::AreaKind::Grid && area.shape.contains(place))
            return area.code;
    }
    return {};
}

Result<std::uint64_t> change(const Options &options)
{
    Result<std::unique_ptr<ledger::Ledger>> opened = ledger::Ledger::open(options.data);
    if (!opened)
        return opened.error();
    ledger::Ledger &ledger = *opened.value();
    WorkerPool pool;
    Result<std::shared_ptr<server::Snapshot>> snapshot = server::currentSnapshot(ledger, pool);
    if (!snapshot)
        return snapshot.error();
    const server::Snapshot &now = *snapshot.value();
    const auto row = server::rowOf(*now.components, options.code, now.index->city().scheme);
    if (!row)
        return Error{Error::Code::NotFound, "there is no component " + options.code + " in " + options.data};
    protocol::ChangeEvent event = eventOf(*now.components, *row);
    event.removed = options.remove;
    event.change = static_cast<Day>((nowMs() / 1000 + 8 * 3600) / 86400); // the day in China
    if (options.state)
        event.state = std::string(domain::toText(*options.state));
    if (options.lon) {
        event.at = geo::toWorld({*options.lon, *options.lat});
        event.grid = gridAt(now.index->city(), event.at);
    }
    return ledger.append(event);
}

} // namespace

int changeCommand(const std::vector<std::string> &arguments)
{
    const Result<Options> options = parse(arguments);
    if (!options)
        return fail(2, options.error().message);
    if (options.value().code.empty())
        return fail(2, "the code of a component is needed: egretctl change --data DIR CODE --state damaged");
    if (!options.value().state && !options.value().remove && !options.value().lon)
        return fail(2, "nothing to change: give --state, --remove, or --lon and --lat");
    const Result<std::uint64_t> seq = change(options.value());
    if (!seq)
        return fail(1, seq.error().message);
    std::printf("%s changed, event %llu\n", options.value().code.c_str(),
                static_cast<unsigned long long>(seq.value()));
    return 0;
}

int compactCommand(const std::vector<std::string> &arguments)
{
    const Result<Options> options = parse(arguments);
    if (!options || !options.value().code.empty())
        return fail(2, options ? "compact takes --data DIR and nothing else" : options.error().message);
    Result<std::unique_ptr<ledger::Ledger>> ledger = ledger::Ledger::open(options.value().data);
    if (!ledger)
        return fail(1, ledger.error().message);
    WorkerPool pool;
    const Result<std::uint64_t> folded = ledger.value()->compact(pool);
    if (!folded)
        return fail(1, folded.error().message);
    std::printf("%llu changes folded into chunks\n", static_cast<unsigned long long>(folded.value()));
    return 0;
}

} // namespace egret::control
