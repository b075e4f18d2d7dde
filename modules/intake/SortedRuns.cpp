// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/SortedRuns.h>

#include <algorithm>
#include <tuple>

namespace egret::intake {

namespace {

constexpr std::size_t readBytes = 256 * 1024;

bool before(const PointRecord &a, const PointRecord &b)
{
    if (a.district != b.district || a.morton != b.morton)
        return std::tie(a.district, a.morton) < std::tie(b.district, b.morton);
    // 0, a serial to be given, wraps to the highest.
    return std::tuple(a.cls, a.serial - 1u, a.order) < std::tuple(b.cls, b.serial - 1u, b.order);
}

} // namespace

Outcome SortedRuns::Collector::add(const PointRecord &record)
{
    if (m_bytes.capacity() == 0)
        m_bytes.reserve(m_runs.m_memory); // once, untouched until it is used
    m_items.push_back({record.morton, static_cast<std::uint32_t>(m_bytes.size()), record.district});
    appendRecord(m_bytes, record);
    return m_bytes.size() + m_items.size() * sizeof(Item) > m_runs.m_memory ? flush(true) : success();
}

Outcome SortedRuns::Collector::finish() { return m_items.empty() ? success() : flush(false); }

Outcome SortedRuns::Collector::flush(bool toDisk)
{
    std::sort(m_items.begin(), m_items.end(), [this](const Item &a, const Item &b) {
        if (a.district != b.district || a.morton != b.morton)
            return std::tie(a.district, a.morton) < std::tie(b.district, b.morton);
        PointRecord left;
        PointRecord right;
        readRecord(m_bytes.data() + a.offset, left);
        readRecord(m_bytes.data() + b.offset, right);
        return before(left, right);
    });
    Run run;
    if (toDisk) {
        if (!m_file)
            m_file = std::make_shared<SpillFile>(m_runs.m_folder);
        run.file = m_file;
        run.begin = m_file->size();
    } else {
        run.bytes.reserve(m_bytes.size());
    }
    for (const Item &item : m_items) {
        const std::uint8_t *const at = m_bytes.data() + item.offset;
        run.bytes.insert(run.bytes.end(), at, at + recordSize(at, m_bytes.size() - item.offset));
        if (toDisk && run.bytes.size() >= readBytes) {
            if (Outcome written = run.file->append(run.bytes); !written)
                return written;
            run.bytes.clear();
        }
    }
    if (toDisk) {
        if (Outcome written = run.file->append(run.bytes); !written)
            return written;
        run.bytes = {};
        run.end = m_file->size();
        m_bytes.clear();
        m_items.clear();
    } else {
        m_bytes = {};
        m_items = {};
    }
    const std::lock_guard lock(m_runs.m_mutex);
    m_runs.m_runs.push_back(std::move(run));
    return success();
}

SortedRuns::Merge::Merge(SortedRuns &runs)
{
    for (Run &run : runs.m_runs) {
        auto cursor = std::make_unique<Cursor>();
        cursor->file = run.file;
        cursor->offset = run.begin;
        cursor->end = run.end;
        cursor->bytes = std::move(run.bytes);
        m_heap.push_back(std::move(cursor));
    }
}

Result<bool> SortedRuns::Merge::advance(Cursor &cursor)
{
    cursor.at += cursor.used;
    cursor.used = 0;
    std::size_t left = cursor.bytes.size() - cursor.at;
    std::size_t size = recordSize(cursor.bytes.data() + cursor.at, left);
    if (cursor.file && (size == 0 || size > left)) {
        const std::size_t wanted = std::max(readBytes, size);
        const std::uint64_t unread = cursor.end - cursor.offset;
        Bytes more(left + static_cast<std::size_t>(std::min<std::uint64_t>(unread, wanted)));
        std::copy_n(cursor.bytes.begin() + static_cast<std::ptrdiff_t>(cursor.at), left, more.begin());
        const Result<std::size_t> read = cursor.file->read(cursor.offset, std::span(more).subspan(left));
        if (!read)
            return read.error();
        more.resize(left + read.value());
        cursor.offset += read.value();
        cursor.bytes = std::move(more);
        cursor.at = 0;
        left = cursor.bytes.size();
        size = recordSize(cursor.bytes.data(), left);
        if (size > left && read.value() > 0)
            return advance(cursor);
    }
    if (size == 0)
        return false;
    if (size > left)
        return Error{Error::Code::Unavailable, "what was put aside on disk has become shorter"};
    cursor.used = readRecord(cursor.bytes.data() + cursor.at, cursor.record);
    return true;
}

Result<bool> SortedRuns::Merge::next(PointRecord &record)
{
    const auto later = [](const std::unique_ptr<Cursor> &a, const std::unique_ptr<Cursor> &b) {
        return before(b->record, a->record);
    };
    if (!m_begun) {
        m_begun = true;
        std::vector<std::unique_ptr<Cursor>> all = std::exchange(m_heap, {});
        for (auto &cursor : all) {
            const Result<bool> has = advance(*cursor);
            if (!has)
                return has.error();
            if (has.value())
                m_heap.push_back(std::move(cursor));
        }
        std::make_heap(m_heap.begin(), m_heap.end(), later);
    } else if (!m_heap.empty()) {
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        const Result<bool> has = advance(*m_heap.back());
        if (!has)
            return has.error();
        if (has.value())
            std::push_heap(m_heap.begin(), m_heap.end(), later);
        else
            m_heap.pop_back();
    }
    if (m_heap.empty())
        return false;
    record = m_heap.front()->record;
    return true;
}

} // namespace egret::intake
