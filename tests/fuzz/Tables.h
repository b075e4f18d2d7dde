// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/TableReader.h>

#include <cstdio>
#include <cstdlib>

namespace egret::fuzz {

[[noreturn]] inline void broken(const char *what)
{
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

/// Bytes that come a few at a time, as from a pipe.
class Dripping : public intake::ByteSource
{
public:
    Dripping(ByteView bytes, std::size_t drop) : m_bytes(bytes), m_drop(drop) { }
    Result<std::size_t> read(std::span<std::uint8_t> into) override
    {
        const std::size_t n = std::min({into.size(), m_drop, m_bytes.size() - m_at});
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(m_at), n, into.begin());
        m_at += n;
        return n;
    }
    [[nodiscard]] std::uint64_t consumed() const override { return m_at; }

private:
    ByteView m_bytes;
    std::size_t m_drop;
    std::size_t m_at = 0;
};

/// All rows of a table as one text, or why it cannot be read.
inline Result<std::string> allRows(ByteView bytes, const intake::TableOptions &options, std::size_t drop)
{
    Dripping source(bytes, drop);
    Result<intake::TableReader> reader = intake::TableReader::open(source, "table", options);
    if (!reader)
        return reader.error();
    intake::Wanted wanted;
    wanted.shapes = true;
    for (const std::string &column : reader.value().columns())
        wanted.slotOf(column);
    wanted.slotOf("1");
    std::string all;
    std::uint64_t rows = 0;
    for (;;) {
        const Result<intake::Block> block = reader.value().next();
        if (!block)
            return block.error();
        if (block.value().text.empty())
            return all;
        if (block.value().firstRow != rows + 1)
            broken("rows are not numbered one after another");
        const std::uint64_t here =
            reader.value().forEachRow(block.value(), wanted, [&](const intake::Row &row) {
                if (row.number != ++rows)
                    broken("a row has the wrong number");
                all += std::to_string(row.number) + (row.problem ? row.problem : "");
                for (const std::string_view field : row.fields)
                    all.append("[").append(field).append("]");
                if (row.shape && row.shape->representative())
                    all += "@";
                all.append("<").append(row.raw).append(">\n");
            });
        if (here != rows + 1 - block.value().firstRow)
            broken("the rows of a block were counted wrongly");
    }
}

} // namespace egret::fuzz
