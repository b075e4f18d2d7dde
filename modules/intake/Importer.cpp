// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Importer.h>
#include <intake/PieceCutter.h>
#include <intake/PointResolver.h>
#include <intake/RowFeed.h>

#include <algorithm>
#include <set>

namespace egret::intake {

namespace {

constexpr std::size_t streamCount = 256;

protocol::ChunkEntry entryOf(const points::Chunk &chunk)
{
    return {chunk.key.kind, chunk.key.district, chunk.key.name(), chunk.rows, chunk.bytes.size(), chunk.hash};
}

class Import
{
public:
    Import(const Mapping &mapping, const domain::City &city, const domain::CodeBook &codes,
           const CityBase &base, RejectTable &rejects, WorkerPool &pool, const ImportOptions &options) :
        m_mapping(mapping),
        m_base(base),
        m_rejects(rejects),
        m_pool(pool),
        m_options(options),
        m_mapper(mapping, city, codes),
        m_suspicion(city, mapping),
        m_streams(streamCount, options.memory / 2, options.spill),
        m_runs(options.memory / 2 / pool.threads(), options.spill),
        m_feed(m_mapper, m_texts, m_streams, rejects, pool, options),
        m_wanted(256)
    {
    }

    /// The city's own points, before any row, so that they come first in every stream.
    Outcome takeBase()
    {
        const bool keyed = m_mapping.code.given();
        const bool claims = keyed && m_mapping.codePrefix.empty();
        for (const points::PointChange &change : m_base.changes)
            m_changed.insert(change.district);
        std::mutex mutex; // over the streams and m_serials
        return forEachHeld(m_base, m_pool, [&](std::span<const HeldPoint> points) -> Outcome {
            RecordMaker maker(m_texts);
            std::vector<Bytes> records(streamCount);
            LastSerials serials;
            for (const HeldPoint &point : points) {
                PointRecord record = maker.of(point, keyed);
                std::uint32_t &last = serials[{record.district, record.cls}];
                last = std::max(last, record.serial);
                if (point.removed)
                    continue;
                const std::uint64_t deal = keyed ? record.key >> 8 : record.morton;
                appendRecord(records[deal % streamCount], record);
                if (claims && !record.code.empty()) {
                    record.flags |= PointRecord::Claim;
                    record.key = RecordMaker::identityKey(record);
                    appendRecord(records[(record.key >> 8) % streamCount], record);
                }
            }
            const std::lock_guard lock(mutex);
            for (const auto &[key, serial] : serials)
                m_serials[key] = std::max(m_serials[key], serial);
            return deal(records);
        });
    }

    Outcome takeFile(Input &input)
    {
        Result<TableReader> opened = TableReader::open(*input.bytes, input.name, m_mapping.table);
        if (!opened)
            return opened.error();
        TableReader &reader = opened.value();
        if (!reader.json() || !reader.columns().empty()) {
            const Outcome checked = m_mapper.check(reader.columns(), input.name);
            if (!checked && !reader.json() && input.member) { // an archive holds other tables too
                m_passedOver = checked.error();
                m_summary.warnings.push_back(checked.error().message + "; passed over");
                return success();
            }
            if (!checked && !reader.json())
                return checked;
        }
        m_files.push_back(input.name);
        const std::uint64_t rowsBefore = m_feed.progress().read;
        const std::uint64_t cutBefore = m_feed.cutShort();
        if (Outcome taken = m_feed.take(reader, *input.bytes, input.name, m_files.size()); !taken)
            return taken;
        if (reader.replaced() > 0)
            m_summary.warnings.push_back(input.name + ": " + std::to_string(reader.replaced())
                                         + " places are not valid " + std::string(toText(reader.encoding()))
                                         + "; is the encoding right?");
        if (m_feed.cutShort() > cutBefore)
            m_summary.warnings.push_back(input.name
                                         + ": ends in the middle of a feature; the file is not whole");
        if (m_feed.progress().read == rowsBefore)
            m_summary.warnings.push_back(input.name + ": has no rows");
        return m_texts.check();
    }

