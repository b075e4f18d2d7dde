// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/JsonRows.h>
#include <intake/Utf8.h>

#include <charconv>
#include <cmath>

namespace egret::intake {

namespace {

constexpr int deepest = 200;

/// A cursor over JSON text; every function is false where the text is not JSON.
class Cursor
{
public:
    explicit Cursor(std::string_view text) : m_text(text) { }

    bool peek(char c)
    {
        space();
        return m_at < m_text.size() && m_text[m_at] == c;
    }
    bool take(char c)
    {
        if (!peek(c))
            return false;
        ++m_at;
        return true;
    }
    bool atEnd()
    {
        space();
        return m_at == m_text.size();
    }
    /// A string as it stands between its quotes; @p escaped tells that it has escapes.
    bool string(std::string_view &raw, bool &escaped)
    {
        escaped = false;
        if (!take('"'))
            return false;
        const std::size_t begin = m_at;
        for (; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '\\') {
                escaped = true;
                ++m_at;
            } else if (m_text[m_at] == '"') {
                raw = m_text.substr(begin, m_at - begin);
                ++m_at;
                return true;
            }
        }
        return false;
    }
    bool value(std::string_view &span, int depth = 0)
    {
        space();
        const std::size_t begin = m_at;
        if (m_at == m_text.size() || depth > deepest)
            return false;
        std::string_view ignored;
        bool escaped = false;
        switch (m_text[m_at]) {
        case '"':
            if (!string(ignored, escaped))
                return false;
            break;
        case '{':
            ++m_at;
            if (!take('}')) {
                do {
                    if (!string(ignored, escaped) || !take(':') || !value(ignored, depth + 1))
                        return false;
                } while (take(','));
                if (!take('}'))
                    return false;
            }
            break;
        case '[':
            ++m_at;
            if (!take(']')) {
                do {
                    if (!value(ignored, depth + 1))
                        return false;
                } while (take(','));
                if (!take(']'))
                    return false;
            }
            break;
        default: {
            while (m_at < m_text.size()
                   && std::string_view(",]} \t\r\n").find(m_text[m_at]) == std::string_view::npos)
                ++m_at;
            const std::string_view word = m_text.substr(begin, m_at - begin);
            double number = 0;
            const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number);
            if (word != "true" && word != "false" && word != "null"
                && (problem == std::errc::invalid_argument || end != word.data() + word.size()))
                return false;
        }
        }
        span = m_text.substr(begin, m_at - begin);
        return true;
    }

private:
    void space()
    {
        while (m_at < m_text.size()
               && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\t' || m_text[m_at] == '\r'
                   || m_text[m_at] == '\x1e'))
            ++m_at;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::uint32_t hexDigits(std::string_view text)
{
    std::uint32_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return problem == std::errc{} && end == text.data() + text.size() && text.size() == 4 ? value : 0xfffd;
}

void unescape(std::string_view raw, std::string &into)
{
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\' || i + 1 == raw.size()) {
            into.push_back(raw[i]);
            continue;
        }
        switch (const char c = raw[++i]) {
        case 'n': into.push_back('\n'); break;
        case 't': into.push_back('\t'); break;
        case 'r': into.push_back('\r'); break;
        case 'b': into.push_back('\b'); break;
        case 'f': into.push_back('\f'); break;
        case 'u': {
            std::uint32_t point = hexDigits(raw.substr(i + 1, 4));
            i += std::min<std::size_t>(4, raw.size() - i - 1);
            if (point >= 0xd800 && point < 0xdc00 && raw.substr(i + 1, 2) == "\\u") {
                const std::uint32_t low = hexDigits(raw.substr(i + 3, 4));
                if (low >= 0xdc00 && low < 0xe000) {
                    point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
                    i += 6;
                }
            }
            appendUtf8(into, point >= 0xd800 && point < 0xe000 ? 0xfffd : point);
            break;
        }
        default: into.push_back(c);
        }
    }
}

