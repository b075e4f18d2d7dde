// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/Dictionary.h>
#include <intake/Importer.h>
#include <intake/RecordStreams.h>
#include <intake/Suspicion.h>

#include <condition_variable>
#include <thread>

namespace egret::intake {

/// The numbers of the texts that records share.
struct RecordTexts
{
    Dictionary districts;
    Dictionary classes;
    Dictionary grids;
    Dictionary units;
    /// Limit when columns cannot hold so many.
    [[nodiscard]] Outcome check() const;
};

/// Gives texts their numbers and identifiers their keys. One thread.
class RecordMaker
{
public:
    explicit RecordMaker(RecordTexts &texts) :
        m_district(texts.districts), m_class(texts.classes), m_grid(texts.grids), m_unit(texts.units)
    {
    }
    /// Views into @p row.
    PointRecord of(const MappedRow &row, std::uint64_t order);
    PointRecord of(const HeldPoint &point, bool keyed);
    /// The key under which rows look for the standard identifier of @p record.
    static std::uint64_t identityKey(const PointRecord &record);

private:
    DictionaryUse m_district;
    DictionaryUse m_class;
    DictionaryUse m_grid;
    DictionaryUse m_unit;
    std::string m_text;
};

/// Reads the tables of an import on all workers and deals their rows out to streams, in their order.
class RowFeed
{
public:
    RowFeed(const RowMapper &mapper, RecordTexts &texts, RecordStreams &streams, RejectTable &rejects,
            WorkerPool &pool, const ImportOptions &options) :
        m_mapper(mapper),
        m_texts(texts),
        m_streams(streams),
        m_rejects(rejects),
        m_pool(pool),
        m_options(options)
    {
    }

    /// Reads one table, the @p file-th.
    Outcome take(TableReader &reader, const ByteSource &bytes, const std::string &name, std::uint64_t file);

    [[nodiscard]] const RowsSeen &seen() const { return m_seen; }
    [[nodiscard]] const ImportProgress &progress() const { return m_progress; }
    [[nodiscard]] std::uint64_t cutShort() const { return m_cutShort; }

private:
    struct Part
    {
        std::vector<Bytes> records; ///< by stream
        std::vector<Reject> rejects;
        RowsSeen seen;
        std::uint64_t rows = 0;
    };
    struct Table;
    void work(Table &table);
    Part partOf(const TableReader &reader, const Block &block, std::uint64_t file, RecordMaker &maker) const;
    Outcome commit(const std::string &name, const Part &part);
    [[nodiscard]] bool inBounds(const MappedRow &row) const;

    const RowMapper &m_mapper;
    RecordTexts &m_texts;
    RecordStreams &m_streams;
    RejectTable &m_rejects;
    WorkerPool &m_pool;
    const ImportOptions &m_options;
    RowsSeen m_seen;
    ImportProgress m_progress;
    std::uint64_t m_bytesBefore = 0;
    std::uint64_t m_cutShort = 0;
};

} // namespace egret::intake
