// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/RowMapper.h>

namespace egret::intake {

/// What is remembered of some rows, to be suspicious about.
struct RowsSeen
{
    std::vector<geo::WorldPoint> sample;
    std::uint64_t taken = 0;
    std::uint64_t zero = 0;
    std::uint64_t noDistrict = 0;
    std::uint64_t notDegrees = 0;

    void take(const MappedRow &row);
    void reject(const Reject &reject);
    void add(const RowsSeen &later);
};

/// Looks at where rows fall and says what looks wrong: longitude and latitude swapped, GCJ-02 or BD-09
/// taken for WGS-84. It compares a sample of places with the districts and the street axes of the city:
/// things of a street lie near it under the right datum and some 500 m off under a wrong one.
class Suspicion
{
public:
    Suspicion(const domain::City &city, const Mapping &mapping) : m_city(city), m_mapping(mapping) { }

    [[nodiscard]] std::vector<std::string> words(const RowsSeen &seen) const;

private:
    [[nodiscard]] double medianStreetDistance(const RowsSeen &seen, geo::Datum as) const;

    const domain::City &m_city;
    const Mapping &m_mapping;
};

} // namespace egret::intake