/// A value as a field: strings without quotes, null as nothing, all else as it stands.
std::string_view fieldOf(std::string_view span, std::string &scratch)
{
    if (span == "null")
        return {};
    if (!span.starts_with('"'))
        return span;
    span = span.substr(1, span.size() - 2);
    if (span.find('\\') == std::string_view::npos)
        return span;
    const std::size_t at = scratch.size();
    unescape(span, scratch);
    return std::string_view(scratch).substr(at);
}

class GeometryReader
{
public:
    explicit GeometryReader(Cursor &cursor) : m_cursor(cursor) { }

    /// Nested arrays of numbers: @p rings of one part, each put into @p shape according to its depth.
    bool position(Coordinates &at)
    {
        double values[2] = {0, 0};
        int count = 0;
        do {
            std::string_view span;
            if (!m_cursor.value(span, deepest))
                return false;
            if (count < 2) {
                const auto [end, problem] =
                    std::from_chars(span.data(), span.data() + span.size(), values[count]);
                if (problem != std::errc{} || end != span.data() + span.size()
                    || !std::isfinite(values[count]))
                    return false;
            }
            ++count;
        } while (m_cursor.take(','));
        at = {values[0], values[1]};
        return m_cursor.take(']') && count >= 2;
    }
    bool ring(Ring &into)
    {
        if (!m_cursor.take('['))
            return false;
        if (m_cursor.take(']'))
            return true;
        do {
            Coordinates at;
            if (!m_cursor.take('[') || !position(at))
                return false;
            into.push_back(at);
        } while (m_cursor.take(','));
        return m_cursor.take(']');
    }
    template <typename Member>
    bool list(Member member)
    {
        if (!m_cursor.take('['))
            return false;
        if (m_cursor.take(']'))
            return true;
        do {
            if (!member())
                return false;
        } while (m_cursor.take(','));
        return m_cursor.take(']');
    }
    bool polygon(Shape &shape)
    {
        std::vector<Ring> rings;
        if (!list([&] { return ring(rings.emplace_back()); }))
            return false;
        shape.parts.push_back(std::move(rings));
        return true;
    }

private:
    Cursor &m_cursor;
};

bool readCoordinates(std::string_view type, std::string_view coordinates, Shape &shape)
{
    Cursor cursor(coordinates);
    GeometryReader reader(cursor);
    if (type == "Point") {
        shape.kind = Shape::Kind::Points;
        if (!cursor.take('['))
            return false;
        if (cursor.take(']'))
            return true;
        Coordinates at;
        if (!reader.position(at))
            return false;
        shape.parts.push_back({{at}});
        return true;
    }
    if (type == "MultiPoint" || type == "LineString") {
        shape.kind = type == "MultiPoint" ? Shape::Kind::Points : Shape::Kind::Lines;
        return reader.ring(shape.parts.emplace_back().emplace_back());
    }
    if (type == "MultiLineString") {
        shape.kind = Shape::Kind::Lines;
        return reader.list([&] { return reader.ring(shape.parts.emplace_back().emplace_back()); });
    }
    shape.kind = Shape::Kind::Areas;
    if (type == "Polygon")
        return reader.polygon(shape);
    return reader.list([&] { return reader.polygon(shape); });
}

bool isGeometryType(std::string_view type)
{
    return type == "Point" || type == "MultiPoint" || type == "LineString" || type == "MultiLineString"
        || type == "Polygon" || type == "MultiPolygon" || type == "GeometryCollection";
}

/// Calls @p visit(key, value span) for the members of the object @p text.
template <typename Visit>
bool forEachMember(std::string_view text, std::string &scratch, Visit visit)
{
    Cursor cursor(text);
    if (!cursor.take('{'))
        return false;
    if (cursor.take('}'))
        return cursor.atEnd();
    do {
        std::string_view key;
        std::string_view span;
        bool escaped = false;
        if (!cursor.string(key, escaped) || !cursor.take(':') || !cursor.value(span))
            return false;
        if (escaped) {
            const std::size_t at = scratch.size();
            unescape(key, scratch);
            key = std::string_view(scratch).substr(at);
        }
        visit(key, span);
    } while (cursor.take(','));
    return cursor.take('}') && cursor.atEnd();
}

