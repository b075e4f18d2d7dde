// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Files.h>
#include <base/Json.h>
#include <domain/CodeScheme.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace egret::domain {

namespace {

using Row = std::vector<std::string>;

std::vector<std::string> split(std::string_view line)
{
    std::vector<std::string> fields;
    while (true) {
        const std::size_t tab = line.find('\t');
        fields.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos)
            return fields;
        line.remove_prefix(tab + 1);
    }
}

/// The rows of a TSV file whose first line is @p header.
Result<std::vector<Row>> readTable(const std::filesystem::path &file, const Row &header)
{
    const Result<Bytes> bytes = readFile(file, std::size_t{16} << 20);
    if (!bytes)
        return bytes.error();
    std::vector<Row> rows;
    std::string_view text = textOf(bytes.value());
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            continue;
        Row row = split(line);
        const std::string place = file.string() + ", row " + std::to_string(number) + ": ";
        if (number == 1 && row != header)
            return Error{Error::Code::Rejected, place + "the columns are not those of this table"};
        if (row.size() != header.size())
            return Error{Error::Code::Rejected,
                         place + std::to_string(row.size()) + " fields instead of "
                             + std::to_string(header.size())};
        if (number > 1)
            rows.push_back(std::move(row));
    }
    return rows;
}

bool allDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

unsigned digitsAt(const Json &json, const char *key)
{
    const std::int64_t digits = integerAt(json, key);
    return digits >= 1 && digits <= 9 ? static_cast<unsigned>(digits) : 0;
}

Result<CodeScheme> readScheme(const std::filesystem::path &folder, const Json &json)
{
    CodeScheme scheme;
    scheme.id = textAt(json, "id");
    scheme.title = textAt(json, "title");
    scheme.majorDigits = digitsAt(json, "major_digits");
    scheme.minorDigits = digitsAt(json, "minor_digits");
    scheme.serialDigits = digitsAt(json, "serial_digits");
    const std::string place = (folder / "schemes.json").string() + ": scheme \"" + scheme.id + "\": ";
    if (scheme.id.empty() || scheme.majorDigits == 0 || scheme.minorDigits == 0 || scheme.serialDigits == 0)
        return Error{Error::Code::Rejected, place + "\"id\" is missing or a number of digits is not 1 to 9"};
    const std::string table = textAt(json, "table");
    const Result<std::vector<Row>> rows = readTable(folder / table, {"code", "name", "name_en", "source"});
    if (!rows)
        return rows.error();
    const Json categories = json.is_object() ? json.value("categories", Json::object()) : Json::object();
    std::set<std::string> codes;
    for (const Row &row : rows.value()) {
        if (row[0].size() != scheme.majorDigits + scheme.minorDigits || !allDigits(row[0]) || row[1].empty())
            return Error{Error::Code::Rejected,
                         (folder / table).string() + ": code \"" + row[0]
                             + "\" has the wrong length or no name"};
        if (!codes.insert(row[0]).second)
            return Error{Error::Code::Rejected,
                         (folder / table).string() + ": code \"" + row[0] + "\" stands twice"};
        const std::string major = row[0].substr(0, scheme.majorDigits);
        scheme.classes.push_back(
            {scheme.id, row[0], row[1], row[2], textAt(categories, major.c_str(), "other")});
    }
    std::sort(scheme.classes.begin(), scheme.classes.end(),
              [](const ComponentClass &a, const ComponentClass &b) { return a.code < b.code; });
    return scheme;
}

/// @p identifier as a code of @p scheme, when its length and its digits fit.
std::optional<ComponentCode> parseAs(const CodeScheme &scheme, std::string_view identifier)
{
    if (identifier.size() != scheme.codeLength() || !allDigits(identifier))
        return std::nullopt;
    ComponentCode code;
    code.scheme = scheme.id;
    code.district = identifier.substr(0, 6);
    code.classCode = identifier.substr(6, scheme.majorDigits + scheme.minorDigits);
    const std::string_view serial = identifier.substr(6 + scheme.majorDigits + scheme.minorDigits);
    std::from_chars(serial.data(), serial.data() + serial.size(), code.serial);
    return code;
}

} // namespace

