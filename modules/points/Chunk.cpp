// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Sha256.h>
#include <points/Chunk.h>
#include <points/ChunkCutter.h>
#include <points/ChunkFrame.h>

#include <algorithm>
#include <charconv>

namespace egret::points {

namespace {

Error corrupt(const std::string &what) { return {Error::Code::Corrupt, "chunk: " + what}; }

/// Texts in use, sorted, and for each index of the big dictionary its place among them.
struct LocalDictionary
{
    std::vector<std::string> texts;
    std::vector<std::uint32_t> local;

    template <typename Index>
    static LocalDictionary of(const std::vector<std::string> &dictionary, const std::vector<Index> &used)
    {
        LocalDictionary result;
        result.local.resize(dictionary.size());
        std::vector<std::uint32_t> order(used.begin(), used.end());
        std::sort(order.begin(), order.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return dictionary[a] < dictionary[b]; });
        order.erase(std::unique(order.begin(), order.end()), order.end());
        for (const std::uint32_t index : order) {
            result.local[index] = static_cast<std::uint32_t>(result.texts.size());
            result.texts.push_back(dictionary[index]);
        }
        return result;
    }
    void write(ByteWriter &writer) const
    {
        writer.varint(texts.size());
        for (const std::string &text : texts)
            writer.text(text);
    }
};

template <typename T>
std::vector<T> used(const std::vector<T> &column, std::span<const std::uint32_t> rows)
{
    std::vector<T> values;
    for (const std::uint32_t row : rows)
        values.push_back(column[row]);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

void writeKey(ByteWriter &writer, const ChunkKey &key, std::size_t rows)
{
    writer.text(key.kind);
    writer.text(key.district);
    writer.u8(key.tile.zoom);
    writer.varint(key.tile.x);
    writer.varint(key.tile.y);
    writer.varint(key.part);
    writer.varint(rows);
}

/// Reads the key; the row count is bounded by @p reader's remaining bytes (a row has one at least).
std::uint32_t readKey(ByteReader &reader, ChunkKey &key)
{
    key.kind = reader.text();
    key.district = reader.text();
    key.tile.zoom = reader.u8();
    const std::uint64_t x = reader.varint();
    const std::uint64_t y = reader.varint();
    const std::uint64_t part = reader.varint();
    const std::uint64_t rows = reader.varint();
    if (key.tile.zoom > 32 || x >= (1ULL << key.tile.zoom) || y >= (1ULL << key.tile.zoom) || part > 0xffff
        || rows > reader.remaining())
        reader.fail();
    key.tile.x = static_cast<std::uint32_t>(x);
    key.tile.y = static_cast<std::uint32_t>(y);
    key.part = static_cast<std::uint16_t>(part);
    return reader.failed() ? 0 : static_cast<std::uint32_t>(rows);
}

std::vector<std::string> readTexts(ByteReader &reader, std::size_t limit)
{
    const std::uint64_t count = reader.varint();
    if (count > limit || count > reader.remaining()) {
        reader.fail();
        return {};
    }
    std::vector<std::string> texts;
    for (std::uint64_t i = 0; i < count && !reader.failed(); ++i)
        texts.emplace_back(reader.text());
    return texts;
}

Bytes rawColumns(const PointSet &points, const ChunkKey &key, std::span<const std::uint32_t> rows)
{
    Bytes raw;
    ByteWriter writer(raw);
    writeKey(writer, key, rows.size());
    const auto classes = LocalDictionary::of(points.classes, used(points.cls, rows));
    auto usedGrids = used(points.grid, rows);
    usedGrids.erase(std::remove(usedGrids.begin(), usedGrids.end(), noGrid), usedGrids.end());
    const auto grids = LocalDictionary::of(points.grids, usedGrids);
    classes.write(writer);
    grids.write(writer);
    std::uint64_t last = 0;
    for (const std::uint32_t row : rows) {
        writer.varint(points.key(row) - last);
        last = points.key(row);
    }
    for (const std::uint32_t row : rows)
        writer.varint(classes.local[points.cls[row]]);
    for (const std::uint32_t row : rows)
        writer.u8(points.state[row]);
    for (const std::uint32_t row : rows)
        writer.varint(points.grid[row] == noGrid ? 0 : grids.local[points.grid[row]] + 1);
    std::vector<std::int64_t> lastSerial(classes.texts.size(), 0);
    for (const std::uint32_t row : rows) {
        std::int64_t &before = lastSerial[classes.local[points.cls[row]]];
        writer.zigzag(static_cast<std::int64_t>(points.serial[row]) - before);
        before = points.serial[row];
    }
    std::int64_t lastDay = 0;
    for (const std::uint32_t row : rows) {
        writer.zigzag(static_cast<std::int64_t>(points.survey[row]) - lastDay);
        lastDay = points.survey[row];
    }
    // 0: never changed; else the days since the survey, as 1 + zigzag.
    for (const std::uint32_t row : rows) {
        const std::int64_t after = static_cast<std::int64_t>(points.change[row]) - points.survey[row];
        writer.varint(
            points.change[row] == 0
                ? 0
                : 1 + ((static_cast<std::uint64_t>(after) << 1) ^ static_cast<std::uint64_t>(after >> 63)));
    }
    return raw;
}

Bytes rawAttributes(const AttributeTable &table, const ChunkKey &key, std::span<const std::uint32_t> rows)
{
    Bytes raw;
    ByteWriter writer(raw);
    writeKey(writer, key, rows.size());
    const auto units = LocalDictionary::of(table.units, used(table.unit, rows));
    const auto places = LocalDictionary::of(table.places, used(table.place, rows));
    units.write(writer);
    places.write(writer);
    for (const std::uint32_t row : rows)
        writer.varint(units.local[table.unit[row]]);
    for (const std::uint32_t row : rows)
        writer.varint(places.local[table.place[row]]);
    for (const auto *texts : {&table.codes, &table.remarks}) {
        std::vector<std::pair<std::size_t, const std::string *>> some;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (const auto found = texts->find(rows[i]); found != texts->end())
                some.emplace_back(i, &found->second);
        }
        writer.varint(some.size());
        std::size_t last = 0;
        for (const auto &[at, text] : some) {
            writer.varint(at - last);
            writer.text(*text);
            last = at;
        }
    }
    return raw;
}

/// Encodes the rows of a piece; halves them until a chunk is small enough.
template <typename Raw>
void encodeInto(std::vector<Chunk> &chunks, ChunkType type, ChunkKey key, std::span<const std::uint32_t> rows,
                const Raw &raw)
{
    Bytes bytes = packFrame(type, raw(key, rows));
    if (bytes.size() > maxChunkBytes && rows.size() > 1) {
        const std::size_t half = rows.size() / 2;
        encodeInto(chunks, type, key, rows.first(half), raw);
        key.part = static_cast<std::uint16_t>(chunks.back().key.part + 1);
        encodeInto(chunks, type, key, rows.subspan(half), raw);
        return;
    }
    std::string hash = crypto::sha256Hex(bytes);
    chunks.push_back({key, static_cast<std::uint32_t>(rows.size()), std::move(bytes), std::move(hash)});
}

/// Columns and attributes of one piece; both are halved until both are small enough.
void encodeInto(ChunkPairs &pairs, const PointSet &points, const AttributeTable &table, ChunkKey key,
                std::span<const std::uint32_t> rows)
{
    const ChunkKey beside{key.kind + ".attributes", key.district, key.tile, key.part};
    Bytes columns = packFrame(ChunkType::Columns, rawColumns(points, key, rows));
    Bytes attributes = packFrame(ChunkType::Attributes, rawAttributes(table, beside, rows));
    if ((columns.size() > maxChunkBytes || attributes.size() > maxChunkBytes) && rows.size() > 1) {
        const std::size_t half = rows.size() / 2;
        encodeInto(pairs, points, table, key, rows.first(half));
        key.part = static_cast<std::uint16_t>(pairs.columns.back().key.part + 1);
        encodeInto(pairs, points, table, key, rows.subspan(half));
        return;
    }
    const auto count = static_cast<std::uint32_t>(rows.size());
    std::string hash = crypto::sha256Hex(columns);
    pairs.columns.push_back({key, count, std::move(columns), std::move(hash)});
    hash = crypto::sha256Hex(attributes);
    pairs.attributes.push_back({beside, count, std::move(attributes), std::move(hash)});
}

template <typename Raw>
std::vector<Chunk> encodeAll(const PointSet &points, const std::string &kind, ChunkType type,
                             WorkerPool &pool, std::uint32_t maxRows, const Raw &raw)
{
    const std::vector<Piece> pieces = cutPieces(points, maxRows);
    std::vector<std::vector<Chunk>> parts(pieces.size());
    pool.run(pieces.size(), [&](std::size_t i) {
        const Piece &piece = pieces[i];
        encodeInto(parts[i], type, {kind, points.districts[piece.district], piece.tile, 0}, piece.rows, raw);
    });
    std::vector<Chunk> chunks;
    for (std::vector<Chunk> &part : parts)
        std::move(part.begin(), part.end(), std::back_inserter(chunks));
    return chunks;
}

} // namespace

