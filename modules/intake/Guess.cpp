// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Guess.h>
#include <intake/Suspicion.h>
#include <intake/Utf8.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <set>

namespace egret::intake {

namespace {

constexpr std::size_t mostRows = 5000;
constexpr std::size_t mostDistinct = 400;
constexpr std::size_t headBytes = 64 * 1024;

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return result;
}

/// Columns of the first rows, kept as texts.
struct Sample
{
    std::vector<ColumnSeen> columns;
    std::vector<std::vector<std::string>> values; ///< by column, in the order of rows
    std::size_t rows = 0;
    std::size_t shapes = 0; ///< rows with a geometry
};

void look(ColumnSeen &column, const std::vector<std::string> &values)
{
    std::set<std::string> distinct;
    column.numbers = true;
    bool first = true;
    for (const std::string &value : values) {
        if (value.empty())
            continue;
        ++column.filled;
        if (distinct.insert(value).second && column.examples.size() < 3)
            column.examples.push_back(value);
        if (value.size() > column.longest.size())
            column.longest = value;
        double number = 0;
        const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (problem != std::errc{} || end != value.data() + value.size() || !std::isfinite(number)) {
            column.numbers = false;
            continue;
        }
        column.fractions = column.fractions || value.find('.') != std::string::npos;
        column.low = first ? number : std::min(column.low, number);
        column.high = first ? number : std::max(column.high, number);
        first = false;
    }
    column.distinct = distinct.size();
    column.numbers = column.numbers && column.filled > 0;
}

Sample sampleOf(const TableReader &reader, const Block &block)
{
    Sample sample;
    Wanted wanted;
    wanted.shapes = true;
    wanted.shapesOptional = true;
    for (const std::string &name : reader.columns()) {
        if (wanted.slotOf(name) == sample.columns.size())
            sample.columns.emplace_back().name = name;
    }
    sample.values.resize(sample.columns.size());
    reader.forEachRow(block, wanted, [&](const Row &row) {
        if (sample.rows >= mostRows || row.problem)
            return;
        ++sample.rows;
        sample.shapes += row.shape ? 1 : 0;
        for (std::size_t i = 0; i < sample.values.size(); ++i)
            sample.values[i].emplace_back(row.fields[i]);
    });
    for (std::size_t i = 0; i < sample.columns.size(); ++i)
        look(sample.columns[i], sample.values[i]);
    return sample;
}

class Guesser
{
public:
    Guesser(const Sample &sample, const TableReader &reader, const Input &input, const domain::City &city,
            const domain::CodeBook &codes, Guess &guess) :
        m_sample(sample), m_reader(reader), m_input(input), m_city(city), m_codes(codes), m_guess(guess)
    {
    }

    void run()
    {
        m_guess.mapping = {{"schema", 1}};
        source();
        position();
        code();
        cls();
        state();
        days();
        text("district", {"district", "adcode", "区划代码", "行政区划"}, [this](const std::string &value) {
            return std::any_of(m_city.areas.begin(), m_city.areas.end(), [&](const domain::Area &area) {
                return area.kind == domain::AreaKind::District && area.code == value;
            });
        });
        text("responsible",
             {"unit", "dept", "department", "agency", "owner", "responsible", "责任单位", "权属", "单位"});
        text("place",
             {"address", "place", "location", "street", "on_street", "road", "地址", "位置", "地点", "道路"});
        text("remark", {"remark", "note", "notes", "comment", "description", "name", "备注", "说明", "名称"});
    }

private:
    using Test = std::function<bool(const std::string &)>;

