// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Bytes.h>
#include <intake/Shape.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <string>

namespace egret::intake {

namespace {

double lengthOf(const Ring &line)
{
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    return sum;
}

double areaOf(const Ring &ring)
{
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Coordinates &a = ring[i];
        const Coordinates &b = ring[(i + 1) % ring.size()];
        twice += (a.x - ring[0].x) * (b.y - ring[0].y) - (b.x - ring[0].x) * (a.y - ring[0].y);
    }
    return std::abs(twice) / 2;
}

Coordinates middleOf(const Ring &line)
{
    const double half = lengthOf(line) / 2;
    double walked = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        if (walked + step >= half && step > 0) {
            const double t = (half - walked) / step;
            return {line[i - 1].x + t * (line[i].x - line[i - 1].x),
                    line[i - 1].y + t * (line[i].y - line[i - 1].y)};
        }
        walked += step;
    }
    return line.front();
}

/// The middle of the widest stretch inside the rings (even-odd) on the height @p y, and its width.
std::pair<double, double> widestAt(const std::vector<Ring> &rings, double y)
{
    std::vector<double> crossings;
    for (const Ring &ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Coordinates &a = ring[i];
            const Coordinates &b = ring[(i + 1) % ring.size()];
            if ((a.y <= y) != (b.y <= y))
                crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
    }
    std::sort(crossings.begin(), crossings.end());
    std::pair<double, double> best{0, -1};
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] > best.second)
            best = {(crossings[i] + crossings[i + 1]) / 2, crossings[i + 1] - crossings[i]};
    }
    return best;
}

Coordinates insideOf(const std::vector<Ring> &rings)
{
    const auto [low, high] = std::minmax_element(rings.front().begin(), rings.front().end(),
                                                 [](const auto &a, const auto &b) { return a.y < b.y; });
    Coordinates best = rings.front().front();
    double width = -1;
    for (const double part : {0.5, 0.35, 0.65, 0.2, 0.8}) {
        const double y = low->y + part * (high->y - low->y);
        const auto [x, here] = widestAt(rings, y);
        if (here > width) {
            width = here;
            best = {x, y};
        }
    }
    return best;
}

class WktReader
{
public:
    explicit WktReader(std::string_view text) : m_text(text) { }