    Result<ImportResult> end()
    {
        if (m_passedOver && m_feed.progress().read == 0)
            return *m_passedOver;
        rank();
        if (Outcome met = resolve(); !met)
            return met.error();
        m_summary.read = m_feed.progress().read;
        m_summary.bytes = m_feed.progress().bytes;
        m_summary.rejected += m_feed.progress().rejected;
        for (std::string &words : m_suspicion.words(m_feed.seen()))
            m_summary.warnings.push_back(std::move(words));
        ImportResult result;
        result.summary = std::move(m_summary);
        if (m_options.dryRun || result.summary.imported + result.summary.updated == 0)
            return result;
        if (Outcome written = writeChunks(result); !written)
            return written.error();
        result.classes = m_sorted.classes;
        return result;
    }

private:
    /// Indexes by order of arrival become indexes by text, which do not depend on who was faster.
    void rank()
    {
        const auto take = [](const Dictionary &dictionary, std::vector<std::string> &texts) {
            Dictionary::Ranked ranked = dictionary.ranked();
            texts = std::move(ranked.texts);
            return std::move(ranked.ranks);
        };
        m_districtRank = take(m_texts.districts, m_sorted.districts);
        m_classRank = take(m_texts.classes, m_sorted.classes);
        m_gridRank = take(m_texts.grids, m_sorted.grids);
        m_unitRank = take(m_texts.units, m_sorted.units);
        LastSerials ranked;
        for (const auto &[key, serial] : m_serials)
            ranked[{static_cast<std::uint8_t>(m_districtRank[key.first]),
                    static_cast<std::uint16_t>(m_classRank[key.second])}] = serial;
        m_serials = std::move(ranked);
        for (std::size_t i = 0; i < m_sorted.districts.size(); ++i)
            m_wanted[i] = m_changed.contains(m_sorted.districts[i]);
    }

    /// Adds whole records, for all streams, under the caller's lock.
    Outcome deal(const std::vector<Bytes> &records)
    {
        if (m_options.cancelled && *m_options.cancelled)
            return Error{Error::Code::Cancelled, "interrupted; the city is as it was"};
        for (std::size_t stream = 0; stream < records.size(); ++stream) {
            if (records[stream].empty())
                continue;
            if (Outcome kept = m_streams.append(stream, records[stream]); !kept)
                return kept;
        }
        return success();
    }

    Outcome resolve()
    {
        std::mutex mutex; // over the three below and all of this object that changes
        std::size_t next = 0;
        std::optional<Error> problem;
        const auto more = [&](std::size_t &stream) {
            const std::lock_guard lock(mutex);
            if (!problem && m_options.cancelled && *m_options.cancelled)
                problem = Error{Error::Code::Cancelled, "interrupted; the city is as it was"};
            stream = next++;
            return !problem && stream < streamCount;
        };
        m_pool.run(m_pool.threads(), [&](std::size_t) {
            SortedRuns::Collector collector(m_runs);
            Outcome done = success();
            for (std::size_t stream = 0; done && more(stream);)
                done = resolve(stream, collector, mutex);
            if (done)
                done = collector.finish();
            const std::lock_guard lock(mutex);
            if (!done && !problem)
                problem = done.error();
        });
        return problem ? Outcome(*problem) : success();
    }

    Outcome resolve(std::size_t stream, SortedRuns::Collector &collector, std::mutex &mutex)
    {
        Outcome done = success();
        PointResolver resolver(m_mapping, [&](const PointRecord &row, std::string_view owner) {
            const std::lock_guard lock(mutex);
            ++m_summary.rejected;
            if (done)
                done = m_rejects.add(m_files[(row.order >> 40) - 1],
                                     {row.order & ((std::uint64_t{1} << 40) - 1), "code",
                                      "the identifier belongs to " + std::string(owner) + " already", ""});
        });
        if (Outcome taken = m_streams.take(stream, [&](const PointRecord &row) { resolver.put(row); });
            !taken)
            return taken;
        if (!done)
            return done;
        std::vector<bool> touched(256);
        LastSerials serials;
        resolver.forEach([&](const PointRecord &found, bool isTouched) {
            if (m_options.dryRun || !done)
                return;
            PointRecord point = found;
            point.district = static_cast<std::uint8_t>(m_districtRank[point.district]);
            point.cls = static_cast<std::uint16_t>(m_classRank[point.cls]);
            point.unit = static_cast<std::uint16_t>(m_unitRank[point.unit]);
            if (point.grid != points::noGrid)
                point.grid = static_cast<std::uint16_t>(m_gridRank[point.grid]);
            if (isTouched)
                touched[point.district] = true;
            if (point.serial != 0 && isTouched) {
                std::uint32_t &last = serials[{point.district, point.cls}];
                last = std::max(last, point.serial);
            }
            done = collector.add(point);
        });
        const std::lock_guard lock(mutex);
        m_summary.imported += resolver.counts().imported;
        m_summary.updated += resolver.counts().updated;
        m_summary.unchanged += resolver.counts().unchanged;
        for (std::size_t i = 0; i < touched.size(); ++i) {
            if (touched[i])
                m_wanted[i] = true;
            if (resolver.left()[i])
                m_wanted[m_districtRank[i]] = true;
        }
        for (const auto &[key, serial] : serials)
            m_serials[key] = std::max(m_serials[key], serial);
        return done;
    }