    void say(std::string words) { m_guess.words.push_back(std::move(words)); }
    [[nodiscard]] bool free(std::size_t column) const { return !m_used.contains(column); }
    /// Of the first 400 filled values, whether at least nine in ten pass.
    [[nodiscard]] bool mostly(std::size_t column, const Test &test) const
    {
        std::size_t filled = 0;
        std::size_t passed = 0;
        for (const std::string &value : m_sample.values[column]) {
            if (value.empty() || filled >= mostDistinct)
                continue;
            ++filled;
            passed += test(value) ? 1 : 0;
        }
        return filled > 0 && passed * 10 >= filled * 9;
    }
    /// The first free column of one of @p names, whole or as a word of it, that passes @p test.
    [[nodiscard]] std::optional<std::size_t> named(const std::vector<std::string_view> &names,
                                                   const Test &test = {}) const
    {
        for (const bool whole : {true, false}) {
            for (const std::string_view name : names) {
                for (std::size_t i = 0; i < m_sample.columns.size(); ++i) {
                    const std::string column = lower(m_sample.columns[i].name);
                    const bool meant = whole ? column == name
                        : static_cast<unsigned char>(name.front()) >= 0x80
                        ? column.find(name) != std::string::npos
                        : column.ends_with("_" + std::string(name))
                            || column.starts_with(std::string(name) + "_");
                    if (meant && free(i) && m_sample.columns[i].filled > 0 && (!test || mostly(i, test)))
                        return i;
                }
            }
        }
        return std::nullopt;
    }
    void take(const char *field, std::size_t column, const std::string &why)
    {
        m_used.insert(column);
        m_guess.mapping[field] = m_sample.columns[column].name;
        say(std::string(field) + ": column \"" + m_sample.columns[column].name + "\", " + why);
    }
    void text(const char *field, const std::vector<std::string_view> &names, const Test &test = {})
    {
        if (const auto column = named(names, test))
            take(field, *column, "by its name");
    }

    void source()
    {
        m_guess.encoding = std::string(toText(m_reader.encoding()));
        Json source = {{"encoding", m_guess.encoding}};
        if (m_reader.json()) {
            m_guess.layout = "JSON";
        } else {
            const CsvDialect &dialect = m_reader.dialect();
            m_guess.layout = dialect.separator == '\t' ? "CSV with tabs"
                                                       : std::string("CSV with '") + dialect.separator + "'";
            source["separator"] = std::string(1, dialect.separator);
            source["header"] = dialect.header;
        }
        m_guess.mapping["source"] = source;
    }

    /// How many of the sample's places lie in districts of the city.
    [[nodiscard]] std::size_t hits(std::size_t lon, std::size_t lat, geo::Datum datum, RowsSeen *seen) const
    {
        std::size_t found = 0;
        for (std::size_t row = 0; row < m_sample.rows && row < 1000; ++row) {
            double x = 0;
            double y = 0;
            const std::string &a = m_sample.values[lon][row];
            const std::string &b = m_sample.values[lat][row];
            std::from_chars(a.data(), a.data() + a.size(), x);
            std::from_chars(b.data(), b.data() + b.size(), y);
            if ((x == 0 && y == 0) || std::abs(x) > 180 || std::abs(y) > geo::mercatorLimit)
                continue;
            const geo::WorldPoint at = geo::toWorld(geo::toWgs84({x, y}, datum));
            const bool inside =
                std::any_of(m_city.areas.begin(), m_city.areas.end(), [&](const domain::Area &area) {
                    return area.kind == domain::AreaKind::District && area.shape.contains(at);
                });
            found += inside ? 1 : 0;
            if (inside && seen)
                seen->sample.push_back(at);
        }
        return found;
    }

