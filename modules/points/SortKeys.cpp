// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/SortKeys.h>

#include <algorithm>
#include <bit>

namespace egret::points {

namespace {

/// The places of @p size indexes, renumbered without gaps; equal places stay equal.
std::vector<std::uint32_t> densePlaces(const std::vector<std::uint32_t> &places, std::size_t size)
{
    std::vector<std::uint32_t> dense(size);
    for (std::size_t i = 0; i < size; ++i)
        dense[i] = places.empty() ? static_cast<std::uint32_t>(i) : i < places.size() ? places[i] : ~0u;
    std::vector<std::uint32_t> distinct = dense;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (std::uint32_t &place : dense)
        place = static_cast<std::uint32_t>(std::lower_bound(distinct.begin(), distinct.end(), place)
                                           - distinct.begin());
    return dense;
}

unsigned bitsOf(const std::vector<std::uint32_t> &places)
{
    const auto largest = std::max_element(places.begin(), places.end());
    return largest == places.end() ? 0 : static_cast<unsigned>(std::bit_width(*largest));
}

} // namespace

SortKeys::SortKeys(const PointSet &points, const SortOrder &order) :
    m_points(points), m_column(order.column), m_ascending(order.ascending)
{
    switch (m_column) {
    case SortColumn::Code:
        m_first = densePlaces(order.places, points.districts.size());
        m_second = densePlaces(order.classPlaces, points.classes.size());
        m_secondBits = bitsOf(m_second);
        m_bits = 32 + m_secondBits + bitsOf(m_first);
        break;
    case SortColumn::Class: m_first = densePlaces(order.places, points.classes.size()); break;
    case SortColumn::State: m_first = densePlaces(order.places, 256); break;
    case SortColumn::District: m_first = densePlaces(order.places, points.districts.size()); break;
    case SortColumn::Grid:
        m_first = densePlaces(order.places, points.grids.size());
        m_first.resize(noGrid + std::size_t{1}, static_cast<std::uint32_t>(points.grids.size()));
        break;
    case SortColumn::Survey:
    case SortColumn::Change: m_bits = 16; break;
    default: break;
    }
    if (m_column != SortColumn::Code && !m_first.empty())
        m_bits = std::max(1u, bitsOf(m_first));
    m_largest = (std::uint64_t{1} << m_bits) - 1;
}

std::uint64_t SortKeys::valueOf(std::uint32_t row) const
{
    switch (m_column) {
    case SortColumn::Code:
        return (std::uint64_t{m_first[m_points.district[row]]} << m_secondBits | m_second[m_points.cls[row]])
            << 32
            | m_points.serial[row];
    case SortColumn::Class: return m_first[m_points.cls[row]];
    case SortColumn::State: return m_first[m_points.state[row]];
    case SortColumn::District: return m_first[m_points.district[row]];
    case SortColumn::Grid: return m_first[m_points.grid[row]];
    case SortColumn::Serial: return m_points.serial[row];
    case SortColumn::Survey: return m_points.survey[row];
    case SortColumn::Change: return m_points.change[row];
    case SortColumn::East: return m_points.x[row];
    case SortColumn::South: return m_points.y[row];
    }
    return 0;
}

} // namespace egret::points
