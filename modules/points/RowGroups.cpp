// SPDX-License-Identifier: GPL-3.0-or-later
#include <points/RowGroups.h>

#include <algorithm>

namespace egret::points {

namespace {

/// 0 for the wanted indexes and splat::rejected for the others.
template <typename T>
void setTable(const std::vector<T> &wanted, std::span<std::uint8_t> table)
{
    std::fill(table.begin(), table.end(), wanted.empty() ? std::uint8_t{0} : splat::rejected);
    for (const T index : wanted) {
        if (index < table.size())
            table[index] = 0;
    }
}

} // namespace

RowGroups::RowGroups(const PointSet &points, const Selection &selection,
                     std::span<const std::uint8_t> groupOfClass, std::size_t groups) :
    m_points(points), m_selection(&selection)
{
    setGroups(groupOfClass, groups);
}

RowGroups::RowGroups(const PointSet &points, const Filter &filter, std::span<const std::uint8_t> groupOfClass,
                     std::size_t groups) :
    m_points(points)
{
    setGroups(groupOfClass, groups);
    std::array<std::uint8_t, 256> classes{};
    setTable(filter.classes, classes);
    for (std::size_t i = 0; i < classes.size(); ++i)
        m_tables.group[i] |= classes[i];
    setTable(filter.states, m_tables.state);
    setTable(filter.districts, m_tables.district);
    m_tables.anyState = filter.states.empty();
    m_tables.anyDistrict = filter.districts.empty();
}

bool RowGroups::answersTo(const PointSet &points, const Filter &filter)
{
    Filter rest = filter;
    rest.classes.clear();
    rest.states.clear();
    rest.districts.clear();
    return rest.all() && points.classes.size() <= 256;
}

void RowGroups::setGroups(std::span<const std::uint8_t> groupOfClass, std::size_t groups)
{
    m_groupOfClass.assign(m_points.classes.size(), 0);
    for (std::size_t i = 0; i < m_groupOfClass.size() && i < groupOfClass.size(); ++i)
        m_groupOfClass[i] = static_cast<std::uint8_t>(std::min<std::size_t>(groupOfClass[i], groups - 1));
    std::copy_n(m_groupOfClass.begin(), std::min<std::size_t>(256, m_groupOfClass.size()),
                m_tables.group.begin());
    m_tables.classes = m_groupOfClass.size();
    m_tables.districts = m_points.districts.size();
}

void RowGroups::read(RowRange rows, std::uint8_t *groups) const
{
    if (m_groupOfClass.size() <= 256) {
        splat::groupsOf(m_tables, &m_points.cls[rows.begin], &m_points.state[rows.begin],
                        &m_points.district[rows.begin], rows.size(), m_points.size() - rows.begin, groups);
    } else {
        for (std::uint32_t i = 0; i < rows.size(); ++i)
            groups[i] = m_groupOfClass[m_points.cls[rows.begin + i]];
    }
    if (m_selection)
        splat::rejectUnset(m_selection->words().data(), m_selection->words().size(), rows.begin, rows.size(),
                           groups);
}

} // namespace egret::points