    std::optional<Shape> read()
    {
        if (skipSpace(); m_text.substr(m_at).starts_with("SRID=")) {
            const std::size_t semicolon = m_text.find(';', m_at);
            if (semicolon == std::string_view::npos)
                return std::nullopt;
            m_at = semicolon + 1;
        }
        Shape shape;
        if (!readTagged(shape, 0))
            return std::nullopt;
        skipSpace();
        return m_at == m_text.size() ? std::optional(std::move(shape)) : std::nullopt;
    }

private:
    void skipSpace()
    {
        while (
            m_at < m_text.size()
            && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n' || m_text[m_at] == '\r'))
            ++m_at;
    }
    std::string word()
    {
        skipSpace();
        std::string upper;
        while (
            m_at < m_text.size()
            && ((m_text[m_at] >= 'A' && m_text[m_at] <= 'Z') || (m_text[m_at] >= 'a' && m_text[m_at] <= 'z')))
            upper.push_back(static_cast<char>(m_text[m_at++] & ~0x20));
        return upper;
    }
    bool take(char c)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    static Shape::Kind kindOf(const std::string &name)
    {
        if (name == "POINT" || name == "MULTIPOINT")
            return Shape::Kind::Points;
        if (name == "LINESTRING" || name == "MULTILINESTRING" || name == "CIRCULARSTRING"
            || name == "COMPOUNDCURVE" || name == "MULTICURVE")
            return Shape::Kind::Lines;
        if (name == "POLYGON" || name == "MULTIPOLYGON" || name == "CURVEPOLYGON" || name == "MULTISURFACE"
            || name == "TIN" || name == "TRIANGLE" || name == "POLYHEDRALSURFACE")
            return Shape::Kind::Areas;
        return Shape::Kind::None;
    }

    bool readTagged(Shape &shape, int depth)
    {
        std::string name = word();
        if (name.empty() || depth > 32)
            return false;
        for (const std::string_view suffix : {"ZM", "Z", "M"}) { // "POINTZ"; "POINT Z" is read below
            if (kindOf(name) == Shape::Kind::None && name != "GEOMETRYCOLLECTION" && name.ends_with(suffix)) {
                name.resize(name.size() - suffix.size());
                break;
            }
        }
        std::string next = word();
        if (next == "Z" || next == "M" || next == "ZM")
            next = word();
        const bool collection = name == "GEOMETRYCOLLECTION";
        const Shape::Kind kind = kindOf(name);
        if (!collection && kind == Shape::Kind::None)
            return false;
        if (next == "EMPTY")
            return true;
        if (!next.empty() || !take('('))
            return false;
        if (collection) {
            do {
                Shape member;
                if (!readTagged(member, depth + 1))
                    return false;
                if (shape.kind == Shape::Kind::None)
                    shape = std::move(member); // the first that has a place
            } while (take(','));
            return take(')');
        }
        shape.kind = kind;
        std::vector<Ring> loose;
        if (!readGroup(shape, loose, depth))
            return false;
        for (Ring &ring : loose)
            shape.parts.push_back({std::move(ring)});
        return true;
    }

    /// What follows "(": coordinates (one ring, put into @p into), or groups, perhaps with a type before
    /// each.
    bool readGroup(Shape &shape, std::vector<Ring> &into, int depth)
    {
        if (depth > 32)
            return false;
        skipSpace();
        if (m_at < m_text.size() && m_text[m_at] != '('
            && std::string_view("+-.0123456789").find(m_text[m_at]) != std::string_view::npos)
            return readRing(into);
        std::vector<Ring> rings;
        do {
            const std::string name = word();
            if (name == "EMPTY")
                continue;
            if (!name.empty() && kindOf(name) == Shape::Kind::None)
                return false;
            if (!take('(') || !readGroup(shape, rings, depth + 1))
                return false;
        } while (take(','));
        if (!take(')'))
            return false;
        if (shape.kind == Shape::Kind::Areas && !rings.empty()) {
            shape.parts.push_back(std::move(rings));
        } else {
            for (Ring &ring : rings)
                into.push_back(std::move(ring));
        }
        return true;
    }

    bool readRing(std::vector<Ring> &into)
    {
        Ring ring;
        do {
            Coordinates at;
            skipSpace();
            const bool wrapped = take('('); // MULTIPOINT((1 2),(3 4)) has them, MULTIPOINT(1 2,3 4) has not
            if (!number(at.x) || !number(at.y))
                return false;
            double ignored = 0;
            while (number(ignored)) { }
            if (wrapped && !take(')'))
                return false;
            ring.push_back(at);
        } while (take(','));
        into.push_back(std::move(ring));
        return take(')');
    }

    bool number(double &value)
    {
        skipSpace();
        const char *const begin = m_text.data() + m_at;
        const char *const end = m_text.data() + m_text.size();
        const char *const digits = begin < end && *begin == '+' ? begin + 1 : begin;
        const auto [next, problem] = std::from_chars(digits, end, value);
        if (problem != std::errc{} || !std::isfinite(value))
            return false;
        m_at += static_cast<std::size_t>(next - begin);
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::optional<Coordinates> Shape::representative() const
{
    const std::vector<Ring> *best = nullptr;
    double size = -1;
    for (const std::vector<Ring> &part : parts) {
        if (part.empty() || part.front().empty())
            continue;
        const double here = kind == Kind::Lines ? lengthOf(part.front())
            : kind == Kind::Areas               ? areaOf(part.front())
                                                : 0;
        if (here > size) {
            size = here;
            best = &part;
        }
    }
    if (!best)
        return std::nullopt;
    switch (kind) {
    case Kind::Lines: return middleOf(best->front());
    case Kind::Areas: return insideOf(*best);
    case Kind::Points:
    case Kind::None: break;
    }
    return best->front().front();
}

std::optional<Shape> shapeFromWkt(std::string_view text) { return WktReader(text).read(); }

std::optional<Coordinates> pointFromWkb(std::string_view hex)
{
    const Bytes bytes = fromHex(hex);
    if (bytes.size() < 21 || bytes[0] > 1)
        return std::nullopt;
    const bool little = bytes[0] == 1;
    const auto whole = [&](std::size_t at, std::size_t size) {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value |= static_cast<std::uint64_t>(bytes[at + i]) << (8 * (little ? i : size - 1 - i));
        return value;
    };
    const auto type = static_cast<std::uint32_t>(whole(1, 4));
    const std::size_t at = type & 0x20000000U ? 9 : 5; // an SRID comes first
    if ((type & 0x0fffffffU) % 1000 != 1 || bytes.size() < at + 16)
        return std::nullopt;
    const Coordinates place{std::bit_cast<double>(whole(at, 8)), std::bit_cast<double>(whole(at + 8, 8))};
    return std::isfinite(place.x) && std::isfinite(place.y) ? std::optional(place) : std::nullopt;
}

} // namespace egret::intake