bool readGeometry(std::string_view text, std::string &scratch, Shape &shape, int depth = 0)
{
    if (text == "null")
        return true;
    std::string_view type;
    std::string_view coordinates;
    std::string_view members;
    const bool read = forEachMember(text, scratch, [&](std::string_view key, std::string_view span) {
        if (key == "type")
            type = span.size() > 2 ? span.substr(1, span.size() - 2) : span;
        else if (key == "coordinates")
            coordinates = span;
        else if (key == "geometries")
            members = span;
    });
    if (!read || !isGeometryType(type) || depth > 16)
        return false;
    if (type != "GeometryCollection")
        return readCoordinates(type, coordinates, shape);
    Cursor cursor(members);
    if (!cursor.take('['))
        return false;
    std::string_view span;
    while (cursor.value(span)) {
        if (shape.kind == Shape::Kind::None && !readGeometry(span, scratch, shape, depth + 1))
            return false;
        if (!cursor.take(','))
            break;
    }
    return true;
}

} // namespace

void readElement(std::string_view text, const Wanted &wanted, std::vector<std::string_view> &fields,
                 std::string &scratch, Shape &shape, Row &row,
                 const std::function<void(std::string_view, std::string_view)> &everyColumn)
{
    fields.assign(wanted.slots.size(), {});
    scratch.clear();
    scratch.reserve(text.size() + 16); // unescaping never makes text longer
    shape.kind = Shape::Kind::None;
    shape.parts.clear();
    row.raw = text;
    row.problem = nullptr;
    row.shape = nullptr;
    const auto column = [&](std::string_view key, std::string_view span) {
        const auto slot = wanted.slots.find(key);
        if (slot != wanted.slots.end())
            fields[slot->second] = fieldOf(span, scratch);
        if (everyColumn)
            everyColumn(key, fieldOf(span, scratch));
    };
    if (text.starts_with('[')) {
        Cursor cursor(text);
        std::string_view span;
        cursor.take('[');
        for (std::size_t place = 1; cursor.value(span); ++place) {
            column(std::to_string(place), span);
            if (!cursor.take(','))
                break;
        }
        if (!cursor.take(']') || !cursor.atEnd())
            row.problem = "this is not JSON";
        row.fields = fields;
        return;
    }
    std::string_view type;
    std::string_view geometry;
    std::string_view properties;
    const bool read = forEachMember(text, scratch, [&](std::string_view key, std::string_view span) {
        if (key == "type" && span.size() > 2 && span.front() == '"')
            type = span.substr(1, span.size() - 2);
        else if (key == "geometry")
            geometry = span;
        else if (key == "properties")
            properties = span;
    });
    if (!read) {
        row.problem = "this is not JSON";
        return;
    }
    const auto broken = [&] {
        shape.kind = Shape::Kind::None;
        if (!wanted.shapesOptional)
            row.problem = "its geometry is not one of GeoJSON";
    };
    if (type == "Feature") {
        if (properties.starts_with('{') && !forEachMember(properties, scratch, column))
            row.problem = "its properties are not JSON";
        if (wanted.shapes && !geometry.empty() && !readGeometry(geometry, scratch, shape))
            broken();
    } else if (isGeometryType(type)) {
        if (wanted.shapes && !readGeometry(text, scratch, shape))
            broken();
    } else {
        (void)forEachMember(text, scratch, column);
    }
    row.fields = fields;
    row.shape = shape.kind == Shape::Kind::None ? nullptr : &shape;
}

std::uint64_t forEachJsonRow(const Block &block, const Wanted &wanted,
                             const std::function<void(const Row &)> &visit)
{
    std::vector<std::string_view> fields;
    std::string scratch;
    Shape shape;
    Row row;
    row.number = block.firstRow;
    for (std::size_t i = 0; i < block.elements.size(); ++i) {
        const auto [begin, end] = block.elements[i];
        readElement(std::string_view(block.text).substr(begin, end - begin), wanted, fields, scratch, shape,
                    row);
        if (block.cutShort && i + 1 == block.elements.size())
            row.problem = "the file ends in the middle of this feature";
        visit(row);
        ++row.number;
    }
    return block.elements.size();
}

} // namespace egret::intake
