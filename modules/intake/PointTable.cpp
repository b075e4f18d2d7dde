// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/PointTable.h>

#include <algorithm>
#include <tuple>

namespace egret::intake {

namespace {

constexpr std::size_t maxDistricts = 255;
constexpr std::size_t maxSixteenBits = 65534;

} // namespace

void PointTable::add(Entry entry)
{
    const auto row = static_cast<std::uint32_t>(m_entries.size());
    m_byIdentity[identity(entry)] = row;
    if (entry.code != 0)
        m_byCode[entry.code] = row;
    std::uint32_t &last = m_lastSerial[(std::uint32_t{entry.district} << 16) | entry.cls];
    last = std::max(last, entry.serial);
    m_entries.push_back(entry);
    ++m_alive;
}

std::uint32_t PointTable::nextSerial(const Entry &entry)
{
    return m_lastSerial[(std::uint32_t{entry.district} << 16) | entry.cls] + 1;
}

Outcome PointTable::load(ByteView columns, ByteView attributes)
{
    const Result<points::DecodedColumns> decoded = points::decodeColumns(columns);
    if (!decoded)
        return decoded.error();
    std::vector<points::Attributes> rows;
    if (!attributes.empty()) {
        Result<points::DecodedAttributes> read = points::decodeAttributes(attributes);
        if (!read)
            return read.error();
        rows = std::move(read.value().rows);
        if (rows.size() != decoded.value().points.size())
            return Error{Error::Code::Corrupt,
                         "attributes of " + decoded.value().key.name() + " do not fit their points"};
    }
    const points::PointSet &set = decoded.value().points;
    std::vector<std::uint16_t> classOf;
    std::vector<std::uint16_t> gridOf;
    for (const std::string &text : set.classes)
        classOf.push_back(static_cast<std::uint16_t>(m_classes.intern(text)));
    for (const std::string &text : set.grids)
        gridOf.push_back(static_cast<std::uint16_t>(m_grids.intern(text)));
    const auto district = static_cast<std::uint8_t>(m_districts.intern(decoded.value().key.district));
    for (std::uint32_t row = 0; row < set.size(); ++row) {
        Entry entry;
        entry.at = {set.x[row], set.y[row]};
        entry.serial = set.serial[row];
        entry.cls = classOf[set.cls[row]];
        entry.grid = set.grid[row] == points::noGrid ? points::noGrid : gridOf[set.grid[row]];
        entry.survey = set.survey[row];
        entry.change = set.change[row];
        entry.district = district;
        entry.state = set.state[row];
        if (!rows.empty()) {
            entry.unit = static_cast<std::uint16_t>(m_units.intern(rows[row].unit));
            entry.place = m_places.intern(rows[row].place);
            entry.remark = m_remarks.intern(rows[row].remark);
            entry.code = m_codes.intern(rows[row].code);
        }
        add(entry);
    }
    return success();
}

void PointTable::apply(const points::PointChange &change)
{
    Entry entry;
    entry.cls = static_cast<std::uint16_t>(m_classes.intern(change.cls));
    entry.district = static_cast<std::uint8_t>(m_districts.intern(change.district));
    entry.serial = change.serial;
    const auto found = m_byIdentity.find(identity(entry));
    if (found != m_byIdentity.end())
        entry = m_entries[found->second];
    if (change.removed) {
        if (found != m_byIdentity.end()) {
            m_byCode.erase(m_entries[found->second].code);
            m_entries[found->second].removed = true;
            m_byIdentity.erase(found);
            --m_alive;
        }
        return;
    }
    entry.at = change.at;
    entry.state = change.state;
    entry.grid =
        change.grid.empty() ? points::noGrid : static_cast<std::uint16_t>(m_grids.intern(change.grid));
    entry.survey = change.survey;
    entry.change = change.change;
    if (found != m_byIdentity.end())
        m_entries[found->second] = entry;
    else
        add(entry);
}

Result<PointTable::Effect> PointTable::put(const MappedRow &row, const Mapping &mapping)
{
    Entry entry;
    entry.cls = static_cast<std::uint16_t>(m_classes.intern(row.cls));
    entry.district = static_cast<std::uint8_t>(m_districts.intern(row.district));
    entry.serial = row.serial;
    entry.code = row.code.empty() ? 0 : m_codes.intern(row.code);
    std::optional<std::uint32_t> at;
    if (entry.code != 0) {
        if (const auto found = m_byCode.find(entry.code); found != m_byCode.end())
            at = found->second;
    } else if (row.serial != 0) {
        if (const auto found = m_byIdentity.find(identity(entry)); found != m_byIdentity.end()) {
            at = found->second;
            if (m_entries[*at].code != 0)
                return Error{Error::Code::Conflict,
                             "the identifier belongs to " + m_codes.texts[m_entries[*at].code] + " already"};
        }
    }
    const Entry before = at ? m_entries[*at] : Entry{};
    Entry next = before;
    next.cls = entry.cls;
    next.district = entry.district;
    next.code = entry.code;
    next.serial = entry.code != 0 && at ? before.serial : row.serial;
    next.at = row.at;
    next.grid = row.grid.empty() ? points::noGrid : static_cast<std::uint16_t>(m_grids.intern(row.grid));
    if (!at || mapping.state.given())
        next.state = row.state;
    if (mapping.survey.given())
        next.survey = row.survey;
    if (mapping.change.given())
        next.change = row.change;
    if (mapping.responsible.given())
        next.unit = static_cast<std::uint16_t>(m_units.intern(row.unit));
    if (mapping.place.given())
        next.place = m_places.intern(row.place);
    if (mapping.remark.given())
        next.remark = m_remarks.intern(row.remark);
    if (!at) {
        if (next.serial == 0)
            next.serial = nextSerial(next);
        add(next);
        return Effect::Imported;
    }
    if (next == before)
        return Effect::Unchanged;
    if (next.cls != before.cls || next.district != before.district) { // another identity
        next.serial = nextSerial(next);
        m_byIdentity.erase(identity(before));
        m_byIdentity[identity(next)] = *at;
        m_lastSerial[(std::uint32_t{next.district} << 16) | next.cls] = next.serial;
    }
    m_entries[*at] = next;
    return Effect::Updated;
}

Result<std::vector<points::Chunk>> PointTable::encode(const std::string &kind, WorkerPool &pool) const
{
    if (m_districts.texts.size() > maxDistricts || m_classes.texts.size() > maxSixteenBits
        || m_grids.texts.size() > maxSixteenBits || m_units.texts.size() > maxSixteenBits)
        return Error{
            Error::Code::Limit,
            "a city holds at most 255 districts and 65,534 classes, grids and units; these are more"};
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(m_alive);
    for (std::uint32_t row = 0; row < m_entries.size(); ++row) {
        if (!m_entries[row].removed)
            order.emplace_back(geo::morton(m_entries[row].at), row);
    }
    std::sort(order.begin(), order.end(), [this](const auto &a, const auto &b) {
        if (a.first != b.first)
            return a.first < b.first;
        const Entry &x = m_entries[a.second];
        const Entry &y = m_entries[b.second];
        return std::tuple(x.district, x.cls, x.serial) < std::tuple(y.district, y.cls, y.serial);
    });
    points::PointSet set;
    points::AttributeTable table;
    set.classes = m_classes.texts;
    set.districts = m_districts.texts;
    set.grids = m_grids.texts;
    set.resize(order.size());
    table.units = m_units.texts;
    table.places = m_places.texts;
    table.unit.resize(order.size());
    table.place.resize(order.size());
    for (std::uint32_t row = 0; row < order.size(); ++row) {
        const Entry &entry = m_entries[order[row].second];
        set.set(row,
                {entry.at, entry.cls, entry.state, entry.district, entry.grid, entry.serial, entry.survey,
                 entry.change});
        table.unit[row] = entry.unit;
        table.place[row] = entry.place;
        if (entry.code != 0)
            table.codes.emplace_hint(table.codes.end(), row, m_codes.texts[entry.code]);
        if (entry.remark != 0)
            table.remarks.emplace_hint(table.remarks.end(), row, m_remarks.texts[entry.remark]);
    }
    order = {};
    std::vector<points::Chunk> chunks = points::encodeColumns(set, kind, pool);
    for (points::Chunk &chunk : points::encodeAttributes(set, table, kind, pool))
        chunks.push_back(std::move(chunk));
    return chunks;
}

} // namespace egret::intake
