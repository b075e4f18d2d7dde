// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/Cell.h>
#include <points/Region.h>

#include <algorithm>

namespace egret::points {

namespace {

constexpr std::uint32_t leafRows = 128; ///< where testing the rows costs less than dividing the cell
constexpr std::uint32_t rowsPerJob = 64 * 1024; ///< a multiple of 64: jobs write whole words

/// Rows that lie in a region, all of them or perhaps.
struct Piece
{
    RowRange rows;
    bool whole = false;
};

void collect(const PointSet &points, const Region &region, const Cell &cell, std::vector<Piece> &pieces)
{
    if (cell.rows.begin == cell.rows.end)
        return;
    const Relation relation = region.relation(cell.tile.box());
    if (relation == Relation::Outside)
        return;
    const bool whole = relation == Relation::Inside;
    if (!whole && cell.rows.size() > leafRows && cell.tile.zoom < Cell::deepest) {
        for (const Cell &child : childrenOf(points, cell))
            collect(points, region, child, pieces);
        return;
    }
    if (!pieces.empty() && pieces.back().whole == whole && pieces.back().rows.end == cell.rows.begin)
        pieces.back().rows.end = cell.rows.end;
    else
        pieces.push_back({cell.rows, whole});
}

/// In row order.
std::vector<Piece> piecesOf(const PointSet &points, const Region &region)
{
    std::vector<Piece> pieces;
    collect(points, region, {{}, {0, points.size()}}, pieces);
    return pieces;
}

/// Copies the bits of @p rows.
void copyBits(const std::vector<std::uint64_t> &from, RowRange rows, std::vector<std::uint64_t> &to)
{
    const std::uint32_t first = rows.begin >> 6;
    const std::uint32_t last = (rows.end - 1) >> 6;
    for (std::uint32_t word = first; word <= last; ++word) {
        std::uint64_t mask = ~0ULL;
        if (word == first)
            mask &= ~0ULL << (rows.begin & 63);
        if (word == last)
            mask &= ~0ULL >> (63 - ((rows.end - 1) & 63));
        to[word] |= from[word] & mask;
    }
}

class BoxRegion : public Region
{
public:
    explicit BoxRegion(const geo::WorldBox &box)
    {
        if (box.empty())
            return;
        // The part of each turn round the world, moved to the world.
        for (std::int64_t turn = -2; turn <= 2; ++turn) {
            const std::int64_t shift = turn * geo::worldSize;
            const geo::WorldBox part =
                geo::WorldBox{box.left - shift, box.top, box.right - shift, box.bottom}.intersected(
                    geo::wholeWorld);
            if (!part.empty())
                m_parts.push_back(part);
        }
    }

    [[nodiscard]] bool contains(geo::WorldPoint place) const override
    {
        return std::any_of(m_parts.begin(), m_parts.end(),
                           [&](const geo::WorldBox &part) { return part.contains(place); });
    }

    [[nodiscard]] Relation relation(const geo::WorldBox &box) const override
    {
        Relation relation = Relation::Outside;
        for (const geo::WorldBox &part : m_parts) {
            const geo::WorldBox common = part.intersected(box);
            if (common == box)
                return Relation::Inside;
            if (!common.empty())
                relation = Relation::Crossing;
        }
        return relation;
    }

private:
    std::vector<geo::WorldBox> m_parts;
};

} // namespace

RegionPtr boxRegion(const geo::WorldBox &box) { return std::make_shared<BoxRegion>(box); }

Selection selectInside(const PointSet &points, const Selection &base, const Region &region, WorkerPool &pool)
{
    const std::vector<Piece> pieces = piecesOf(points, region);
    std::vector<std::uint64_t> words(base.words().size(), 0);
    pool.run((points.size() + std::size_t{rowsPerJob} - 1) / rowsPerJob, [&](std::size_t job) {
        const auto begin = static_cast<std::uint32_t>(job * rowsPerJob);
        const std::uint32_t end = begin + std::min(rowsPerJob, points.size() - begin);
        auto piece = std::partition_point(pieces.begin(), pieces.end(),
                                          [&](const Piece &p) { return p.rows.end <= begin; });
        for (; piece != pieces.end() && piece->rows.begin < end; ++piece) {
            const RowRange rows{std::max(begin, piece->rows.begin), std::min(end, piece->rows.end)};
            if (piece->whole) {
                copyBits(base.words(), rows, words);
                continue;
            }
            base.forEach(rows, [&](std::uint32_t row) {
                if (region.contains({points.x[row], points.y[row]}))
                    words[row >> 6] |= std::uint64_t{1} << (row & 63);
            });
        }
    });
    return {std::move(words), points.size()};
}

std::uint64_t countInside(const PointSet &points, const Selection &base, const Region &region)
{
    std::uint64_t sum = 0;
    for (const Piece &piece : piecesOf(points, region)) {
        if (piece.whole) {
            sum += base.count(piece.rows);
        } else {
            base.forEach(piece.rows, [&](std::uint32_t row) {
                sum += region.contains({points.x[row], points.y[row]}) ? 1 : 0;
            });
        }
    }
    return sum;
}

} // namespace egret::points