    void position()
    {
        const auto degrees = [](double limit) {
            return [limit](const std::string &value) {
                double number = 0;
                const auto [end, problem] =
                    std::from_chars(value.data(), value.data() + value.size(), number);
                return problem == std::errc{} && end == value.data() + value.size()
                    && std::abs(number) <= limit;
            };
        };
        auto lon = named({"lon", "lng", "long", "longitude", "x", "经度", "东经"}, degrees(180));
        auto lat = named({"lat", "latitude", "y", "纬度", "北纬"}, degrees(180));
        if (!lon || !lat) {
            for (std::size_t i = 0; i < m_sample.columns.size(); ++i) {
                if (mostly(i, [](const std::string &value) { return shapeFromWkt(value).has_value(); }))
                    return shape("wkt", i);
                if (mostly(i, [](const std::string &value) { return pointFromWkb(value).has_value(); }))
                    return shape("wkb", i);
            }
            if (m_reader.json() && m_sample.shapes > 0) {
                say("position: the geometry of the features");
                return;
            }
            lon = lat = std::nullopt;
            for (std::size_t i = 0; i + 1 < m_sample.columns.size() && !lon; ++i) {
                const ColumnSeen &a = m_sample.columns[i];
                const ColumnSeen &b = m_sample.columns[i + 1];
                if (a.fractions && b.fractions && mostly(i, degrees(180)) && mostly(i + 1, degrees(180))
                    && (mostly(i, degrees(90)) || mostly(i + 1, degrees(90)))) {
                    lon = i;
                    lat = i + 1;
                }
            }
        }
        if (!lon || !lat) {
            say("position: none was found; the mapping needs \"position\" with lon and lat, wkt or wkb");
            return;
        }
        const bool impossible = !mostly(*lat, degrees(90));
        const std::size_t asNamed = hits(*lon, *lat, geo::Datum::Wgs84, nullptr);
        if (impossible || hits(*lat, *lon, geo::Datum::Wgs84, nullptr) > asNamed) {
            say("position: latitude and longitude seem to be swapped; the mapping swaps them back");
            std::swap(lon, lat);
        }
        m_used.insert(*lon);
        m_used.insert(*lat);
        m_guess.mapping["position"] = {{"lon", m_sample.columns[*lon].name},
                                       {"lat", m_sample.columns[*lat].name}};
        say("position: \"" + m_sample.columns[*lon].name + "\" and \"" + m_sample.columns[*lat].name + "\", "
            + std::to_string(hits(*lon, *lat, geo::Datum::Wgs84, nullptr)) + " of "
            + std::to_string(std::min<std::size_t>(m_sample.rows, 1000)) + " lie in the city");
        RowsSeen seen;
        (void)hits(*lon, *lat, geo::Datum::Wgs84, &seen);
        Mapping plain;
        for (const std::string &words : Suspicion(m_city, plain).words(seen))
            say("crs: " + words);
    }
    void shape(const char *kind, std::size_t column)
    {
        m_used.insert(column);
        m_guess.mapping["position"] = {{kind, m_sample.columns[column].name}};
        say("position: column \"" + m_sample.columns[column].name + "\" holds geometries");
    }

    void code()
    {
        for (const bool standard : {true, false}) {
            for (std::size_t i = 0; i < m_sample.columns.size(); ++i) {
                const ColumnSeen &column = m_sample.columns[i];
                if (!free(i) || column.filled != m_sample.rows || column.distinct != m_sample.rows)
                    continue;
                if (standard ? mostly(i,
                                      [this](const std::string &value) {
                                          return m_codes.parse(value, m_city.scheme).has_value();
                                      })
                             : false)
                    return take("code", i, "identifiers of the standard");
            }
        }
        const auto column =
            named({"标识码", "编码", "编号", "code", "id", "gis_id", "objectid", "gid", "fid", "uid", "no"});
        if (!column)
            return say("code: no column is one; every import will add its rows anew");
        const ColumnSeen &seen = m_sample.columns[*column];
        if (seen.filled != m_sample.rows || seen.distinct != m_sample.rows)
            return say("code: \"" + seen.name + "\" is not different in every row, so it is not taken");
        take("code", *column, "by its name, and every row has another one");
        m_guess.mapping["code"] = {{"column", seen.name}, {"prefix", lower(m_input.stem) + "-"}};
    }

    void cls()
    {
        const domain::CodeScheme *const scheme = m_codes.scheme(m_city.scheme);
        for (std::size_t i = 0; i < m_sample.columns.size(); ++i) {
            if (free(i) && mostly(i, [&](const std::string &value) {
                    return (scheme && scheme->find(value)) || m_codes.resolve(value).known();
                }))
                return take("class", i, "codes of the city's scheme");
        }
        const std::string key = "own:90001";
        m_guess.mapping["class"] = {{"fixed", key}};
        m_guess.mapping["classes"] = Json::array({{{"key", key}, {"name", m_input.stem}}});
        say("class: no column holds codes; all rows become \"" + m_input.stem + "\" (" + key
            + ") until the mapping says otherwise");
    }

