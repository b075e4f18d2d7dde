// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/RecordStreams.h>

namespace egret::intake {

namespace {

constexpr std::size_t pageBytes = 64 * 1024;

void visitAll(ByteView bytes, const std::function<void(const PointRecord &)> &visit)
{
    PointRecord record;
    for (std::size_t at = 0; at < bytes.size();) {
        at += readRecord(bytes.data() + at, record);
        visit(record);
    }
}

} // namespace

Outcome RecordStreams::append(std::size_t stream, ByteView records)
{
    std::vector<Bytes> &pages = m_streams[stream].pages;
    if (pages.empty() || pages.back().capacity() - pages.back().size() < records.size()) {
        pages.emplace_back().reserve(std::max(pageBytes, records.size()));
        m_held += pages.back().capacity();
    }
    pages.back().insert(pages.back().end(), records.begin(), records.end());
    return m_held > m_memory ? spill() : success();
}

Outcome RecordStreams::spill()
{
    for (Stream &stream : m_streams) {
        const std::uint64_t begin = m_file.size();
        for (const Bytes &page : stream.pages) {
            if (Outcome written = m_file.append(page); !written)
                return written;
        }
        if (m_file.size() > begin)
            stream.extents.emplace_back(begin, m_file.size() - begin);
        stream.pages.clear();
    }
    m_held = 0;
    return success();
}

Outcome RecordStreams::take(std::size_t number, const std::function<void(const PointRecord &)> &visit)
{
    Stream stream = std::exchange(m_streams[number], {});
    for (const auto &[offset, size] : stream.extents) {
        Bytes bytes(size);
        const Result<std::size_t> read = m_file.read(offset, bytes);
        if (!read)
            return read.error();
        if (read.value() != size)
            return Error{Error::Code::Unavailable, "what was put aside on disk has become shorter"};
        visitAll(bytes, visit);
    }
    for (Bytes &page : stream.pages) {
        visitAll(page, visit);
        page = {};
    }
    return success();
}

} // namespace egret::intake
