// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/PieceCutter.h>

#include <algorithm>

namespace egret::intake {

namespace {

constexpr std::uint8_t deepest = 32;
/// A slice of a tile that holds too many rows may itself become so many parts.
constexpr std::uint16_t partsOfSlice = 16;

geo::Tile tileOf(std::uint64_t key, std::uint8_t zoom)
{
    const geo::WorldPoint at = geo::fromMorton(key);
    return zoom == 0 ? geo::Tile{} : geo::Tile{zoom, at.x >> (32 - zoom), at.y >> (32 - zoom)};
}

/// Indexes of a piece's own dictionary for those of the whole.
class Local
{
public:
    Local(const std::vector<std::string> &whole, std::vector<std::string> &own) : m_whole(whole), m_own(own)
    {
    }
    std::uint32_t operator()(std::uint32_t index)
    {
        const auto [at, isNew] = m_index.try_emplace(index, static_cast<std::uint32_t>(m_own.size()));
        if (isNew)
            m_own.push_back(m_whole[index]);
        return at->second;
    }

private:
    const std::vector<std::string> &m_whole;
    std::vector<std::string> &m_own;
    std::unordered_map<std::uint32_t, std::uint32_t> m_index;
};

} // namespace

PieceCutter::PieceCutter(SortedRuns::Merge &merge, const Texts &texts, const std::vector<bool> &wanted,
                         LastSerials &serials, std::uint32_t maxRows) :
    m_merge(merge), m_texts(texts), m_wanted(wanted), m_serials(serials), m_maxRows(std::max(1u, maxRows))
{
}

Outcome PieceCutter::fill()
{
    const auto hold = [this](const PointRecord &record) {
        m_keys.push_back(record.morton);
        m_offsets.push_back(m_bytes.size());
        appendRecord(m_bytes, record);
    };
    PointRecord record;
    if (m_keys.empty() && !m_ahead.empty()) {
        readRecord(m_ahead.data(), record);
        m_district = record.district;
        m_last.reset();
        hold(record);
        m_ahead.clear();
    }
    while (!m_ended && m_ahead.empty() && m_keys.size() <= m_maxRows) {
        const Result<bool> more = m_merge.next(record);
        if (!more)
            return more.error();
        if (!more.value()) {
            m_ended = true;
        } else if (!m_wanted[record.district]) {
            continue;
        } else if (m_district == record.district || m_keys.empty()) {
            if (m_district != record.district)
                m_last.reset();
            m_district = record.district;
            hold(record);
        } else {
            appendRecord(m_ahead, record);
        }
    }
    return success();
}

/// The largest tile that begins behind the last piece and has few enough rows; the deepest otherwise.
geo::Tile PieceCutter::tileOfFirst() const
{
    const std::uint64_t key = m_keys.front();
    std::uint8_t zoom = 0;
    if (m_last) {
        while (zoom < m_last->zoom && geo::mortonLast(tileOf(key, zoom)) >= geo::mortonLast(*m_last)
               && geo::mortonBegin(tileOf(key, zoom)) <= geo::mortonBegin(*m_last))
            ++zoom;
    }
    for (; zoom < deepest; ++zoom) {
        const geo::Tile tile = tileOf(key, zoom);
        if (m_keys.size() <= m_maxRows || m_keys[m_maxRows] > geo::mortonLast(tile))
            return tile;
    }
    return tileOf(key, deepest);
}

Result<PointPiece> PieceCutter::next()
{
    if (Outcome filled = fill(); !filled)
        return filled.error();
    if (m_keys.empty())
        return PointPiece{};
    const bool goesOn = m_last && m_last->zoom == deepest && tileOf(m_keys.front(), deepest) == *m_last;
    const geo::Tile tile = goesOn ? *m_last : tileOfFirst();
    const auto end = std::upper_bound(m_keys.begin(), m_keys.end(), geo::mortonLast(tile));
    const auto rows = std::min<std::size_t>(static_cast<std::size_t>(end - m_keys.begin()), m_maxRows);
    if (goesOn && m_part > 65535 - 2 * partsOfSlice)
        return Error{
            Error::Code::Limit,
            "more than sixty million points lie at one and the same place; this is no map of a city"};
    m_part = goesOn ? static_cast<std::uint16_t>(m_part + partsOfSlice) : std::uint16_t{0};
    m_last = tile;
    return pieceOf(rows, tile);
}

PointPiece PieceCutter::pieceOf(std::size_t rows, const geo::Tile &tile)
{
    PointPiece piece;
    piece.tile = tile;
    piece.firstPart = m_part;
    piece.points.districts = {m_texts.districts[static_cast<std::size_t>(m_district)]};
    piece.points.resize(rows);
    piece.attributes.unit.resize(rows);
    piece.attributes.place.resize(rows);
    Local cls(m_texts.classes, piece.points.classes);
    Local grid(m_texts.grids, piece.points.grids);
    Local unit(m_texts.units, piece.attributes.units);
    std::unordered_map<std::string_view, std::uint32_t> places;
    PointRecord r;
    for (std::uint32_t row = 0; row < rows; ++row) {
        readRecord(m_bytes.data() + m_offsets[row], r);
        std::uint32_t &last = m_serials[{r.district, r.cls}];
        if (r.serial == 0)
            r.serial = last + 1;
        last = std::max(last, r.serial);
        piece.points.set(
            row,
            {geo::fromMorton(r.morton), static_cast<std::uint16_t>(cls(r.cls)), r.state, 0,
             r.grid == points::noGrid ? points::noGrid : static_cast<std::uint16_t>(grid(r.grid)), r.serial,
             r.survey, r.change});
        piece.attributes.unit[row] = static_cast<std::uint16_t>(unit(r.unit));
        const auto [place, isNew] =
            places.try_emplace(r.place, static_cast<std::uint32_t>(piece.attributes.places.size()));
        if (isNew)
            piece.attributes.places.emplace_back(r.place);
        piece.attributes.place[row] = place->second;
        if (!r.code.empty())
            piece.attributes.codes.emplace_hint(piece.attributes.codes.end(), row, r.code);
        if (!r.remark.empty())
            piece.attributes.remarks.emplace_hint(piece.attributes.remarks.end(), row, r.remark);
    }
    const std::size_t used = rows == m_offsets.size() ? m_bytes.size() : m_offsets[rows];
    m_bytes.erase(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(used));
    m_keys.erase(m_keys.begin(), m_keys.begin() + static_cast<std::ptrdiff_t>(rows));
    m_offsets.erase(m_offsets.begin(), m_offsets.begin() + static_cast<std::ptrdiff_t>(rows));
    for (std::size_t &offset : m_offsets)
        offset -= used;
    return piece;
}

} // namespace egret::intake
