// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Csv.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <set>

namespace egret::intake {

namespace {

const char *find(const char *from, const char *end, char what)
{
    return static_cast<const char *>(std::memchr(from, what, static_cast<std::size_t>(end - from)));
}

bool looksLikeNumber(std::string_view text)
{
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc{} && end == text.data() + text.size() && !text.empty();
}

std::vector<std::vector<std::string>> firstRecords(std::string_view head, const CsvDialect &dialect,
                                                   std::size_t most)
{
    std::vector<std::vector<std::string>> records;
    std::vector<std::string_view> fields;
    std::string unescaped;
    unescaped.reserve(head.size()); // views into it must not move
    bool open = false;
    while (records.size() < most && !head.empty()) {
        unescaped.clear();
        std::size_t used = takeRecord(head, dialect, false, fields, unescaped, open);
        if (used == 0) {
            if (!records.empty())
                break; // a record that was cut off
            used = takeRecord(head, dialect, true, fields, unescaped, open);
        }
        if (fields.size() > 1 || (fields.size() == 1 && !fields.front().empty()))
            records.emplace_back(fields.begin(), fields.end());
        head.remove_prefix(used);
    }
    return records;
}

} // namespace

CsvDialect guessDialect(std::string_view head)
{
    CsvDialect dialect;
    if (head.starts_with("sep=") && head.size() > 5
        && (head[5] == '\n' || head[5] == '\r')) { // Excel's own way
        dialect.separator = head[4];
        dialect.skip = 1;
        head.remove_prefix(head[5] == '\r' && head.size() > 6 && head[6] == '\n' ? 7 : 6);
    }
    dialect.loneCr = head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos;
    double best = dialect.skip > 0 ? 2 : 0;
    for (const char separator : {',', ';', '\t', '|'}) {
        CsvDialect candidate = dialect;
        candidate.separator = separator;
        const auto records = firstRecords(head, candidate, 60);
        std::map<std::size_t, std::size_t> widths;
        for (const auto &record : records)
            ++widths[record.size()];
        for (const auto &[width, count] : widths) {
            const double score = width < 2 ? 0
                                           : static_cast<double>(count) / static_cast<double>(records.size())
                    + 0.001 * static_cast<double>(std::min<std::size_t>(width, 50));
            if (score > best) {
                best = score;
                dialect.separator = separator;
            }
        }
    }
    const auto records = firstRecords(head, dialect, 60);
    dialect.header =
        !records.empty() && std::none_of(records.front().begin(), records.front().end(), looksLikeNumber);
    if (dialect.header) { // names are different from each other, and few are empty
        const std::set<std::string> names(records.front().begin(), records.front().end());
        const auto empty = std::count(records.front().begin(), records.front().end(), std::string());
        dialect.header = names.size() * 2 > records.front().size()
            && empty * 2 <= static_cast<std::ptrdiff_t>(records.front().size());
    }
    return dialect;
}

std::size_t takeRecord(std::string_view text, const CsvDialect &dialect, bool last,
                       std::vector<std::string_view> &fields, std::string &unescaped, bool &openQuote)
{
    fields.clear();
    openQuote = false;
    const char *const begin = text.data();
    const char *const end = begin + text.size();
    const char lineEnd = dialect.loneCr ? '\r' : '\n';
    const char *at = begin;
    for (;;) {
        if (at < end && *at == '"') {
            const char *const open = at + 1;
            const char *from = open;
            const char *close = nullptr;
            bool doubled = false;
            for (;;) {
                close = find(from, end, '"');
                if (!close || (close + 1 == end && !last))
                    break; // a doubled quote may follow
                if (close + 1 == end || close[1] != '"')
                    break;
                doubled = true;
                from = close + 2;
            }
            if (!close || (close + 1 == end && !last)) {
                if (!last)
                    return 0;
                openQuote = true;
                fields.emplace_back(open, static_cast<std::size_t>(end - open));
                return text.size();
            }
            // What stands between the closing quote and the separator belongs to the field, as it is.
            const char *tail = close + 1;
            while (tail < end && *tail != dialect.separator && *tail != lineEnd)
                ++tail;
            if (tail == end && !last)
                return 0;
            const char *tailEnd = tail;
            if (tail < end && *tail == '\n' && tailEnd > close + 1 && tailEnd[-1] == '\r')
                --tailEnd;
            else if (tail == end && tailEnd > close + 1 && tailEnd[-1] == '\r')
                --tailEnd;
            if (!doubled && tailEnd == close + 1) {
                fields.emplace_back(open, static_cast<std::size_t>(close - open));
            } else {
                const std::size_t start = unescaped.size();
                for (const char *c = open; c < close; ++c) {
                    unescaped.push_back(*c);
                    if (*c == '"')
                        ++c;
                }
                unescaped.append(close + 1, tailEnd);
                fields.emplace_back(unescaped.data() + start, unescaped.size() - start);
            }
            at = tail;
        } else {
            const char *tail = at;
            while (tail < end && *tail != dialect.separator && *tail != lineEnd)
                ++tail;
            if (tail == end && !last)
                return 0;
            const char *fieldEnd = tail;
            if (fieldEnd > at && fieldEnd[-1] == '\r' && (tail == end || *tail == '\n'))
                --fieldEnd;
            fields.emplace_back(at, static_cast<std::size_t>(fieldEnd - at));
            at = tail;
        }
        if (at == end)
            return text.size();
        if (*at == lineEnd)
            return static_cast<std::size_t>(at + 1 - begin);
        ++at; // the separator
    }
}

std::size_t lastRecordEnd(std::string_view text, const CsvDialect &dialect)
{
    const char lineEnd = dialect.loneCr ? '\r' : '\n';
    if (text.find('"') == std::string_view::npos) {
        const std::size_t at = text.rfind(lineEnd);
        return at == std::string_view::npos ? 0 : at + 1;
    }
    const char *const begin = text.data();
    const char *const end = begin + text.size();
    std::size_t whole = 0;
    const char *at = begin;
    bool fieldBegins = true;
    while (at < end) {
        if (fieldBegins && *at == '"') {
            const char *close = at + 1;
            for (;;) {
                close = find(close, end, '"');
                if (!close || close + 1 == end)
                    return whole;
                if (close[1] != '"')
                    break;
                close += 2;
            }
            at = close + 1;
            fieldBegins = false;
            continue;
        }
        if (*at == lineEnd)
            whole = static_cast<std::size_t>(at + 1 - begin);
        fieldBegins = *at == lineEnd || *at == dialect.separator;
        ++at;
    }
    return whole;
}

std::uint64_t forEachCsvRow(const Block &block, const CsvDialect &dialect,
                            const std::vector<std::vector<std::size_t>> &columnSlots, std::size_t slots,
                            const std::function<void(const Row &)> &visit)
{
    std::string_view left = block.text;
    std::vector<std::string_view> fields;
    std::vector<std::string_view> bySlot(slots);
    std::string unescaped;
    unescaped.reserve(block.text.size()); // views into it must not move
    Row row;
    row.number = block.firstRow;
    while (!left.empty()) {
        unescaped.clear();
        bool open = false;
        const std::size_t used = takeRecord(left, dialect, true, fields, unescaped, open);
        row.raw = left.substr(0, used);
        while (!row.raw.empty() && (row.raw.back() == '\n' || row.raw.back() == '\r'))
            row.raw.remove_suffix(1);
        left.remove_prefix(used);
        if (fields.size() == 1 && row.raw.empty())
            continue;
        std::fill(bySlot.begin(), bySlot.end(), std::string_view());
        for (std::size_t column = 0; column < std::min(fields.size(), columnSlots.size()); ++column) {
            for (const std::size_t slot : columnSlots[column])
                bySlot[slot] = fields[column];
        }
        row.fields = bySlot;
        row.problem = open ? "a quote is opened and never closed: the file ends inside it" : nullptr;
        visit(row);
        ++row.number;
    }
    return row.number - block.firstRow;
}

std::uint64_t countCsvRows(const Block &block, const CsvDialect &dialect)
{
    const std::string_view text = block.text;
    if (text.find('"') != std::string_view::npos || dialect.loneCr)
        return forEachCsvRow(block, dialect, {}, 0, [](const Row &) {});
    std::uint64_t rows = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.find('\n', at);
        end = end == std::string_view::npos ? text.size() : end;
        rows += end > at && !(end == at + 1 && text[at] == '\r') ? 1 : 0;
        at = end + 1;
    }
    return rows;
}

} // namespace egret::intake
