// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImportCommand.h"

#include <base/Day.h>
#include <base/Resources.h>
#include <intake/Importer.h>
#include <ledger/Ledger.h>
#include <sys/file.h>

#include "Arguments.h"
#include "CityFolder.h"
#include "GuessCommand.h"
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace egret::control {

namespace {

std::atomic<bool> interrupted = false;

struct Options
{
    std::vector<std::filesystem::path> files;
    std::filesystem::path data;
    intake::Mapping mapping;
    intake::ImportOptions import;
    std::filesystem::path rejects;
    bool dryRun = false;
};

Error misuse(const std::string &what) { return {Error::Code::Rejected, what + "; see egretctl --help"}; }

Result<Options> parse(const Arguments &arguments)
{
    Options options;
    if (!arguments.unknown().empty())
        return misuse("import does not know " + arguments.unknown());
    for (const std::string &file : arguments.rest())
        options.files.emplace_back(file);
    options.data = arguments.text("--data", arguments.text("--dir"));
    if (options.files.empty() || options.data.empty() || arguments.text("--map").empty())
        return misuse("import wants files, then --map MAPPING.json and --data DIR");
    Result<intake::Mapping> mapping = intake::readMapping(arguments.text("--map"));
    if (!mapping)
        return mapping.error();
    options.mapping = std::move(mapping).value();
    if (const std::string as = arguments.text("--as"); as == "components" || as == "cameras")
        options.mapping.target =
            as == "cameras" ? intake::Mapping::Target::Cameras : intake::Mapping::Target::Components;
    else if (as == "cases")
        return misuse("--as cases: this Egret keeps no cases yet; it imports components and cameras");
    else if (as == "officers")
        return misuse("--as officers: officers come with a city's documents, which no import changes yet");
    else if (!as.empty())
        return misuse("--as takes components or cameras, not " + as);
    if (const std::string crs = arguments.text("--crs"); !crs.empty()) {
        const std::optional<geo::Datum> datum = geo::datumFromText(crs);
        if (!datum)
            return misuse("--crs takes wgs84, cgcs2000, gcj02 or bd09, not " + crs);
        options.mapping.datum = *datum;
    }
    if (arguments.has("--bounds")) {
        const auto bounds = boundsFrom(arguments.all("--bounds"));
        if (!bounds)
            return misuse("--bounds takes four numbers: west south east north, in degrees");
        options.import.bounds = {{(*bounds)[0], (*bounds)[1]}, {(*bounds)[2], (*bounds)[3]}};
    }
    const auto memory = arguments.number("--memory", options.import.memory >> 20);
    if (!memory || *memory < 1 || *memory > 1'000'000)
        return misuse("--memory takes MiB, 1 to 1000000");
    options.import.memory = *memory << 20;
    std::string day = toRfc3339(nowMs()).substr(0, 19);
    std::replace(day.begin(), day.end(), ':', '-');
    options.rejects =
        arguments.text("--rejects", (options.data / "imports" / (day + "-rejects.csv")).string());
    options.dryRun = arguments.has("--dry-run");
    options.import.cancelled = &interrupted;
    return options;
}

/// One import at a time in a city folder.
class ImportLock
{
public:
    explicit ImportLock(const std::filesystem::path &folder) :
        m_file(::open((folder / "import.lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644))
    {
        m_held = m_file >= 0 && ::flock(m_file, LOCK_EX | LOCK_NB) == 0;
    }
    ~ImportLock()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    ImportLock(const ImportLock &) = delete;
    ImportLock &operator=(const ImportLock &) = delete;
    [[nodiscard]] bool held() const { return m_held; }

private:
    int m_file;
    bool m_held = false;
};

/// Gives the city the classes that its points have and its documents lack; whether there were any.
bool addClasses(domain::City &city, const intake::Mapping &mapping, const std::vector<std::string> &keys,
                const domain::CodeBook &codes)
{
    auto &classes = mapping.target == intake::Mapping::Target::Cameras ? city.cameraClasses : city.classes;
    bool added = false;
    for (const std::string &key : keys) {
        const auto same = [&](const domain::ComponentClass &cls) { return cls.key() == key; };
        if (std::any_of(classes.begin(), classes.end(), same))
            continue;
        const auto own = std::find_if(mapping.classes.begin(), mapping.classes.end(), same);
        classes.push_back(own != mapping.classes.end() ? *own : codes.resolve(key));
        added = true;
    }
    return added;
}

struct Report
{
    intake::ImportSummary summary;
    std::uint64_t seq = 0; ///< of the event; 0: nothing changed
    std::string rejects; ///< path; empty: none
    std::map<std::string, std::uint64_t> reasons;
};

/// Where new chunks wait until all are there: a folder beside the city's chunks, gone with this object. What
/// a killed import left is removed by the next, which holds the lock.
class DraftFolder
{
public:
    explicit DraftFolder(const std::filesystem::path &data) : m_path(data / "imports" / ".drafts") { }
    ~DraftFolder() { remove(); }
    DraftFolder(const DraftFolder &) = delete;
    DraftFolder &operator=(const DraftFolder &) = delete;

    Outcome make()
    {
        remove();
        std::error_code ec;
        std::filesystem::create_directories(m_path, ec);
        return ec
            ? Outcome(Error{Error::Code::Unavailable, m_path.string() + ": cannot be made: " + ec.message()})
            : success();
    }
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    void remove() const
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    std::filesystem::path m_path;
};

Result<Report> import(const Options &options)
{
    const Result<std::filesystem::path> resources = resourcesFolder();
    if (!resources)
        return resources.error();
    const Result<domain::CodeBook> codes = domain::CodeBook::load(resources.value() / "codes");
    if (!codes)
        return codes.error();
    Result<std::unique_ptr<ledger::Ledger>> opened = ledger::Ledger::open(options.data);
    if (!opened)
        return opened.error();
    ledger::Ledger &ledger = *opened.value();
    const ImportLock lock(options.data);
    if (!lock.held())
        return Error{Error::Code::Conflict, options.data.string() + ": another import is running"};
    const Result<protocol::Manifest> manifest = ledger.manifest();
    if (!manifest)
        return manifest.error();
    Result<domain::City> city = readCity(ledger, manifest.value());
    if (!city)
        return city.error();
    const bool cameras = options.mapping.target == intake::Mapping::Target::Cameras;
    ledger::BulkChange change;
    change.base = manifest.value();
    change.kind = cameras ? "camera" : "component";
    const Result<HeldCity> held = readHeld(ledger, manifest.value(), change.kind);
    if (!held)
        return held.error();
    const intake::CityBase &base = held.value().base;
    change.seq = held.value().seq;
    DraftFolder drafts(options.data);
    if (Outcome made = drafts.make(); !made)
        return made.error();
    change.drafts = drafts.path();
    intake::ImportOptions how = options.import;
    how.spill = drafts.path();
    how.dryRun = options.dryRun;
    const ledger::ChunkFiles files(drafts.path());
    how.write = [&files](const points::Chunk &chunk) { return files.write(chunk.hash, chunk.bytes); };

    WorkerPool pool;
    intake::RejectTable rejects(options.rejects);
    Result<intake::ImportResult> imported = intake::importPoints(options.files, options.mapping, city.value(),
                                                                 codes.value(), base, rejects, pool, how);
    if (!imported)
        return imported.error();
    Report report{imported.value().summary, 0, rejects.rows() > 0 ? rejects.path().string() : std::string(),
                  rejects.reasons()};
    if (Outcome kept = rejects.keep(); !kept)
        return kept.error();
    if (options.dryRun || report.summary.imported + report.summary.updated == 0)
        return report;
    change.chunks = std::move(imported.value().chunks);
    if (addClasses(city.value(), options.mapping, imported.value().classes, codes.value()))
        change.documents = protocol::encodeCity(city.value());
    change.actor = "egretctl";
    change.cause = "import " + options.files.front().filename().string()
        + (options.files.size() > 1 ? " and " + std::to_string(options.files.size() - 1) + " more" : "");
    if (interrupted)
        return Error{Error::Code::Cancelled, "interrupted; the city is as it was"};
    const Result<std::uint64_t> published = ledger.publish(change);
    if (!published)
        return published.error();
    report.seq = published.value();
    return report;
}

void show(const intake::ImportProgress &progress, std::uint64_t total)
{
    std::fprintf(stderr, "\r\033[Kimporting %.0f %%: %llu rows read, %llu rejected",
                 total > 0 ? 100.0 * static_cast<double>(progress.bytes) / static_cast<double>(total) : 0.0,
                 static_cast<unsigned long long>(progress.read),
                 static_cast<unsigned long long>(progress.rejected));
    if (progress.written > 0)
        std::fprintf(stderr, ", %llu points written", static_cast<unsigned long long>(progress.written));
}

} // namespace

int runImport(const std::vector<std::string> &words)
{
    // Files may come first or last: an option takes one value, --bounds four.
    std::vector<std::string> ordered;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with("--")) {
            names.push_back(words[i]);
            continue;
        }
        ordered.push_back(words[i]);
        const bool flag = words[i] == "--dry-run" || words[i] == "--json" || words[i] == "--guess";
        for (std::size_t values = flag    ? 0
                 : words[i] == "--bounds" ? 4
                                          : 1;
             values > 0 && i + 1 < words.size(); --values)
            ordered.push_back(words[++i]);
    }
    names.insert(names.end(), ordered.begin(), ordered.end());
    const Arguments arguments(
        names, {"--map", "--data", "--dir", "--as", "--crs", "--bounds", "--rejects", "--memory"},
        {"--dry-run", "--json", "--guess"});
    if (arguments.has("--guess") && arguments.unknown().empty()) {
        const std::vector<std::string> files = arguments.rest();
        const std::string data = arguments.text("--data", arguments.text("--dir"));
        if (files.empty() || data.empty()) {
            std::fprintf(stderr,
                         "egretctl: import --guess wants a file and --data DIR; see egretctl --help\n");
            return misused;
        }
        const Outcome guessed = guessImport({files.begin(), files.end()}, data, arguments.text("--map"));
        if (!guessed)
            std::fprintf(stderr, "egretctl: %s\n", guessed.error().message.c_str());
        return guessed ? succeeded : failed;
    }
    Result<Options> options = parse(arguments);
    if (!options) {
        std::fprintf(stderr, "egretctl: %s\n", options.error().message.c_str());
        return misused;
    }
    std::signal(SIGINT, [](int) { interrupted = true; });
    std::signal(SIGTERM, [](int) { interrupted = true; });
    std::signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is an error like a full disk
    const bool terminal = ::isatty(STDERR_FILENO) != 0;
    std::uint64_t total = 0;
    for (const std::filesystem::path &file : options.value().files) {
        std::error_code ec;
        const std::uintmax_t size = std::filesystem::file_size(file, ec);
        total += ec ? 0 : size;
    }
    if (terminal)
        options.value().import.progress = [total](const intake::ImportProgress &progress) {
            show(progress, total);
        };
    const auto begin = std::chrono::steady_clock::now();
    const Result<Report> done = import(options.value());
    if (terminal)
        std::fprintf(stderr, "\r\033[K");
    if (!done) {
        std::fprintf(stderr, "egretctl: %s\n", done.error().message.c_str());
        return failed;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const intake::ImportSummary &sum = done.value().summary;
    if (arguments.has("--json")) {
        std::printf("%s\n",
                    dumped({{"read", sum.read},
                            {"imported", sum.imported},
                            {"updated", sum.updated},
                            {"unchanged", sum.unchanged},
                            {"rejected", sum.rejected},
                            {"seconds", seconds},
                            {"bytes", sum.bytes},
                            {"event", done.value().seq},
                            {"rejects", done.value().rejects},
                            {"reasons", done.value().reasons},
                            {"warnings", sum.warnings}})
                        .c_str());
        return succeeded;
    }
    std::printf("%llu rows read: %llu imported, %llu updated, %llu unchanged, %llu rejected in %.1f s%s\n",
                static_cast<unsigned long long>(sum.read), static_cast<unsigned long long>(sum.imported),
                static_cast<unsigned long long>(sum.updated), static_cast<unsigned long long>(sum.unchanged),
                static_cast<unsigned long long>(sum.rejected), seconds,
                options.value().dryRun ? " (dry run: nothing was written)" : "");
    for (const auto &[reason, count] : done.value().reasons)
        std::printf("rejected %llu: %s\n", static_cast<unsigned long long>(count), reason.c_str());
    if (!done.value().rejects.empty())
        std::printf("the rejected rows are in %s\n", done.value().rejects.c_str());
    for (const std::string &warning : sum.warnings)
        std::printf("look: %s\n", warning.c_str());
    return succeeded;
}

} // namespace egret::control
