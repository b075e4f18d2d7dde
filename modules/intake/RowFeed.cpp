// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Random.h>
#include <intake/RowFeed.h>

namespace egret::intake {

namespace {

constexpr std::size_t maxDistricts = 255;
constexpr std::size_t maxSixteenBits = 65534;
constexpr std::size_t mostWaiting = 32; ///< blocks that are done before one that came first

/// Never 0, which says that there is no identifier.
std::uint64_t mixed(std::uint64_t value) { return mix64(value) | 1; }

} // namespace

Outcome RecordTexts::check() const
{
    if (districts.size() > maxDistricts || classes.size() > maxSixteenBits || grids.size() > maxSixteenBits
        || units.size() > maxSixteenBits)
        return Error{
            Error::Code::Limit,
            "a city holds at most 255 districts and 65,534 classes, grids and units; these are more"};
    return success();
}

std::uint64_t RecordMaker::identityKey(const PointRecord &record)
{
    return mixed((std::uint64_t{record.district} << 48) | (std::uint64_t{record.cls} << 32) | record.serial);
}

PointRecord RecordMaker::of(const MappedRow &row, std::uint64_t order)
{
    PointRecord record;
    record.morton = geo::morton(row.at);
    record.order = order;
    record.serial = row.serial;
    record.cls = static_cast<std::uint16_t>(m_class(row.cls));
    record.district = static_cast<std::uint8_t>(m_district(row.district));
    record.grid = row.grid.empty() ? points::noGrid : static_cast<std::uint16_t>(m_grid(row.grid));
    record.unit = static_cast<std::uint16_t>(m_unit(row.unit));
    record.state = row.state;
    record.survey = row.survey;
    record.change = row.change;
    record.code = row.code;
    record.place = row.place;
    record.remark = row.remark;
    if (!row.code.empty())
        record.key = mixed(std::hash<std::string_view>()(row.code));
    else if (row.serial != 0)
        record.key = identityKey(record);
    return record;
}

PointRecord RecordMaker::of(const HeldPoint &point, bool keyed)
{
    PointRecord record = point.record;
    record.flags = PointRecord::Held;
    const auto number = [this](DictionaryUse &use, std::string_view text) {
        m_text = text;
        return use(m_text);
    };
    record.cls = static_cast<std::uint16_t>(number(m_class, point.cls));
    record.district = static_cast<std::uint8_t>(number(m_district, point.district));
    record.grid =
        point.grid.empty() ? points::noGrid : static_cast<std::uint16_t>(number(m_grid, point.grid));
    record.unit = static_cast<std::uint16_t>(m_unit(point.attributes.unit));
    record.code = point.attributes.code;
    record.place = point.attributes.place;
    record.remark = point.attributes.remark;
    if (keyed)
        record.key =
            record.code.empty() ? identityKey(record) : mixed(std::hash<std::string_view>()(record.code));
    return record;
}

/// What the workers share while they read one table.
struct RowFeed::Table
{
    Table(TableReader &theReader, const ByteSource &theBytes, const std::string &theName,
          std::uint64_t number) :
        reader(theReader), bytes(theBytes), name(theName), file(number), caller(std::this_thread::get_id())
    {
    }

    TableReader &reader;
    const ByteSource &bytes;
    const std::string &name;
    const std::uint64_t file;
    const std::thread::id caller;

    std::mutex readMutex; ///< over the reader and the two below
    std::size_t blocks = 0;
    bool ended = false;

    std::mutex commitMutex; ///< over what follows, and all that commit() changes
    std::condition_variable committed;
    std::map<std::size_t, Part> waiting;
    std::size_t next = 0;
    std::optional<Error> problem;
    std::atomic<bool> failed = false;
    std::atomic<std::uint64_t> consumed = 0;

