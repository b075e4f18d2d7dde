// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/Dictionary.h>
#include <intake/SortedRuns.h>
#include <points/AttributeTable.h>

#include <map>
#include <set>

namespace egret::intake {

/// The points of one district in one tile, ready to be encoded.
struct PointPiece
{
    points::PointSet points;
    points::AttributeTable attributes;
    geo::Tile tile;
    std::uint16_t firstPart = 0; ///< above 0 where one tile has more rows than fit into a piece
};

/// The last serial that is taken, by district and class (indexes of sorted texts).
using LastSerials = std::map<std::pair<std::uint8_t, std::uint16_t>, std::uint32_t>;

/// Cuts sorted points into pieces as points::encodeColumns() cuts a set, seeing only a piece and one row
/// at a time; on the way it gives serials to those that have none, in the order of their places. One thread.
class PieceCutter
{
public:
    struct Texts
    {
        std::vector<std::string> districts; ///< all sorted
        std::vector<std::string> classes;
        std::vector<std::string> grids;
        std::vector<std::string> units;
    };
    /// @p wanted: the districts to cut; points of others are passed over. All must outlive this.
    PieceCutter(SortedRuns::Merge &merge, const Texts &texts, const std::vector<bool> &wanted,
                LastSerials &serials, std::uint32_t maxRows = 16384);

    /// The next piece; without rows at the end.
    Result<PointPiece> next();

private:
    /// Reads until more than maxRows rows of one district are held, or its end.
    Outcome fill();
    [[nodiscard]] geo::Tile tileOfFirst() const;
    PointPiece pieceOf(std::size_t rows, const geo::Tile &tile);

    SortedRuns::Merge &m_merge;
    const Texts &m_texts;
    const std::vector<bool> &m_wanted;
    LastSerials &m_serials;
    const std::uint32_t m_maxRows;
    Bytes m_bytes; ///< the records held
    std::vector<std::uint64_t> m_keys;
    std::vector<std::size_t> m_offsets;
    Bytes m_ahead; ///< the first record of the next district
    int m_district = -1;
    bool m_ended = false;
    std::optional<geo::Tile> m_last; ///< the piece before, in this district
    std::uint16_t m_part = 0;
};

} // namespace egret::intake
