// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/Csv.h>
#include <intake/Encoding.h>
#include <intake/JsonRows.h>

namespace egret::intake {

/// A record longer than this is refused: a quote that is never closed, or not a table at all.
inline constexpr std::size_t longestRecord = std::size_t{64} << 20;

/// What is known beforehand of how a table is written; the rest is guessed.
struct TableOptions
{
    std::optional<Encoding> encoding;
    std::optional<char> separator;
    std::optional<bool> header;
    unsigned skip = 0;
    std::size_t blockBytes = std::size_t{1} << 20; ///< about so much is read, and taken apart, at a time
};

/// Reads a CSV or JSON table as blocks of whole records, holding one block at a time. One thread for
/// next(); blocks may be taken apart by others.
class TableReader
{
public:
    /// Looks at the beginning of @p bytes. Rejected when it is no text.
    static Result<TableReader> open(ByteSource &bytes, const std::string &name, const TableOptions &options);

    [[nodiscard]] bool json() const { return m_json; }
    [[nodiscard]] const CsvDialect &dialect() const { return m_dialect; }
    [[nodiscard]] Encoding encoding() const { return m_text->encoding(); }
    [[nodiscard]] std::uint64_t replaced() const { return m_text->replaced(); }
    /// The header of a CSV table, or "1", "2" … ; of JSON: the members of the first hundred elements.
    [[nodiscard]] const std::vector<std::string> &columns() const { return m_columns; }

    /// The next block; empty text at the end. Limit for a record that is too long.
    Result<Block> next();
    /// Calls @p visit for each row of @p block; returns their number. Any thread.
    std::uint64_t forEachRow(const Block &block, const Wanted &wanted,
                             const std::function<void(const Row &)> &visit) const;

private:
    TableReader(ByteSource &bytes, std::string name, const TableOptions &options) :
        m_text(std::make_unique<TextSource>(bytes, options.encoding)),
        m_name(std::move(name)),
        m_blockBytes(options.blockBytes)
    {
    }
    Outcome begin(const TableOptions &options);
    Outcome fill(std::size_t atLeast);
    void findJsonColumns();

    std::unique_ptr<TextSource> m_text;
    std::string m_name;
    std::size_t m_blockBytes;
    std::string m_pending;
    bool m_ended = false;
    bool m_json = false;
    CsvDialect m_dialect;
    std::vector<std::string> m_columns;
    JsonCutter m_cutter;
    std::uint64_t m_row = 1;
};

} // namespace egret::intake
