// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/TableReader.h>

#include <algorithm>

namespace egret::intake {

namespace {

constexpr std::size_t headBytes = 64 * 1024;

} // namespace

Result<TableReader> TableReader::open(ByteSource &bytes, const std::string &name, const TableOptions &options)
{
    TableReader reader(bytes, name, options);
    if (Outcome begun = reader.begin(options); !begun)
        return begun.error();
    return reader;
}

Outcome TableReader::fill(std::size_t atLeast)
{
    while (!m_ended && m_pending.size() < atLeast) {
        const Result<bool> more = m_text->read(m_pending);
        if (!more)
            return more.error();
        m_ended = !more.value();
    }
    return success();
}

Outcome TableReader::begin(const TableOptions &options)
{
    if (Outcome filled = fill(headBytes); !filled)
        return filled;
    const std::string_view head = std::string_view(m_pending).substr(0, headBytes);
    if (head.find('\0') != std::string_view::npos)
        return Error{Error::Code::Rejected, m_name + ": is no text; CSV and GeoJSON are what can be read"};
    const std::size_t first = head.find_first_not_of(" \t\r\n\x1e");
    m_json = first != std::string_view::npos && (head[first] == '{' || head[first] == '[');
    if (m_json) {
        findJsonColumns();
        return success();
    }
    m_dialect = guessDialect(head);
    m_dialect.separator = options.separator.value_or(m_dialect.separator);
    m_dialect.header = options.header.value_or(m_dialect.header);
    m_dialect.skip = std::max(m_dialect.skip, options.skip);
    std::vector<std::string_view> fields;
    std::string unescaped;
    for (unsigned i = 0; i < m_dialect.skip + (m_dialect.header ? 1 : 0); ++i) {
        bool open = false;
        std::size_t used = 0;
        for (;;) {
            unescaped.clear();
            unescaped.reserve(m_pending.size());
            used = takeRecord(m_pending, m_dialect, m_ended, fields, unescaped, open);
            if (used > 0 || m_ended)
                break;
            if (m_pending.size() > longestRecord)
                return Error{Error::Code::Limit,
                             m_name + ": its first line is longer than 64 MiB; it is no table"};
            if (Outcome filled = fill(std::min(m_pending.size() * 2, longestRecord + 1)); !filled)
                return filled;
        }
        m_columns.assign(fields.begin(), fields.end());
        m_pending.erase(0, used);
    }
    if (!m_dialect.header) {
        bool open = false;
        unescaped.clear();
        unescaped.reserve(m_pending.size());
        if (takeRecord(m_pending, m_dialect, false, fields, unescaped, open) == 0 && m_ended)
            takeRecord(m_pending, m_dialect, true, fields, unescaped, open);
        m_columns.clear();
        for (std::size_t i = 1; i <= fields.size(); ++i)
            m_columns.push_back(std::to_string(i));
    }
    return success();
}

void TableReader::findJsonColumns()
{
    JsonCutter cutter;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> elements;
    cutter.scan(m_pending, elements);
    std::vector<std::string_view> fields;
    std::string scratch;
    Shape shape;
    Row row;
    for (std::size_t i = 0; i < std::min<std::size_t>(elements.size(), 100); ++i) {
        const auto [from, to] = elements[i];
        readElement(std::string_view(m_pending).substr(from, to - from), {}, fields, scratch, shape, row,
                    [&](std::string_view column, std::string_view) {
                        if (std::find(m_columns.begin(), m_columns.end(), column) == m_columns.end())
                            m_columns.emplace_back(column);
                    });
    }
}

Result<Block> TableReader::next()
{
    Block block;
    block.firstRow = m_row;
    std::size_t whole = 0;
    for (;;) {
        if (Outcome filled = fill(std::max(
                m_blockBytes,
                m_pending.size()
                    + (whole == 0 && !m_pending.empty() && m_pending.size() >= m_blockBytes ? 1 : 0)));
            !filled)
            return filled.error();
        if (m_json) {
            m_cutter.scan(m_pending, block.elements);
            whole = block.elements.empty() && !m_ended ? 0 : m_cutter.kept();
        } else {
            whole = m_ended ? m_pending.size() : lastRecordEnd(m_pending, m_dialect);
        }
        if (whole > 0 || m_ended)
            break;
        if (m_json && m_cutter.kept() > 0) { // nothing but what lies around the elements
            m_pending.erase(0, m_cutter.kept());
            m_cutter.dropped();
            continue;
        }
        if (m_pending.size() > longestRecord)
            return Error{
                Error::Code::Limit,
                m_name + ": row " + std::to_string(m_row)
                    + " is longer than 64 MiB; a quote or bracket is never closed, or this is no table"};
    }
    if (m_json) {
        block.cutShort = m_ended && m_cutter.open() && m_cutter.kept() < m_pending.size();
        if (block.cutShort) { // what is left is an element that never ended
            block.elements.emplace_back(static_cast<std::uint32_t>(m_cutter.kept()),
                                        static_cast<std::uint32_t>(m_pending.size()));
            block.text = std::exchange(m_pending, {});
            m_cutter = {};
        } else {
            block.text = m_pending.substr(0, whole);
            m_pending.erase(0, whole);
            m_cutter.dropped();
        }
        m_row += block.elements.size();
        if (block.elements.empty())
            block.text.clear();
        return block;
    }
    block.text = m_pending.substr(0, whole);
    m_pending.erase(0, whole);
    m_row += countCsvRows(block, m_dialect);
    return block;
}

std::uint64_t TableReader::forEachRow(const Block &block, const Wanted &wanted,
                                      const std::function<void(const Row &)> &visit) const
{
    if (m_json)
        return forEachJsonRow(block, wanted, visit);
    std::vector<std::vector<std::size_t>> slots(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        for (const std::string &name : {m_columns[i], std::to_string(i + 1)}) {
            const auto found = wanted.slots.find(name);
            if (found != wanted.slots.end() && (slots[i].empty() || slots[i].front() != found->second))
                slots[i].push_back(found->second);
        }
    }
    return forEachCsvRow(block, m_dialect, slots, wanted.slots.size(), visit);
}

} // namespace egret::intake