std::string ChunkKey::name() const
{
    return geo::toText(tile) + (part == 0 ? std::string() : "#" + std::to_string(part));
}

std::optional<std::pair<geo::Tile, std::uint16_t>> ChunkKey::parseName(std::string_view name)
{
    std::array<std::uint64_t, 4> numbers{};
    static constexpr char separators[] = {'/', '/', '#'};
    const char *at = name.data();
    const char *const end = at + name.size();
    for (std::size_t i = 0; i < 4; ++i) {
        const auto [next, problem] = std::from_chars(at, end, numbers[i]);
        if (problem != std::errc{})
            return std::nullopt;
        at = next;
        if (at == end && i >= 2)
            break;
        if (i == 3 || at == end || *at != separators[i])
            return std::nullopt;
        ++at;
    }
    if (numbers[0] > 32 || numbers[1] >= (1ULL << numbers[0]) || numbers[2] >= (1ULL << numbers[0])
        || numbers[3] > 0xffff)
        return std::nullopt;
    return std::pair(geo::Tile{static_cast<std::uint8_t>(numbers[0]), static_cast<std::uint32_t>(numbers[1]),
                               static_cast<std::uint32_t>(numbers[2])},
                     static_cast<std::uint16_t>(numbers[3]));
}

std::vector<Chunk> encodeColumns(const PointSet &points, const std::string &kind, WorkerPool &pool,
                                 std::uint32_t maxRows)
{
    return encodeAll(points, kind, ChunkType::Columns, pool, maxRows,
                     [&](const ChunkKey &key, std::span<const std::uint32_t> rows) {
                         return rawColumns(points, key, rows);
                     });
}

