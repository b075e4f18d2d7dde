// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/PointResolver.h>

namespace egret::intake {

namespace {

constexpr std::size_t mostGarbage = std::size_t{16} << 20;

/// Whether @p row means the point, or the claim, @p held.
bool meets(const PointRecord &row, const PointRecord &held)
{
    if (!row.code.empty())
        return !(held.flags & PointRecord::Claim) && row.code == held.code;
    return row.district == held.district && row.cls == held.cls && row.serial == held.serial
        && (held.code.empty() || held.flags & PointRecord::Claim);
}

} // namespace

PointRecord PointResolver::at(const Slot &slot) const
{
    PointRecord record;
    readRecord(m_bytes.data() + slot.offset, record);
    return record;
}

std::size_t PointResolver::keep(const PointRecord &record)
{
    const std::size_t offset = m_bytes.size();
    appendRecord(m_bytes, record);
    return offset;
}

void PointResolver::put(const PointRecord &row)
{
    if (row.flags & PointRecord::Held || row.key == 0) {
        const bool isNew = !(row.flags & PointRecord::Held);
        m_counts.imported += isNew ? 1 : 0;
        m_slots.push_back({keep(row), isNew});
        if (row.key != 0)
            m_byKey.emplace(row.key, static_cast<std::uint32_t>(m_slots.size() - 1));
        return;
    }
    auto [from, to] = m_byKey.equal_range(row.key);
    while (from != to && !meets(row, at(m_slots[from->second])))
        ++from;
    if (from == to) {
        ++m_counts.imported;
        m_slots.push_back({keep(row), true});
        m_byKey.emplace(row.key, static_cast<std::uint32_t>(m_slots.size() - 1));
        return;
    }
    Slot &slot = m_slots[from->second];
    const PointRecord before = at(slot);
    if (before.flags & PointRecord::Claim) {
        m_conflict(row, before.code);
        return;
    }
    PointRecord next = before;
    next.morton = row.morton;
    next.grid = row.grid;
    next.cls = row.cls;
    next.district = row.district;
    if (m_mapping.state.given())
        next.state = row.state;
    if (m_mapping.survey.given())
        next.survey = row.survey;
    if (m_mapping.change.given())
        next.change = row.change;
    if (m_mapping.responsible.given())
        next.unit = row.unit;
    if (m_mapping.place.given())
        next.place = row.place;
    if (m_mapping.remark.given())
        next.remark = row.remark;
    if (next == before) {
        ++m_counts.unchanged;
        return;
    }
    ++m_counts.updated;
    if (next.cls != before.cls || next.district != before.district) { // another identity
        next.serial = 0;
        if (before.district != next.district && before.flags & PointRecord::Held)
            m_left[before.district] = true;
    }
    Bytes copy; // the texts may lie in the very bytes that grow
    appendRecord(copy, next);
    m_garbage += recordSize(m_bytes.data() + slot.offset, m_bytes.size() - slot.offset);
    slot = {m_bytes.size(), true};
    m_bytes.insert(m_bytes.end(), copy.begin(), copy.end());
    if (m_garbage > mostGarbage && m_garbage > m_bytes.size() / 2)
        tidy();
}

void PointResolver::tidy()
{
    Bytes tidied;
    tidied.reserve(m_bytes.size() - m_garbage);
    for (Slot &slot : m_slots) {
        const std::uint8_t *const from = m_bytes.data() + slot.offset;
        const std::size_t size = recordSize(from, m_bytes.size() - slot.offset);
        slot.offset = tidied.size();
        tidied.insert(tidied.end(), from, from + size);
    }
    m_bytes = std::move(tidied);
    m_garbage = 0;
}

void PointResolver::forEach(const std::function<void(const PointRecord &, bool)> &visit) const
{
    for (const Slot &slot : m_slots) {
        const PointRecord record = at(slot);
        if (!(record.flags & PointRecord::Claim))
            visit(record, slot.touched);
    }
}

} // namespace egret::intake