    void state()
    {
        for (std::size_t i = 0; i < m_sample.columns.size(); ++i) {
            if (free(i) && m_sample.columns[i].filled == m_sample.rows && m_sample.columns[i].distinct <= 6
                && mostly(i, [](const std::string &value) {
                       return domain::componentStateFromText(value).has_value();
                   }))
                return take("state", i, "its values are states");
        }
    }

    void days()
    {
        static constexpr std::string_view formats[] = {"%Y/%m/%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y",
                                                       "%Y年%m月%d日"};
        for (const auto &[field, names] :
             {std::pair{"change",
                        std::vector<std::string_view>{"changed", "updated", "modified", "edited", "更新"}},
              {"survey",
               {"surveyed", "surveydate", "date", "installed", "planted", "day", "普查", "日期", "时间"}}}) {
            for (const std::string_view name : names) {
                const auto column = named({&name, &name + 1});
                if (!column)
                    continue;
                const auto plain = [](const std::string &value) {
                    return dayFromText(
                               std::string_view(value).substr(0, std::min<std::size_t>(10, value.size())))
                        .has_value();
                };
                if (mostly(*column, plain)) {
                    take(field, *column, "days");
                    break;
                }
                std::string fits;
                for (const std::string_view format : formats) {
                    if (fits.empty() && mostly(*column, [&](const std::string &value) {
                            std::tm time = {};
                            const char *const end =
                                ::strptime(value.c_str(), std::string(format).c_str(), &time);
                            return end && *end == '\0';
                        }))
                        fits = format;
                }
                if (fits.empty())
                    continue;
                take(field, *column, "days as " + fits);
                m_guess.mapping["dates"].push_back(fits);
                break;
            }
        }
    }

    const Sample &m_sample;
    const TableReader &m_reader;
    const Input &m_input;
    const domain::City &m_city;
    const domain::CodeBook &m_codes;
    Guess &m_guess;
    std::set<std::size_t> m_used;
};

/// What @p bytes begins with, read in other encodings, where it is not plain ASCII.
std::vector<std::pair<std::string, std::string>> readingsOf(ByteView head)
{
    std::vector<std::pair<std::string, std::string>> readings;
    if (std::all_of(head.begin(), head.end(), [](std::uint8_t c) { return c < 0x80 && c != 0; }))
        return readings;
    for (const Encoding encoding :
         {Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Latin1}) {
        const auto source = sourceOf(Bytes(head.begin(), head.end()));
        TextSource text(*source, encoding);
        std::string read;
        if (!text.read(read))
            continue;
        // The first line that shows a difference.
        std::string_view left = read;
        std::string_view line;
        do {
            const std::size_t end = left.find_first_of("\r\n");
            line = left.substr(0, end);
            left = end == std::string_view::npos ? std::string_view() : left.substr(end + 1);
        } while (!left.empty() && std::all_of(line.begin(), line.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x80;
        }));
        readings.emplace_back(std::string(toText(encoding)), std::string(cutUtf8(line, 120)));
    }
    return readings;
}

} // namespace

Result<Guess> guessMapping(Input &input, const domain::City &city, const domain::CodeBook &codes)
{
    Bytes head(headBytes);
    std::size_t have = 0;
    while (have < head.size()) {
        const Result<std::size_t> n = input.bytes->read(std::span(head).subspan(have));
        if (!n)
            return n.error();
        if (n.value() == 0)
            break;
        have += n.value();
    }
    head.resize(have);
    Guess guess;
    guess.readings = readingsOf(head);
    input.bytes = joined(std::move(head), std::move(input.bytes));
    Result<TableReader> reader = TableReader::open(*input.bytes, input.name, {});
    if (!reader)
        return reader.error();
    const Result<Block> block = reader.value().next();
    if (!block)
        return block.error();
    const Sample sample = sampleOf(reader.value(), block.value());
    guess.columns = sample.columns;
    guess.rows = sample.rows;
    if (sample.rows == 0)
        return Error{Error::Code::Rejected, input.name + ": has no rows to guess from"};
    Guesser(sample, reader.value(), input, city, codes, guess).run();
    return guess;
}

} // namespace egret::intake