std::vector<Chunk> encodeAttributes(const PointSet &points, const AttributeTable &attributes,
                                    const std::string &kind, WorkerPool &pool, std::uint32_t maxRows)
{
    return encodeAll(points, kind + ".attributes", ChunkType::Attributes, pool, maxRows,
                     [&](const ChunkKey &key, std::span<const std::uint32_t> rows) {
                         return rawAttributes(attributes, key, rows);
                     });
}

ChunkPairs encodePairs(const PointSet &points, const AttributeTable &attributes, const std::string &kind,
                       WorkerPool &pool, std::uint32_t maxRows)
{
    const std::vector<Piece> pieces = cutPieces(points, maxRows);
    std::vector<ChunkPairs> parts(pieces.size());
    pool.run(pieces.size(), [&](std::size_t i) {
        const Piece &piece = pieces[i];
        encodeInto(parts[i], points, attributes, {kind, points.districts[piece.district], piece.tile, 0},
                   piece.rows);
    });
    ChunkPairs pairs;
    for (ChunkPairs &part : parts) {
        std::move(part.columns.begin(), part.columns.end(), std::back_inserter(pairs.columns));
        std::move(part.attributes.begin(), part.attributes.end(), std::back_inserter(pairs.attributes));
    }
    return pairs;
}

