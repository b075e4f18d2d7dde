// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Chunk.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace egret::points {

namespace {

/// All texts of one kind of dictionary in order, with the index of each.
std::map<std::string, std::uint32_t> merged(const std::vector<DecodedColumns> &parts,
                                            std::vector<std::string> PointSet::*dictionary)
{
    std::map<std::string, std::uint32_t> texts;
    for (const DecodedColumns &part : parts) {
        for (const std::string &text : part.points.*dictionary)
            texts.emplace(text, 0);
    }
    std::uint32_t next = 0;
    for (auto &[text, index] : texts)
        index = next++;
    return texts;
}

std::vector<std::string> textsOf(const std::map<std::string, std::uint32_t> &dictionary)
{
    std::vector<std::string> texts;
    for (const auto &[text, index] : dictionary)
        texts.push_back(text);
    return texts;
}

std::vector<std::uint32_t> remap(const std::vector<std::string> &local,
                                 const std::map<std::string, std::uint32_t> &whole)
{
    std::vector<std::uint32_t> table;
    for (const std::string &text : local)
        table.push_back(whole.at(text));
    return table;
}

/// A decoded chunk with its indexes into the dictionaries of the whole.
struct Source
{
    const PointSet *points = nullptr;
    std::vector<std::uint32_t> classOf;
    std::vector<std::uint32_t> gridOf;
    std::uint8_t district = 0;
    std::uint64_t firstKey = 0;
    std::uint64_t lastKey = 0;
};

/// Sorted rows of one source.
struct Run
{
    std::uint32_t source = 0;
    RowRange rows;
};

std::uint32_t firstNotBelow(const PointSet &points, std::uint64_t key)
{
    std::uint32_t low = 0;
    std::uint32_t high = points.size();
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (points.key(middle) < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::vector<Run> runsBetween(const std::vector<Source> &sources, std::uint64_t first, std::uint64_t last)
{
    std::vector<Run> runs;
    for (std::uint32_t i = 0; i < sources.size(); ++i) {
        const Source &source = sources[i];
        if (source.lastKey < first || source.firstKey > last)
            continue;
        const RowRange range{firstNotBelow(*source.points, first),
                             last == ~0ULL ? source.points->size() : firstNotBelow(*source.points, last + 1)};
        if (range.begin < range.end)
            runs.push_back({i, range});
    }
    return runs;
}

void place(const std::vector<Source> &sources, const std::vector<Run> &runs, std::uint32_t begin,
           PointSet &whole)
{
    struct Entry
    {
        std::uint64_t key;
        std::uint32_t source;
        std::uint32_t row;
    };
    const auto identity = [&](const Entry &entry) {
        const Source &source = sources[entry.source];
        return std::tuple(source.district, source.classOf[source.points->cls[entry.row]],
                          source.points->serial[entry.row]);
    };
    const auto before = [&](const Entry &a, const Entry &b) {
        return a.key != b.key ? a.key < b.key : identity(a) < identity(b);
    };
    std::vector<Entry> entries;
    for (const Run &run : runs) {
        const auto middle = static_cast<std::ptrdiff_t>(entries.size());
        for (std::uint32_t row = run.rows.begin; row < run.rows.end; ++row)
            entries.push_back({sources[run.source].points->key(row), run.source, row});
        // Inside a chunk rows of one place may follow another order of classes than that of the whole.
        if (!std::is_sorted(entries.begin() + middle, entries.end(), before))
            std::sort(entries.begin() + middle, entries.end(), before);
        std::inplace_merge(entries.begin(), entries.begin() + middle, entries.end(), before);
    }
    std::uint32_t out = begin;
    for (const Entry &entry : entries) {
        const Source &source = sources[entry.source];
        Point point = source.points->at(entry.row);
        point.cls = static_cast<std::uint16_t>(source.classOf[point.cls]);
        point.district = source.district;
        if (point.grid != noGrid)
            point.grid = static_cast<std::uint16_t>(source.gridOf[point.grid]);
        whole.set(out++, point);
    }
}

} // namespace

Result<PointSet> assemble(std::span<const Bytes> chunks, WorkerPool &pool)
{
    std::vector<DecodedColumns> parts(chunks.size());
    std::vector<std::optional<Error>> errors(chunks.size());
    pool.run(chunks.size(), [&](std::size_t i) {
        Result<DecodedColumns> decoded = decodeColumns(chunks[i]);
        if (decoded)
            parts[i] = std::move(decoded).value();
        else
            errors[i] = decoded.error();
    });
    for (std::size_t i = 0; i < errors.size(); ++i) {
        if (errors[i])
            return errors[i]->in("chunk " + std::to_string(i + 1) + " of " + std::to_string(chunks.size()));
    }
    const auto classes = merged(parts, &PointSet::classes);
    const auto districts = merged(parts, &PointSet::districts);
    const auto grids = merged(parts, &PointSet::grids);
    if (classes.size() > 65535 || districts.size() > 255 || grids.size() > 65534)
        return Error{Error::Code::Limit,
                     "a city may hold 65,535 classes, 255 districts and 65,534 grids at most"};

    PointSet whole;
    whole.classes = textsOf(classes);
    whole.districts = textsOf(districts);
    whole.grids = textsOf(grids);
    std::vector<Source> sources(parts.size());
    std::uint64_t rows = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sources[i] = {&parts[i].points,
                      remap(parts[i].points.classes, classes),
                      remap(parts[i].points.grids, grids),
                      static_cast<std::uint8_t>(districts.at(parts[i].key.district)),
                      geo::mortonBegin(parts[i].key.tile),
                      geo::mortonLast(parts[i].key.tile)};
        rows += parts[i].points.size();
    }
    if (rows > 0xfffffff0ULL)
        return Error{Error::Code::Limit, "a city may hold 4 billion points at most"};
    whole.resize(rows);

    // Every chunk is sorted already. The keys are cut where chunks begin; each stretch takes its rows
    // from the few chunks that reach into it and puts them in their final place.
    std::vector<std::uint64_t> cuts;
    for (const Source &source : sources)
        cuts.push_back(source.firstKey);
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<std::vector<Run>> stretches(cuts.size());
    pool.run(cuts.size(), [&](std::size_t i) {
        stretches[i] = runsBetween(sources, cuts[i], i + 1 < cuts.size() ? cuts[i + 1] - 1 : ~0ULL);
    });
    std::vector<std::uint32_t> begins(cuts.size(), 0);
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        begins[i] = begin;
        for (const Run &run : stretches[i])
            begin += run.rows.size();
    }
    pool.run(cuts.size(), [&](std::size_t i) { place(sources, stretches[i], begins[i], whole); });
    return whole;
}

} // namespace egret::points