    /// Merges, cuts, encodes and writes; the reading is one worker's at a time, the rest is everybody's.
    Outcome writeChunks(ImportResult &result)
    {
        SortedRuns::Merge merge(m_runs);
        PieceCutter cutter(merge, m_sorted, m_wanted, m_serials);
        std::mutex mutex; // over the cutter and the four below
        std::size_t pieces = 0;
        std::uint64_t written = 0;
        std::optional<Error> problem;
        std::map<std::size_t, std::pair<std::vector<protocol::ChunkEntry>, std::vector<protocol::ChunkEntry>>>
            entries;
        const std::thread::id caller = std::this_thread::get_id();
        const auto fail = [&](const Error &error) {
            if (!problem)
                problem = error;
        };
        m_pool.run(m_pool.threads(), [&](std::size_t) {
            for (;;) {
                PointPiece piece;
                std::size_t number = 0;
                {
                    const std::lock_guard lock(mutex);
                    if (problem)
                        return;
                    if (m_options.cancelled && *m_options.cancelled)
                        return fail({Error::Code::Cancelled, "interrupted; the city is as it was"});
                    Result<PointPiece> cut = cutter.next();
                    if (!cut)
                        return fail(cut.error());
                    piece = std::move(cut).value();
                    if (piece.points.size() == 0)
                        return;
                    number = pieces++;
                    written += piece.points.size();
                    if (m_options.progress && std::this_thread::get_id() == caller) {
                        ImportProgress now = m_feed.progress();
                        now.written = written;
                        m_options.progress(now);
                    }
                }
                const points::ChunkPairs pairs = points::encodePiece(
                    piece.points, piece.attributes, m_base.kind, piece.tile, piece.firstPart);
                Outcome done = success();
                std::pair<std::vector<protocol::ChunkEntry>, std::vector<protocol::ChunkEntry>> of;
                for (const auto &[chunks, into] :
                     {std::pair{&pairs.columns, &of.first}, {&pairs.attributes, &of.second}}) {
                    for (const points::Chunk &chunk : *chunks) {
                        if (done)
                            done = m_options.write(chunk);
                        into->push_back(entryOf(chunk));
                    }
                }
                const std::lock_guard lock(mutex);
                entries.emplace(number, std::move(of));
                if (!done)
                    return fail(done.error());
            }
        });
        if (problem)
            return *problem;
        arrange(entries, result.chunks);
        return success();
    }

    /// Old and new entries as a city has them: by district, columns before attributes.
    template <typename Entries>
    void arrange(const Entries &entries, std::vector<protocol::ChunkEntry> &into) const
    {
        std::map<std::string, std::vector<protocol::ChunkEntry>> columns;
        std::map<std::string, std::vector<protocol::ChunkEntry>> attributes;
        for (const protocol::ChunkEntry &entry : m_base.chunks) {
            const auto place =
                std::lower_bound(m_sorted.districts.begin(), m_sorted.districts.end(), entry.district);
            if (place != m_sorted.districts.end() && *place == entry.district
                && m_wanted[static_cast<std::size_t>(place - m_sorted.districts.begin())])
                continue;
            if (entry.kind == m_base.kind)
                columns[entry.district].push_back(entry);
            else if (entry.kind == m_base.kind + ".attributes")
                attributes[entry.district].push_back(entry);
        }
        for (const auto &[number, of] : entries) {
            for (const protocol::ChunkEntry &entry : of.first)
                columns[entry.district].push_back(entry);
            for (const protocol::ChunkEntry &entry : of.second)
                attributes[entry.district].push_back(entry);
        }
        for (const auto *all : {&columns, &attributes}) {
            for (const auto &[district, list] : *all)
                into.insert(into.end(), list.begin(), list.end());
        }
    }

    const Mapping &m_mapping;
    const CityBase &m_base;
    RejectTable &m_rejects;
    WorkerPool &m_pool;
    const ImportOptions &m_options;
    RowMapper m_mapper;
    Suspicion m_suspicion;
    RecordTexts m_texts;
    RecordStreams m_streams;
    SortedRuns m_runs;
    RowFeed m_feed;
    ImportSummary m_summary;
    std::vector<std::string> m_files;
    std::optional<Error> m_passedOver; ///< the last table of an archive that lacks the columns
    PieceCutter::Texts m_sorted;
    std::vector<std::uint32_t> m_districtRank;
    std::vector<std::uint32_t> m_classRank;
    std::vector<std::uint32_t> m_gridRank;
    std::vector<std::uint32_t> m_unitRank;
    LastSerials m_serials;
    std::set<std::string> m_changed; ///< districts of events that the chunks do not hold yet
    std::vector<bool> m_wanted; ///< the districts that change
};

} // namespace

Result<ImportResult> importPoints(const std::vector<std::filesystem::path> &files, const Mapping &mapping,
                                  const domain::City &city, const domain::CodeBook &codes,
                                  const CityBase &base, RejectTable &rejects, WorkerPool &pool,
                                  const ImportOptions &options)
{
    Import import(mapping, city, codes, base, rejects, pool, options);
    if (Outcome taken = import.takeBase(); !taken)
        return taken.error();
    for (const std::filesystem::path &file : files) {
        if (Outcome visited = visitInputs(file, [&](Input &input) { return import.takeFile(input); });
            !visited)
            return visited.error();
    }
    return import.end();
}

} // namespace egret::intake