ChunkPairs encodePiece(const PointSet &points, const AttributeTable &attributes, const std::string &kind,
                       const geo::Tile &tile, std::uint16_t firstPart)
{
    ChunkPairs pairs;
    if (points.size() == 0)
        return pairs;
    std::vector<std::uint32_t> rows(points.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        rows[i] = i;
    encodeInto(pairs, points, attributes, {kind, points.districts[points.district[0]], tile, firstPart},
               rows);
    return pairs;
}

Result<DecodedColumns> decodeColumns(ByteView bytes)
{
    const Result<Bytes> raw = unpackFrame(ChunkType::Columns, bytes);
    if (!raw)
        return raw.error();
    ByteReader reader(raw.value());
    DecodedColumns decoded;
    const std::uint32_t rows = readKey(reader, decoded.key);
    PointSet &points = decoded.points;
    points.classes = readTexts(reader, 65535);
    points.grids = readTexts(reader, 65534);
    points.districts = {decoded.key.district};
    if (reader.failed())
        return corrupt("its head is damaged");
    points.resize(rows);
    const std::uint64_t first = geo::mortonBegin(decoded.key.tile);
    const std::uint64_t final = geo::mortonLast(decoded.key.tile);
    std::uint64_t key = 0;
    for (std::uint32_t i = 0; i < rows; ++i) {
        const std::uint64_t step = reader.varint();
        if (step > ~0ULL - key || key + step < first || key + step > final)
            return corrupt("a place is outside its tile");
        key += step;
        const geo::WorldPoint at = geo::fromMorton(key);
        points.x[i] = at.x;
        points.y[i] = at.y;
    }
    for (std::uint32_t i = 0; i < rows; ++i) {
        const std::uint64_t value = reader.varint();
        if (value >= points.classes.size())
            return corrupt("a class is not in its table");
        points.cls[i] = static_cast<std::uint16_t>(value);
    }
    for (std::uint32_t i = 0; i < rows; ++i) {
        points.state[i] = reader.u8();
        if (points.state[i] >= 16)
            return corrupt("a state is out of range");
    }
    for (std::uint32_t i = 0; i < rows; ++i) {
        const std::uint64_t value = reader.varint();
        if (value > points.grids.size())
            return corrupt("a grid is not in its table");
        points.grid[i] = value == 0 ? noGrid : static_cast<std::uint16_t>(value - 1);
    }
    std::vector<std::int64_t> lastSerial(points.classes.size(), 0);
    for (std::uint32_t i = 0; i < rows; ++i) {
        const std::int64_t step = reader.zigzag();
        std::int64_t &serial = lastSerial[points.cls[i]];
        if (step < -0xffffffffLL || step > 0xffffffffLL || serial + step < 0 || serial + step > 0xffffffffLL)
            return corrupt("a serial is out of range");
        serial += step;
        points.serial[i] = static_cast<std::uint32_t>(serial);
    }
    std::int64_t day = 0;
    for (std::uint32_t i = 0; i < rows; ++i) {
        const std::int64_t step = reader.zigzag();
        if (step < -65535 || step > 65535 || day + step < 0 || day + step > 65535)
            return corrupt("a survey day is out of range");
        day += step;
        points.survey[i] = static_cast<Day>(day);
    }
    for (std::uint32_t i = 0; i < rows; ++i) {
        const std::uint64_t value = reader.varint();
        if (value == 0)
            continue;
        const std::uint64_t zigzag = value - 1;
        const std::int64_t after =
            static_cast<std::int64_t>(zigzag >> 1) ^ -static_cast<std::int64_t>(zigzag & 1);
        if (after < -65535 || after > 65535 || points.survey[i] + after < 0
            || points.survey[i] + after > 65535)
            return corrupt("a change day is out of range");
        points.change[i] = static_cast<Day>(points.survey[i] + after);
    }
    if (reader.failed() || !reader.atEnd())
        return corrupt("its columns have the wrong length");
    return decoded;
}

Result<DecodedAttributes> decodeAttributes(ByteView bytes)
{
    const Result<Bytes> raw = unpackFrame(ChunkType::Attributes, bytes);
    if (!raw)
        return raw.error();
    ByteReader reader(raw.value());
    DecodedAttributes decoded;
    const std::uint32_t rows = readKey(reader, decoded.key);
    const std::vector<std::string> units = readTexts(reader, 65535);
    const std::vector<std::string> places = readTexts(reader, raw.value().size());
    if (reader.failed())
        return corrupt("its head is damaged");
    decoded.rows.resize(rows);
    for (Attributes &row : decoded.rows) {
        const std::uint64_t unit = reader.varint();
        if (unit >= units.size())
            return corrupt("a unit is not in its table");
        row.unit = units[unit];
    }
    for (Attributes &row : decoded.rows) {
        const std::uint64_t place = reader.varint();
        if (place >= places.size())
            return corrupt("a place is not in its table");
        row.place = places[place];
    }
    for (std::string Attributes::*member : {&Attributes::code, &Attributes::remark}) {
        const std::uint64_t count = reader.varint();
        std::uint64_t at = 0;
        for (std::uint64_t i = 0; i < count && !reader.failed(); ++i) {
            at += reader.varint();
            const std::string_view text = reader.text();
            if (at >= rows)
                return corrupt("a text belongs to no row");
            decoded.rows[at].*member = text;
        }
    }
    if (reader.failed() || !reader.atEnd())
        return corrupt("its columns have the wrong length");
    return decoded;
}

} // namespace egret::points
