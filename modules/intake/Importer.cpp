// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Importer.h>
#include <intake/Suspicion.h>

namespace egret::intake {

namespace {

using Outcomes = std::vector<std::variant<MappedRow, Reject>>;

class Run
{
public:
    Run(const Mapping &mapping, const domain::City &city, const domain::CodeBook &codes, PointTable &table,
        RejectTable &rejects, WorkerPool &pool, const ImportOptions &options) :
        m_mapping(mapping),
        m_mapper(mapping, city, codes),
        m_table(table),
        m_rejects(rejects),
        m_pool(pool),
        m_options(options),
        m_suspicion(city, mapping)
    {
    }

    Outcome take(Input &input)
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
        std::uint64_t rows = 0;
        std::uint64_t cutShort = 0;
        for (bool more = true; more;) {
            std::vector<Block> blocks;
            while (blocks.size() < m_pool.threads() * 2) {
                Result<Block> block = reader.next();
                if (!block)
                    return block.error();
                if (block.value().text.empty()) {
                    more = false;
                    break;
                }
                cutShort += block.value().cutShort ? 1 : 0;
                blocks.push_back(std::move(block).value());
            }
            std::vector<Outcomes> parts(blocks.size());
            m_pool.run(blocks.size(), [&](std::size_t i) { parts[i] = mapped(reader, blocks[i]); });
            for (const Outcomes &part : parts) {
                rows += part.size();
                if (Outcome put = putAll(input.name, part); !put)
                    return put;
            }
            if (m_options.cancelled && *m_options.cancelled)
                return Error{Error::Code::Cancelled, "interrupted; the city is as it was"};
            m_summary.bytes = m_bytesBefore + input.bytes->consumed();
            if (m_options.progress)
                m_options.progress(m_summary);
        }
        m_bytesBefore = m_summary.bytes;
        if (reader.replaced() > 0)
            m_summary.warnings.push_back(input.name + ": " + std::to_string(reader.replaced())
                                         + " places are not valid " + std::string(toText(reader.encoding()))
                                         + "; is the encoding right?");
        if (cutShort > 0)
            m_summary.warnings.push_back(input.name
                                         + ": ends in the middle of a feature; the file is not whole");
        if (rows == 0)
            m_summary.warnings.push_back(input.name + ": has no rows");
        return success();
    }

    Result<ImportSummary> end()
    {
        if (m_passedOver && m_summary.read == 0)
            return *m_passedOver;
        for (std::string &words : m_suspicion.words())
            m_summary.warnings.push_back(std::move(words));
        return std::move(m_summary);
    }

private:
    Outcomes mapped(const TableReader &reader, const Block &block) const
    {
        Outcomes outcomes;
        MappedRow row;
        Reject reject;
        reader.forEachRow(block, m_mapper.wanted(), [&](const Row &from) {
            if (!m_mapper.map(from, row, reject))
                outcomes.emplace_back(reject);
            else if (!inBounds(row))
                outcomes.emplace_back(Reject{row.number, "", "the place lies outside the bounds asked for",
                                             std::string(from.raw.substr(0, 2000))});
            else
                outcomes.emplace_back(row);
        });
        return outcomes;
    }

    [[nodiscard]] bool inBounds(const MappedRow &row) const
    {
        if (!m_options.bounds)
            return true;
        const geo::LonLat at = geo::toLonLat(row.at);
        const auto &[low, high] = *m_options.bounds;
        return at.lon >= low.lon && at.lon <= high.lon && at.lat >= low.lat && at.lat <= high.lat;
    }

    Outcome putAll(const std::string &name, const Outcomes &part)
    {
        for (const auto &outcome : part) {
            ++m_summary.read;
            if (const auto *reject = std::get_if<Reject>(&outcome)) {
                m_suspicion.rejected(*reject);
                if (Outcome refused = refuse(name, *reject); !refused)
                    return refused;
                continue;
            }
            const MappedRow &row = std::get<MappedRow>(outcome);
            m_suspicion.taken(row);
            const Result<PointTable::Effect> effect = m_table.put(row, m_mapping);
            if (!effect) {
                if (Outcome refused = refuse(name, {row.number, "code", effect.error().message, row.code});
                    !refused)
                    return refused;
                continue;
            }
            switch (effect.value()) {
            case PointTable::Effect::Imported: ++m_summary.imported; break;
            case PointTable::Effect::Updated: ++m_summary.updated; break;
            case PointTable::Effect::Unchanged: ++m_summary.unchanged; break;
            }
        }
        return success();
    }

    Outcome refuse(const std::string &name, const Reject &reject)
    {
        ++m_summary.rejected;
        return m_rejects.add(name, reject);
    }

    const Mapping &m_mapping;
    RowMapper m_mapper;
    PointTable &m_table;
    RejectTable &m_rejects;
    WorkerPool &m_pool;
    const ImportOptions &m_options;
    Suspicion m_suspicion;
    ImportSummary m_summary;
    std::uint64_t m_bytesBefore = 0;
    std::optional<Error> m_passedOver; ///< the last table of an archive that lacks the columns
};

} // namespace

Result<ImportSummary> importPoints(const std::vector<std::filesystem::path> &files, const Mapping &mapping,
                                   const domain::City &city, const domain::CodeBook &codes, PointTable &table,
                                   RejectTable &rejects, WorkerPool &pool, const ImportOptions &options)
{
    Run run(mapping, city, codes, table, rejects, pool, options);
    for (const std::filesystem::path &file : files) {
        if (Outcome visited = visitInputs(file, [&](Input &input) { return run.take(input); }); !visited)
            return visited.error();
    }
    return run.end();
}

} // namespace egret::intake
