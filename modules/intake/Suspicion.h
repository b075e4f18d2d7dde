// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <intake/RowMapper.h>

namespace egret::intake {

/// Looks at where rows fall and says what looks wrong: longitude and latitude swapped, GCJ-02 or BD-09
/// taken for WGS-84. It compares a sample of places with the districts and the street axes of the city:
/// things of a street lie near it under the right datum and some 500 m off under a wrong one.
class Suspicion
{
public:
    Suspicion(const domain::City &city, const Mapping &mapping) : m_city(city), m_mapping(mapping) { }

    void taken(const MappedRow &row);
    void rejected(const Reject &reject);
    [[nodiscard]] std::vector<std::string> words() const;

private:
    [[nodiscard]] double medianStreetDistance(geo::Datum as) const;

    const domain::City &m_city;
    const Mapping &m_mapping;
    std::vector<geo::WorldPoint> m_sample;
    std::uint64_t m_taken = 0;
    std::uint64_t m_zero = 0;
    std::uint64_t m_noDistrict = 0;
    std::uint64_t m_notDegrees = 0;
};

} // namespace egret::intake