    void fail(const Error &error)
    {
        const std::lock_guard lock(commitMutex);
        if (!problem)
            problem = error;
        failed = true;
        committed.notify_all();
    }
};

Outcome RowFeed::take(TableReader &reader, const ByteSource &bytes, const std::string &name,
                      std::uint64_t file)
{
    Table table(reader, bytes, name, file);
    m_pool.run(m_pool.threads(), [&](std::size_t) { work(table); });
    m_bytesBefore += bytes.consumed();
    m_progress.bytes = m_bytesBefore;
    return table.problem ? Outcome(*table.problem) : success();
}

void RowFeed::work(Table &table)
{
    RecordMaker maker(m_texts);
    for (;;) {
        Block block;
        std::size_t number = 0;
        {
            const std::lock_guard lock(table.readMutex);
            if (table.ended || table.failed)
                return;
            if (m_options.cancelled && *m_options.cancelled)
                return table.fail({Error::Code::Cancelled, "interrupted; the city is as it was"});
            Result<Block> read = table.reader.next();
            if (!read)
                return table.fail(read.error());
            table.consumed = table.bytes.consumed();
            if (read.value().text.empty()) {
                table.ended = true;
                return;
            }
            block = std::move(read).value();
            number = table.blocks++;
            m_cutShort += block.cutShort ? 1 : 0;
        }
        Part part = partOf(table.reader, block, table.file, maker);
        std::unique_lock lock(table.commitMutex);
        table.committed.wait(lock, [&] { return number < table.next + mostWaiting || table.failed; });
        table.waiting.emplace(number, std::move(part));
        while (!table.waiting.empty() && table.waiting.begin()->first == table.next && !table.failed) {
            const Outcome done = commit(table.name, table.waiting.begin()->second);
            table.waiting.erase(table.waiting.begin());
            ++table.next;
            if (!done) {
                table.problem = done.error();
                table.failed = true;
            }
        }
        table.committed.notify_all();
        if (m_options.progress && std::this_thread::get_id() == table.caller) {
            ImportProgress now = m_progress;
            now.bytes = m_bytesBefore + table.consumed;
            m_options.progress(now);
        }
    }
}

RowFeed::Part RowFeed::partOf(const TableReader &reader, const Block &block, std::uint64_t file,
                              RecordMaker &maker) const
{
    Part part;
    part.records.resize(m_streams.size());
    MappedRow row;
    Reject reject;
    part.rows = reader.forEachRow(block, m_mapper.wanted(), [&](const Row &from) {
        if (!m_mapper.map(from, row, reject)) {
            part.seen.reject(reject);
            part.rejects.push_back(reject);
        } else if (!inBounds(row)) {
            part.rejects.push_back({row.number, "", "the place lies outside the bounds asked for",
                                    std::string(from.raw.substr(0, 2000))});
        } else {
            part.seen.take(row);
            const PointRecord record = maker.of(row, (file << 40) | row.number);
            const std::uint64_t deal = record.key != 0 ? record.key >> 8 : record.order;
            appendRecord(part.records[deal % m_streams.size()], record);
        }
    });
    return part;
}

bool RowFeed::inBounds(const MappedRow &row) const
{
    if (!m_options.bounds)
        return true;
    const geo::LonLat at = geo::toLonLat(row.at);
    const auto &[low, high] = *m_options.bounds;
    return at.lon >= low.lon && at.lon <= high.lon && at.lat >= low.lat && at.lat <= high.lat;
}

Outcome RowFeed::commit(const std::string &name, const Part &part)
{
    m_progress.read += part.rows;
    m_progress.rejected += part.rejects.size();
    m_seen.add(part.seen);
    for (const Reject &reject : part.rejects) {
        if (Outcome added = m_rejects.add(name, reject); !added)
            return added;
    }
    for (std::size_t stream = 0; stream < part.records.size(); ++stream) {
        if (part.records[stream].empty())
            continue;
        if (Outcome kept = m_streams.append(stream, part.records[stream]); !kept)
            return kept;
    }
    return success();
}

} // namespace egret::intake