const ComponentClass *CodeScheme::find(std::string_view classCode) const
{
    const auto found =
        std::lower_bound(classes.begin(), classes.end(), classCode,
                         [](const ComponentClass &cls, std::string_view code) { return cls.code < code; });
    return found != classes.end() && found->code == classCode ? &*found : nullptr;
}

ComponentClass ComponentClass::unknown(std::string_view key)
{
    const std::size_t colon = std::min(key.find(':'), key.size());
    return {std::string(key.substr(0, colon)),
            std::string(key.substr(std::min(colon + 1, key.size()))),
            {},
            {},
            "other"};
}

Result<CodeBook> CodeBook::load(const std::filesystem::path &folder)
{
    const std::filesystem::path file = folder / "schemes.json";
    const Result<Json> json = readJsonFile(file);
    if (!json)
        return json.error();
    if (!json.value().is_object() || !json.value().contains("schemes") || !json.value()["schemes"].is_array())
        return Error{Error::Code::Rejected, file.string() + ": \"schemes\" is not a list"};
    CodeBook book;
    for (const Json &item : json.value()["schemes"]) {
        Result<CodeScheme> scheme = readScheme(folder, item);
        if (!scheme)
            return scheme.error();
        book.m_schemes.push_back(std::move(scheme).value());
    }
    for (const Json &item : json.value().value("mappings", Json::array())) {
        const std::string from = textAt(item, "from");
        const std::string to = textAt(item, "to");
        const Result<std::vector<Row>> rows =
            readTable(folder / textAt(item, "table"), {"from", "to", "rule"});
        if (!rows)
            return rows.error();
        for (const Row &row : rows.value())
            book.m_mapping[from + ":" + row[0]] = to + ":" + row[1];
    }
    return book;
}

const CodeScheme *CodeBook::scheme(std::string_view id) const
{
    const auto found = std::find_if(m_schemes.begin(), m_schemes.end(),
                                    [id](const CodeScheme &scheme) { return scheme.id == id; });
    return found == m_schemes.end() ? nullptr : &*found;
}

ComponentClass CodeBook::resolve(std::string_view key) const
{
    const ComponentClass unknown = ComponentClass::unknown(key);
    const CodeScheme *const known = scheme(unknown.scheme);
    const ComponentClass *const cls = known ? known->find(unknown.code) : nullptr;
    return cls ? *cls : unknown;
}

CodeBook::Resolution CodeBook::resolveAgain(const std::vector<ComponentClass> &classes,
                                            const std::vector<std::string> &keys) const
{
    Resolution result;
    std::set<std::string> named;
    for (const ComponentClass &old : classes) {
        ComponentClass now = resolve(old.key());
        result.renamed += now.known() && now != old ? 1 : 0;
        if (old.known())
            named.insert(old.key());
        result.classes.push_back(now.known() ? std::move(now) : old);
    }
    for (const std::string &key : keys) {
        ComponentClass now = resolve(key);
        if (!now.known() || !named.insert(key).second)
            continue;
        ++result.added;
        result.classes.push_back(std::move(now));
    }
    return result;
}

std::optional<std::string> CodeBook::mapped(std::string_view key) const
{
    const auto found = m_mapping.find(key);
    return found == m_mapping.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ComponentCode> CodeBook::parse(std::string_view identifier, std::string_view preferred) const
{
    if (const CodeScheme *const first = scheme(preferred)) {
        if (const auto code = parseAs(*first, identifier))
            return code;
    }
    // A scheme whose table knows the class is a better reading than one that only has the length.
    std::optional<ComponentCode> byLength;
    for (const CodeScheme &candidate : m_schemes) {
        const auto code = parseAs(candidate, identifier);
        if (code && candidate.find(code->classCode))
            return code;
        if (code && !byLength)
            byLength = code;
    }
    return byLength;
}

std::string CodeBook::format(const ComponentCode &code) const
{
    const CodeScheme *const known = scheme(code.scheme);
    std::string serial = std::to_string(code.serial);
    const std::size_t width = known ? known->serialDigits : 6;
    if (serial.size() < width)
        serial.insert(0, width - serial.size(), '0');
    return code.district + code.classCode + serial;
}

} // namespace egret::domain
